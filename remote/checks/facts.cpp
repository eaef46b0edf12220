// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/checks/facts.h"

#include "remote/base/quote.h"
#include "remote/checks/probescript.h"

#include <QRegularExpression>

#include <limits>

namespace Remote
{

using namespace Qt::StringLiterals;

std::optional<qint64> wholeNumber(const QByteArray &bytes)
{
    bool ok = false;
    const qint64 number = bytes.left(64).trimmed().toLongLong(&ok);
    return ok ? std::optional(number) : std::nullopt;
}

std::optional<qint64> meminfoBytes(const QByteArray &meminfo, const QByteArray &name)
{
    for (const QByteArray &line : meminfo.split('\n')) {
        if (!line.startsWith(QByteArray(name + ':')))
            continue;
        const QByteArrayList words = line.mid(name.size() + 1).simplified().split(' ');
        const auto kib = wholeNumber(words.first());
        if (words.size() != 2 || words[1] != "kB" || !kib || *kib < 0 ||
            *kib > std::numeric_limits<qint64>::max() / 1024)
            return std::nullopt;
        return *kib * 1024;
    }
    return std::nullopt;
}

qint64 nominalMemoryMiB(qint64 memTotalBytes)
{
    constexpr double largestDeficit = 0.125;
    const double totalMiB = double(memTotalBytes) / (1024 * 1024);
    for (const int gib : {1, 2, 3, 4, 6, 8, 10, 12, 16, 20, 24, 32, 48, 64}) {
        const double nominal = gib * 1024.0;
        if (nominal >= totalMiB && nominal - totalMiB <= largestDeficit * nominal)
            return gib * 1024LL;
    }
    return qint64(totalMiB) / 64 * 64;
}

std::optional<bool> hasCapability(const QByteArray &status, const QByteArray &field, int capability)
{
    for (const QByteArray &line : status.split('\n')) {
        if (!line.startsWith(QByteArray(field + ':')))
            continue;
        bool ok = false;
        const quint64 mask = line.mid(field.size() + 1).trimmed().toULongLong(&ok, 16);
        return ok ? std::optional((mask >> capability & 1U) != 0) : std::nullopt;
    }
    return std::nullopt;
}

QByteArray whoamiSection()
{
    // sudo leaves the name of who called it; it is checked against the account list.
    return shellSection("whoami", "login=${SUDO_USER:-$(id -un)}\n"
                                  "id -u\n"
                                  "printf '%s\\n' \"$login\"\n"
                                  "id -u -- \"$login\"\n"
                                  "id -Gn -- \"$login\"");
}

Identity probedIdentity(const ProbeResult &probe)
{
    static const QRegularExpression account(u"\\A[A-Za-z_][A-Za-z0-9_.-]{0,31}\\z"_s);
    Identity identity;
    const QByteArrayList lines = probe.section("whoami").out.split('\n');
    if (lines.size() < 4)
        return identity;
    identity.uid = wholeNumber(lines[0]).value_or(-1);
    identity.loginUid = wholeNumber(lines[2]).value_or(-1);
    if (account.match(QString::fromLatin1(lines[1])).hasMatch())
        identity.user = lines[1];
    for (const QByteArray &group : lines[3].simplified().split(' ')) {
        if (!group.isEmpty())
            identity.groups.append(group);
    }
    return identity;
}

QList<QMap<QByteArray, QByteArray>> keyValueBlocks(const QByteArray &bytes)
{
    QList<QMap<QByteArray, QByteArray>> blocks;
    QMap<QByteArray, QByteArray> block;
    for (const QByteArray &line : bytes.split('\n')) {
        const qsizetype equals = line.indexOf('=');
        if (equals > 0)
            block.insert(line.left(equals), line.mid(equals + 1));
        else if (line.isEmpty() && !block.isEmpty())
            blocks.append(std::exchange(block, {}));
    }
    if (!block.isEmpty())
        blocks.append(block);
    return blocks;
}

Phrase bare(const QString &text)
{
    return {"%1", {text}};
}

Phrase bare(const QByteArray &hostile)
{
    return {"%1", {displayText(hostile)}};
}

Phrase bare(double number, Unit unit)
{
    return {"%1", {{number, unit}}};
}

} // namespace Remote
