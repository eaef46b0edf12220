// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/clitext.h"
#include "app/cli/commands.h"
#include "app/cli/postgresjson.h"
#include "app/cli/postgreslogin.h"
#include "app/cli/texttable.h"
#include "remote/base/quote.h"
#include "ui/text/filled.h"
#include "ui/text/formatter.h"

namespace Clawtune
{

using Remote::QueryReport;
using Remote::QueryStats;
using Remote::Unit;

namespace
{

constexpr int longestStatement = 100;

void printReport(CliOutput &output, const QueryReport &report)
{
    if (!report.since.isEmpty())
        output.line(
            filled(Cli::tr("Statements since %1"), {Remote::displayText(report.since.toUtf8())}));
    if (report.textsHidden)
        output.line(Cli::tr("The statements of other users are hidden from this role. Grant it "
                            "pg_monitor to see them."));
    if (report.rows.isEmpty()) {
        output.line(Cli::tr("No statement has been counted yet."));
        return;
    }
    using Align = TextTable::Align;
    TextTable table({Align::Right, Align::Right, Align::Right, Align::Right, Align::Right,
                     Align::Left, Align::Left});
    table.addRow({Cli::tr("Share"), Cli::tr("Total"), Cli::tr("Mean"), Cli::tr("Calls"),
                  Cli::tr("Query ID"), Cli::tr("Database"), Cli::tr("Statement")});
    for (const QueryStats &row : report.rows) {
        table.addRow({formatted(row.share, Unit::Share), formatted(row.totalMs, Unit::Milliseconds),
                      formatted(row.meanMs, Unit::Milliseconds), formatted(row.calls, Unit::Count),
                      Remote::displayText(row.queryId.toUtf8()),
                      Remote::displayText(row.database.toUtf8()),
                      Remote::displayText(row.query.simplified().toUtf8(), longestStatement)});
    }
    for (const QString &line : table.lines())
        output.line(line);
}

void report(CliContext &context, const QueryReport &report)
{
    if (context.output().isJson())
        context.output().object(queriesJson(report));
    else
        printReport(context.output(), report);
    context.finish(0);
}

} // namespace

void runQueries(CliContext &context)
{
    connectPostgres(context, [&context](Remote::PostgresInspector &inspector) {
        const CliOptions &options = context.options();
        inspector.queries(options.sort, options.top, options.database, &context,
                          [&context](const Remote::Result<QueryReport> &answer) {
                              if (answer)
                                  report(context, *answer);
                              else
                                  context.fail(answer.error());
                          });
    });
}

} // namespace Clawtune
