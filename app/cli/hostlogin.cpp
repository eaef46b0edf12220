// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/hostlogin.h"

#include "app/cli/clitext.h"
#include "app/cli/terminal.h"
#include "remote/base/quote.h"
#include "ui/text/filled.h"

namespace Clawtune
{

using namespace Qt::StringLiterals;
using Remote::ConnectionState;
using Remote::Error;
using Remote::ErrorCode;
using Remote::HostConnection;

namespace
{

constexpr int mostQuestions = 3;

} // namespace

HostLogin::HostLogin(const Remote::SshParameters &parameters, HostSecrets &secrets, QObject *parent)
    : QObject(parent)
    , m_connection(std::make_shared<HostConnection>(parameters))
    , m_secrets(secrets)
{
    HostConnection *connection = m_connection.get();
    connect(connection, &HostConnection::stateChanged, this, &HostLogin::onStateChanged);
    connect(connection, &HostConnection::hostKeyPresented, this, &HostLogin::onHostKeyPresented);
    connect(connection, &HostConnection::passphraseWanted, this, &HostLogin::onPassphraseWanted);
}

HostLogin::~HostLogin() = default;

void HostLogin::start(Administrator wanted, Done done)
{
    m_wanted = wanted;
    m_done = std::move(done);
    m_connection->open();
}

void HostLogin::onStateChanged(ConnectionState state)
{
    if (state == ConnectionState::Connected)
        becomeAdministrator();
    else if (state == ConnectionState::Failed || state == ConnectionState::Waiting)
        finish(m_connection->lastError());
}

void HostLogin::onHostKeyPresented(const Remote::HostKey &key)
{
    const QString name = m_connection->parameters().name;
    const Error refused{ErrorCode::HostKeyUnknown, name, key.fingerprint.toUtf8()};
    if (!canAsk()) {
        finish(refused);
        return;
    }
    const QString question = filled(
        Cli::tr("%1 was never seen before. Its host key is %2 (%3).\n"
                "Compare it with what your provider shows. Trust this server? [y/N]"),
        {Remote::displayText(name.toUtf8()), key.fingerprint, Remote::displayText(key.type)});
    if (askYesNo(question))
        m_connection->acceptHostKey();
    else
        finish(refused);
}

void HostLogin::onPassphraseWanted(const QString &keyFile, bool previousWasWrong)
{
    if (m_secrets.passphrase && !m_passphraseTried) {
        m_passphraseTried = true;
        m_connection->supplyPassphrase(m_secrets.passphrase->clone());
        return;
    }
    const bool wrong = previousWasWrong || m_passphraseTried;
    const Error refused{
        wrong ? ErrorCode::PassphraseWrong : ErrorCode::PassphraseNeeded, keyFile, {}};
    if (!canAsk() || m_questions++ >= mostQuestions) {
        finish(refused);
        return;
    }
    auto passphrase = askSecret(
        filled(Cli::tr("Passphrase of the key %1:"), {Remote::displayText(keyFile.toUtf8())}));
    if (!passphrase) {
        finish(Error{ErrorCode::Cancelled, keyFile, {}});
        return;
    }
    m_connection->supplyPassphrase(passphrase->clone());
    m_secrets.passphrase = std::move(passphrase);
}

void HostLogin::becomeAdministrator()
{
    const bool isRoot = m_connection->parameters().user == u"root";
    if (m_wanted == Administrator::IfGiven && !isRoot && !m_secrets.sudoPassword) {
        finish({});
        return;
    }
    m_questions = 0;
    tryAdministrator(m_secrets.sudoPassword ? m_secrets.sudoPassword->clone() : Remote::Secret());
}

void HostLogin::tryAdministrator(Remote::Secret password)
{
    m_connection->becomeAdministrator(
        std::move(password), this,
        [this](const Remote::Result<void> &answer) { onAdministratorAnswer(answer); });
}

void HostLogin::onAdministratorAnswer(const Remote::Result<void> &answer)
{
    if (answer) {
        finish({});
        return;
    }
    const Error error = answer.error();
    const bool mayAsk =
        error.code == ErrorCode::SudoPasswordNeeded || error.code == ErrorCode::SudoPasswordWrong;
    if (!mayAsk || !canAsk() || m_questions++ >= mostQuestions) {
        finish(error);
        return;
    }
    auto password =
        askSecret(filled(Cli::tr("Password of %1 for sudo:"),
                         {Remote::displayText(m_connection->parameters().user.toUtf8())}));
    if (!password) {
        finish(Error{ErrorCode::Cancelled, error.subject, {}});
        return;
    }
    Remote::Secret attempt = password->clone();
    m_secrets.sudoPassword = std::move(password);
    tryAdministrator(std::move(attempt));
}

void HostLogin::finish(std::optional<Error> error)
{
    if (!m_done)
        return;
    disconnect(m_connection.get(), nullptr, this, nullptr);
    // Not from within the connection's own signal: the receiver may let the connection go.
    QMetaObject::invokeMethod(
        this,
        [this, error, done = std::exchange(m_done, {})] {
            if (error)
                done(*error);
            else
                done(m_connection);
        },
        Qt::QueuedConnection);
}

} // namespace Clawtune
