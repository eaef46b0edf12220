// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/checks/checkrunner.h"

#include "remote/base/quote.h"
#include "remote/checks/probescript.h"

#include <QDateTime>

namespace Remote
{

namespace
{

QList<CheckResult> evaluated(const QList<const Check *> &checks,
                             QMap<QByteArray, ProbeResult> probes, bool asRoot)
{
    QList<CheckResult> results;
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    for (const Check *check : checks) {
        CheckResult result;
        result.check = check;
        result.probe = probes.value(check->id);
        result.probe.asRoot = asRoot;
        result.finding = check->evaluate(result.probe);
        result.time = now;
        results.append(result);
    }
    return results;
}

} // namespace

Result<ChangePlan> boundPlan(const Check &check, const ProbeResult &probe,
                             const PlanSettings &settings)
{
    const Result<ChangePlan> plan = check.plan(probe, settings);
    if (!plan)
        return plan;
    ChangePlan bound = *plan;
    bound.machineId = probe.machineId;
    return bound;
}

void runChecks(RemoteShell &shell, std::span<const Check *const> checks, Privilege privilege,
               QObject *context, std::function<void(Result<QList<CheckResult>>)> done)
{
    const QList<const Check *> asked(checks.begin(), checks.end());
    const QByteArray marker = randomToken();
    RemoteCommand command;
    command.script = probeScript(asked, marker);
    command.privilege = privilege;
    command.deadline = std::chrono::seconds(120);
    shell.run(command, context,
              [asked, marker, privilege, done = std::move(done)](Result<CommandOutput> output) {
                  if (!output.ok()) {
                      done(output.error());
                      return;
                  }
                  const auto probes = parseProbeOutput(output->out, output->err, marker);
                  if (probes.isEmpty() && !asked.isEmpty()) {
                      done(Error{ErrorCode::ShellUnusable, {}, output->err.left(500)});
                      return;
                  }
                  done(evaluated(asked, probes, privilege == Privilege::Root));
              });
}

} // namespace Remote
