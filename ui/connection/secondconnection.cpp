// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connection/secondconnection.h"

namespace Clawtune
{

using Remote::ConnectionState;
using Remote::Error;
using Remote::ErrorCode;
using Remote::Result;

SecondConnection::SecondConnection(Remote::SshParameters parameters, Secrets secrets,
                                   QObject *context, Done done, QObject *parent)
    : QObject(parent)
    , m_secrets(std::move(secrets))
    , m_context(context)
    , m_done(std::move(done))
{
    parameters.acceptNewHostKey = false;
    // The last holder may let go inside one of its own signals: deletion waits for the event loop.
    m_connection = {new Remote::HostConnection(std::move(parameters)),
                    [](Remote::HostConnection *connection) {
                        connection->close();
                        connection->deleteLater();
                    }};
    auto *connection = m_connection.get();
    connect(connection, &Remote::HostConnection::stateChanged, this,
            &SecondConnection::onStateChanged);
    connect(connection, &Remote::HostConnection::passphraseWanted, this,
            [this](const QString &file, bool previousWasWrong) {
                if (previousWasWrong || m_secrets.passphrase.isEmpty())
                    finish(Error{ErrorCode::PassphraseNeeded, file});
                else
                    m_connection->supplyPassphrase(m_secrets.passphrase.clone());
            });
    connect(connection, &Remote::HostConnection::hostKeyPresented, this,
            [this](const Remote::HostKey &key) {
                finish(Error{ErrorCode::HostKeyUnknown, m_connection->parameters().address,
                             key.fingerprint.toUtf8()});
            });
    connection->open();
}

void SecondConnection::onStateChanged(ConnectionState state)
{
    if (state == ConnectionState::Connected)
        becomeAdministrator();
    else if (state == ConnectionState::Failed || state == ConnectionState::Waiting)
        finish(m_connection->lastError());
}

void SecondConnection::becomeAdministrator()
{
    m_connection->becomeAdministrator(m_secrets.sudoPassword.clone(), this,
                                      [this](const Result<void> &result) { finish(result); });
}

void SecondConnection::finish(const Result<void> &result)
{
    if (!m_done)
        return;
    const Done done = std::exchange(m_done, {});
    m_connection->disconnect(this);
    std::shared_ptr<Remote::HostConnection> connection = std::move(m_connection);
    deleteLater();
    if (!m_context)
        return;
    if (result.ok())
        done(std::shared_ptr<Remote::RemoteShell>(std::move(connection)));
    else
        done(result.error());
}

} // namespace Clawtune
