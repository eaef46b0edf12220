// SPDX-License-Identifier: GPL-3.0-or-later
#include "benchrow.h"

#include "remote/base/json.h"

#include <QFile>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <sys/resource.h>
#include <unistd.h>

bool print(const BenchRow &row)
{
    const auto rounded = [](double value) { return std::round(value * 1000) / 1000; };
    const double ratio = row.peer > 0 ? row.ours / row.peer : HUGE_VAL;
    Remote::Json json = Remote::Json::object();
    json["name"] = row.name;
    json["ours"] = rounded(row.ours);
    json["peer"] = rounded(row.peer);
    json["unit"] = row.unit;
    json["ratio"] = rounded(ratio);
    json["goal"] = row.goal;
    json["met"] = ratio <= row.goal;
    std::printf("%s\n", Remote::dumpJson(json).constData());
    std::fflush(stdout);
    return ratio <= row.goal;
}

double ownCpu()
{
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    const auto milliseconds = [](const timeval &time) {
        return double(time.tv_sec) * 1e3 + double(time.tv_usec) / 1e3;
    };
    return milliseconds(usage.ru_utime) + milliseconds(usage.ru_stime);
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

double ownMemory()
{
    QFile file(QStringLiteral("/proc/self/smaps_rollup"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const QByteArrayList lines = file.readAll().split('\n'); // a file of /proc has no size
    for (const QByteArray &line : lines) {
        if (line.startsWith("Pss:"))
            return line.mid(4).trimmed().split(' ').first().toDouble() / 1024;
    }
    return 0;
}

double median(QList<double> values)
{
    if (values.isEmpty())
        return HUGE_VAL;
    std::sort(values.begin(), values.end());
    return values[(values.size() - 1) / 2];
}
