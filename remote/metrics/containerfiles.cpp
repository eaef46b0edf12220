// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/metrics/containerfiles.h"

#include "remote/metrics/scan.h"

namespace Remote
{

namespace
{

using Reading = ContainerReading;
using Parse = void (*)(QByteArrayView bytes, Reading &out);

QByteArrayView firstWord(QByteArrayView bytes)
{
    Scan lines(bytes);
    QByteArrayView line;
    QByteArrayView word;
    if (lines.line(line))
        Scan(line).word(word);
    return word;
}

std::optional<quint64> firstNumber(QByteArrayView bytes)
{
    return wholeNumber(firstWord(bytes));
}

double asDouble(std::optional<quint64> number)
{
    return number ? double(*number) : Reading::unknown;
}

/// The number behind a name at the start of a line.
std::optional<quint64> named(QByteArrayView bytes, QByteArrayView name)
{
    Scan lines(bytes);
    QByteArrayView line;
    while (lines.line(line)) {
        Scan words(line);
        QByteArrayView word;
        if (words.word(word) && word == name)
            return words.number();
    }
    return std::nullopt;
}

/// "max" is none; version 1 says it by the largest number of pages there is.
double limit(QByteArrayView word)
{
    constexpr auto endless = double(quint64(1) << 60);
    if (word == "max")
        return std::numeric_limits<double>::infinity();
    const double number = asDouble(wholeNumber(word));
    return number >= endless ? std::numeric_limits<double>::infinity() : number;
}

void parseCpuStat(QByteArrayView bytes, Reading &out)
{
    if (const auto micros = named(bytes, "usage_usec"); micros && *micros < 1ULL << 53)
        out.cpuNanoseconds = *micros * 1000;
    out.periods = named(bytes, "nr_periods");
    out.throttledPeriods = named(bytes, "nr_throttled");
}

void parseCpuUsage(QByteArrayView bytes, Reading &out)
{
    out.cpuNanoseconds = firstNumber(bytes);
}

/// "max 100000" or "50000 100000".
void parseCpuMax(QByteArrayView bytes, Reading &out)
{
    Scan words(bytes.first(qMax<qsizetype>(0, bytes.indexOf('\n'))));
    QByteArrayView quota;
    words.word(quota);
    out.cpuQuota = limit(quota);
    out.cpuPeriod = asDouble(words.number());
}

/// -1: none.
void parseCpuQuota(QByteArrayView bytes, Reading &out)
{
    const QByteArrayView word = firstWord(bytes);
    out.cpuQuota = word == "-1" ? std::numeric_limits<double>::infinity() : limit(word);
}

void parseCpuPeriod(QByteArrayView bytes, Reading &out)
{
    out.cpuPeriod = asDouble(firstNumber(bytes));
}

void parseMemory(QByteArrayView bytes, Reading &out)
{
    out.memoryUsed = asDouble(firstNumber(bytes));
}

/// Version 1 has the name with and without those below in it; docker takes the sum.
void parseMemoryStat(QByteArrayView bytes, Reading &out)
{
    const auto total = named(bytes, "total_inactive_file");
    out.inactiveFile = asDouble(total ? total : named(bytes, "inactive_file"));
}

void parseMemoryLimit(QByteArrayView bytes, Reading &out)
{
    out.memoryLimit = limit(firstWord(bytes));
}

void parseOomKills(QByteArrayView bytes, Reading &out)
{
    out.oomKills = asDouble(named(bytes, "oom_kill"));
}

/// "8:0 rbytes=1 wbytes=2 rios=…", a line for each device.
void parseIoStat(QByteArrayView bytes, Reading &out)
{
    out.readBytes = 0;
    out.writeBytes = 0;
    Scan lines(bytes);
    QByteArrayView line;
    while (lines.line(line)) {
        Scan words(line);
        QByteArrayView word;
        while (words.word(word)) {
            if (word.startsWith("rbytes="))
                *out.readBytes += wholeNumber(word.sliced(7)).value_or(0);
            else if (word.startsWith("wbytes="))
                *out.writeBytes += wholeNumber(word.sliced(7)).value_or(0);
        }
    }
}

/// "8:0 Read 1", a line for each device and kind.
void parseBlkio(QByteArrayView bytes, Reading &out)
{
    out.readBytes = 0;
    out.writeBytes = 0;
    Scan lines(bytes);
    QByteArrayView line;
    while (lines.line(line)) {
        Scan words(line);
        QByteArrayView device;
        QByteArrayView kind;
        words.word(device);
        words.word(kind);
        const quint64 count = words.number().value_or(0);
        if (kind == "Read")
            *out.readBytes += count;
        else if (kind == "Write")
            *out.writeBytes += count;
    }
}

void parseProcessCount(QByteArrayView bytes, Reading &out)
{
    out.processes = asDouble(firstNumber(bytes));
}

void parseProcessLimit(QByteArrayView bytes, Reading &out)
{
    out.processLimit = limit(firstWord(bytes));
}

void parseFirstProcess(QByteArrayView bytes, Reading &out)
{
    const auto pid = firstNumber(bytes);
    out.pid = pid && *pid <= quint64(std::numeric_limits<qint32>::max()) ? qint32(*pid) : 0;
}

/// "some avg10=0.00 avg60=0.00 avg300=0.00 total=123".
std::optional<quint64> waited(QByteArrayView bytes)
{
    Scan lines(bytes);
    QByteArrayView line;
    while (lines.line(line)) {
        if (!line.startsWith("some "))
            continue;
        Scan words(line);
        QByteArrayView word;
        while (words.word(word)) {
            if (word.startsWith("total="))
                return wholeNumber(word.sliced(6));
        }
    }
    return std::nullopt;
}

struct Known {
    const char *name;
    Parse parse;
};
constexpr Known known[] = {
    {"cpu.stat", parseCpuStat},
    {"cpuacct.usage", parseCpuUsage},
    {"cpu.max", parseCpuMax},
    {"cpu.cfs_quota_us", parseCpuQuota},
    {"cpu.cfs_period_us", parseCpuPeriod},
    {"memory.current", parseMemory},
    {"memory.usage_in_bytes", parseMemory},
    {"memory.stat", parseMemoryStat},
    {"memory.max", parseMemoryLimit},
    {"memory.limit_in_bytes", parseMemoryLimit},
    {"memory.events", parseOomKills},
    {"memory.oom_control", parseOomKills},
    {"io.stat", parseIoStat},
    {"blkio.throttle.io_service_bytes", parseBlkio},
    {"blkio.throttle.io_service_bytes_recursive", parseBlkio},
    {"pids.current", parseProcessCount},
    {"pids.max", parseProcessLimit},
    {"cgroup.procs", parseFirstProcess},
    {"cpu.pressure",
     [](QByteArrayView bytes, Reading &out) { out.cpuWaitMicroseconds = waited(bytes); }},
    {"memory.pressure",
     [](QByteArrayView bytes, Reading &out) { out.memoryWaitMicroseconds = waited(bytes); }},
    {"io.pressure",
     [](QByteArrayView bytes, Reading &out) { out.ioWaitMicroseconds = waited(bytes); }},
};

} // namespace

bool parseContainerFile(QByteArrayView name, QByteArrayView bytes, ContainerReading &out)
{
    for (const Known &one : known) {
        if (name == one.name) {
            one.parse(bytes, out);
            return true;
        }
    }
    return false;
}

void parseContainerNetwork(QByteArrayView bytes, ContainerReading &out)
{
    constexpr int columnsUpToSent = 9;
    quint64 received = 0;
    quint64 sent = 0;
    Scan lines(bytes);
    QByteArrayView line;
    while (lines.line(line)) {
        const qsizetype colon = line.indexOf(':');
        if (colon < 0 || line.first(colon).trimmed() == "lo")
            continue;
        Scan words(line.sliced(colon + 1));
        quint64 columns[columnsUpToSent] = {};
        for (quint64 &column : columns)
            column = words.number().value_or(0);
        received += columns[0];
        sent += columns[columnsUpToSent - 1];
    }
    out.rxBytes = received;
    out.txBytes = sent;
}

} // namespace Remote
