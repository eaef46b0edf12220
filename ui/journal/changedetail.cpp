// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/journal/changedetail.h"

#include "remote/base/quote.h"
#include "ui/checklist/changequestion.h"
#include "ui/text/formatter.h"
#include "ui/text/texts.h"
#include "widgets/statusbadge.h"
#include "widgets/themedicon.h"

#include <QEvent>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Clawtune
{

using Remote::ChangeState;
using Work = JournalController::Work;

namespace
{

QString indented(const QByteArray &bytes)
{
    const QStringList lines = Remote::displayText(bytes, 4000, true).trimmed().split(u'\n');
    return u"    "_s + lines.join(u"\n    "_s) + u'\n';
}

QLabel *plainLabel(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

} // namespace

ChangeDetail::ChangeDetail(JournalController &controller, QString host, QWidget *parent)
    : QWidget(parent)
    , m_controller(controller)
    , m_host(std::move(host))
    , m_title(plainLabel(this))
    , m_state(new Widgets::StatusBadge(this))
    , m_facts(plainLabel(this))
    , m_sentence(plainLabel(this))
    , m_steps(new QPlainTextEdit(this))
    , m_progress(new QProgressBar(this))
    , m_undo(new QPushButton(this))
    , m_keep(new QPushButton(this))
{
    setUpParts();
    layOut();
    connect(m_undo, &QPushButton::clicked, this, &ChangeDetail::askToUndo);
    connect(m_keep, &QPushButton::clicked, this, [this] { m_controller.keep(m_change); });
    connect(&m_controller, &JournalController::changed, this, &ChangeDetail::update);
    connect(&m_controller, &JournalController::countedDown, this, &ChangeDetail::updateKeep);
    retranslate();
}

void ChangeDetail::setUpParts()
{
    QFont large = m_title->font();
    large.setPointSizeF(large.pointSizeF() * 1.35);
    large.setWeight(QFont::DemiBold);
    m_title->setFont(large);
    m_state->setObjectName(u"changeState"_s);
    m_sentence->setObjectName(u"changeSentence"_s);
    m_steps->setObjectName(u"changeSteps"_s);
    m_steps->setReadOnly(true);
    m_steps->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_steps->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_steps->setTabChangesFocus(true);
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(6);
    m_undo->setObjectName(u"undoButton"_s);
    m_undo->setIcon(Widgets::themedIcon(u"undo"_s));
    m_keep->setObjectName(u"keepButton"_s);
}

void ChangeDetail::layOut()
{
    auto *head = new QHBoxLayout;
    head->setSpacing(16);
    head->addWidget(m_title, 1);
    head->addWidget(m_state, 0, Qt::AlignVCenter);
    auto *actions = new QHBoxLayout;
    actions->setSpacing(8);
    actions->addWidget(m_progress, 1, Qt::AlignVCenter);
    actions->addStretch();
    actions->addWidget(m_undo);
    actions->addWidget(m_keep);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(8);
    layout->addLayout(head);
    layout->addWidget(m_facts);
    layout->addWidget(m_sentence);
    layout->addWidget(m_steps, 1);
    layout->addLayout(actions);
}

void ChangeDetail::setChange(const QByteArray &change)
{
    m_change = change;
    update();
}

const Remote::JournalEntry *ChangeDetail::entry() const
{
    return m_controller.model().entry(m_controller.model().row(m_change));
}

void ChangeDetail::retranslate()
{
    m_steps->setAccessibleName(tr("Steps"));
    m_undo->setText(tr("Undo"));
    m_progress->setAccessibleName(tr("Progress"));
    update();
}

void ChangeDetail::update()
{
    const Remote::JournalEntry *shown = entry();
    const auto children = findChildren<QWidget *>(Qt::FindDirectChildrenOnly);
    for (QWidget *child : children)
        child->setVisible(shown);
    if (!shown)
        return;
    m_title->setText(itemTitle(shown->item));
    const ChangeMark mark = changeMark(shown->state);
    m_state->setStatus(mark.icon, stateText(shown->state), mark.tone);
    m_facts->setText(tr("%1 · %2 · %3")
                         .arg(formattedTime(double(shown->time), true),
                              Remote::displayText(shown->user.toUtf8(), 100),
                              QString::fromUtf8(shown->change)));
    const QString steps = stepsText(*shown);
    if (m_steps->toPlainText() != steps)
        m_steps->setPlainText(steps);
    updateSentence(*shown);
    updateActions(*shown);
}

QString ChangeDetail::stepsText(const Remote::JournalEntry &entry) const
{
    QString text;
    for (qsizetype i = 0; i < entry.steps.size(); ++i) {
        const Remote::StepResult &step = entry.steps[i];
        const QString name = Remote::displayText(markText(step.name.constData()).toUtf8());
        text += step.exitCode == 0
                    ? tr("%1. %2").arg(i + 1).arg(name)
                    : tr("%1. %2 (failed, exit code %3)").arg(i + 1).arg(name).arg(step.exitCode);
        text += u'\n';
        if (!step.command.isEmpty())
            text += indented(step.command);
        if (!step.output.isEmpty())
            text += u"    "_s + tr("Output:") + u'\n' + indented(step.output);
        text += u'\n';
    }
    return text;
}

void ChangeDetail::updateSentence(const Remote::JournalEntry &entry)
{
    const JournalController::Ending *ending = m_controller.ending(m_change);
    QString sentence;
    if (ending && !ending->outcome.ok())
        sentence = errorSentence(ending->outcome.error());
    else if (ending && ending->outcome->error)
        sentence = errorSentence(*ending->outcome->error);
    else if (entry.error)
        sentence = errorSentence(*entry.error);
    else if (entry.state == ChangeState::Held)
        sentence = tr("The change is made. The server undoes it by itself unless it is kept.");
    else if (entry.state == ChangeState::RolledBack && entry.unattended)
        sentence = tr("Nobody kept the change in time, so the server put everything back.");
    m_sentence->setText(sentence);
    m_sentence->setToolTip(entry.error ? errorDetail(*entry.error).toHtmlEscaped() : QString());
    m_sentence->setVisible(!sentence.isEmpty());
}

void ChangeDetail::updateActions(const Remote::JournalEntry &entry)
{
    const bool isIdle = m_controller.work() == Work::None && !m_controller.isBusy() &&
                        m_controller.isAdministrator();
    const bool isMade = entry.state == ChangeState::Done || entry.state == ChangeState::Held ||
                        entry.state == ChangeState::Broken;
    m_undo->setVisible(isMade);
    m_undo->setEnabled(isIdle);
    m_keep->setVisible(entry.state == ChangeState::Held);
    m_progress->setVisible(m_controller.work() != Work::None &&
                           m_controller.workChange() == m_change);
    updateKeep();
}

void ChangeDetail::updateKeep()
{
    const Remote::JournalEntry *shown = entry();
    if (!shown || shown->state != ChangeState::Held)
        return;
    const int seconds = m_controller.secondsLeft(*shown);
    m_keep->setText(tr("Keep (%1 s)").arg(seconds));
    m_keep->setEnabled(seconds > 0 && m_controller.work() == Work::None &&
                       m_controller.isAdministrator());
}

void ChangeDetail::askToUndo()
{
    const Remote::JournalEntry *shown = entry();
    if (!shown)
        return;
    auto *question = new ChangeQuestion(
        tr("Undo %1 on %2?").arg(itemTitle(shown->item), m_host),
        tr("The files and values that the change replaced come back. If somebody changed them "
           "since, nothing is touched."),
        tr("Undo"), this);
    connect(question, &QDialog::accepted, this,
            [this, change = m_change] { m_controller.undo(change); });
    question->open();
}

void ChangeDetail::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace Clawtune
