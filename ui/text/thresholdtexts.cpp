// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/base/quote.h"
#include "ui/text/filled.h"
#include "ui/text/formatter.h"
#include "ui/text/texts.h"

namespace Clawtune
{

namespace
{

QString pattern(const char *text)
{
    return QCoreApplication::translate("Clawtune::Texts", text);
}

/// The value of a rule itself: a number that a person chose.
QString limitOf(const Remote::ThresholdRule &rule)
{
    return formattedRound(rule.value, thresholdUnit(rule));
}

} // namespace

Remote::Unit thresholdUnit(const Remote::ThresholdRule &rule)
{
    if (!rule.whole.isEmpty())
        return Remote::Unit::Share;
    const Remote::Metric *metric = Remote::findMetric(rule.metric);
    return metric ? metric->unit : Remote::Unit::None;
}

QString thresholdSubject(const Remote::ThresholdStatus &status)
{
    const QString name = markText(status.rule.name);
    if (status.instance.isEmpty())
        return name;
    return name + u' ' + Remote::displayText(status.instance, 40);
}

QString thresholdBrief(const Remote::ThresholdStatus &status)
{
    const char *text = status.rule.isUpper
                           //: what is measured and its threshold: "CPU: over 90 %"
                           ? QT_TRANSLATE_NOOP("Clawtune::Texts", "%1: over %2")
                           : QT_TRANSLATE_NOOP("Clawtune::Texts", "%1: under %2");
    return filled(pattern(text), {thresholdSubject(status), limitOf(status.rule)});
}

QString thresholdSentence(const Remote::ThresholdStatus &status)
{
    const char *text = status.rule.isUpper
                           //: subject, threshold, how long, value now
                           ? QT_TRANSLATE_NOOP("Clawtune::Texts", "%1: over %2 for %3, now %4")
                           : QT_TRANSLATE_NOOP("Clawtune::Texts", "%1: under %2 for %3, now %4");
    return filled(pattern(text),
                  {thresholdSubject(status), limitOf(status.rule), formattedDuration(status.held),
                   formatted(status.value, thresholdUnit(status.rule))});
}

} // namespace Clawtune
