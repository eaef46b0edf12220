// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/clitext.h"
#include "app/cli/commands.h"
#include "app/cli/postgresjson.h"
#include "app/cli/postgreslogin.h"
#include "app/cli/texttable.h"
#include "remote/base/quote.h"
#include "ui/text/filled.h"
#include "ui/text/formatter.h"
#include "ui/text/texts.h"

#include <QFile>

#include <cmath>
#include <unistd.h>

namespace Clawtune
{

using namespace Qt::StringLiterals;
using Remote::Error;
using Remote::ErrorCode;
using Remote::PlanNode;
using Remote::Unit;

namespace
{

/// A plan larger than this was not made by EXPLAIN.
constexpr qint64 largestPlan = 64 * 1024 * 1024;

QString optionalText(const std::optional<double> &value, Unit unit)
{
    return formatted(value.value_or(std::nan("")), unit);
}

QString nodeText(const PlanNode &node)
{
    QStringList parts{node.title.isEmpty() ? node.type : node.title};
    if (!node.relation.isEmpty())
        parts.append(node.relation);
    if (!node.alias.isEmpty() && node.alias != node.relation)
        parts.append(u'(' + node.alias + u')');
    return Remote::displayText(parts.join(u' ').toUtf8());
}

void addNode(TextTable &table, const PlanNode &node, int depth)
{
    const double rows = node.actualRows ? *node.actualRows * node.loops.value_or(1) : node.planRows;
    table.addRow({optionalText(node.exclusiveMs, Unit::Milliseconds),
                  optionalText(node.inclusiveMs, Unit::Milliseconds), formatted(rows, Unit::Count),
                  optionalText(node.exclusiveBlocks, Unit::Count),
                  QString(2 * depth, u' ') + nodeText(node)});
    if (!node.condition.isEmpty())
        table.addRow(
            {{},
             {},
             {},
             {},
             QString(2 * depth + 4, u' ') + Remote::displayText(node.condition.toUtf8(), 120)});
    for (const Remote::Phrase &warning : node.warnings)
        table.addRow(
            {{}, {}, {}, {}, QString(2 * depth + 2, u' ') + u"! "_s + phraseText(warning)});
    for (const PlanNode &child : node.children)
        addNode(table, child, depth + 1);
}

void printPlan(CliOutput &output, const Remote::Plan &plan)
{
    using Align = TextTable::Align;
    TextTable table({Align::Right, Align::Right, Align::Right, Align::Right, Align::Left});
    table.addRow({Cli::tr("Own time"), Cli::tr("Total time"), Cli::tr("Rows"), Cli::tr("Blocks"),
                  Cli::tr("Node")});
    addNode(table, plan.root, 0);
    for (const QString &line : table.lines())
        output.line(line);
    if (plan.executionMs)
        output.line(filled(Cli::tr("Execution took %1."),
                           {formatted(*plan.executionMs, Unit::Milliseconds)}));
    else
        output.line(Cli::tr("Times are missing, as the statement was not run. Add --analyze."));
}

void report(CliContext &context, const Remote::Plan &plan)
{
    if (context.output().isJson())
        context.output().object(explainJson(plan));
    else
        printPlan(context.output(), plan);
    context.finish(0);
}

Remote::Result<QByteArray> readPlanFile(const QString &name)
{
    QFile file(name);
    const bool isOpen = name == u"-" ? file.open(STDIN_FILENO, QIODevice::ReadOnly)
                                     : file.open(QIODevice::ReadOnly);
    if (!isOpen)
        return Error{file.exists() ? ErrorCode::FileUnreadable : ErrorCode::FileMissing, name, {}};
    const QByteArray bytes = file.read(largestPlan + 1);
    if (bytes.size() > largestPlan)
        return Error{ErrorCode::OutputTooLarge, name, {}};
    return bytes;
}

void explainFile(CliContext &context)
{
    const auto bytes = readPlanFile(context.options().planFile);
    if (!bytes) {
        context.fail(bytes.error());
        return;
    }
    const auto plan = Remote::parsePlan(*bytes);
    if (plan)
        report(context, *plan);
    else
        context.fail(plan.error());
}

} // namespace

void runExplain(CliContext &context)
{
    if (!context.options().planFile.isEmpty()) {
        explainFile(context);
        return;
    }
    connectPostgres(context, [&context](Remote::PostgresInspector &inspector) {
        const CliOptions &options = context.options();
        inspector.explain({options.queryId, options.sql, options.database, options.analyze},
                          &context,
                          [&context](const Remote::Result<Remote::ExplainAnswer> &answer) {
                              if (answer)
                                  report(context, answer->plan);
                              else
                                  context.fail(answer.error());
                          });
    });
}

} // namespace Clawtune
