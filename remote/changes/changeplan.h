// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/base/phrase.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

#include <chrono>
#include <optional>

namespace Remote
{

/// A file as the plan saw it and as it shall be. Contents are bytes, not text.
struct FileChange {
    QByteArray path;                  ///< absolute
    std::optional<QByteArray> before; ///< nothing: the file does not exist
    std::optional<QByteArray> after;  ///< nothing: the file is removed
    int mode = 0644;                  ///< for a file that is new; an existing one keeps its own
};

/// One reversible step of a transaction. Either a file change, written atomically by the engine,
/// or a pair of POSIX sh fragments. Fragments run as root with `set -eu`, LC_ALL=C, and the
/// folder of the transaction in $TX, where they may keep what undo needs.
struct ChangeStep {
    const char *name = ""; ///< mark: what it does, for the preview and the journal
    std::optional<FileChange> file{};
    QByteArray apply{};             ///< sh; empty for a pure file change
    QByteArray undo{};              ///< sh; must succeed when apply ran in part or not at all
    QByteArray validate{};          ///< sh, run right after the step; non-zero rolls back
    std::chrono::seconds limit{30}; ///< longest a step may take; the rollback waits that long
};

/// A change ready to be shown and applied. Made by a Check, carried out by ChangeRunner.
struct ChangePlan {
    QByteArray item;
    QList<ChangeStep> steps;
    Phrase risk;
    QStringList restarts;   ///< services that stop for a moment
    bool confirm = false;   ///< a person keeps it; else kept after a good verification
    QByteArray preflight{}; ///< sh, changes nothing; exit 3 and a line on stderr: premise missing
    QByteArray verify{};    ///< sh, changes nothing, run over a new connection; 0: as planned
    QByteArray machineId{}; ///< /etc/machine-id the plan was made for; set by boundPlan()
};

/// Unified differences of all file changes, for the preview; binary-safe, at most `maximumLines`.
QString unifiedDiff(const ChangePlan &plan, int maximumLines = 2000);

} // namespace Remote
