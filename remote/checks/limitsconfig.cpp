// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/checks/limitsconfig.h"

namespace Remote
{

namespace
{

enum class Scope { User, Group, Everybody, Nobody };

bool isInRange(const QByteArray &range, qint64 id)
{
    const qsizetype colon = range.indexOf(':');
    const auto first = wholeNumber(range.left(colon));
    const auto last = wholeNumber(range.mid(colon + 1));
    const bool isOpenEnded = colon == range.size() - 1;
    if (colon == 0) // ":max" means exactly that one
        return last == id;
    return first && *first <= id && (isOpenEnded || (last && id <= *last));
}

Scope scopeOf(const QByteArray &domain, const QByteArray &user, qint64 uid,
              const QList<QByteArray> &groups)
{
    if (domain == user)
        return Scope::User;
    if (domain.contains(':') && !domain.startsWith('@') && !domain.startsWith('%'))
        return isInRange(domain, uid) ? Scope::User : Scope::Nobody;
    if (uid == 0)
        return Scope::Nobody;
    if (domain.startsWith('@'))
        return groups.contains(domain.mid(1)) ? Scope::Group : Scope::Nobody;
    return domain == "*" ? Scope::Everybody : Scope::Nobody;
}

} // namespace

std::optional<qint64> limitValue(const QByteArray &word)
{
    if (word == "unlimited" || word == "infinity" || word == "-1")
        return noLimit;
    bool ok = false;
    const quint64 number = word.toULongLong(&ok);
    if (!ok)
        return std::nullopt;
    return number > quint64(noLimit) ? noLimit : qint64(number);
}

QByteArray limitText(qint64 limit)
{
    return limit == noLimit ? QByteArray("infinity") : QByteArray::number(limit);
}

SessionLimits sessionLimits(const QList<ConfigLine> &lines, const QByteArray &user, qint64 uid,
                            const QList<QByteArray> &groups)
{
    SessionLimits limits;
    Scope softScope = Scope::Nobody;
    Scope hardScope = Scope::Nobody;
    for (const ConfigLine &line : lines) {
        const QByteArray text =
            line.text.left(line.text.indexOf('#') < 0 ? line.text.size() : line.text.indexOf('#'));
        const QByteArrayList words = text.simplified().split(' ');
        if (words.size() < 4 || words[2] != "nofile")
            continue;
        const Scope scope = scopeOf(words[0], user, uid, groups);
        const auto value = limitValue(words[3]);
        if (scope == Scope::Nobody || !value)
            continue;
        const bool isBoth = words[1] == "-";
        if ((isBoth || words[1] == "soft") && scope <= softScope) {
            limits.soft = value;
            limits.softOrigin = line.origin();
            softScope = scope;
        }
        if ((isBoth || words[1] == "hard") && scope <= hardScope) {
            limits.hard = value;
            limits.hardOrigin = line.origin();
            hardScope = scope;
        }
    }
    return limits;
}

} // namespace Remote
