// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/changejson.h"
#include "app/cli/changing.h"
#include "app/cli/clitext.h"
#include "app/cli/commands.h"
#include "app/cli/texttable.h"
#include "remote/base/quote.h"
#include "ui/text/formatter.h"
#include "ui/text/texts.h"

namespace Clawtune
{

using Remote::JournalEntry;

namespace
{

void printJournal(CliOutput &output, const QList<JournalEntry> &entries)
{
    if (entries.isEmpty()) {
        output.line(Cli::tr("Clawtune has changed nothing on this server."));
        return;
    }
    using Align = TextTable::Align;
    TextTable table({Align::Left, Align::Left, Align::Left, Align::Left, Align::Left, Align::Left});
    table.addRow({Cli::tr("Change"),
                  Cli::tr("Time"),
                  Cli::tr("Item"),
                  Cli::tr("State"),
                  Cli::tr("User"),
                  {}});
    for (const JournalEntry &entry : entries) {
        table.addRow({Remote::displayText(entry.change), formattedTime(double(entry.time), true),
                      Remote::displayText(entry.item), stateText(entry.state),
                      Remote::displayText(entry.user.toUtf8()),
                      entry.unattended ? Cli::tr("by the server itself") : QString()});
    }
    for (const QString &line : table.lines())
        output.line(line);
}

void report(CliContext &context, const QList<JournalEntry> &entries)
{
    if (context.output().isJson()) {
        Remote::Json json;
        json["changes"] = Remote::Json::array();
        for (const JournalEntry &entry : entries)
            json["changes"].push_back(journalJson(entry));
        context.output().object(json);
    } else {
        printJournal(context.output(), entries);
    }
    context.finish(0);
}

} // namespace

void runJournal(CliContext &context)
{
    context.connectHost(Administrator::Needed, [&context] {
        watchedRunner(context)->journal(
            [&context](const Remote::Result<QList<JournalEntry>> &entries) {
                if (entries)
                    report(context, *entries);
                else
                    context.fail(entries.error());
            });
    });
}

} // namespace Clawtune
