// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/checklist/checkdetail.h"

#include "ui/checklist/changequestion.h"
#include "ui/checklist/facttable.h"
#include "ui/checklist/previewtabs.h"
#include "ui/checklist/statusmark.h"
#include "ui/text/texts.h"
#include "widgets/statusbadge.h"
#include "widgets/themedicon.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Clawtune
{

namespace
{

using Work = ChecklistController::Work;

QLabel *wrappedLabel(QWidget *parent, const QString &name)
{
    auto *label = new QLabel(parent);
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

QPushButton *button(QWidget *parent, const QString &name)
{
    auto *push = new QPushButton(parent);
    push->setObjectName(name);
    push->hide();
    return push;
}

} // namespace

CheckDetail::CheckDetail(ChecklistController &controller, QString host, QWidget *parent)
    : QWidget(parent)
    , m_controller(controller)
    , m_host(std::move(host))
    , m_plan(Remote::Error{Remote::ErrorCode::NothingToDo})
    , m_title(wrappedLabel(this, u"itemTitle"_s))
    , m_status(new Widgets::StatusBadge(this))
    , m_summary(wrappedLabel(this, u"itemSummary"_s))
    , m_what(wrappedLabel(this, u"itemWhat"_s))
    , m_ending(wrappedLabel(this, u"outcomeLabel"_s))
    , m_advice(wrappedLabel(this, u"itemAdvice"_s))
    , m_evidence(new FactTable(this))
    , m_tabs(new PreviewTabs(this))
    , m_step(wrappedLabel(this, u"stepLabel"_s))
    , m_progress(new QProgressBar(this))
    , m_cancel(button(this, u"cancelButton"_s))
    , m_undo(button(this, u"undoButton"_s))
    , m_keep(button(this, u"keepButton"_s))
    , m_apply(button(this, u"applyButton"_s))
    , m_administrator(button(this, u"administratorButton"_s))
{
    setUpHeader();
    setUpActions();
    layOut();
    retranslate();
    connect(&m_controller, &ChecklistController::changed, this, &CheckDetail::update);
    connect(&m_controller, &ChecklistController::lookChanged, this, &CheckDetail::update);
    connect(&m_controller, &ChecklistController::progressed, this, &CheckDetail::updateProgress);
    connect(&m_controller, &ChecklistController::countedDown, this, &CheckDetail::updateKeep);
}

void CheckDetail::setUpHeader()
{
    QFont large = m_title->font();
    large.setPointSizeF(large.pointSizeF() * 1.35);
    large.setWeight(QFont::DemiBold);
    m_title->setFont(large);
    m_status->setObjectName(u"itemStatus"_s);
    QFont strong = m_summary->font();
    strong.setWeight(QFont::DemiBold);
    m_summary->setFont(strong);
    m_evidence->setObjectName(u"evidenceTable"_s);
    m_evidence->setShares({0, 28, 34, 18, 20});
    m_evidence->setIconSize({16, 16});
    m_progress->setObjectName(u"changeProgress"_s);
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(6);
}

void CheckDetail::setUpActions()
{
    m_apply->setIcon(Widgets::themedIcon(u"apply"_s));
    m_undo->setIcon(Widgets::themedIcon(u"undo"_s));
    m_administrator->setIcon(Widgets::themedIcon(u"shield"_s));
    connect(m_apply, &QPushButton::clicked, this, &CheckDetail::askToApply);
    connect(m_undo, &QPushButton::clicked, this, &CheckDetail::askToUndo);
    connect(m_cancel, &QPushButton::clicked, &m_controller, &ChecklistController::cancelApply);
    connect(m_keep, &QPushButton::clicked, this, [this] { m_controller.keep(m_item); });
    connect(m_administrator, &QPushButton::clicked, this, &CheckDetail::administratorWanted);
}

void CheckDetail::layOut()
{
    auto *head = new QHBoxLayout;
    head->setSpacing(16);
    head->addWidget(m_title, 1);
    head->addWidget(m_status, 0, Qt::AlignVCenter);
    auto *actions = new QHBoxLayout;
    actions->setSpacing(8);
    auto *doing = new QVBoxLayout;
    doing->setSpacing(4);
    doing->addWidget(m_step);
    doing->addWidget(m_progress);
    actions->addLayout(doing, 1);
    for (QPushButton *push : {m_cancel, m_undo, m_keep, m_administrator, m_apply})
        actions->addWidget(push, 0, Qt::AlignBottom);

    auto *halves = new QSplitter(Qt::Vertical, this);
    halves->setChildrenCollapsible(false);
    halves->addWidget(m_evidence);
    halves->addWidget(m_tabs);
    halves->setStretchFactor(0, 5);
    halves->setStretchFactor(1, 4);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(8);
    layout->addLayout(head);
    layout->addWidget(m_summary);
    layout->addWidget(m_what);
    layout->addWidget(m_ending);
    layout->addWidget(halves, 1);
    layout->addWidget(m_advice);
    layout->addLayout(actions);
}

QString CheckDetail::title() const
{
    const Remote::Check *check = Remote::findCheck(m_item);
    return check ? markText(check->title) : QString();
}

void CheckDetail::setItem(const QByteArray &id)
{
    m_item = id;
    update();
}

void CheckDetail::retranslate()
{
    m_evidence->setHeadings({QString(), tr("Evidence"), tr("Value"), tr("Expected"), tr("Source")});
    m_evidence->setAccessibleName(tr("Evidence"));
    m_tabs->retranslate();
    m_apply->setText(tr("Apply…"));
    m_cancel->setText(tr("Cancel"));
    m_undo->setText(tr("Undo…"));
    m_administrator->setText(tr("Become administrator…"));
    update();
}

void CheckDetail::update()
{
    const Remote::Check *check = Remote::findCheck(m_item);
    if (!check)
        return;
    m_plan = m_controller.plan(m_item);
    const Remote::CheckResult *result = m_controller.result(m_item);
    const auto status = result ? result->finding.status : Remote::CheckStatus::Unknown;
    const StatusMark mark = statusMark(status);
    m_title->setText(title());
    m_status->setStatus(mark.icon, statusText(status), mark.tone);
    m_summary->setText(result ? phraseText(result->finding.summary) : tr("Not looked at yet"));
    m_what->setText(tr("%1 %2").arg(markText(check->what), markText(check->why)));
    const QString advice = result ? phraseText(result->finding.advice) : QString();
    m_advice->setText(advice);
    m_advice->setVisible(!advice.isEmpty());
    updateEvidence();
    m_tabs->show(m_controller, m_item, m_plan);
    updateEnding();
    updateActions();
    updateProgress();
}

void CheckDetail::updateEvidence()
{
    m_evidence->clear();
    const Remote::CheckResult *result = m_controller.result(m_item);
    if (!result)
        return;
    // What is not as it should be comes first, what is only told comes last.
    QList<Remote::Evidence> rows = result->finding.evidence;
    std::ranges::stable_sort(rows, {}, [](const Remote::Evidence &evidence) {
        return !evidence.satisfied ? 0 : evidence.expected.isEmpty() ? 2 : 1;
    });
    for (const Remote::Evidence &evidence : std::as_const(rows)) {
        QTreeWidgetItem *row =
            m_evidence->addRow({QString(), markText(evidence.name), phraseText(evidence.value),
                                phraseText(evidence.expected), evidence.source});
        const bool isJudged = !evidence.expected.isEmpty();
        const auto tone = evidence.satisfied ? Widgets::Tone::Good : Widgets::Tone::Bad;
        if (isJudged || !evidence.satisfied)
            row->setIcon(0,
                         Widgets::themedIcon(evidence.satisfied ? u"apply"_s : u"close"_s, tone));
        row->setData(0, Qt::AccessibleTextRole,
                     !isJudged            ? QString()
                     : evidence.satisfied ? tr("as expected")
                                          : tr("not as expected"));
    }
    m_evidence->setShares({0, 28, 34, 18, 20});
}

void CheckDetail::updateActions()
{
    const bool isIdle = m_controller.work() == Work::None && !m_controller.isLooking();
    const bool isAdministrator = m_controller.isAdministrator();
    const bool isHeld = m_controller.heldChange(m_item).has_value();
    const bool canUndo = isHeld || m_controller.undoableChange(m_item).has_value();
    m_keep->setVisible(isAdministrator && isHeld);
    m_undo->setVisible(isAdministrator && canUndo);
    m_apply->setVisible(isAdministrator && m_plan.ok() && !isHeld);
    m_administrator->setVisible(!isAdministrator && m_controller.result(m_item));
    for (QPushButton *push : {m_keep, m_undo, m_apply, m_administrator})
        push->setEnabled(isIdle);
    m_keep->setDefault(isHeld);
    m_apply->setDefault(!isHeld);
    updateKeep();
}

void CheckDetail::updateKeep()
{
    const int seconds = m_controller.secondsLeft(m_item);
    m_keep->setText(tr("Keep (%1 s)").arg(seconds));
    if (m_controller.work() == Work::None)
        m_keep->setEnabled(!m_controller.isLooking() && seconds > 0);
}

void CheckDetail::updateProgress()
{
    const bool isOurs = m_controller.workItem() == m_item && m_controller.work() != Work::None;
    m_cancel->setVisible(isOurs && m_controller.work() == Work::Applying);
    m_step->setVisible(isOurs || m_controller.isLooking());
    m_progress->setVisible(isOurs || m_controller.isLooking());
    if (!isOurs) {
        m_progress->setRange(0, 0);
        m_step->setText(tr("Looking at the server…"));
        return;
    }
    const Remote::ChangeProgress progress = m_controller.progress();
    m_progress->setRange(0, progress.steps);
    m_progress->setValue(progress.step);
    if (m_controller.work() == Work::Cancelling)
        m_step->setText(tr("The server takes back what it has done…"));
    else if (progress.step > 0)
        m_step->setText(tr("Step %1 of %2: %3")
                            .arg(progress.step)
                            .arg(progress.steps)
                            .arg(markText(progress.name.constData())));
    else
        m_step->setText(tr("Preparing on the server…"));
}

QString CheckDetail::endingSentence(const ChecklistController::Ending &ending) const
{
    if (ending.error)
        return errorSentence(*ending.error);
    const Remote::ChangeOutcome &outcome = ending.outcome;
    const QString reason = outcome.error ? errorSentence(*outcome.error) : QString();
    switch (outcome.state) {
    case Remote::ChangeState::Done:
        if (outcome.error)
            return tr("The undo failed, so the change was made again: %1").arg(reason);
        return tr("Done, and found in effect over a new connection.");
    case Remote::ChangeState::Held:
        return tr("Made, and on hold: keep it, or the server takes it back by itself.");
    case Remote::ChangeState::Undone:
        return tr("Undone: everything is as it was before.");
    case Remote::ChangeState::Unchanged:
        return tr("Nothing had to be changed.");
    case Remote::ChangeState::Pending:
    case Remote::ChangeState::RollingBack:
    case Remote::ChangeState::RolledBack:
    case Remote::ChangeState::Refused:
    case Remote::ChangeState::Broken:
        break;
    }
    return reason.isEmpty() ? stateText(outcome.state)
                            : tr("%1: %2").arg(stateText(outcome.state), reason);
}

void CheckDetail::updateEnding()
{
    const ChecklistController::Ending *ending = m_controller.ending(m_item);
    m_ending->setVisible(ending != nullptr);
    if (!ending)
        return;
    const auto state = ending->outcome.state;
    const bool isWell =
        !ending->error && !ending->outcome.error &&
        (state == Remote::ChangeState::Done || state == Remote::ChangeState::Undone ||
         state == Remote::ChangeState::Unchanged);
    const bool isHeld = !ending->error && state == Remote::ChangeState::Held;
    const auto tone = isWell   ? Widgets::Tone::Good
                      : isHeld ? Widgets::Tone::Caution
                               : Widgets::Tone::Bad;
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText, Widgets::toneColor(tone, palette()));
    m_ending->setPalette(colors);
    m_ending->setText(endingSentence(*ending));
    const Remote::Error error =
        ending->error ? *ending->error : ending->outcome.error.value_or(Remote::Error{});
    m_ending->setToolTip(errorDetail(error).toHtmlEscaped());
}

void CheckDetail::askToApply()
{
    if (!m_plan.ok())
        return;
    const QString restarts =
        m_plan->restarts.isEmpty()
            ? tr("No service is restarted.")
            : tr("Stops for a moment: %1").arg(m_plan->restarts.join(tr(", ")));
    auto *question = new ChangeQuestion(
        tr("Apply %1 on %2?").arg(title(), m_host),
        tr("%1\n\n%2 Every file is backed up first, and Undo brings back the same bytes.")
            .arg(phraseText(m_plan->risk), restarts),
        tr("Apply"), this);
    // The very plan that was on the screen, whatever is looked at meanwhile.
    connect(question, &QDialog::accepted, this,
            [this, item = m_item, plan = *m_plan] { m_controller.apply(item, plan); });
    question->open();
}

void CheckDetail::askToUndo()
{
    auto *question = new ChangeQuestion(
        tr("Undo %1 on %2?").arg(title(), m_host),
        tr("The files and values that the change replaced come back. If somebody changed them "
           "since, nothing is touched."),
        tr("Undo"), this);
    connect(question, &QDialog::accepted, this, [this, item = m_item] { m_controller.undo(item); });
    question->open();
}

void CheckDetail::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    if (event->type() == QEvent::PaletteChange)
        updateEnding();
    QWidget::changeEvent(event);
}

} // namespace Clawtune
