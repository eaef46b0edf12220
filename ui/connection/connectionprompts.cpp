// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connection/connectionprompts.h"

#include "remote/base/quote.h"
#include "ui/connection/fingerprintdialog.h"
#include "ui/connection/secretdialog.h"
#include "ui/text/texts.h"

#include <QWidget>

using namespace Qt::StringLiterals;

namespace Clawtune
{

using Remote::ConnectionState;

ConnectionPrompts::ConnectionPrompts(HostSession &session, QWidget &owner)
    : QObject(&owner)
    , m_session(session)
    , m_owner(owner)
{
    auto &connection = m_session.connection();
    connect(&connection, &Remote::HostConnection::hostKeyPresented, this,
            &ConnectionPrompts::askHostKey);
    connect(&m_session, &HostSession::passphraseWanted, this, &ConnectionPrompts::askPassphrase);
    connect(&m_session, &HostSession::administratorWanted, this,
            &ConnectionPrompts::askAdministrator);
    connect(&connection, &Remote::HostConnection::stateChanged, this,
            [this](ConnectionState state) {
                if (state == ConnectionState::Closed || state == ConnectionState::Failed ||
                    state == ConnectionState::Waiting)
                    dropDialog();
            });
}

ConnectionPrompts::~ConnectionPrompts()
{
    dropDialog();
}

void ConnectionPrompts::askHostKey(const Remote::HostKey &key)
{
    auto *dialog = new FingerprintDialog(m_session.host().name, key, m_owner.window());
    connect(dialog, &QDialog::accepted, this, [this] { m_session.connection().acceptHostKey(); });
    connect(dialog, &QDialog::rejected, this, [this] { m_session.close(); });
    show(dialog);
}

void ConnectionPrompts::askPassphrase(const QString &keyFile, bool previousWasWrong)
{
    auto *dialog = new SecretDialog(
        {.title = tr("Passphrase"),
         .question = tr("The key %1 is locked with a passphrase.")
                         .arg(Remote::displayText(keyFile.toUtf8(), 200)),
         .label = tr("Passphrase:"),
         .action = tr("Unlock"),
         .problem = previousWasWrong ? tr("That passphrase does not open the key.") : QString(),
         .hint = tr("Clawtune keeps it in memory only, until you disconnect.")},
        m_owner.window());
    connect(dialog, &QDialog::accepted, this,
            [this, dialog] { m_session.supplyPassphrase(dialog->take()); });
    connect(dialog, &QDialog::rejected, this, [this] { m_session.close(); });
    show(dialog);
}

void ConnectionPrompts::askAdministrator(const Remote::Error &previous, bool isRetry)
{
    const QString user = Remote::displayText(m_session.connection().parameters().user.toUtf8(), 60);
    auto *dialog = new SecretDialog(
        {.title = tr("Administrator rights on %1").arg(hostName()),
         .question = tr("Changing something on %1 needs administrator rights. sudo asks for the "
                        "password of %2.")
                         .arg(hostName(), user),
         .label = tr("Password:"),
         .action = tr("Become administrator"),
         .problem = isRetry ? errorSentence(previous) : QString(),
         .hint = tr("Clawtune keeps it in memory only, until you give the rights back or "
                    "disconnect.")},
        m_owner.window());
    connect(dialog, &QDialog::accepted, this,
            [this, dialog] { m_session.supplyAdministratorPassword(dialog->take()); });
    connect(dialog, &QDialog::rejected, this, [this] { m_session.declineAdministrator(); });
    show(dialog);
}

void ConnectionPrompts::show(QDialog *dialog)
{
    dropDialog();
    m_dialog = dialog;
    dialog->open();
}

void ConnectionPrompts::dropDialog()
{
    if (!m_dialog)
        return;
    // Taken back, not answered: nobody may hear of it.
    m_dialog->disconnect(this);
    m_dialog->close();
    m_dialog = nullptr;
}

QString ConnectionPrompts::hostName() const
{
    return Remote::displayText(m_session.host().name.toUtf8(), 60);
}

} // namespace Clawtune
