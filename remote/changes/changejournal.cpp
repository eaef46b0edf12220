// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/changes/changejournal.h"

#include "remote/base/json.h"
#include "remote/base/quote.h"

#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace Remote
{

namespace
{

constexpr std::array<std::pair<const char *, ErrorCode>, 15> errorWords{{
    {"lock-held", ErrorCode::LockHeld},
    {"changed-since-plan", ErrorCode::ChangedSincePlan},
    {"premise-missing", ErrorCode::PremiseMissing},
    {"read-only", ErrorCode::ReadOnlyFileSystem},
    {"disk-full", ErrorCode::DiskFull},
    {"wrong-host", ErrorCode::WrongHost},
    {"change-failed", ErrorCode::ChangeFailed},
    {"rollback-failed", ErrorCode::RollbackFailed},
    {"undo-conflict", ErrorCode::UndoConflict},
    {"change-not-on-hold", ErrorCode::ChangeNotOnHold},
    {"change-not-found", ErrorCode::ChangeNotFound},
    {"administrator-needed", ErrorCode::AdministratorNeeded},
    {"nothing-to-do", ErrorCode::NothingToDo},
    {"timed-out", ErrorCode::CommandTimedOut},
    {"command-failed", ErrorCode::CommandFailed},
}};

constexpr std::array<std::pair<const char *, ChangeState>, 10> stateWords{{
    {"preparing", ChangeState::Pending},
    {"pending", ChangeState::Pending},
    {"held", ChangeState::Held},
    {"done", ChangeState::Done},
    {"rolling-back", ChangeState::RollingBack},
    {"undoing", ChangeState::RollingBack},
    {"rolled-back", ChangeState::RolledBack},
    {"undone", ChangeState::Undone},
    {"broken", ChangeState::Broken},
    {"refused", ChangeState::Refused},
}};

template <typename Words> auto meaning(const Words &words, const QByteArray &word)
{
    std::optional<decltype(words.front().second)> found;
    for (const auto &[known, value] : words) {
        if (word == known)
            found = value;
    }
    return found;
}

/// Fills an Error from the three lines that the server writes of it.
bool takeErrorLine(std::optional<Error> &error, const QByteArray &key, const QByteArray &value)
{
    if (key == "code") {
        error = Error{meaning(errorWords, value).value_or(ErrorCode::CommandFailed)};
    } else if (key == "subject" && error) {
        error->subject = displayText(QByteArray::fromBase64(value));
    } else if (key == "detail" && error) {
        error->detail = QByteArray::fromBase64(value).left(4096);
    } else {
        return false;
    }
    return true;
}

std::pair<QByteArray, QByteArray> keyAndValue(const QByteArray &line)
{
    const qsizetype space = line.indexOf(' ');
    if (space < 0)
        return {line, {}};
    return {line.left(space), line.mid(space + 1)};
}

QByteArray bytesOf(const Json &json, const char *key)
{
    return textOf(json, key).toUtf8();
}

/// What the records of one journal add up to.
class RecordReader
{
public:
    explicit RecordReader(TrackedChange &change)
        : m_change(change)
    {
    }

    void read(const QByteArray &line)
    {
        const Result<Json> json = parseJson(line, {});
        if (!json || !json->is_object())
            return;
        const QByteArray event = bytesOf(*json, "event");
        if (event == "start")
            readStart(*json);
        else if (event == "plan")
            readPlan(*json);
        else if (event == "begin" || event == "undo")
            readBegin(*json);
        else if (event == "end")
            readEnd(*json);
        else if (json->contains("by"))
            readTurn(*json);
    }

private:
    void readStart(const Json &json)
    {
        m_change.entry.time = qint64(numberOf(json, "t"));
        m_change.entry.user = displayText(bytesOf(json, "user"), 100);
    }
    void readPlan(const Json &json)
    {
        m_change.entry.item = bytesOf(json, "item").left(100);
        const auto steps = json.find("steps");
        if (steps == json.end() || !steps->is_array())
            return;
        for (const Json &step : *steps)
            m_planned.append({bytesOf(step, "name"), bytesOf(step, "command")});
        m_change.progress.steps = int(m_planned.size());
    }
    void readBegin(const Json &json)
    {
        const int step = int(std::clamp(numberOf(json, "step"), 0.0, 1000.0));
        m_change.progress.step = step;
        m_change.progress.name = bytesOf(json, "name");
    }
    void readEnd(const Json &json)
    {
        const int step = int(std::clamp(numberOf(json, "step"), 0.0, 1000.0));
        const auto planned = m_planned.value(step - 1);
        StepResult result;
        result.name = planned.first;
        result.command = planned.second;
        result.exitCode = int(std::clamp(numberOf(json, "rc"), 0.0, 1000.0));
        result.output = QByteArray::fromBase64(bytesOf(json, "output")).left(4096);
        m_change.entry.steps.append(result);
    }
    void readTurn(const Json &json)
    {
        const QByteArray by = bytesOf(json, "by");
        m_change.entry.unattended = by == "deadline" || by == "restart" || by == "recovery";
    }

    TrackedChange &m_change;
    QList<std::pair<QByteArray, QByteArray>> m_planned; ///< name and command
};

class JournalReader
{
public:
    bool denied = false;
    bool understood = false;

    void read(const QByteArray &line)
    {
        const auto [key, value] = keyAndValue(line);
        if (key == "result") {
            understood = true;
            denied = denied || value == "denied";
        } else if (key == "change") {
            flush();
            if (isChangeName(value)) {
                m_current.emplace();
                m_current->entry.change = value;
            }
        } else if (m_current) {
            readOfChange(key, value);
        }
    }
    QList<TrackedChange> take()
    {
        flush();
        return std::move(m_changes);
    }

private:
    void readOfChange(const QByteArray &key, const QByteArray &value)
    {
        if (key == "|") {
            m_records.append(value);
        } else if (key == "state") {
            m_state = meaning(stateWords, value);
        } else if (key == "left") {
            m_current->entry.secondsLeft = std::max(0LL, value.toLongLong());
        } else if (key == "until") {
            m_current->entry.confirmUntil = value.toLongLong();
        } else {
            takeErrorLine(m_current->entry.error, key, value);
        }
    }
    void flush()
    {
        if (m_current && m_state) {
            m_current->entry.state = *m_state;
            if (*m_state != ChangeState::Held)
                m_current->entry.confirmUntil = 0;
            RecordReader reader(*m_current);
            for (const QByteArray &record : std::as_const(m_records))
                reader.read(record);
            m_changes.append(*std::move(m_current));
        }
        m_current.reset();
        m_state.reset();
        m_records.clear();
    }

    QList<TrackedChange> m_changes;
    std::optional<TrackedChange> m_current;
    std::optional<ChangeState> m_state;
    QByteArrayList m_records;
};

} // namespace

Result<QList<TrackedChange>> parseChangeJournal(const QByteArray &out)
{
    JournalReader reader;
    const QByteArrayList lines = out.split('\n');
    for (const QByteArray &line : lines)
        reader.read(line);
    if (reader.denied)
        return Error{ErrorCode::AdministratorNeeded};
    if (!reader.understood && !out.trimmed().isEmpty())
        return Error{ErrorCode::ParseFailed, u"journal"_s, out.left(200)};
    return reader.take();
}

Result<ChangeAnswer> parseChangeAnswer(const CommandOutput &output)
{
    ChangeAnswer answer;
    bool understood = false;
    const QByteArrayList lines = output.out.split('\n');
    for (const QByteArray &line : lines) {
        const auto [key, value] = keyAndValue(line);
        if (key == "result") {
            understood = value == "ok" || value == "none" || value == "refused";
            answer.result = value == "ok"     ? ChangeAnswer::Result::Ok
                            : value == "none" ? ChangeAnswer::Result::Nothing
                                              : ChangeAnswer::Result::Refused;
        } else if (key == "change" && isChangeName(value)) {
            answer.change = value;
        } else {
            takeErrorLine(answer.error, key, value);
        }
    }
    if (!understood)
        return Error{ErrorCode::ParseFailed, u"change"_s, output.err.left(1000)};
    if (answer.result == ChangeAnswer::Result::Refused && !answer.error)
        answer.error = Error{ErrorCode::CommandFailed, {}, output.err.left(1000)};
    return answer;
}

std::optional<JournalEntry> unfinishedChange(const QList<JournalEntry> &journal)
{
    if (journal.isEmpty())
        return {};
    const JournalEntry &newest = journal.first();
    switch (newest.state) {
    case ChangeState::Pending:
    case ChangeState::Held:
    case ChangeState::RollingBack:
    case ChangeState::Broken:
        return newest;
    case ChangeState::RolledBack:
        if (newest.unattended)
            return newest;
        return {};
    case ChangeState::Done:
    case ChangeState::Unchanged:
    case ChangeState::Refused:
    case ChangeState::Undone:
        return {};
    }
    return {};
}

bool isOverdue(const QList<JournalEntry> &journal)
{
    if (journal.isEmpty() || journal.first().secondsLeft > 0)
        return false;
    const ChangeState state = journal.first().state;
    return state == ChangeState::Pending || state == ChangeState::Held ||
           state == ChangeState::RollingBack;
}

} // namespace Remote
