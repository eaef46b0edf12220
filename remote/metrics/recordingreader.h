// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/metrics/sampleparser.h"

#include <QFile>

#include <chrono>
#include <functional>

namespace Remote
{

/// Reads a file of samples, one a line, a little at a time: whatever its size, it holds no more
/// than one line and never keeps anybody waiting. No thread of its own.
class RecordingReader final
{
public:
    static constexpr qsizetype longestLine = qsizetype(16) * 1024 * 1024;

    explicit RecordingReader(const QString &fileName);

    /// FileMissing or FileUnreadable, subject: the file.
    Result<void> open();
    /// Gives samples to `visitor` until `budget` is used up. True when the file has ended.
    /// NotARecording when its first line is none, or when it holds none at all: subject the file.
    Result<bool> read(std::chrono::milliseconds budget,
                      const std::function<void(const RecordedSample &)> &visitor);

    [[nodiscard]] double progress() const; ///< 0 to 1
    [[nodiscard]] qint64 samples() const { return m_samples; }
    /// Lines that are no samples (cut short, too long, of something else) and were left out.
    [[nodiscard]] qint64 badLines() const { return m_badLines; }

private:
    Result<void> takeLine(QByteArray line,
                          const std::function<void(const RecordedSample &)> &visitor);
    [[nodiscard]] Error notARecording(const QByteArray &line) const;

    QFile m_file;
    bool m_isSkipping = false; ///< the rest of a line that is too long
    qint64 m_samples = 0;
    qint64 m_badLines = 0;
};

} // namespace Remote
