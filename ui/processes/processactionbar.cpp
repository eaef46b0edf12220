// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/processes/processactionbar.h"

#include "ui/processes/actiontexts.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace Clawtune
{

using Remote::ProcessAction;
using Remote::ProcessSignal;

namespace
{

constexpr int gap = 8;

/// In the order of the menu; the nice value comes behind them.
constexpr ProcessSignal offeredSignals[] = {
    ProcessSignal::Term,   ProcessSignal::Kill,      ProcessSignal::Stop,  ProcessSignal::Continue,
    ProcessSignal::Hangup, ProcessSignal::Interrupt, ProcessSignal::User1, ProcessSignal::User2};

} // namespace

ProcessActionBar::ProcessActionBar(QWidget *parent)
    : QWidget(parent)
    , m_summary(new QLabel(this))
    , m_end(new QPushButton(this))
    , m_more(new QToolButton(this))
    , m_menu(new QMenu(this))
{
    m_summary->setObjectName(u"processCount"_s);
    m_summary->setTextFormat(Qt::PlainText);
    m_end->setObjectName(u"endButton"_s);
    m_more->setObjectName(u"actionsButton"_s);
    m_more->setMenu(m_menu);
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_more->setToolButtonStyle(Qt::ToolButtonTextOnly);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(gap);
    row->addWidget(m_summary, 1);
    row->addWidget(m_end);
    row->addWidget(m_more);
    connect(m_end, &QPushButton::clicked, this, [this] { Q_EMIT wanted({}); });
    setUpMenu();
    retranslate();
}

void ProcessActionBar::setUpMenu()
{
    for (const ProcessSignal signal : offeredSignals) {
        QAction *action = m_menu->addAction(QString());
        connect(action, &QAction::triggered, this, [this, signal] {
            Q_EMIT wanted({ProcessAction::Kind::Signal, signal, 0});
        });
    }
    m_menu->addSeparator();
    connect(m_menu->addAction(QString()), &QAction::triggered, this, [this] {
        Q_EMIT wanted({ProcessAction::Kind::Renice, ProcessSignal::Term, 0});
    });
}

void ProcessActionBar::setSummary(const QString &text)
{
    m_summary->setText(text);
}

void ProcessActionBar::setOffered(bool offered)
{
    m_end->setEnabled(offered);
    m_more->setEnabled(offered);
}

void ProcessActionBar::popUp(const QPoint &globalPosition)
{
    if (m_more->isEnabled())
        m_menu->popup(globalPosition);
}

void ProcessActionBar::retranslate()
{
    m_end->setText(tr("End"));
    m_end->setToolTip(tr("End the chosen processes (Del); asks first"));
    m_more->setText(tr("More actions"));
    const QList<QAction *> actions = m_menu->actions();
    qsizetype at = 0;
    for (const ProcessSignal signal : offeredSignals)
        actions.at(at++)->setText(actionTitle({ProcessAction::Kind::Signal, signal, 0}));
    actions.constLast()->setText(
        actionTitle({ProcessAction::Kind::Renice, ProcessSignal::Term, 0}));
}

void ProcessActionBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace Clawtune
