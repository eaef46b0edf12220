// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connection/fingerprintdialog.h"

#include "remote/base/quote.h"
#include "ui/connection/commandlabel.h"
#include "ui/connection/dialogparts.h"

#include <QDialogButtonBox>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Clawtune
{

FingerprintDialog::FingerprintDialog(const QString &hostName, const Remote::HostKey &key,
                                     QWidget *parent)
    : QDialog(parent)
{
    setObjectName(u"fingerprintDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("New server key"));
    auto *fingerprint = new CommandLabel(this);
    fingerprint->setObjectName(u"fingerprintText"_s);
    fingerprint->setText(Remote::displayText(key.type) + u"\n"_s +
                         Remote::displayText(key.fingerprint.toUtf8()));
    auto *command = new CommandLabel(this);
    command->setText(CommandLabel::fingerprintCommand(key.type));
    auto *buttons = new QDialogButtonBox(this);
    auto *cancel = buttons->addButton(QDialogButtonBox::Cancel);
    auto *acceptKey = buttons->addButton(tr("Accept this key"), QDialogButtonBox::AcceptRole);
    acceptKey->setObjectName(u"acceptKeyButton"_s);
    acceptKey->setAutoDefault(false);
    cancel->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(8);
    layout->addWidget(
        paragraph(tr("Clawtune sees “%1” for the first time. This is the server's key:")
                      .arg(Remote::displayText(hostName.toUtf8(), 60)),
                  this));
    layout->addWidget(fingerprint);
    layout->addSpacing(8);
    layout->addWidget(paragraph(tr("To be sure that it is your server, log in on the console of "
                                   "your provider, run this command and compare the text after "
                                   "SHA256:"),
                                this));
    layout->addWidget(command);
    layout->addSpacing(8);
    layout->addWidget(paragraph(tr("If both are the same, accept the key. From then on Clawtune "
                                   "refuses any other key of this server."),
                                this));
    layout->addStretch();
    layout->addWidget(buttons);
    fitToWidth(*this, 600);
    cancel->setFocus();
}

} // namespace Clawtune
