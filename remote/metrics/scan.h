// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace Remote
{

/// Walks text by separator without copying. Whatever the bytes, it ends.
class Scan final
{
public:
    explicit Scan(QByteArrayView text)
        : m_rest(text)
    {
    }
    /// The next line without its newline; false at the end.
    bool line(QByteArrayView &line);
    /// The next run of bytes that are neither space nor tab; false at the end.
    bool word(QByteArrayView &word);
    /// The next word as a number; nothing (and the word is consumed) when it is none.
    std::optional<quint64> number();

private:
    QByteArrayView m_rest;
};

/// Of text whose lines are a name and a number, such as /proc/vmstat: visit(name, number) for each;
/// what follows on a line, and lines of another kind, are passed over.
template <typename Visit> void visitNumbers(QByteArrayView text, Visit visit)
{
    Scan scan(text);
    QByteArrayView line;
    while (scan.line(line)) {
        Scan words(line);
        QByteArrayView name;
        if (!words.word(name))
            continue;
        if (const auto number = words.number())
            visit(name, *number);
    }
}

/// Decimal digits only and no more than 64 bits, else nothing. No sign, no space, no locale.
std::optional<quint64> wholeNumber(QByteArrayView digits);

/// "12.34" as hundredths, 1234: digits, a dot, two digits; else nothing.
std::optional<quint64> hundredths(QByteArrayView text);

/// Bytes that live as long as the program, not copied: the ids and field names of the catalogue.
inline QByteArray literal(const char *text)
{
    return QByteArray::fromRawData(text, qsizetype(qstrlen(text)));
}

} // namespace Remote
