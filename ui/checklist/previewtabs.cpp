// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/checklist/previewtabs.h"

#include "remote/base/quote.h"
#include "remote/checks/proberecord.h"
#include "ui/checklist/facttable.h"
#include "ui/text/formatter.h"
#include "ui/text/texts.h"
#include "widgets/diffview.h"

#include <QFontDatabase>
#include <QLabel>
#include <QPlainTextEdit>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Clawtune
{

namespace
{

QPlainTextEdit *plainView(QWidget *parent, const QString &name)
{
    auto *view = new QPlainTextEdit(parent);
    view->setObjectName(name);
    view->setReadOnly(true);
    view->setLineWrapMode(QPlainTextEdit::NoWrap);
    view->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    view->setTabChangesFocus(true);
    return view;
}

/// The steps as a script that a person can read, names as comments.
QString commandsOf(const Remote::ChangePlan &plan)
{
    QString text;
    int number = 0;
    for (const Remote::ChangeStep &step : plan.steps) {
        text += u"# %1. %2\n"_s.arg(++number).arg(markText(step.name));
        if (step.file)
            text +=
                PreviewTabs::tr("# writes %1").arg(Remote::displayText(step.file->path)) + u'\n';
        text += Remote::displayText(step.apply, 4000, true);
        if (!step.apply.isEmpty() && !step.apply.endsWith('\n'))
            text += u'\n';
        text += u'\n';
    }
    return text.trimmed();
}

/// When and as whom the item was looked at, then each command with what it printed.
QString probesOf(const Remote::CheckResult &result)
{
    QString text = (result.probe.asRoot ? PreviewTabs::tr("# looked at %1, as an administrator")
                                        : PreviewTabs::tr("# looked at %1, as the login"))
                       .arg(formattedTime(double(result.time) / 1000, true)) +
                   u'\n';
    const auto records = Remote::probeRecords(*result.check, result.probe);
    for (const Remote::ProbeRecord &record : records) {
        const QByteArray &title = record.command.isEmpty() ? record.name : record.command;
        text += u"\n$ "_s + Remote::displayText(title, 4000, true) + u'\n';
        text += Remote::displayText(record.output, Remote::ProbeRecord::longest, true);
        if (!record.output.isEmpty() && !record.output.endsWith('\n'))
            text += u'\n';
        //: of a command: its exit code, and the checksum of what it printed
        text += PreviewTabs::tr("# exit code %1, sha256 %2")
                    .arg(record.exitCode)
                    .arg(QString::fromLatin1(record.sha256)) +
                u'\n';
    }
    return text;
}

/// What a fact was, or is, for the same row of another finding.
QString valueIn(const Remote::Finding &finding, const char *name, int occurrence)
{
    for (const Remote::Evidence &evidence : finding.evidence) {
        if (qstrcmp(evidence.name, name) == 0 && occurrence-- == 0)
            return phraseText(evidence.value);
    }
    return u"–"_s;
}

} // namespace

PreviewTabs::PreviewTabs(QWidget *parent)
    : QTabWidget(parent)
    , m_diff(new Widgets::DiffView(this))
    , m_commands(plainView(this, u"commandsView"_s))
    , m_risk(new QLabel(this))
    , m_effect(new FactTable(this))
    , m_history(new FactTable(this))
    , m_probes(plainView(this, u"probesView"_s))
{
    setObjectName(u"previewTabs"_s);
    setDocumentMode(true);
    m_diff->setObjectName(u"diffView"_s);
    m_risk->setObjectName(u"riskLabel"_s);
    m_risk->setTextFormat(Qt::PlainText);
    m_risk->setWordWrap(true);
    m_risk->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_risk->setContentsMargins(8, 8, 8, 8);
    m_risk->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_effect->setObjectName(u"effectTable"_s);
    m_effect->setShares({3, 3, 3});
    m_history->setObjectName(u"historyTable"_s);
    m_history->setShares({3, 2, 2, 3});
    for (QWidget *view : std::initializer_list<QWidget *>{m_diff, m_commands, m_risk, m_effect,
                                                          m_history, m_probes})
        addTab(view, {});
    retranslate();
}

void PreviewTabs::retranslate()
{
    const QStringList titles{tr("Files"),  tr("Commands"), tr("Risk"),
                             tr("Effect"), tr("History"),  tr("Raw output")};
    for (int tab = 0; tab < count(); ++tab) {
        setTabText(tab, titles[tab]);
        widget(tab)->setAccessibleName(titles[tab]);
    }
    m_effect->setHeadings({tr("Fact"), tr("Before"), tr("After")});
    m_history->setHeadings({tr("Time"), tr("State"), tr("By"), tr("Change")});
}

void PreviewTabs::show(const ChecklistController &controller, const QByteArray &item,
                       const Remote::Result<Remote::ChangePlan> &plan)
{
    if (plan.ok()) {
        showPlan(*plan);
    } else {
        const bool isDone = plan.error().code == Remote::ErrorCode::NothingToDo;
        const QString why =
            isDone ? tr("There is nothing to change.") : errorSentence(plan.error());
        m_diff->setDiff({});
        m_diff->setPlaceholderText(why);
        m_commands->setPlainText({});
        m_commands->setPlaceholderText(why);
        m_risk->setText(why);
    }
    showEffect(controller, item, plan.ok());
    showHistory(controller, item);
    showProbes(controller, item);
}

void PreviewTabs::showPlan(const Remote::ChangePlan &plan)
{
    const QString diff = Remote::unifiedDiff(plan);
    if (m_diff->toPlainText() != diff) // a new text would take away what is selected in it
        m_diff->setDiff(diff);
    m_diff->setPlaceholderText(tr("No file is changed."));
    const QString commands = commandsOf(plan);
    if (m_commands->toPlainText() != commands)
        m_commands->setPlainText(commands);

    QStringList risk{phraseText(plan.risk)};
    risk.append(plan.restarts.isEmpty()
                    ? tr("No service is restarted.")
                    : tr("Stops for a moment: %1").arg(plan.restarts.join(tr(", "))));
    risk.append(plan.confirm
                    ? tr("You keep the change by hand. Without that, the server takes it back by "
                         "itself after a minute.")
                    : tr("The change is kept once a new connection has found it in effect; "
                         "otherwise the server takes it back by itself."));
    m_risk->setText(risk.join(u"\n\n"_s));
}

void PreviewTabs::showEffect(const ChecklistController &controller, const QByteArray &item,
                             bool hasPlan)
{
    m_effect->clear();
    const ChecklistController::Ending *ending = controller.ending(item);
    const Remote::CheckResult *result = controller.result(item);
    if (ending && ending->outcome.before && ending->outcome.after) {
        QMap<QByteArray, int> seen;
        for (const Remote::Evidence &evidence : ending->outcome.before->evidence) {
            const QString before = phraseText(evidence.value);
            const QString after =
                valueIn(*ending->outcome.after, evidence.name, seen[evidence.name]++);
            if (before != after)
                m_effect->addRow({markText(evidence.name), before, after});
        }
        return;
    }
    if (!result || !hasPlan)
        return;
    for (const Remote::Evidence &evidence : result->finding.evidence) {
        if (!evidence.satisfied && !evidence.expected.isEmpty())
            m_effect->addRow({markText(evidence.name), phraseText(evidence.value),
                              phraseText(evidence.expected)});
    }
}

void PreviewTabs::showHistory(const ChecklistController &controller, const QByteArray &item)
{
    m_history->clear();
    for (const Remote::JournalEntry &entry : controller.history(item))
        m_history->addRow({formattedTime(double(entry.time), true), stateText(entry.state),
                           Remote::displayText(entry.user.toUtf8()),
                           Remote::displayText(entry.change)});
}

void PreviewTabs::showProbes(const ChecklistController &controller, const QByteArray &item)
{
    const Remote::CheckResult *result = controller.result(item);
    const QString text = result ? probesOf(*result) : QString();
    if (m_probes->toPlainText() != text)
        m_probes->setPlainText(text);
}

} // namespace Clawtune
