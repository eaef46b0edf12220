// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/metrics/samplereader.h"

#include "remote/metrics/processfiles.h"
#include "remote/metrics/scan.h"

namespace Remote
{

namespace
{

constexpr qsizetype bannerLimit = 64 * 1024;
constexpr qsizetype headLimit = 256;
constexpr qsizetype sampleLimit = 32 * 1024 * 1024; // thousands of processes, told whole

/// "12.345678" as millionths; six digits behind the dot, as sampler.pl writes them.
std::optional<quint64> millionths(QByteArrayView text)
{
    const qsizetype dot = text.indexOf('.');
    if (dot < 0 || dot > 12 || text.size() - dot != 7)
        return std::nullopt;
    const auto whole = wholeNumber(text.first(dot));
    const auto part = wholeNumber(text.sliced(dot + 1));
    return whole && part ? std::optional(*whole * 1'000'000 + *part) : std::nullopt;
}

/// "<monotonic> <wall> <own CPU> <took> <bytes>"; `size` is that of the records for now.
bool takePerlHead(QByteArrayView head, RawSample &sample)
{
    Scan words(head);
    QByteArrayView uptime;
    QByteArrayView time;
    QByteArrayView cost;
    QByteArrayView took;
    words.word(uptime);
    words.word(time);
    words.word(cost);
    words.word(took);
    const auto size = words.number();
    const auto uptimeMicros = millionths(uptime);
    const auto timeMicros = millionths(time);
    if (!uptimeMicros || !timeMicros || !size || *size > quint64(sampleLimit))
        return false;
    sample.uptime = double(*uptimeMicros) / 1e6;
    sample.time = double(*timeMicros) / 1e6;
    if (const auto micros = millionths(cost))
        sample.ownNanoseconds = *micros * 1000;
    sample.took = double(millionths(took).value_or(0)) / 1e6;
    sample.size = qsizetype(*size);
    return true;
}

/// "<path>:<line>"; lines of one file follow each other.
void takeShellLine(QByteArrayView line, QList<RawSample::File> &files)
{
    const qsizetype colon = line.indexOf(':');
    if (colon <= 0)
        return;
    const QByteArrayView path = line.first(colon);
    if (files.isEmpty() || files.constLast().path != path)
        files.append({path.toByteArray(), {}});
    files.last().bytes.append(line.sliced(colon + 1)).append('\n');
}

} // namespace

SampleReader::SampleReader(QByteArray mark)
    : m_mark(std::move(mark))
{
}

void SampleReader::feed(const QByteArray &bytes)
{
    m_buffer.append(bytes);
}

Result<std::optional<RawSample>> SampleReader::next()
{
    bool broken = false;
    std::optional<RawSample> sample;
    if (m_program == Program::NotSeen && !skipBanner())
        broken = m_buffer.size() > bannerLimit;
    else if (m_program == Program::Perl)
        sample = nextOfPerl(broken);
    else
        sample = nextOfShell(broken);
    broken = broken || (!sample && m_buffer.size() > sampleLimit);
    if (broken)
        return Error{ErrorCode::ParseFailed, QStringLiteral("sampler"), m_buffer.left(200)};
    return sample;
}

bool SampleReader::skipBanner()
{
    const qsizetype perl = m_buffer.indexOf(QByteArray(m_mark + " p "));
    const qsizetype shell = m_buffer.indexOf(QByteArray(m_mark + " s "));
    if (perl < 0 && shell < 0)
        return false;
    const bool isPerl = perl >= 0 && (shell < 0 || perl < shell);
    m_program = isPerl ? Program::Perl : Program::Shell;
    m_buffer.remove(0, isPerl ? perl : shell);
    return true;
}

std::optional<RawSample> SampleReader::nextOfPerl(bool &broken)
{
    const qsizetype end = m_buffer.indexOf('\n');
    if (end < 0) {
        broken = m_buffer.size() > headLimit;
        return std::nullopt;
    }
    const QByteArray start = m_mark + " p ";
    RawSample sample;
    broken =
        end > headLimit || !m_buffer.startsWith(start) ||
        !takePerlHead(QByteArrayView(m_buffer).sliced(start.size(), end - start.size()), sample);
    if (broken || m_buffer.size() - end - 1 < sample.size)
        return std::nullopt;
    broken = !m_files.add(QByteArrayView(m_buffer).sliced(end + 1, sample.size), sample);
    sample.size += end + 1;
    m_buffer.remove(0, sample.size);
    return broken ? std::nullopt : std::optional(sample);
}

/// "<wall s at start> <ticks a second> <process id> <page size> <rows>"
bool SampleReader::takeShellHead(QByteArrayView head, RawSample &sample)
{
    Scan words(head);
    const auto time = words.number();
    const auto ticksPerSecond = words.number();
    QByteArrayView process;
    words.word(process);
    const auto pageSize = words.number();
    QByteArrayView rows;
    if (!time || !ticksPerSecond || *ticksPerSecond == 0 || !pageSize || !words.word(rows))
        return false;
    sample.ticksPerSecond = *ticksPerSecond;
    sample.pageSize = *pageSize;
    sample.rowsAreAll = true;
    sample.rows.setFlag(Lane::Processes, rows.contains('p'));
    sample.rows.setFlag(Lane::Containers, rows.contains('c'));
    const QByteArray stat = "/proc/" + process.toByteArray() + "/stat";
    bool hasUptime = false;
    for (const RawSample::File &file : std::as_const(sample.files)) {
        if (file.path == stat) {
            if (const auto own = parseProcessStat(file.bytes))
                sample.ownNanoseconds =
                    (own->cpuTicks + own->endedChildrenTicks) * 1'000'000'000 / *ticksPerSecond;
        } else if (file.path == "/proc/uptime") {
            const auto value = hundredths(
                QByteArrayView(file.bytes).first(qMax<qsizetype>(0, file.bytes.indexOf(' '))));
            hasUptime = value.has_value();
            sample.uptime = double(value.value_or(0)) / 100;
        }
    }
    // Of programs that wait for a line to take their answers, only CPU time is the server's own.
    if (sample.ownNanoseconds && m_ownNanoseconds && *sample.ownNanoseconds > *m_ownNanoseconds)
        sample.took = double(*sample.ownNanoseconds - *m_ownNanoseconds) / 1e9;
    m_ownNanoseconds = sample.ownNanoseconds;
    if (m_timeLessUptime == 0)
        m_timeLessUptime = double(*time) - sample.uptime;
    sample.time = m_timeLessUptime + sample.uptime;
    return hasUptime;
}

std::optional<RawSample> SampleReader::nextOfShell(bool &broken)
{
    const QByteArray start = m_mark + " s ";
    const QByteArray rows = m_mark + " r";
    const QByteArray end = '\n' + m_mark + " e\n";
    if (!m_buffer.startsWith(start)) {
        broken = m_buffer.size() >= start.size();
        return std::nullopt;
    }
    const qsizetype last = m_buffer.indexOf(end, m_searched);
    m_searched = qMax<qsizetype>(0, m_buffer.size() - end.size());
    if (last < 0)
        return std::nullopt;
    m_searched = 0;
    RawSample sample;
    sample.size = last + end.size();
    Scan scan(QByteArrayView(m_buffer).first(last).sliced(start.size()));
    QByteArrayView head;
    scan.line(head);
    QByteArrayView line;
    bool inRows = false;
    while (scan.line(line)) {
        if (line == rows)
            inRows = true;
        else
            takeShellLine(line, inRows ? sample.rowFiles : sample.files);
    }
    broken = !takeShellHead(head, sample);
    m_buffer.remove(0, sample.size);
    return broken ? std::nullopt : std::optional(sample);
}

} // namespace Remote
