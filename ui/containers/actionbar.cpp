// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/containers/actionbar.h"

#include "remote/base/quote.h"
#include "ui/checklist/changequestion.h"
#include "ui/containers/containerwords.h"
#include "ui/text/filled.h"
#include "ui/text/formatter.h"
#include "ui/text/texts.h"
#include "widgets/banner.h"
#include "widgets/statusbadge.h"
#include "widgets/themedicon.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QProgressBar>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Clawtune
{

using Remote::ContainerAction;
using Remote::ContainerInfo;

namespace
{

constexpr int gap = 8;
constexpr auto progressAfter = 300ms; ///< what is done sooner needs no progress
constexpr auto cancelAfter = 2s;
constexpr auto clockStep = 100ms;

constexpr ContainerAction allActions[] = {ContainerAction::Start, ContainerAction::Stop,
                                          ContainerAction::Restart, ContainerAction::Pause,
                                          ContainerAction::Unpause};

} // namespace

ActionBar::ActionBar(Remote::ContainerActions &actions, QString host, QWidget *parent)
    : QWidget(parent)
    , m_actions(actions)
    , m_host(std::move(host))
    , m_name(new QLabel(this))
    , m_badge(new Widgets::StatusBadge(this))
    , m_progressRow(new QWidget(this))
    , m_progressText(new QLabel(m_progressRow))
    , m_progress(new QProgressBar(m_progressRow))
    , m_cancel(new QPushButton(m_progressRow))
    , m_outcome(new Widgets::Banner(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(gap);
    setUpHeader();
    setUpProgress();
    m_outcome->setObjectName(u"actionOutcome"_s);
    layout->addWidget(m_outcome);
    m_clock.setInterval(clockStep);
    connect(&m_clock, &QTimer::timeout, this, &ActionBar::updateProgress);
    connect(m_outcome, &Widgets::Banner::firstTriggered, m_outcome, &QWidget::hide);
    connect(&m_actions, &Remote::ContainerActions::stepChanged, this, [this] {
        updateButtons();
        updateProgress();
    });
    connect(&m_actions, &Remote::ContainerActions::finished, this, &ActionBar::finish);
    retranslate();
}

void ActionBar::setUpHeader()
{
    auto *header = new QHBoxLayout;
    header->setSpacing(gap);
    m_name->setObjectName(u"containerName"_s);
    m_name->setTextFormat(Qt::PlainText);
    QFont bold = m_name->font();
    bold.setBold(true);
    m_name->setFont(bold);
    header->addWidget(m_name);
    header->addWidget(m_badge);
    header->addStretch();
    for (const ContainerAction action : allActions) {
        auto *button = new QToolButton(this);
        button->setObjectName(u"action"_s + QString::number(int(action)));
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setFocusPolicy(Qt::StrongFocus);
        connect(button, &QToolButton::clicked, this, [this, action] { ask(action); });
        m_buttons.append(button);
        header->addWidget(button);
    }
    static_cast<QVBoxLayout *>(layout())->addLayout(header);
}

void ActionBar::setUpProgress()
{
    auto *row = new QHBoxLayout(m_progressRow);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(gap);
    m_progressRow->setObjectName(u"actionProgress"_s);
    m_progressText->setTextFormat(Qt::PlainText);
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    m_progress->setMaximumHeight(gap);
    m_cancel->setObjectName(u"actionCancel"_s);
    row->addWidget(m_progressText);
    row->addWidget(m_progress, 1);
    row->addWidget(m_cancel);
    m_progressRow->hide();
    layout()->addWidget(m_progressRow);
    connect(m_cancel, &QPushButton::clicked, this, [this] { m_actions.cancel(); });
}

void ActionBar::setContainer(const ContainerInfo *info, const Remote::ContainerEngine &engine,
                             const QList<ContainerInfo> &all)
{
    const QByteArray before = m_info.id;
    m_info = info ? *info : ContainerInfo();
    m_engine = engine;
    m_all = all;
    if (m_info.id != before && !m_actions.isBusy())
        m_outcome->hide(); // it told of another one
    m_name->setText(info ? containerTitle(m_info) : tr("No container is chosen"));
    m_badge->setVisible(info);
    if (info) {
        const ContainerMark mark = containerMark(m_info);
        m_badge->setStatus(mark.icon, mark.word, mark.tone);
    }
    updateButtons();
}

void ActionBar::setPossible(bool possible)
{
    m_isPossible = possible;
    updateButtons();
}

bool ActionBar::isPossible(ContainerAction action) const
{
    return m_isPossible && !m_info.id.isEmpty() && !m_actions.isBusy() &&
           Remote::canDo(action, m_info.state);
}

/// Pause and Resume share a place: one of them never makes sense.
void ActionBar::updateButtons()
{
    const bool isPaused = m_info.state == Remote::ContainerState::Paused;
    for (const ContainerAction action : allActions) {
        QToolButton *button = m_buttons.at(int(action));
        button->setEnabled(isPossible(action));
        if (action == ContainerAction::Pause)
            button->setVisible(!isPaused);
        if (action == ContainerAction::Unpause)
            button->setVisible(isPaused);
    }
}

void ActionBar::addTo(QMenu *menu)
{
    for (const ContainerAction action : allActions) {
        if (!isPossible(action))
            continue;
        //: of a menu entry that asks before it does anything
        QAction *entry = menu->addAction(Widgets::themedIcon(actionIcon(action)),
                                         filled(tr("%1…"), {actionVerb(action)}));
        connect(entry, &QAction::triggered, this, [this, action] { ask(action); });
    }
}

void ActionBar::ask(ContainerAction action)
{
    if (!isPossible(action))
        return;
    const ContainerInfo asked = m_info; // whatever is chosen by the time of the answer
    const QString host = Remote::displayText(m_host.toUtf8(), 60);
    auto *question = new ChangeQuestion(actionQuestion(action, containerTitle(asked), host),
                                        actionEffect(action, asked, dependantsOf(asked, m_all)),
                                        actionVerb(action), this);
    connect(question, &QDialog::accepted, this, [this, asked, action] {
        m_outcome->hide();
        m_result.reset();
        m_busyName = containerTitle(asked);
        m_actions.start(m_engine, asked, action);
    });
    question->open();
}

void ActionBar::updateProgress()
{
    if (!m_actions.isBusy()) {
        m_clock.stop();
        m_progressRow->hide();
        return;
    }
    m_clock.start();
    const auto elapsed = m_actions.elapsed();
    m_busySeconds = double(elapsed.count()) / 1000;
    m_progressRow->setVisible(elapsed >= progressAfter);
    m_cancel->setVisible(elapsed >= cancelAfter);
    const QString what = actionProgress(m_actions.action(), m_actions.step(), m_busyName);
    if (elapsed < cancelAfter) {
        m_progressText->setText(what);
        return;
    }
    //: what is being done, and for how long already
    m_progressText->setText(filled(tr("%1 (%2)"), {what, formattedDuration(m_busySeconds)}));
}

void ActionBar::finish(const Remote::Result<ContainerInfo> &result)
{
    updateProgress();
    m_result = result;
    showOutcome();
    m_outcome->show();
    Q_EMIT ended(m_actions.container());
}

void ActionBar::showOutcome()
{
    if (!m_result)
        return;
    const ContainerAction action = m_actions.action();
    if (*m_result) {
        const ContainerInfo &after = m_result->value();
        const bool isWell = containerMark(after).tone != Widgets::Tone::Bad;
        m_outcome->setMessage(isWell ? u"pass"_s : u"warning"_s,
                              isWell ? Widgets::Tone::Good : Widgets::Tone::Caution,
                              actionOutcome(action, after, m_busySeconds), tr("Close"));
        m_outcome->setToolTip({});
    } else {
        m_outcome->setMessage(u"warning"_s, Widgets::Tone::Bad,
                              actionFailure(action, m_busyName, m_result->error()), tr("Close"));
        m_outcome->setToolTip(errorDetail(m_result->error()).toHtmlEscaped());
    }
}

void ActionBar::retranslate()
{
    for (const ContainerAction action : allActions) {
        QToolButton *button = m_buttons.at(int(action));
        button->setText(actionVerb(action));
        button->setIcon(Widgets::themedIcon(actionIcon(action)));
    }
    m_cancel->setText(tr("Stop waiting"));
    m_progress->setAccessibleName(tr("Progress"));
    if (m_info.id.isEmpty()) {
        m_name->setText(tr("No container is chosen"));
    } else {
        const ContainerMark mark = containerMark(m_info);
        m_badge->setStatus(mark.icon, mark.word, mark.tone);
    }
    updateProgress();
    showOutcome();
}

void ActionBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace Clawtune
