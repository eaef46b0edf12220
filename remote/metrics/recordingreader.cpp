// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/metrics/recordingreader.h"

#include <QElapsedTimer>
#include <QFileInfo>

namespace Remote
{

RecordingReader::RecordingReader(const QString &fileName)
    : m_file(fileName)
{
}

Result<void> RecordingReader::open()
{
    const QString name = m_file.fileName();
    const QFileInfo info(name);
    if (!info.exists())
        return Error{ErrorCode::FileMissing, name, {}};
    // A folder can be opened but not read; a pipe may never end.
    if (!info.isFile() || !m_file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::FileUnreadable, name, m_file.errorString().toUtf8()};
    return {};
}

Result<bool> RecordingReader::read(std::chrono::milliseconds budget,
                                   const std::function<void(const RecordedSample &)> &visitor)
{
    QElapsedTimer spent;
    spent.start();
    while (!m_file.atEnd()) {
        // A byte more than a line may have, so that one that is too long shows.
        QByteArray line = m_file.readLine(longestLine + 2);
        if (line.isEmpty())
            return Error{ErrorCode::FileUnreadable, m_file.fileName(),
                         m_file.errorString().toUtf8()};
        const bool isWhole = line.endsWith('\n') || m_file.atEnd();
        const bool isRest = std::exchange(m_isSkipping, !isWhole);
        if (!isWhole)
            line = line.left(200);
        if (!isRest) {
            if (const Result<void> taken = takeLine(std::move(line), visitor); !taken.ok())
                return taken.error();
        }
        if (spent.elapsed() >= budget.count())
            break;
    }
    if (m_file.atEnd() && m_samples == 0)
        return notARecording({});
    return m_file.atEnd();
}

Result<void> RecordingReader::takeLine(QByteArray line,
                                       const std::function<void(const RecordedSample &)> &visitor)
{
    if (line.startsWith("\xef\xbb\xbf")) // editors put that before the first line
        line.remove(0, 3);
    line = line.trimmed();
    if (line.isEmpty())
        return {};
    const Result<RecordedSample> sample = parseSample(line);
    if (sample.ok()) {
        ++m_samples;
        visitor(sample.value());
        return {};
    }
    ++m_badLines;
    if (m_samples == 0)
        return notARecording(line);
    return {};
}

Error RecordingReader::notARecording(const QByteArray &line) const
{
    return {ErrorCode::NotARecording, m_file.fileName(), line.left(200)};
}

double RecordingReader::progress() const
{
    const qint64 size = m_file.size();
    return size > 0 ? double(m_file.pos()) / double(size) : 1;
}

} // namespace Remote
