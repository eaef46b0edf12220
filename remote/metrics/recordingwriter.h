// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/base/result.h"
#include "remote/metrics/metrichistory.h"
#include "remote/metrics/whohistory.h"

#include <QObject>
#include <QSaveFile>
#include <QTimer>

namespace Remote
{

/// Writes a period of a history into a file, a sample a line as `clawtune sample --json` does, a
/// little at a time. Of processes and containers, what WhoHistory kept. The file appears (or takes
/// the place of an older one) whole at the end, or not at all. Owner's thread.
class RecordingWriter final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RecordingWriter)
public:
    /// Both histories outlive this.
    RecordingWriter(const MetricHistory &history, const WhoHistory &who, QObject *parent = nullptr);

    /// What containers are called, by id; an empty answer: not known.
    void setContainerNames(std::function<QString(const QByteArray &id)> names);
    /// Seconds since 1970, both ends included. Ends with finished(), also when it cannot begin.
    void start(const QString &fileName, double from, double to);
    /// Leaves nothing behind; finished() comes with Cancelled.
    void cancel();
    [[nodiscard]] qint64 samples() const { return m_samples; }

Q_SIGNALS:
    void progressed(double share);
    /// FileUnwritable, subject: the file.
    void finished(const Remote::Result<void> &result);

private:
    void writeMore();
    bool writePiece(double to);
    void end(const Result<void> &result);

    const MetricHistory &m_history;
    const WhoHistory &m_who;
    std::function<QString(const QByteArray &)> m_nameOf;
    std::unique_ptr<QSaveFile> m_file;
    QTimer m_timer;
    double m_from = 0;
    double m_to = 0;
    double m_next = 0;     ///< up to where it is written
    double m_previous = 0; ///< time of the sample before
    qint64 m_samples = 0;
};

} // namespace Remote
