// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/metrics/recordingwriter.h"

#include "remote/metrics/samplejson.h"

#include <algorithm>
#include <cmath>

namespace Remote
{

namespace
{

/// Seconds of the history at a time: some sixty samples where it is finest.
constexpr double piece = 60;
constexpr double hair = 1e-3; ///< samples are further apart

} // namespace

RecordingWriter::RecordingWriter(const MetricHistory &history, const WhoHistory &who,
                                 QObject *parent)
    : QObject(parent)
    , m_history(history)
    , m_who(who)
{
    m_timer.setInterval(0);
    connect(&m_timer, &QTimer::timeout, this, &RecordingWriter::writeMore);
}

void RecordingWriter::setContainerNames(std::function<QString(const QByteArray &)> names)
{
    m_nameOf = std::move(names);
}

void RecordingWriter::start(const QString &fileName, double from, double to)
{
    m_from = std::max(from, m_history.earliestTime());
    m_to = std::min(to, m_history.latestTime());
    m_next = m_from;
    m_previous = m_from - 1;
    m_samples = 0;
    m_file = std::make_unique<QSaveFile>(fileName);
    if (!m_file->open(QIODevice::WriteOnly)) {
        end(Error{ErrorCode::FileUnwritable, fileName, m_file->errorString().toUtf8()});
        return;
    }
    m_timer.start();
}

void RecordingWriter::cancel()
{
    if (m_file)
        end(Error{ErrorCode::Cancelled, m_file->fileName(), {}});
}

void RecordingWriter::writeMore()
{
    const bool isLast = m_next + piece >= m_to;
    const double to = isLast ? m_to : m_next + piece;
    if (!writePiece(to) || (isLast && !m_file->commit())) {
        end(Error{ErrorCode::FileUnwritable, m_file->fileName(), m_file->errorString().toUtf8()});
        return;
    }
    m_next = to + hair;
    if (isLast) {
        end({});
        return;
    }
    Q_EMIT progressed((m_next - m_from) / (m_to - m_from));
}

bool RecordingWriter::writePiece(double to)
{
    bool isWell = true;
    m_history.visit(m_next, to, [this, &isWell](const MetricFrame &recorded) {
        MetricFrame frame = recorded;
        m_who.addRows(m_previous, frame.time, frame);
        m_previous = frame.time;
        ContainerNames names;
        for (const ContainerRow &row : std::as_const(frame.containers)) {
            if (m_nameOf)
                names.insert(row.id, m_nameOf(row.id));
        }
        const QByteArray line = dumpJson(sampleJson(frame, names)) + '\n';
        isWell = m_file->write(line) == line.size();
        ++m_samples;
        return isWell;
    });
    return isWell;
}

void RecordingWriter::end(const Result<void> &result)
{
    m_timer.stop();
    m_file.reset(); // what was not committed is gone with it
    Q_EMIT finished(result);
}

} // namespace Remote
