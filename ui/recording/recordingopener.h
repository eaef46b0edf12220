// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/metrics/samplejson.h"
#include "ui/connection/hostsessions.h"

#include <QTimer>

#include <memory>

class QProgressDialog;

namespace Remote
{
class RecordingReader;
struct RecordedSample;
} // namespace Remote

namespace Clawtune
{

/// Opens recordings (saved periods, and what `clawtune sample --json` wrote) as read-only hosts of
/// the window's list: through a dialog, or when a file is dropped on the window. Reads a little at
/// a time, so that a file of any size leaves the window alive. GUI thread.
class RecordingOpener final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RecordingOpener)
public:
    /// `window` is the parent of dialogs and takes dropped files; both outlive this.
    RecordingOpener(HostSessions &sessions, QWidget *window);
    ~RecordingOpener() override;

    void ask();
    /// One after the other; while one is being read, a further one waits.
    void open(const QString &fileName);

Q_SIGNALS:
    /// It is in the list under this name. `leftOut`: lines that were no samples.
    void opened(const QString &name, const QString &fileName, qint64 leftOut);
    void failed(const Remote::Error &error);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void begin();
    void readMore();
    void add(const Remote::RecordedSample &sample);
    void finish();
    void drop();

    HostSessions &m_sessions;
    QWidget *m_window;
    QStringList m_waiting;
    QString m_fileName;
    std::unique_ptr<Remote::RecordingReader> m_reader; ///< while one is being read
    std::unique_ptr<HostSession> m_session;
    Remote::ContainerNames m_names;
    QProgressDialog *m_progress = nullptr;
    QTimer m_timer;
};

} // namespace Clawtune
