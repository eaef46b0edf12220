// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/metrics/groups.h"
#include "remote/metrics/scan.h"

#include <QtGlobal>

namespace Remote
{

namespace
{

constexpr auto averages = "/proc/loadavg";
constexpr auto counts = "/proc/stat";

constexpr Metric rows[] = {
    {"load.1", QT_TRANSLATE_NOOP("Remote", "Load, 1 min"),
     QT_TRANSLATE_NOOP("Remote",
                       "Tasks that ran, wanted to run or waited for a disk, averaged over "
                       "about one minute."),
     averages, Unit::None, Lane::Host},
    {"load.5", QT_TRANSLATE_NOOP("Remote", "Load, 5 min"),
     QT_TRANSLATE_NOOP("Remote",
                       "Tasks that ran, wanted to run or waited for a disk, averaged over "
                       "about five minutes."),
     averages, Unit::None, Lane::Host},
    {"load.15", QT_TRANSLATE_NOOP("Remote", "Load, 15 min"),
     QT_TRANSLATE_NOOP("Remote",
                       "Tasks that ran, wanted to run or waited for a disk, averaged over "
                       "about fifteen minutes."),
     averages, Unit::None, Lane::Host},
    {"load.running", QT_TRANSLATE_NOOP("Remote", "Run queue"),
     QT_TRANSLATE_NOOP("Remote",
                       "Tasks that run or want to run at this instant, as column r of vmstat."),
     counts, Unit::Count, Lane::Host},
    {"load.blocked", QT_TRANSLATE_NOOP("Remote", "Blocked"),
     QT_TRANSLATE_NOOP("Remote",
                       "Tasks that wait for a disk at this instant, as column b of vmstat."),
     counts, Unit::Count, Lane::Host},
};

constexpr MetricSource sources[] = {
    {averages, Lane::Host},
    {counts, Lane::Host, "^procs_"},
};

void parseAverages(QByteArrayView bytes, Readings &out)
{
    Scan words(bytes);
    for (const char *field : {"load.1", "load.5", "load.15"}) {
        QByteArrayView text;
        if (!words.word(text))
            return;
        if (const auto value = hundredths(text))
            out.insert({literal(field), {}}, *value);
    }
}

void parseCounts(QByteArrayView bytes, Readings &out)
{
    visitNumbers(bytes, [&out](QByteArrayView name, quint64 count) {
        if (name == "procs_running")
            out.insert({literal("load.running"), {}}, count);
        else if (name == "procs_blocked")
            out.insert({literal("load.blocked"), {}}, count);
    });
}

void parse(QByteArrayView path, QByteArrayView bytes, Readings &out)
{
    if (path == averages)
        parseAverages(bytes, out);
    else
        parseCounts(bytes, out);
}

void derive(const ReadingsChange &change, MetricFrame &out)
{
    for (const Metric &row : rows) {
        const double scale = row.unit == Unit::None ? 100 : 1;
        if (const auto value = change.gauge(row.id))
            out.values.insert({literal(row.id), {}}, double(*value) / scale);
    }
}

} // namespace

constinit const MetricGroup loadGroup{rows, sources, parse, derive};

} // namespace Remote
