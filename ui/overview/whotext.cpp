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

/// How the names of metrics begin; whatever is not named competes for the CPU.
constexpr Prefix prefixes[] = {
    {"memory.", Resource::Memory},         {"swap.", Resource::Memory},
    {"pressure.memory", Resource::Memory}, {"disk.", Resource::Disk},
    {"pressure.io", Resource::Disk},       {"filesystem.", Resource::Disk},
    {"load.blocked", Resource::Disk},      {"cpu.iowait", Resource::Disk},
    {"net.", Resource::Network},           {"tcp.", Resource::Network},
};

Resource resourceOf(QByteArrayView metric)
{
    for (const Prefix &prefix : prefixes) {
        if (metric.startsWith(prefix.metric))
            return prefix.resource;
    }
    return Resource::Cpu;
}

} // namespace

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
    return resourceOf(QByteArrayView(spec.lines.at(highest).metric));
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
