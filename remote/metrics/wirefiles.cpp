// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/metrics/wirefiles.h"

#include "remote/metrics/scan.h"

namespace Remote
{

namespace
{

constexpr quint64 mostFiles = 200'000;
constexpr qsizetype mostKept = 64 * 1024 * 1024;

bool endsWord(char byte)
{
    return byte == ' ' || byte == '\n' || byte == '=';
}

/// Walks the words of a text, copying what it passes.
class Words final
{
public:
    explicit Words(QByteArrayView text)
        : m_text(text)
    {
        m_copy.reserve(text.size() + 16);
    }
    /// False when there are no more words.
    bool skip()
    {
        const qsizetype end = wordEnd();
        if (end == m_text.size())
            return false;
        m_copy.append(m_text.sliced(m_at, end + 1 - m_at));
        m_at = end + 1;
        return true;
    }
    [[nodiscard]] QByteArrayView word() const { return m_text.sliced(m_at, wordEnd() - m_at); }
    /// Puts another word in place of this one and stands behind it, on what ends it.
    void replace(QByteArrayView word)
    {
        m_at = wordEnd();
        m_copy.append(word);
    }
    QByteArray finished()
    {
        m_copy.append(m_text.sliced(m_at));
        return m_copy;
    }

private:
    [[nodiscard]] qsizetype wordEnd() const
    {
        qsizetype end = m_at;
        while (end < m_text.size() && !endsWord(m_text[end]))
            ++end;
        return end;
    }

    QByteArrayView m_text;
    QByteArray m_copy;
    qsizetype m_at = 0;
};

/// Takes decimal digits from the front of `text`.
std::optional<quint64> takeNumber(QByteArrayView &text)
{
    qsizetype end = 0;
    while (end < text.size() && text[end] >= '0' && text[end] <= '9')
        ++end;
    const auto number = wholeNumber(text.first(end));
    text = text.sliced(end);
    return number;
}

/// The number that a word becomes when it grows or shrinks by `by`.
std::optional<QByteArray> moved(QByteArrayView word, quint64 by, bool grows)
{
    const auto was = wholeNumber(word);
    constexpr quint64 most = 1'000'000'000'000'000'000;
    if (!was || *was > most || by > most || (!grows && by > *was))
        return std::nullopt;
    return QByteArray::number(grows ? *was + by : *was - by);
}

} // namespace

std::optional<QByteArray> changedWords(QByteArrayView bytes, QByteArrayView changes)
{
    Words words(bytes);
    bool first = true; // later ones begin at the end of the word before
    while (!changes.isEmpty()) {
        int skips = first ? 0 : 1;
        first = false;
        while (changes.startsWith('.')) {
            skips += 26;
            changes = changes.sliced(1);
        }
        const bool isText = changes.startsWith('"');
        changes = changes.sliced(isText ? 1 : 0);
        const char letter = changes.isEmpty() ? '\0' : changes[0];
        const bool grows = letter >= 'a' && letter <= 'z';
        if (!grows && (isText || letter < 'A' || letter > 'Z'))
            return std::nullopt;
        changes = changes.sliced(1);
        for (skips += letter - (grows ? 'a' : 'A'); skips > 0; --skips) {
            if (!words.skip())
                return std::nullopt;
        }
        if (isText) {
            const qsizetype end = changes.indexOf(' ');
            if (end < 0)
                return std::nullopt;
            words.replace(changes.first(end));
            changes = changes.sliced(end + 1);
            continue;
        }
        const auto by = takeNumber(changes);
        const auto word = by ? moved(words.word(), *by, grows) : std::nullopt;
        if (!word)
            return std::nullopt;
        words.replace(*word);
    }
    return words.finished();
}

bool WireFiles::add(QByteArrayView records, RawSample &sample)
{
    m_last = 0;
    m_inRows = false;
    while (!records.isEmpty()) {
        const qsizetype end = records.indexOf('\n');
        if (end <= 0)
            return false;
        const char kind = records[0];
        const QByteArrayView line = records.first(end);
        records = records.sliced(end + 1);
        if (!addRecord(kind, line, records, sample))
            return false;
    }
    for (const File &file : std::as_const(m_files)) {
        if (file.isUsed && !file.isRow)
            sample.files.append({file.path, file.bytes});
    }
    sample.ticksPerSecond = m_ticksPerSecond;
    sample.pageSize = m_pageSize;
    sample.startsAhead = m_startsAhead;
    return true;
}

bool WireFiles::addRecord(char kind, QByteArrayView line, QByteArrayView &rest, RawSample &sample)
{
    switch (kind) {
    case 'I':
        return takeMachine(line.sliced(1));
    case 'R':
        return takeRows(line.sliced(1), sample);
    case 'F':
    case 'P':
    case 'T':
        return takeFile(kind, line.sliced(1), rest, sample);
    case 'G':
        takeGone(line.sliced(1), sample);
        return true;
    default:
        return takeChange(line, sample);
    }
}

bool WireFiles::takeMachine(QByteArrayView line)
{
    Scan words(line);
    const auto ticks = words.number();
    const auto page = words.number();
    QByteArrayView ahead;
    words.word(ahead);
    bool isNumber = false;
    const double seconds = ahead.toDouble(&isNumber);
    if (!ticks || *ticks == 0 || !page || *page == 0 || !isNumber)
        return false;
    m_ticksPerSecond = *ticks;
    m_pageSize = *page;
    m_startsAhead = seconds;
    return true;
}

bool WireFiles::takeRows(QByteArrayView line, RawSample &sample)
{
    m_inRows = true;
    sample.rows.setFlag(Lane::Processes, line.contains('p'));
    sample.rows.setFlag(Lane::Containers, line.contains('c'));
    return true;
}

/// "F<number> <bytes> <path>", "P<number> <bytes> <process> <user>", "T<bytes> <path>"; the text
/// follows the line.
bool WireFiles::takeFile(char kind, QByteArrayView line, QByteArrayView &rest, RawSample &sample)
{
    const auto number = kind == 'T' ? std::optional<quint64>(0) : takeNumber(line);
    if (kind != 'T' && line.startsWith(' '))
        line = line.sliced(1);
    const auto size = takeNumber(line);
    if (!number || !size || *size > quint64(rest.size()) || !line.startsWith(' '))
        return false;
    QByteArray path = line.sliced(1).toByteArray();
    const QByteArray text = rest.first(qsizetype(*size)).toByteArray();
    rest = rest.sliced(qsizetype(*size));
    if (kind == 'T') {
        sample.rowFiles.append({path, text});
        return true;
    }
    if (kind == 'P') {
        const qsizetype space = path.indexOf(' ');
        if (space < 0)
            return false;
        const QByteArray user = path.mid(space + 1);
        const QByteArray folder = "/proc/" + path.left(space);
        path = folder + "/stat";
        sample.rowFiles.append({path, text});
        sample.rowFiles.append({folder + "/status", "Uid:\t" + user + '\t' + user + '\n'});
    } else if (m_inRows) {
        sample.rowFiles.append({path, text});
    }
    return keep(*number, {path, text, m_inRows, true});
}

bool WireFiles::keep(quint64 number, File file)
{
    if (number >= mostFiles)
        return false;
    if (qsizetype(number) >= m_files.size())
        m_files.resize(qsizetype(number) + 1);
    File &kept = m_files[qsizetype(number)];
    m_kept += file.bytes.size() - kept.bytes.size();
    kept = std::move(file);
    m_last = qsizetype(number);
    return m_kept <= mostKept;
}

bool WireFiles::takeChange(QByteArrayView line, RawSample &sample)
{
    const bool isBack = line.startsWith('-');
    line = line.sliced(isBack ? 1 : 0);
    const auto ahead = takeNumber(line);
    if (!ahead || *ahead > mostFiles)
        return false;
    m_last += isBack ? -qsizetype(*ahead) : qsizetype(*ahead);
    if (m_last < 0 || m_last >= m_files.size() || !m_files.at(m_last).isUsed)
        return false;
    File &file = m_files[m_last];
    auto changed = changedWords(file.bytes, line);
    if (!changed)
        return false;
    m_kept += changed->size() - file.bytes.size();
    file.bytes = std::move(*changed);
    if (file.isRow)
        sample.rowFiles.append({file.path, file.bytes});
    return m_kept <= mostKept;
}

/// A row's file is left in its place: its number will be used again. A file of the server's would
/// be taken for one that it still has.
void WireFiles::takeGone(QByteArrayView path, RawSample &sample)
{
    if (m_inRows) {
        sample.goneRows.append(path.toByteArray());
        return;
    }
    for (File &file : m_files) {
        if (!file.isRow && file.path == path)
            file.isUsed = false;
    }
}

} // namespace Remote
