// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/processes/processwork.h"

#include "ui/checklist/changequestion.h"
#include "ui/processes/actiontexts.h"
#include "ui/processes/processtexts.h"
#include "ui/processes/renicedialog.h"
#include "ui/text/filled.h"

using namespace Qt::StringLiterals;

namespace Clawtune
{

using Remote::ProcessAction;
using Remote::ProcessAnswer;
using Remote::ProcessId;
using Remote::ProcessOutcome;
using Remote::ProcessRow;

namespace
{

constexpr int deepest = 64; ///< parents looked at; deeper trees are not made by people

} // namespace

ProcessWork::ProcessWork(Remote::RemoteShell &shell, std::function<Remote::Privilege()> privilege,
                         const ProcessModel &model, QWidget *window)
    : QObject(window)
    , m_shell(shell)
    , m_privilege(std::move(privilege))
    , m_model(model)
    , m_window(window)
{
}

/// It, or something above it, is a part of the SSH session that we speak through.
bool ProcessWork::isOwnConnection(const ProcessRow &row) const
{
    const ProcessRow *at = &row;
    for (int steps = 0; steps < deepest; ++steps) {
        if (m_facts.own.contains(at->id.pid))
            return true;
        const ProcessEntry *above = at->parent > 1 ? m_model.entryOf(at->parent) : nullptr;
        if (!above || above->row.id.start > at->id.start)
            return false;
        at = &above->row;
    }
    return false;
}

/// Why it is not even asked; Unknown: nothing stands in the way. The server looks again by itself.
ProcessOutcome ProcessWork::obstacle(const ProcessAction &action, const ProcessRow &row) const
{
    if (row.id.pid == 1)
        return ProcessOutcome::Init;
    if (row.isKernelThread && action.kind == ProcessAction::Kind::Signal)
        return ProcessOutcome::KernelThread;
    return isOwnConnection(row) ? ProcessOutcome::OwnConnection : ProcessOutcome::Unknown;
}

void ProcessWork::ask(const ProcessAction &action, const QList<ProcessId> &ids)
{
    if (m_busy)
        return;
    QList<Chosen> chosen;
    QList<ProcessAnswer> refused;
    QHash<ProcessId, QString> labels;
    int nice = 0;
    for (const ProcessId &id : ids) {
        const ProcessEntry *entry = m_model.entry(id);
        if (!entry)
            continue;
        const QString label = processLabel(entry->row);
        labels.insert(id, label);
        const ProcessOutcome why = obstacle(action, entry->row);
        if (why != ProcessOutcome::Unknown) {
            refused.append({id, why, '-'});
            continue;
        }
        if (chosen.isEmpty())
            nice = entry->row.nice;
        const bool isOwn =
            m_facts.login && (*m_facts.login == 0 || *m_facts.login == entry->row.user);
        chosen.append({{id, isOwn}, label});
    }
    m_notPermitted.clear();
    if (!refused.isEmpty())
        tell(action, refused, labels);
    if (!chosen.isEmpty())
        question(action, chosen, nice);
}

void ProcessWork::question(const ProcessAction &action, const QList<Chosen> &chosen, int nice)
{
    QStringList labels;
    bool isListener = false;
    for (const Chosen &one : chosen) {
        labels.append(one.label);
        isListener = isListener || (m_facts.listener && one.target.id.pid == m_facts.listener);
    }
    if (action.kind == ProcessAction::Kind::Renice) {
        auto *dialog = new ReniceDialog(
            filled(tr("Change the nice value of %1 on %2?"), {labelList(labels), m_host}), nice,
            m_window);
        connect(dialog, &QDialog::accepted, this, [this, dialog, action, chosen] {
            ProcessAction wanted = action;
            wanted.nice = dialog->nice();
            act(wanted, chosen);
        });
        dialog->open();
        return;
    }
    ActionWords words = actionWords(action, labels, m_host);
    if (isListener)
        words.explanation += u"\n\n"_s + tr("It is what lets SSH logins in: without it nobody, "
                                            "Clawtune included, can connect again.");
    auto *dialog = new ChangeQuestion(words.question, words.explanation, words.verb, m_window);
    connect(dialog, &QDialog::accepted, this, [this, action, chosen] { act(action, chosen); });
    dialog->open();
}

void ProcessWork::act(const ProcessAction &action, const QList<Chosen> &chosen)
{
    m_busy = true;
    m_last = action;
    QList<Remote::ProcessTarget> targets;
    QHash<ProcessId, QString> labels;
    for (const Chosen &one : chosen) {
        targets.append(one.target);
        labels.insert(one.target.id, one.label);
    }
    Q_EMIT started();
    Remote::actOnProcesses(
        m_shell, m_privilege(), action, targets, this,
        [this, action, chosen, labels](const Remote::Result<QList<ProcessAnswer>> &answers) {
            m_busy = false;
            m_notPermitted.clear();
            if (!answers) {
                Q_EMIT failed(answers.error());
                return;
            }
            for (qsizetype i = 0; i < answers->size() && i < chosen.size(); ++i) {
                if (answers->at(i).outcome == ProcessOutcome::NotPermitted)
                    m_notPermitted.append(chosen.at(i));
            }
            tell(action, *answers, labels);
        });
}

void ProcessWork::repeatNotPermitted()
{
    if (!m_busy && !m_notPermitted.isEmpty())
        act(m_last, QList<Chosen>(m_notPermitted));
}

/// A sentence for each outcome, the bad ones first.
void ProcessWork::tell(const ProcessAction &action, const QList<ProcessAnswer> &answers,
                       const QHash<ProcessId, QString> &labels)
{
    QMap<std::pair<bool, int>, QStringList> groups;
    QHash<int, char> states;
    bool well = true;
    for (const ProcessAnswer &answer : answers) {
        const bool good = isGood(answer.outcome);
        well = well && good;
        groups[{good, int(answer.outcome)}].append(labels.value(answer.id));
        if (!states.contains(int(answer.outcome)))
            states.insert(int(answer.outcome), answer.state);
    }
    QStringList sentences;
    for (auto at = groups.cbegin(); at != groups.cend(); ++at) {
        const int outcome = at.key().second;
        sentences.append(
            outcomeSentence(action, ProcessOutcome(outcome), states.value(outcome), at.value()));
    }
    const bool needsAdministrator =
        !m_notPermitted.isEmpty() && m_privilege() != Remote::Privilege::Root;
    Q_EMIT finished(sentences.join(u' '), well, needsAdministrator);
}

} // namespace Clawtune
