// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/metrics/filesystems.h"

#include "remote/base/quote.h"
#include "remote/base/serverscript.h"
#include "remote/metrics/groups.h"
#include "remote/metrics/scan.h"

#include <QtGlobal>

#include <algorithm>
#include <cmath>
#include <optional>

using namespace Qt::StringLiterals;

namespace Remote
{

namespace
{

constexpr auto source = "/proc/self/mountinfo, statfs";
/// Questions under way at once; with more mounts than this, one question asks several in turn.
constexpr qsizetype mostQuestions = 32;

constexpr Metric rows[] = {
    {"fs.used", QT_TRANSLATE_NOOP("Remote", "Space used"),
     QT_TRANSLATE_NOOP("Remote", "Space in use, as a share of what users can have, as Use% of df."),
     source, Unit::Share, Lane::Slow, true, 1},
    {"fs.available", QT_TRANSLATE_NOOP("Remote", "Space available"),
     QT_TRANSLATE_NOOP("Remote", "Space that users other than root can still write, as Avail of "
                                 "df."),
     source, Unit::Bytes, Lane::Slow, true},
    {"fs.size", QT_TRANSLATE_NOOP("Remote", "Size"),
     QT_TRANSLATE_NOOP("Remote", "Size of the file system, as Size of df."), source, Unit::Bytes,
     Lane::Slow, true},
    {"fs.inodes_used", QT_TRANSLATE_NOOP("Remote", "Inodes used"),
     QT_TRANSLATE_NOOP("Remote",
                       "Inodes (files and folders) in use, as IUse% of df -i. Empty where "
                       "there is no fixed number of them."),
     source, Unit::Share, Lane::Slow, true, 1},
};

// The readings come through FileSystemReader, not with the sampler's ticks.
void parse(QByteArrayView, QByteArrayView, Readings &) {}
void derive(const ReadingsChange &, MetricFrame &) {}

/// The numbers behind an index: block size, blocks, free, available, inodes, free inodes.
std::optional<FileSystemRow> rowOf(const Mount &mount, Scan &words)
{
    quint64 numbers[6];
    for (quint64 &one : numbers) {
        const auto number = words.number();
        if (!number)
            return std::nullopt;
        one = *number;
    }
    const auto &[blockSize, blocks, free, available, inodes, inodesFree] = numbers;
    if (blocks == 0 || blockSize == 0)
        return std::nullopt;
    FileSystemRow row;
    row.mount = mount;
    const auto unit = double(blockSize);
    row.size = double(blocks) * unit;
    row.used = double(blocks - std::min(free, blocks)) * unit;
    // More than there is: the kernel says so (as a negative number) when root's share is in use.
    row.available = available <= blocks ? double(available) * unit : 0;
    row.inodes = double(inodes);
    row.inodesFree = double(std::min(inodesFree, inodes));
    return row;
}

struct Answer {
    bool isThere = false;
    std::optional<FileSystemRow> row; ///< none: refused, or nothing to tell
};

QByteArray questionFor(const QList<std::pair<qsizetype, const Mount *>> &mounts, qint64 hungProcess)
{
    QByteArray line = "clawtune_ask " + QByteArray::number(hungProcess);
    for (const auto &one : mounts)
        line += ' ' + QByteArray::number(one.first) + ' ' + shellQuoted(one.second->mountPoint);
    return line + '\n';
}

} // namespace

double FileSystemRow::usedShare() const
{
    return used + available > 0 ? used / (used + available) : unknown;
}

double FileSystemRow::inodesUsedShare() const
{
    return inodes > 0 ? (inodes - inodesFree) / inodes : unknown;
}

QList<FileSystemRow> parseFileSystems(const QList<Mount> &mounts, QByteArrayView answers)
{
    QList<Answer> known(mounts.size());
    Scan scan(answers);
    QByteArrayView line;
    while (scan.line(line)) {
        Scan words(line);
        const auto index = words.number();
        if (!index || *index >= quint64(mounts.size()))
            continue;
        const auto at = qsizetype(*index);
        known[at].isThere = true;
        known[at].row = rowOf(mounts.at(at), words);
    }
    QList<FileSystemRow> found;
    for (qsizetype i = 0; i < mounts.size(); ++i) {
        if (known.at(i).row) {
            found.append(*known.at(i).row);
        } else if (!known.at(i).isThere) {
            FileSystemRow row;
            row.mount = mounts.at(i);
            row.isAnswering = false;
            found.append(row);
        }
    }
    return found;
}

HungQuestions parseHungQuestions(const QList<Mount> &mounts, QByteArrayView answers)
{
    HungQuestions hung;
    QList<qsizetype> answered;
    Scan scan(answers);
    QByteArrayView line;
    while (scan.line(line)) {
        Scan words(line);
        QByteArrayView kind;
        if (!words.word(kind))
            continue;
        if (const auto index = wholeNumber(kind); index && *index < quint64(mounts.size()))
            answered.append(qsizetype(*index));
        if (kind != "asked")
            continue;
        const auto process = words.number();
        if (!process || *process == 0 || *process > quint64(std::numeric_limits<qint32>::max()))
            continue;
        while (const auto index = words.number()) {
            if (*index < quint64(mounts.size()))
                hung.insert(mounts.at(qsizetype(*index)).mountPoint, qint64(*process));
        }
    }
    for (const qsizetype index : std::as_const(answered))
        hung.remove(mounts.at(index).mountPoint);
    return hung;
}

QByteArray fileSystemScript(const QList<Mount> &mounts, const HungQuestions &hung, int patience)
{
    QByteArray questions;
    QList<QList<std::pair<qsizetype, const Mount *>>> shared;
    const qsizetype chains = std::min(mounts.size(), mostQuestions);
    shared.resize(chains);
    for (qsizetype i = 0; i < mounts.size(); ++i) {
        const Mount &mount = mounts.at(i);
        const qint64 process = hung.value(mount.mountPoint);
        if (process != 0 || mount.mayHang())
            questions += questionFor({{i, &mount}}, process);
        else
            shared[i % chains].append({i, &mount});
    }
    for (const auto &some : std::as_const(shared)) {
        if (!some.isEmpty())
            questions += questionFor(some, 0);
    }
    QByteArray script = serverScript(u"filesystems.sh"_s);
    script.replace("@PATIENCE@", QByteArray::number(patience));
    script.replace("@COUNT@", QByteArray::number(mounts.size()));
    return script.replace("@QUESTIONS@", questions);
}

void addFileSystems(const QList<FileSystemRow> &fileSystems, MetricFrame &frame)
{
    for (const FileSystemRow &row : fileSystems) {
        if (row.mount.isImage())
            continue;
        const auto put = [&](const char *id, double value) {
            if (std::isfinite(value))
                frame.values.insert({literal(id), row.mount.mountPoint}, value);
        };
        put("fs.used", row.usedShare());
        put("fs.available", row.available);
        put("fs.size", row.size);
        put("fs.inodes_used", row.inodesUsedShare());
    }
}

constinit const MetricGroup fileSystemGroup{rows, {}, parse, derive};

} // namespace Remote
