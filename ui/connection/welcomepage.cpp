// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connection/welcomepage.h"

#include "ui/connection/commandlabel.h"
#include "ui/connection/dialogparts.h"
#include "widgets/themedicon.h"

#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Clawtune
{

namespace
{
constexpr int columnWidth = 600;
constexpr int iconSize = 24;
} // namespace

WelcomePage::WelcomePage(QWidget *parent)
    : QWidget(parent)
    , m_title(paragraph({}, this))
    , m_intro(paragraph({}, this))
    , m_steps{addStep(u"server"_s), addStep(u"key"_s), addStep(u"shield"_s), addStep(u"overview"_s)}
    , m_add(new QPushButton(this))
    , m_demo(paragraph({}, this))
    , m_demoCommand(new CommandLabel(this))
{
    setObjectName(u"welcomePage"_s);
    QFont large = m_title->font();
    large.setPointSizeF(large.pointSizeF() * 1.5);
    m_title->setFont(large);
    m_add->setObjectName(u"welcomeAddButton"_s);
    m_add->setIcon(Widgets::themedIcon(u"add"_s));
    m_demoCommand->setText(u"./app/run --demo"_s);
    m_demoCommand->setWordWrap(false);
    auto *content = new QWidget(this);
    content->setFixedWidth(columnWidth);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_title);
    column->addWidget(m_intro);
    column->addSpacing(16);
    for (const Step &step : std::as_const(m_steps)) {
        auto *texts = new QVBoxLayout;
        texts->setSpacing(2);
        texts->addWidget(step.title);
        texts->addWidget(step.text);
        auto *row = new QHBoxLayout;
        row->setSpacing(16);
        row->addWidget(step.icon, 0, Qt::AlignTop);
        row->addLayout(texts, 1);
        column->addLayout(row);
    }
    column->addSpacing(8);
    column->addWidget(m_add, 0, Qt::AlignLeft);
    column->addSpacing(24);
    column->addWidget(m_demo);
    column->addWidget(m_demoCommand, 0, Qt::AlignLeft);
    // Stretches at both sides, not an alignment: the height of wrapped text is then asked for at
    // the width that it gets.
    auto *row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(content);
    row->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->addStretch(2);
    layout->addLayout(row);
    layout->addStretch(3);
    connect(m_add, &QPushButton::clicked, this, &WelcomePage::addHostWanted);
    retranslate();
    updateIcons();
}

WelcomePage::Step WelcomePage::addStep(const QString &icon)
{
    Step step{new QLabel(this), paragraph({}, this), paragraph({}, this), icon};
    step.icon->setFixedSize(iconSize, iconSize);
    QFont bold = step.title->font();
    bold.setBold(true);
    step.title->setFont(bold);
    return step;
}

void WelcomePage::retranslate()
{
    m_title->setText(tr("See what your server is doing"));
    m_intro->setText(tr("Clawtune connects over SSH and installs nothing on the server. Looking "
                        "changes nothing there."));
    const std::array words{
        std::pair(tr("Add your server"), tr("Its address and the user you log in as.")),
        std::pair(tr("Choose the key"),
                  tr("The key file you use with ssh, or the keys your agent holds.")),
        std::pair(tr("Compare the fingerprint"),
                  tr("Once, so that nobody can stand between you and the server.")),
        std::pair(tr("Watch, then tune"),
                  tr("Live charts come first. The checklist shows every command before it runs, "
                     "and can undo it.")),
    };
    for (size_t i = 0; i < words.size(); ++i) {
        const Step &step = m_steps[static_cast<qsizetype>(i)];
        //: step of the first start: number and title
        step.title->setText(tr("%1. %2").arg(QString::number(i + 1), words[i].first));
        step.text->setText(words[i].second);
    }
    m_add->setText(tr("Add your server"));
    m_demo->setText(tr("No server at hand? This starts a disposable one on this computer and opens "
                       "Clawtune connected to it:"));
}

void WelcomePage::updateIcons()
{
    for (const Step &step : std::as_const(m_steps)) {
        step.icon->setPixmap(Widgets::themedIcon(step.iconName, palette(), Widgets::Tone::Accent)
                                 .pixmap(step.icon->size(), devicePixelRatioF()));
    }
}

void WelcomePage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    if (event->type() == QEvent::PaletteChange)
        updateIcons();
    QWidget::changeEvent(event);
}

} // namespace Clawtune
