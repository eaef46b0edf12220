// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/clicontext.h"

#include "app/cli/terminal.h"
#include "ui/text/texts.h"

#include <QCoreApplication>

namespace Clawtune
{

using Remote::Result;

CliContext::CliContext(CliOptions options, QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
    , m_output(m_options.json)
{
}

CliContext::~CliContext() = default;

void CliContext::connectHost(Administrator wanted, std::function<void()> then)
{
    auto parameters =
        Remote::resolveHost(m_options.hostName(), Remote::HostStore(), m_options.host);
    if (!parameters) {
        fail(parameters.error());
        return;
    }
    m_parameters = *parameters;
    if (const auto secrets = readSecrets(); !secrets) {
        fail(secrets.error());
        return;
    }
    auto *login = new HostLogin(m_parameters, m_secrets, this);
    login->start(m_options.sudo ? Administrator::Needed : wanted,
                 [this, login, then = std::move(then)](auto connection) {
                     login->deleteLater();
                     if (!connection) {
                         fail(connection.error());
                         return;
                     }
                     m_connection = *connection;
                     then();
                 });
}

Remote::Privilege CliContext::privilege() const
{
    return m_connection->privilege();
}

Remote::Secret CliContext::sudoPassword() const
{
    return m_secrets.sudoPassword ? m_secrets.sudoPassword->clone() : Remote::Secret();
}

Remote::SavedHost CliContext::savedHost() const
{
    const auto hosts = Remote::HostStore().load();
    if (!hosts)
        return {};
    for (const Remote::SavedHost &host : *hosts) {
        if (host.name == m_options.hostName())
            return host;
    }
    return {};
}

void CliContext::reconnect(QObject *context,
                           std::function<void(Result<std::shared_ptr<Remote::RemoteShell>>)> done)
{
    auto *login = new HostLogin(m_parameters, m_secrets, context);
    login->start(Administrator::Needed, [login, done = std::move(done)](auto connection) {
        login->deleteLater();
        if (connection)
            done(std::shared_ptr<Remote::RemoteShell>(*connection));
        else
            done(connection.error());
    });
}

void CliContext::finish(int exitCode)
{
    QCoreApplication::exit(exitCode);
}

void CliContext::fail(const Remote::Error &error)
{
    m_output.error(error);
    finish(exitCodeOf(error.code));
}

Result<void> CliContext::readSecrets()
{
    const auto read = [](const QString &file,
                         std::optional<Remote::Secret> &target) -> Result<void> {
        if (file.isEmpty())
            return {};
        auto secret = readSecret(file);
        if (!secret)
            return secret.error();
        target = std::move(*secret);
        return {};
    };
    if (const auto passphrase = read(m_options.passphraseFile, m_secrets.passphrase); !passphrase)
        return passphrase;
    return read(m_options.sudoPasswordFile, m_secrets.sudoPassword);
}

} // namespace Clawtune
