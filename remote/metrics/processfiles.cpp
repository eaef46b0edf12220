// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/metrics/processfiles.h"

#include "remote/metrics/scan.h"

#include <array>

namespace Remote
{

namespace
{

constexpr quint64 kernelThreadFlag = 0x00200000; ///< PF_KTHREAD
constexpr qsizetype idLength = 64;

/// The fields behind the name, 3 to 24; numbers that may be negative are kept apart.
constexpr size_t fieldCount = 22;

std::optional<qint64> signedNumber(QByteArrayView text)
{
    const bool isNegative = text.startsWith('-');
    const auto size = wholeNumber(text.sliced(isNegative ? 1 : 0));
    if (!size || *size > quint64(std::numeric_limits<qint64>::max()))
        return std::nullopt;
    return isNegative ? -qint64(*size) : qint64(*size);
}

std::optional<int> smallNumber(QByteArrayView text)
{
    const auto number = signedNumber(text);
    if (!number || *number < std::numeric_limits<int>::min() ||
        *number > std::numeric_limits<int>::max())
        return std::nullopt;
    return int(*number);
}

/// 0 when it is no number or negative, as the kernel writes the times of children of some.
quint64 countOr0(QByteArrayView text)
{
    return wholeNumber(text).value_or(0);
}

bool isHex(char byte)
{
    return (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'f');
}

/// The container's id in one part of a path; empty: it is none's.
QByteArrayView idIn(QByteArrayView part)
{
    if (part.contains("conmon"))
        return {};
    qsizetype start = 0;
    for (qsizetype i = 0; i <= part.size(); ++i) {
        if (i < part.size() && isHex(part[i]))
            continue;
        if (i - start == idLength)
            return part.sliced(start, idLength);
        start = i + 1;
    }
    return {};
}

} // namespace

std::optional<ProcessStat> parseProcessStat(QByteArrayView bytes)
{
    const qsizetype open = bytes.indexOf('(');
    const qsizetype close = bytes.lastIndexOf(')');
    if (open < 2 || close < open)
        return std::nullopt;
    std::array<QByteArrayView, fieldCount> fields;
    QByteArrayView rest = bytes.sliced(close + 1);
    rest = rest.first(rest.indexOf('\n') < 0 ? rest.size() : rest.indexOf('\n'));
    Scan words(rest);
    for (QByteArrayView &field : fields) {
        if (!words.word(field))
            return std::nullopt;
    }
    const auto at = [&fields](size_t number) { return fields[number - 3]; }; // as proc(5) counts
    const auto pid = smallNumber(bytes.first(open - 1));
    const auto parent = smallNumber(at(4));
    const auto flags = wholeNumber(at(9));
    const auto user = wholeNumber(at(14));
    const auto system = wholeNumber(at(15));
    const auto priority = smallNumber(at(18));
    const auto nice = smallNumber(at(19));
    const auto threads = smallNumber(at(20));
    const auto start = wholeNumber(at(22));
    const auto size = wholeNumber(at(23));
    const auto pages = wholeNumber(at(24));
    if (!pid || *pid <= 0 || !parent || !flags || !user || !system || !priority || !nice ||
        !threads || !start || !size || !pages || at(3).size() != 1)
        return std::nullopt;
    ProcessStat stat;
    stat.name = bytes.sliced(open + 1, close - open - 1).toByteArray();
    stat.id = {*pid, *start};
    stat.state = at(3)[0];
    stat.parent = *parent;
    stat.isKernelThread = *flags & kernelThreadFlag;
    stat.cpuTicks = *user + *system;
    stat.endedChildrenTicks = countOr0(at(16)) + countOr0(at(17));
    stat.priority = *priority;
    stat.nice = *nice;
    stat.threads = *threads;
    stat.virtualSize = *size;
    stat.residentPages = *pages;
    return stat;
}

std::optional<ProcessIo> parseProcessIo(QByteArrayView bytes)
{
    std::optional<quint64> read;
    std::optional<quint64> written;
    Scan lines(bytes);
    QByteArrayView line;
    while (lines.line(line)) {
        Scan words(line);
        QByteArrayView name;
        words.word(name);
        if (name == "read_bytes:")
            read = words.number();
        else if (name == "write_bytes:")
            written = words.number();
    }
    return read && written ? std::optional(ProcessIo{*read, *written}) : std::nullopt;
}

std::optional<quint32> parseProcessUser(QByteArrayView bytes)
{
    Scan lines(bytes);
    QByteArrayView line;
    while (lines.line(line)) {
        Scan words(line);
        QByteArrayView name;
        if (!words.word(name) || name != "Uid:")
            continue;
        words.word(name); // the real one
        const auto user = words.number();
        if (user && *user <= std::numeric_limits<quint32>::max())
            return quint32(*user);
    }
    return std::nullopt;
}

QByteArray parseProcessCgroup(QByteArrayView bytes)
{
    QByteArrayView best;
    int rank = 0; // of what was found so far
    Scan lines(bytes);
    QByteArrayView line;
    while (lines.line(line)) {
        const qsizetype first = line.indexOf(':');
        const qsizetype second = first < 0 ? -1 : line.indexOf(':', first + 1);
        if (second < 0)
            continue;
        const QByteArrayView controllers = line.sliced(first + 1, second - first - 1);
        const QByteArray listed = ',' + controllers.toByteArray() + ',';
        const int now = listed.contains(",memory,") ? 3 : (controllers.isEmpty() ? 2 : 1);
        if (now > rank) {
            rank = now;
            best = line.sliced(second + 1);
        }
    }
    return best == "/" ? QByteArray() : best.toByteArray(); // the root of all is no group
}

QList<QByteArray> containerIds(QByteArrayView path)
{
    QList<QByteArray> ids;
    qsizetype start = 0;
    while (start <= path.size()) {
        qsizetype end = path.indexOf('/', start);
        end = end < 0 ? path.size() : end;
        if (const QByteArrayView id = idIn(path.sliced(start, end - start)); !id.isEmpty())
            ids.append(id.toByteArray());
        start = end + 1;
    }
    return ids;
}

QByteArray containerOf(QByteArrayView cgroup, const QSet<QByteArray> &outside)
{
    for (const QByteArray &id : containerIds(cgroup)) {
        if (!outside.contains(id))
            return id;
    }
    return {};
}

} // namespace Remote
