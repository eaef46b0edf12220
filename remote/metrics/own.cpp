// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/metrics/groups.h"
#include "remote/metrics/scan.h"

#include <QtGlobal>

namespace Remote
{

namespace
{

constexpr Metric rows[] = {
    {"own.cpu", QT_TRANSLATE_NOOP("Remote", "Own CPU cost"),
     QT_TRANSLATE_NOOP("Remote",
                       "Time that reading these values costs the server, as a share of one core."),
     "/proc/self/schedstat", Unit::Share, Lane::Host},
    {"own.bytes", QT_TRANSLATE_NOOP("Remote", "Own traffic"),
     QT_TRANSLATE_NOOP("Remote", "Bytes that the server sends for these values."), "",
     Unit::BytesPerSecond, Lane::Host},
};

// The readings come from the frame itself (framebuilder.cpp), not from a file of its own.
void parse(QByteArrayView, QByteArrayView, Readings &) {}

void derive(const ReadingsChange &change, MetricFrame &out)
{
    if (const auto nanoseconds = change.counted("own.cpu"))
        out.values.insert({literal("own.cpu"), {}}, double(*nanoseconds) / 1e9 / change.seconds);
    if (const auto bytes = change.gauge("own.bytes"))
        out.values.insert({literal("own.bytes"), {}}, double(*bytes) / change.seconds);
}

} // namespace

constinit const MetricGroup ownGroup{rows, {}, parse, derive};

} // namespace Remote
