// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/base/phrase.h"
#include "remote/base/result.h"
#include "remote/changes/changeplan.h"
#include "remote/checks/finding.h"

#include <QByteArray>
#include <QHash>
#include <QMap>

#include <span>

namespace Remote
{

/// What one probe command of a check printed. A probe that could not run has exit code 126/127.
struct ProbeSection {
    int exitCode = 0;
    QByteArray out; ///< cut at 64 KiB
    QByteArray err;
};

/// Everything a check's probe found, by section name. Hostile bytes.
struct ProbeResult {
    QMap<QByteArray, ProbeSection> sections;
    bool asRoot = false;  ///< whether the probe had administrator rights
    QByteArray machineId; ///< /etc/machine-id of the server it ran on; empty where it has none

    [[nodiscard]] bool has(const QByteArray &name) const { return sections.contains(name); }
    [[nodiscard]] ProbeSection section(const QByteArray &name) const
    {
        return sections.value(name);
    }
};

/// Values a person chose for a plan (`--set NAME=VALUE`), by name.
using PlanSettings = QMap<QByteArray, QString>;

/// One checklist item: a row of the catalogue, in a file of its own. Texts are marks
/// (QT_TRANSLATE_NOOP("Remote", …)); the three functions are pure, so they are tested on captured
/// output. `probe` is POSIX sh of lines `section NAME COMMAND ARGS…`, reads only, needs no root.
struct Check {
    const char *id;
    const char *title;
    const char *what; ///< one sentence: what it is
    const char *why;  ///< one sentence: what it is good for
    const char *icon; ///< name of a symbolic icon in resources/icons
    QByteArray (*probe)();
    Finding (*evaluate)(const ProbeResult &probe);
    /// NothingToDo when it is as it should be; PremiseMissing, BadArgument, ParseFailed.
    Result<ChangePlan> (*plan)(const ProbeResult &probe, const PlanSettings &settings);
    /// What undoing it means beyond the recorded steps is in the plan; null `plan`: advice only.
};

/// The plan of a check that has one, bound to the machine that was looked at: another one behind
/// the same name refuses it.
Result<ChangePlan> boundPlan(const Check &check, const ProbeResult &probe,
                             const PlanSettings &settings);

/// All items in the order in which they are shown.
std::span<const Check> checkCatalog();
const Check *findCheck(QByteArrayView id);

} // namespace Remote
