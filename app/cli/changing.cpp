// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/changing.h"

#include "app/cli/changejson.h"
#include "app/cli/clitext.h"
#include "app/cli/findingtext.h"
#include "app/cli/interrupt.h"
#include "remote/base/quote.h"
#include "ui/text/filled.h"
#include "ui/text/texts.h"

namespace Clawtune
{

using namespace Qt::StringLiterals;
using Remote::ChangeOutcome;
using Remote::ChangeRunner;
using Remote::ChangeState;

namespace
{

QString progressText(const Remote::ChangeProgress &progress)
{
    if (progress.step == 0)
        return Cli::tr("Preparing the change");
    return filled(Cli::tr("Step %1 of %2: %3"),
                  {QString::number(progress.step), QString::number(progress.steps),
                   markText(progress.name.constData())});
}

QString stateSentence(const ChangeOutcome &outcome, const QString &host)
{
    const QStringList names{Remote::displayText(outcome.change), host};
    switch (outcome.state) {
    case ChangeState::Done:
        if (outcome.error)
            return Cli::tr("The undo failed, so the change was made again: it is in place.");
        return filled(Cli::tr("Done and checked. Take it back with: clawtune undo %2 %1"), names);
    case ChangeState::Held:
        return filled(Cli::tr("Done and on hold. Keep it with: clawtune confirm %2 %1"), names);
    case ChangeState::Unchanged:
        return Cli::tr("There was nothing to do; nothing was changed.");
    case ChangeState::Undone:
        return filled(Cli::tr("The change %1 was taken back."), names);
    case ChangeState::RolledBack:
        return Cli::tr("Everything was rolled back; the server is as it was.");
    case ChangeState::Pending:
    case ChangeState::RollingBack:
        return filled(Cli::tr("The server is still at work. See: clawtune journal %2"), names);
    case ChangeState::Refused:
        return Cli::tr("Nothing was changed.");
    case ChangeState::Broken:
        return filled(Cli::tr("Rolling back failed. See: clawtune journal %2"), names);
    }
    return {};
}

QString titleOf(const QByteArray &item)
{
    const Remote::Check *check = Remote::findCheck(item);
    return check ? markText(check->title) : Remote::displayText(item);
}

int exitCodeOfOutcome(const ChangeOutcome &outcome)
{
    switch (outcome.state) {
    case ChangeState::Done:
    case ChangeState::Held:
    case ChangeState::Unchanged:
    case ChangeState::Undone:
        return outcome.error ? 1 : 0;
    case ChangeState::Refused:
        return outcome.error ? exitCodeOf(outcome.error->code) : 3;
    case ChangeState::Pending:
    case ChangeState::RollingBack:
        return 2;
    case ChangeState::RolledBack:
    case ChangeState::Broken:
        return 1;
    }
    return 1;
}

/// Interrupted: the server does not need us to end well, and says so afterwards.
void onInterrupt(CliContext &context)
{
    const QString text =
        context.options().command == u"apply"
            ? Cli::tr("Stopped watching. The server ends this change by itself: it is undone "
                      "unless it was already kept. See: clawtune journal %1")
            : Cli::tr("Stopped watching. The server goes on by itself. See: clawtune journal %1");
    context.output().note(
        filled(text, {Remote::displayText(context.options().hostName().toUtf8())}));
    context.finish(2);
}

} // namespace

ChangeRunner *watchedRunner(CliContext &context)
{
    auto *runner = new ChangeRunner(
        context.connection(),
        [&context](QObject *receiver, auto done) { context.reconnect(receiver, std::move(done)); },
        &context);
    QObject::connect(runner, &ChangeRunner::progressed, &context,
                     [&context, last = QString()](const Remote::ChangeProgress &progress) mutable {
                         const QString text = progressText(progress);
                         if (text != last)
                             context.output().note(text);
                         last = text;
                     });
    auto *interrupt = new Interrupt(&context);
    QObject::connect(interrupt, &Interrupt::happened, &context,
                     [&context] { onInterrupt(context); });
    return runner;
}

void finishChange(CliContext &context, const Remote::Result<ChangeOutcome> &outcome)
{
    if (!outcome) {
        context.fail(outcome.error());
        return;
    }
    CliOutput &output = context.output();
    if (output.isJson()) {
        output.object(outcomeJson(*outcome));
    } else {
        if (outcome->after)
            printFinding(output, titleOf(outcome->item), *outcome->after);
        output.line(
            stateSentence(*outcome, Remote::displayText(context.options().hostName().toUtf8())));
    }
    const int exitCode = exitCodeOfOutcome(*outcome);
    if (exitCode != 0 && outcome->error)
        output.error(*outcome->error);
    context.finish(exitCode);
}

} // namespace Clawtune
