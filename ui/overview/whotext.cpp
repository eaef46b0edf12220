// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/whotext.h"

#include "ui/text/formatter.h"

#include <QCoreApplication>

#include <cmath>

namespace Clawtune
{

using Remote::Resource;
using Remote::Unit;

namespace
{

struct Prefix {
    const char *metric;
    Resource resource;
};

/// How the ids of metrics begin, the longer beginning before the shorter. Every metric of the
/// catalogue is meant to be here.
constexpr Prefix prefixes[] = {
    {"cpu.iowait", Resource::Disk},
    {"cpu.", Resource::Cpu},
    {"core.iowait", Resource::Disk},
    {"core.", Resource::Cpu},
    {"load.blocked", Resource::Disk},
    {"load.", Resource::Cpu},
    {"kernel.", Resource::Cpu},
    // Who writes fills these, not who holds much memory.
    {"memory.dirty", Resource::Disk},
    {"memory.writeback", Resource::Disk},
    {"memory.", Resource::Memory},
    {"paging.blocks", Resource::Disk},
    {"paging.", Resource::Memory},
    {"pressure.memory", Resource::Memory},
    {"pressure.io", Resource::Disk},
    {"pressure.", Resource::Cpu},
    {"disk.", Resource::Disk},
    {"part.", Resource::Disk},
    {"fs.", Resource::Disk},
    {"net.", Resource::Network},
    {"tcp.", Resource::Network},
    {"udp.", Resource::Network},
    {"sensor.", Resource::Cpu},
    {"own.bytes", Resource::Network},
    {"own.", Resource::Cpu},
};

} // namespace

std::optional<Resource> resourceOf(QByteArrayView metric)
{
    for (const Prefix &prefix : prefixes) {
        if (metric.startsWith(prefix.metric))
            return prefix.resource;
    }
    return std::nullopt;
}

Resource resourceOf(const TileSpec &spec, const QList<double> &values)
{
    if (spec.lines.isEmpty())
        return Resource::Cpu;
    // A chart of the CPU is about the CPU, waiting for disks included; only pressure is of several.
    const bool isOfSeveral = qstrncmp(spec.lines.first().metric, "pressure.", 9) == 0;
    qsizetype highest = 0;
    for (qsizetype line = 1; isOfSeveral && line < spec.lines.size(); ++line) {
        const double best = values.value(highest, std::nan(""));
        const double value = values.value(line, std::nan(""));
        if (value > best || (std::isnan(best) && !std::isnan(value)))
            highest = line;
    }
    return resourceOf(QByteArrayView(spec.lines.at(highest).metric)).value_or(Resource::Cpu);
}

QString resourceName(Resource resource)
{
    switch (resource) {
    case Resource::Cpu:
        return QCoreApplication::translate("Clawtune::Overview", "CPU");
    case Resource::Memory:
        return QCoreApplication::translate("Clawtune::Overview", "Memory");
    case Resource::Disk:
        return QCoreApplication::translate("Clawtune::Overview", "Disk");
    case Resource::Network:
        break;
    }
    return QCoreApplication::translate("Clawtune::Overview", "Network");
}

QString amountText(double amount, Resource resource)
{
    switch (resource) {
    case Resource::Cpu:
        return formatted(amount, Unit::Share);
    case Resource::Memory:
        return formatted(amount, Unit::Bytes);
    case Resource::Disk:
        return formatted(amount, Unit::BytesPerSecond);
    case Resource::Network:
        break;
    }
    return formatted(amount * 8, Unit::BitsPerSecond);
}

} // namespace Clawtune
