// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/changes/changerunner.h"

namespace Remote
{

/// A change as the server reports it while it is followed.
struct TrackedChange {
    JournalEntry entry;
    ChangeProgress progress; ///< the step under way
};

/// What the server answered to start, confirm, abandon, undo or recover.
struct ChangeAnswer {
    enum class Result { Ok, Nothing, Refused };
    Result result = Result::Refused;
    QByteArray change{};
    std::optional<Error> error{}; ///< with Refused
};

/// Output of resources/remote/change/journal.sh. Entries that make no sense are left out, torn or
/// foreign lines are passed over: the journal of a server that was cut off must stay readable.
/// AdministratorNeeded when the folder could not be read, ParseFailed when nothing was understood.
Result<QList<TrackedChange>> parseChangeJournal(const QByteArray &out);

/// Output of a request. ParseFailed when it is not one.
Result<ChangeAnswer> parseChangeAnswer(const CommandOutput &output);

/// Whether the newest change should have come to rest by now: ChangeRunner::recover() helps.
bool isOverdue(const QList<JournalEntry> &journal);

} // namespace Remote
