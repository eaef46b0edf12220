// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connection/commandlabel.h"

#include <QFontDatabase>

using namespace Qt::StringLiterals;

namespace Clawtune
{

CommandLabel::CommandLabel(QWidget *parent)
    : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setWordWrap(true);
    setMargin(8);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
}

QString CommandLabel::fingerprintCommand(const QByteArray &keyType)
{
    QString file = u"ed25519"_s;
    if (keyType.contains("rsa"))
        file = u"rsa"_s;
    else if (keyType.contains("ecdsa"))
        file = u"ecdsa"_s;
    return u"ssh-keygen -lf /etc/ssh/ssh_host_%1_key.pub"_s.arg(file);
}

} // namespace Clawtune
