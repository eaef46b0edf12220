// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/metrics/samplereader.h"

#include "remote/metrics/scan.h"

namespace Remote
{

namespace
{

constexpr qsizetype bannerLimit = 64 * 1024;
constexpr qsizetype headLimit = 256;
constexpr qsizetype sampleLimit = 8 * 1024 * 1024;

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

/// CPU time of a process and of its ended children, in ticks, from /proc/PID/stat.
std::optional<quint64> ticksOf(QByteArrayView stat)
{
    // The name may hold anything, brackets and spaces too, so count from the last bracket.
    const qsizetype bracket = stat.lastIndexOf(')');
    if (bracket < 0)
        return std::nullopt;
    Scan words(stat.sliced(bracket + 1));
    QByteArrayView word;
    for (int skipped = 0; skipped < 11; ++skipped) {
        if (!words.word(word))
            return std::nullopt;
    }
    quint64 sum = 0;
    for (int field = 0; field < 4; ++field) {
        const auto ticks = words.number();
        if (!ticks)
            return std::nullopt;
        sum += *ticks;
    }
    return sum;
}

/// "<monotonic> <wall> <own CPU> <bytes>"; `size` is that of the files for now.
bool takePerlHead(QByteArrayView head, RawSample &sample)
{
    Scan words(head);
    QByteArrayView uptime;
    QByteArrayView time;
    QByteArrayView cost;
    words.word(uptime);
    words.word(time);
    words.word(cost);
    const auto size = words.number();
    const auto uptimeMicros = millionths(uptime);
    const auto timeMicros = millionths(time);
    if (!uptimeMicros || !timeMicros || !size || *size > quint64(sampleLimit))
        return false;
    sample.uptime = double(*uptimeMicros) / 1e6;
    sample.time = double(*timeMicros) / 1e6;
    if (const auto micros = millionths(cost))
        sample.ownNanoseconds = *micros * 1000;
    sample.size = qsizetype(*size);
    return true;
}

/// "<path> <bytes>\n<text>", one after the other, to the end.
bool takeFiles(QByteArrayView rest, RawSample &sample)
{
    while (!rest.isEmpty()) {
        const qsizetype line = rest.indexOf('\n');
        const qsizetype space = rest.indexOf(' ');
        const auto length = line > space && space > 0
                                ? wholeNumber(rest.sliced(space + 1, line - space - 1))
                                : std::nullopt;
        if (!length || *length > quint64(rest.size() - line - 1))
            return false;
        sample.files.append({rest.first(space).toByteArray(),
                             rest.sliced(line + 1, qsizetype(*length)).toByteArray()});
        rest = rest.sliced(line + 1 + qsizetype(*length));
    }
    return true;
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
    broken = !takeFiles(QByteArrayView(m_buffer).sliced(end + 1, sample.size), sample);
    sample.size += end + 1;
    m_buffer.remove(0, sample.size);
    return broken ? std::nullopt : std::optional(sample);
}

bool SampleReader::takeShellHead(QByteArrayView head, RawSample &sample)
{
    Scan words(head);
    const auto time = words.number();
    const auto ticksPerSecond = words.number();
    QByteArrayView process;
    if (!time || !ticksPerSecond || *ticksPerSecond == 0 || !words.word(process))
        return false;
    const QByteArray stat = "/proc/" + process.toByteArray() + "/stat";
    bool hasUptime = false;
    for (const RawSample::File &file : std::as_const(sample.files)) {
        if (file.path == stat) {
            if (const auto ticks = ticksOf(file.bytes))
                sample.ownNanoseconds = *ticks * 1'000'000'000 / *ticksPerSecond;
        } else if (file.path == "/proc/uptime") {
            const auto value = hundredths(
                QByteArrayView(file.bytes).first(qMax<qsizetype>(0, file.bytes.indexOf(' '))));
            hasUptime = value.has_value();
            sample.uptime = double(value.value_or(0)) / 100;
        }
    }
    if (m_timeLessUptime == 0)
        m_timeLessUptime = double(*time) - sample.uptime;
    sample.time = m_timeLessUptime + sample.uptime;
    return hasUptime;
}

std::optional<RawSample> SampleReader::nextOfShell(bool &broken)
{
    const QByteArray start = m_mark + " s ";
    const QByteArray end = '\n' + m_mark + " e\n";
    if (!m_buffer.startsWith(start)) {
        broken = m_buffer.size() >= start.size();
        return std::nullopt;
    }
    const qsizetype last = m_buffer.indexOf(end);
    if (last < 0)
        return std::nullopt;
    RawSample sample;
    sample.size = last + end.size();
    Scan scan(QByteArrayView(m_buffer).first(last).sliced(start.size()));
    QByteArrayView head;
    scan.line(head);
    QByteArrayView line;
    while (scan.line(line)) {
        const qsizetype colon = line.indexOf(':');
        if (colon <= 0)
            continue;
        const QByteArrayView path = line.first(colon);
        if (sample.files.isEmpty() || sample.files.constLast().path != path)
            sample.files.append({path.toByteArray(), {}});
        sample.files.last().bytes.append(line.sliced(colon + 1)).append('\n');
    }
    broken = !takeShellHead(head, sample);
    m_buffer.remove(0, sample.size);
    return broken ? std::nullopt : std::optional(sample);
}

} // namespace Remote
