// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/ssh/hostconnection.h"

#include <QObject>

#include <functional>
#include <memory>
#include <optional>

namespace Clawtune
{

/// What a person gave for logging in, kept for the second connection of an apply.
struct HostSecrets {
    std::optional<Remote::Secret> passphrase;
    std::optional<Remote::Secret> sudoPassword;
};

/// Whether the connection shall be able to run commands as root.
enum class Administrator {
    IfGiven, ///< only a root login, or with a sudo password that was given: looking asks for none
    Needed,  ///< also through sudo without a password, or by asking at the terminal
};

/// Opens one connection to the end: host key, passphrase, administrator rights. Asks at the
/// terminal where there is one, else says what is missing.
class HostLogin final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HostLogin)
public:
    using Done = std::function<void(Remote::Result<std::shared_ptr<Remote::HostConnection>>)>;

    /// `secrets` outlives this object; what is typed at the terminal is added to it.
    HostLogin(const Remote::SshParameters &parameters, HostSecrets &secrets, QObject *parent);
    ~HostLogin() override;

    /// `done` is called once, never before start() returns.
    void start(Administrator wanted, Done done);

private:
    void onStateChanged(Remote::ConnectionState state);
    void onHostKeyPresented(const Remote::HostKey &key);
    void onPassphraseWanted(const QString &keyFile, bool previousWasWrong);
    void becomeAdministrator();
    void tryAdministrator(Remote::Secret password);
    void onAdministratorAnswer(const Remote::Result<void> &answer);
    void finish(std::optional<Remote::Error> error);

    std::shared_ptr<Remote::HostConnection> m_connection;
    HostSecrets &m_secrets;
    Administrator m_wanted = Administrator::IfGiven;
    Done m_done;
    bool m_passphraseTried = false;
    int m_questions = 0;
};

} // namespace Clawtune
