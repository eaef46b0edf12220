// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connection/keyrefusedview.h"

#include "remote/base/quote.h"
#include "ui/connection/commandlabel.h"
#include "ui/connection/dialogparts.h"
#include "ui/text/texts.h"
#include "widgets/themedicon.h"

#include <QDir>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Clawtune
{

namespace
{

constexpr int textWidth = 600;

QLabel *namedParagraph(QWidget *parent, const QString &name)
{
    QLabel *label = paragraph({}, parent);
    label->setObjectName(name);
    label->setFixedWidth(textWidth);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace

KeyRefusedView::KeyRefusedView(QWidget *parent)
    : QWidget(parent)
    , m_icon(new QLabel(this))
    , m_sentence(namedParagraph(this, u"refusedSentence"_s))
    , m_detail(namedParagraph(this, u"refusedDetail"_s))
    , m_advice(namedParagraph(this, u"refusedAdvice"_s))
    , m_checkCommand(new CommandLabel(this))
    , m_then(namedParagraph(this, u"refusedThen"_s))
    , m_removeCommand(new CommandLabel(this))
    , m_retry(new QPushButton(this))
{
    QFont large = m_sentence->font();
    large.setPointSizeF(large.pointSizeF() * 1.2);
    m_sentence->setFont(large);
    m_icon->setFixedSize(40, 40);
    m_retry->setObjectName(u"refusedRetry"_s);
    auto *column = new QVBoxLayout;
    column->setSpacing(8);
    for (QLabel *part :
         {m_icon, m_sentence, m_detail, m_advice, m_checkCommand, m_then, m_removeCommand})
        column->addWidget(part);
    column->addSpacing(8);
    column->addWidget(m_retry, 0, Qt::AlignLeft);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->addStretch(2);
    auto *middle = new QHBoxLayout;
    middle->addStretch();
    middle->addLayout(column);
    middle->addStretch();
    layout->addLayout(middle);
    layout->addStretch(3);
    connect(m_retry, &QPushButton::clicked, this, &KeyRefusedView::retryWanted);
}

void KeyRefusedView::setError(const Remote::Error &error, const Remote::SshParameters &parameters)
{
    const bool changed = error.code == Remote::ErrorCode::HostKeyChanged;
    const bool unreadable = error.code == Remote::ErrorCode::KnownHostsUnreadable;
    m_icon->setPixmap(Widgets::themedIcon(u"fail"_s, palette(), Widgets::Tone::Bad)
                          .pixmap(m_icon->size(), devicePixelRatioF()));
    m_sentence->setText(errorSentence(error));
    m_detail->setText(errorDetail(error));
    // Most sentences name the fingerprint themselves.
    m_detail->setVisible(!error.detail.isEmpty() && !m_sentence->text().contains(m_detail->text()));
    m_advice->setText(
        unreadable
            ? tr("Clawtune does not connect while it cannot read what is on record for this "
                 "server. Mend or remove the line named above.")
            : tr("Somebody may be standing between you and the server, or it was installed anew. "
                 "Clawtune does not connect. Compare the fingerprint with the server itself: log "
                 "in on the console of your provider and run this command."));
    m_checkCommand->setText(CommandLabel::fingerprintCommand());
    m_checkCommand->setVisible(!unreadable);
    m_then->setText(tr("Only if both are the same, remove the old key on this computer and "
                       "connect again."));
    m_then->setVisible(changed);
    m_removeCommand->setText(removalCommand(parameters));
    m_removeCommand->setVisible(changed);
    m_retry->setText(tr("Look again"));
}

QString KeyRefusedView::removalCommand(const Remote::SshParameters &parameters) const
{
    QString host = parameters.address;
    if (parameters.port != 22)
        host = u"[%1]:%2"_s.arg(parameters.address, QString::number(parameters.port));
    QByteArray command = "ssh-keygen -R " + Remote::shellQuoted(host.toUtf8());
    if (!parameters.knownHostsFile.isEmpty())
        command += " -f " + Remote::shellQuoted(parameters.knownHostsFile.toUtf8());
    return QString::fromUtf8(command);
}

} // namespace Clawtune
