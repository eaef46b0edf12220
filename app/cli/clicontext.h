// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/hostlogin.h"
#include "app/cli/options.h"
#include "app/cli/output.h"
#include "remote/ssh/hostconnection.h"
#include "remote/ssh/hoststore.h"

#include <QObject>

#include <functional>
#include <memory>

namespace Clawtune
{

/// What one run of the command line holds: its options, where it writes, its connection. A command
/// ends by finish() or fail(); until then the event loop runs.
class CliContext final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CliContext)
public:
    explicit CliContext(CliOptions options, QObject *parent = nullptr);
    ~CliContext() override;

    [[nodiscard]] const CliOptions &options() const { return m_options; }
    [[nodiscard]] CliOutput &output() { return m_output; }

    /// Resolves HOST, connects and logs in; then calls back, or fails.
    void connectHost(Administrator wanted, std::function<void()> then);
    [[nodiscard]] Remote::HostConnection &connection() { return *m_connection; }
    /// Root where the connection has administrator rights, else Login.
    [[nodiscard]] Remote::Privilege privilege() const;
    /// What sudo took from a login that is not root's; empty where it asks for none.
    [[nodiscard]] Remote::Secret sudoPassword() const;
    /// The saved host of that name, else an empty one.
    [[nodiscard]] Remote::SavedHost savedHost() const;
    /// A second connection with administrator rights, for the verification of a change.
    void reconnect(QObject *context,
                   std::function<void(Remote::Result<std::shared_ptr<Remote::RemoteShell>>)> done);

    void finish(int exitCode);
    void fail(const Remote::Error &error);

private:
    Remote::Result<void> readSecrets();

    CliOptions m_options;
    CliOutput m_output;
    HostSecrets m_secrets;
    Remote::SshParameters m_parameters;
    std::shared_ptr<Remote::HostConnection> m_connection;
};

} // namespace Clawtune
