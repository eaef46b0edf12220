// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/metrics/groups.h"
#include "remote/metrics/scan.h"

#include <QtGlobal>

namespace Remote
{

namespace
{

constexpr auto file = "/proc/stat";

constexpr Metric rows[] = {
    {"kernel.switches", QT_TRANSLATE_NOOP("Remote", "Context switches"),
     QT_TRANSLATE_NOOP("Remote",
                       "How often a CPU went from one task to another, as column cs of vmstat."),
     file, Unit::PerSecond, Lane::Host},
    {"kernel.forks", QT_TRANSLATE_NOOP("Remote", "Forks"),
     QT_TRANSLATE_NOOP("Remote", "Processes and threads that were started."), file, Unit::PerSecond,
     Lane::Host},
    {"kernel.interrupts", QT_TRANSLATE_NOOP("Remote", "Interrupts served"),
     QT_TRANSLATE_NOOP("Remote", "Interrupts that the CPUs served, as column in of vmstat."), file,
     Unit::PerSecond, Lane::Kernel},
};

// The kernel writes the whole file in any case. The line of interrupts is long (a number for each
// of them behind their sum), so it is sent only while somebody looks.
constexpr MetricSource sources[] = {
    {file, Lane::Host, "^(?:ctxt|processes) "},
    {file, Lane::Kernel, "^intr "},
};

struct Line {
    const char *name;
    const char *field;
};
constexpr Line wanted[] = {
    {"ctxt", "kernel.switches"},
    {"processes", "kernel.forks"},
    {"intr", "kernel.interrupts"},
};

void parse(QByteArrayView, QByteArrayView bytes, Readings &out)
{
    visitNumbers(bytes, [&out](QByteArrayView name, quint64 count) {
        for (const Line &one : wanted) {
            if (name == one.name)
                out.insert({literal(one.field), {}}, count);
        }
    });
}

void derive(const ReadingsChange &change, MetricFrame &out)
{
    for (const Metric &row : rows) {
        if (const auto count = change.counted(row.id))
            out.values.insert({literal(row.id), {}}, double(*count) / change.seconds);
    }
}

} // namespace

constinit const MetricGroup kernelGroup{rows, sources, parse, derive};

} // namespace Remote
