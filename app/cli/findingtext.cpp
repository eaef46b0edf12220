// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/findingtext.h"

#include "app/cli/clitext.h"
#include "app/cli/texttable.h"
#include "remote/base/quote.h"
#include "ui/text/filled.h"
#include "ui/text/texts.h"

namespace Clawtune
{

using namespace Qt::StringLiterals;

namespace
{

/// A shape for each status, so that it is seen before it is read.
QString statusSign(Remote::CheckStatus status)
{
    switch (status) {
    case Remote::CheckStatus::Pass:
        return u"✓"_s;
    case Remote::CheckStatus::Partial:
        return u"~"_s;
    case Remote::CheckStatus::Fail:
        return u"✗"_s;
    case Remote::CheckStatus::NotApplicable:
        return u"-"_s;
    case Remote::CheckStatus::Unknown:
        return u"?"_s;
    }
    return {};
}

} // namespace

void printFinding(CliOutput &output, const QString &title, const Remote::Finding &finding)
{
    //: "✓ Pass  Swap: 4 GiB are active": sign, status, item, summary
    output.line(
        filled(Cli::tr("%1 %2  %3: %4"), {statusSign(finding.status), statusText(finding.status),
                                          title, phraseText(finding.summary)}));
    using Align = TextTable::Align;
    TextTable table({Align::Left, Align::Left, Align::Left, Align::Left, Align::Left});
    for (const Remote::Evidence &evidence : finding.evidence) {
        const QString expected =
            evidence.expected.isEmpty()
                ? QString()
                : filled(Cli::tr("expected %1"), {phraseText(evidence.expected)});
        table.addRow({evidence.satisfied ? u" "_s : u"!"_s, markText(evidence.name),
                      phraseText(evidence.value), expected,
                      Remote::displayText(evidence.source.toUtf8())});
    }
    for (const QString &line : table.lines(u"  "_s))
        output.line(line);
    if (!finding.advice.isEmpty())
        output.line(u"    → "_s + phraseText(finding.advice));
}

} // namespace Clawtune
