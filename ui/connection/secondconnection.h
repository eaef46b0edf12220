// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/changes/changerunner.h"
#include "remote/ssh/hostconnection.h"

#include <QObject>
#include <QPointer>

namespace Clawtune
{

/// Opens one more connection to a server that is already connected, for a verification that must
/// not lean on the first one. It asks nobody: the host key must be known, the secrets are clones of
/// those in use. Answers once and deletes itself. GUI thread.
class SecondConnection final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SecondConnection)
public:
    using Done = std::function<void(Remote::Result<std::shared_ptr<Remote::RemoteShell>>)>;

    struct Secrets {
        Remote::Secret passphrase;
        Remote::Secret sudoPassword;
    };

    SecondConnection(Remote::SshParameters parameters, Secrets secrets, QObject *context, Done done,
                     QObject *parent);

private:
    void onStateChanged(Remote::ConnectionState state);
    void becomeAdministrator();
    void finish(const Remote::Result<void> &result);

    std::shared_ptr<Remote::HostConnection> m_connection;
    Secrets m_secrets;
    QPointer<QObject> m_context;
    Done m_done;
};

} // namespace Clawtune
