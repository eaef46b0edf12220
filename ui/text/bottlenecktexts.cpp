// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/bottlenecktexts.h"

#include "remote/base/quote.h"
#include "ui/text/filled.h"
#include "ui/text/formatter.h"
#include "ui/text/texts.h"

#include <QCoreApplication>
#include <QLocale>

#include <cmath>
#include <iterator>

namespace Clawtune
{

using Remote::Bottleneck;
using Remote::BottleneckEvidence;
using Remote::BottleneckKind;
using Remote::Unit;

namespace
{

constexpr int nameLimit = 40;

struct KindText {
    BottleneckKind kind;
    const char *sentence; ///< mark; %1 the subject, %2 the deciding number, %3 for how long
    const char *brief;    ///< mark; %1, %2
};

constexpr KindText kindTexts[] = {
    {BottleneckKind::Unknown,
     QT_TRANSLATE_NOOP("Clawtune::Bottleneck", "Watching what limits this server"),
     QT_TRANSLATE_NOOP("Clawtune::Bottleneck", "Not known yet")},
    {BottleneckKind::None,
     QT_TRANSLATE_NOOP("Clawtune::Bottleneck", "Nothing limits this server now"),
     QT_TRANSLATE_NOOP("Clawtune::Bottleneck", "Nothing limits it")},
    {BottleneckKind::DiskFull,
     QT_TRANSLATE_NOOP("Clawtune::Bottleneck", "A file system is full: %1, %2 used"),
     QT_TRANSLATE_NOOP("Clawtune::Bottleneck", "Full: %1, %2")},
    {BottleneckKind::Swapping,
     QT_TRANSLATE_NOOP("Clawtune::Bottleneck", "Memory is the limit: %2 to and from swap for %3"),
     QT_TRANSLATE_NOOP("Clawtune::Bottleneck", "Swapping: %2")},
    {BottleneckKind::Memory,
     QT_TRANSLATE_NOOP("Clawtune::Bottleneck", "Memory is the limit: only %2 available for %3"),
     QT_TRANSLATE_NOOP("Clawtune::Bottleneck", "Memory: %2 available")},
    {BottleneckKind::ContainerMemoryLimit,
     QT_TRANSLATE_NOOP("Clawtune::Bottleneck",
                       "A container is at its memory limit: %1 at %2 for %3"),
     QT_TRANSLATE_NOOP("Clawtune::Bottleneck", "Memory limit: %1")},
    {BottleneckKind::Steal,
     QT_TRANSLATE_NOOP("Clawtune::Bottleneck",
                       "The hypervisor takes the CPU away: %2 steal for %3"),
     QT_TRANSLATE_NOOP("Clawtune::Bottleneck", "Steal: %2")},
    {BottleneckKind::DiskBusy,
     QT_TRANSLATE_NOOP("Clawtune::Bottleneck", "Disk is the limit: %1 %2 busy for %3"),
     QT_TRANSLATE_NOOP("Clawtune::Bottleneck", "Disk: %1 %2 busy")},
    {BottleneckKind::Blocked,
     QT_TRANSLATE_NOOP("Clawtune::Bottleneck",
                       "Processes wait for a lock or a mount: %2 for %3, without disk load"),
     QT_TRANSLATE_NOOP("Clawtune::Bottleneck", "Waiting processes: %2")},
    {BottleneckKind::Cpu,
     QT_TRANSLATE_NOOP("Clawtune::Bottleneck", "CPU is the limit: %2 busy for %3"),
     QT_TRANSLATE_NOOP("Clawtune::Bottleneck", "CPU: %2 busy")},
    {BottleneckKind::ContainerCpuLimit,
     QT_TRANSLATE_NOOP("Clawtune::Bottleneck", "A container is at its CPU limit: %1 at %2 for %3"),
     QT_TRANSLATE_NOOP("Clawtune::Bottleneck", "CPU limit: %1")},
    {BottleneckKind::Network,
     QT_TRANSLATE_NOOP("Clawtune::Bottleneck", "Network is the limit: %1 %2 used for %3"),
     QT_TRANSLATE_NOOP("Clawtune::Bottleneck", "Network: %1 %2 used")},
    {BottleneckKind::NetworkLoss,
     QT_TRANSLATE_NOOP("Clawtune::Bottleneck", "The network loses packets: %2 sent again for %3"),
     QT_TRANSLATE_NOOP("Clawtune::Bottleneck", "Packets lost: %2")},
};

/// A container that was not seen at its limit but died of it.
constexpr KindText killedText{
    BottleneckKind::ContainerMemoryLimit,
    QT_TRANSLATE_NOOP("Clawtune::Bottleneck",
                      "A container is at its memory limit: in %1 the kernel ended processes: %2"),
    QT_TRANSLATE_NOOP("Clawtune::Bottleneck", "Memory limit: %1")};

QString word(const char *mark)
{
    return QCoreApplication::translate("Clawtune::Bottleneck", mark);
}

const KindText &textOf(const Bottleneck &bottleneck)
{
    if (!bottleneck.evidence.isEmpty() &&
        bottleneck.evidence.first().key.metric == "container.oom_kills")
        return killedText;
    for (const KindText &text : kindTexts) {
        if (text.kind == bottleneck.kind)
            return text;
    }
    return kindTexts[0];
}

Unit unitOf(const BottleneckEvidence &evidence)
{
    const auto metric = Remote::evidenceMetric(evidence.key.metric);
    return metric ? metric->unit : Unit::None;
}

/// In a sentence that is read again and again, digits that change with every sample disturb.
QString roughly(double value, Unit unit)
{
    if (unit == Unit::Share && value >= 0.0995)
        value = std::round(value * 100) / 100;
    if (unit == Unit::None && value >= 2)
        value = std::round(value);
    const FormattedParts parts = formattedParts(value, unit);
    if (unit != Unit::Share || value < 0.0995)
        return formatted(value, unit);
    return filled(QCoreApplication::translate("Clawtune::Formatter", "%1 %2"),
                  {QLocale().toString(std::round(value * 100), 'f', 0), parts.unit})
        .replace(u' ', QChar(QChar::Nbsp));
}

QString lastingText(const Bottleneck &bottleneck)
{
    double seconds = std::max(0., bottleneck.time - bottleneck.since);
    // Whole tens, whole minutes: the line is no stopwatch.
    seconds = std::floor(seconds / (seconds < 60 ? 10 : 60)) * (seconds < 60 ? 10 : 60);
    return formattedDuration(std::max(10., seconds));
}

QString containerText(const QByteArray &id, const ContainerNames &names)
{
    constexpr qsizetype shortId = 12; // as docker ps shows it
    const QString name = names ? names(id) : QString();
    return name.isEmpty() ? Remote::displayText(id.left(shortId), nameLimit)
                          : Remote::displayText(name.toUtf8(), nameLimit);
}

bool isOfContainer(BottleneckKind kind)
{
    return kind == BottleneckKind::ContainerMemoryLimit ||
           kind == BottleneckKind::ContainerCpuLimit;
}

QString subjectText(const Bottleneck &bottleneck, const ContainerNames &names)
{
    return isOfContainer(bottleneck.kind) ? containerText(bottleneck.subject, names)
                                          : Remote::displayText(bottleneck.subject, nameLimit);
}

QString culpritText(const Bottleneck &bottleneck, const ContainerNames &names)
{
    const Remote::Culprit &culprit = *bottleneck.culprit;
    if (culprit.isContainer())
        return isOfContainer(bottleneck.kind) ? QString() : containerText(culprit.container, names);
    const QString process = Remote::displayText(culprit.name, nameLimit);
    const QString container =
        names && !culprit.container.isEmpty() ? names(culprit.container) : QString();
    if (container.isEmpty() || isOfContainer(bottleneck.kind))
        return process;
    //: a process and the container that it runs in
    return filled(QCoreApplication::translate("Clawtune::Bottleneck", "%1 in %2"),
                  {process, Remote::displayText(container.toUtf8(), nameLimit)});
}

QString numberText(const Bottleneck &bottleneck)
{
    if (bottleneck.evidence.isEmpty())
        return {};
    const BottleneckEvidence &first = bottleneck.evidence.first();
    return roughly(first.value, unitOf(first));
}

} // namespace

QString bottleneckSentence(const Bottleneck &bottleneck, const ContainerNames &names)
{
    const QString sentence =
        filled(word(textOf(bottleneck).sentence),
               {subjectText(bottleneck, names), numberText(bottleneck), lastingText(bottleneck)});
    const QString who = bottleneck.culprit ? culpritText(bottleneck, names) : QString();
    if (who.isEmpty())
        return sentence;
    //: what limits the server, and who uses most of it
    return filled(QCoreApplication::translate("Clawtune::Bottleneck", "%1 (%2)"), {sentence, who});
}

QString bottleneckBrief(const Bottleneck &bottleneck, const ContainerNames &names)
{
    return filled(word(textOf(bottleneck).brief),
                  {subjectText(bottleneck, names), numberText(bottleneck)});
}

QList<EvidenceText> evidenceTexts(const Bottleneck &bottleneck)
{
    QList<EvidenceText> rows;
    for (const BottleneckEvidence &one : bottleneck.evidence) {
        const auto metric = Remote::evidenceMetric(one.key.metric);
        if (!metric)
            continue;
        const char *limit = one.comparison == Remote::Comparison::AtLeast
                                //: a limit: this number and everything above it
                                ? QT_TRANSLATE_NOOP("Clawtune::Bottleneck", "%1 or more")
                                //: a limit: this number and everything below it
                                : QT_TRANSLATE_NOOP("Clawtune::Bottleneck", "%1 or less");
        rows.append({markText(metric->name), formatted(one.value, metric->unit),
                     filled(word(limit), {roughly(one.threshold, metric->unit)}),
                     QString::fromLatin1(metric->source)});
    }
    return rows;
}

} // namespace Clawtune
