// SPDX-License-Identifier: GPL-3.0-or-later
#include "result.h"

#include <QFile>
#include <QList>

#include <cstdio>
#include <unistd.h>

namespace Bench
{

void print(const char *name, double ours, double peer, const char *unit, double goal)
{
    const double ratio = ours / peer;
    std::printf("{\"name\":\"%s\",\"ours\":%.3f,\"peer\":%.3f,\"unit\":\"%s\",\"ratio\":%.3f,"
                "\"goal\":%.3f,\"met\":%s}\n",
                name, ours, peer, unit, ratio, goal, ratio <= goal ? "true" : "false");
    std::fflush(stdout);
}

std::optional<double> cpuOf(qint64 pid)
{
    QFile file(QStringLiteral("/proc/%1/stat").arg(pid));
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    // The name, in brackets, may hold anything.
    const QByteArray line = file.readAll();
    const QList<QByteArray> fields = line.mid(line.lastIndexOf(')') + 2).split(' ');
    constexpr int userTime = 11; // of the fields after the name
    if (fields.size() <= userTime + 1)
        return std::nullopt;
    const double ticks = fields.at(userTime).toDouble() + fields.at(userTime + 1).toDouble();
    return ticks * 1000 / double(::sysconf(_SC_CLK_TCK));
}

} // namespace Bench
