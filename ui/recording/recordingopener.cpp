// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/recording/recordingopener.h"

#include "remote/metrics/recordingreader.h"
#include "ui/text/formatter.h"

#include <QDropEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QMimeData>
#include <QProgressDialog>
#include <QRegularExpression>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Clawtune
{

using Remote::Result;

namespace
{

/// Of the window's time in one go: less than a frame.
constexpr auto budget = 10ms;

/// The files of this computer in what is dragged over the window.
QStringList filesOf(const QMimeData *data)
{
    QStringList files;
    const QList<QUrl> urls = data ? data->urls() : QList<QUrl>();
    for (const QUrl &url : urls) {
        if (url.isLocalFile())
            files.append(url.toLocalFile());
    }
    return files;
}

/// The server, where the file has the name that saving it proposed; else the file's own name.
QString subjectOf(const QString &fileName)
{
    static const QRegularExpression date(u"-\\d{4}(-\\d\\d){5}$"_s);
    QString name = QFileInfo(fileName).completeBaseName();
    return name.remove(date);
}

QString minuteOf(double time)
{
    return formattedTime(time).chopped(3);
}

} // namespace

RecordingOpener::RecordingOpener(HostSessions &sessions, QWidget *window)
    : QObject(window)
    , m_sessions(sessions)
    , m_window(window)
{
    m_timer.setInterval(0);
    connect(&m_timer, &QTimer::timeout, this, &RecordingOpener::readMore);
    window->setAcceptDrops(true);
    window->installEventFilter(this);
}

RecordingOpener::~RecordingOpener() = default;

bool RecordingOpener::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::DragEnter || event->type() == QEvent::Drop) {
        auto *drop = static_cast<QDropEvent *>(event);
        const QStringList files = filesOf(drop->mimeData());
        if (files.isEmpty())
            return false;
        drop->acceptProposedAction();
        for (const QString &file : event->type() == QEvent::Drop ? files : QStringList())
            open(file);
        return true;
    }
    return QObject::eventFilter(watched, event);
}

void RecordingOpener::ask()
{
    auto *dialog = new QFileDialog(m_window, tr("Open a recording"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Recordings (*.jsonl *.json *.ndjson)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, &RecordingOpener::open);
    dialog->open();
}

void RecordingOpener::open(const QString &fileName)
{
    m_waiting.append(fileName);
    if (!m_reader)
        begin();
}

void RecordingOpener::begin()
{
    m_fileName = m_waiting.takeFirst();
    m_reader = std::make_unique<Remote::RecordingReader>(m_fileName);
    if (const Result<void> opened = m_reader->open(); !opened.ok()) {
        drop();
        Q_EMIT failed(opened.error());
        return;
    }
    m_session = HostSession::forRecording(subjectOf(m_fileName));
    m_progress = new QProgressDialog(tr("Reading the recording"), tr("Cancel"), 0, 100, m_window);
    m_progress->setMinimumDuration(300);
    m_progress->setAutoClose(false);
    m_progress->setAutoReset(false);
    connect(m_progress, &QProgressDialog::canceled, this, &RecordingOpener::drop);
    m_timer.start();
}

void RecordingOpener::readMore()
{
    const Result<bool> atEnd =
        m_reader->read(budget, [this](const Remote::RecordedSample &sample) { add(sample); });
    if (!atEnd.ok()) {
        drop();
        Q_EMIT failed(atEnd.error());
    } else if (*atEnd) {
        finish();
    } else {
        m_progress->setValue(int(m_reader->progress() * 100));
    }
}

void RecordingOpener::add(const Remote::RecordedSample &sample)
{
    m_session->takeRecorded(sample.frame);
    // A server makes containers without end; nobody looks at the names of more.
    if (m_names.size() < 10'000)
        m_names.insert(sample.containerNames);
}

void RecordingOpener::finish()
{
    m_session->setContainerNames(
        [names = m_names](const QByteArray &id) { return names.value(id); });
    const Remote::MetricHistory &history = m_session->history();
    //: 1: a server's or a file's name, 2 and 3: when it begins and ends
    const QString name = tr("Recording of %1, %2–%3")
                             .arg(m_session->host().name, minuteOf(history.earliestTime()),
                                  minuteOf(history.latestTime()));
    const qint64 leftOut = m_reader->badLines();
    const QString file = m_fileName;
    const QString added = m_sessions.addRecording(std::move(m_session), name);
    drop();
    Q_EMIT opened(added, file, leftOut);
}

/// Done with this file, one way or the other.
void RecordingOpener::drop()
{
    m_timer.stop();
    m_reader.reset();
    m_session.reset();
    m_names.clear();
    if (m_progress) {
        m_progress->disconnect(this);
        m_progress->deleteLater();
        m_progress = nullptr;
    }
    if (!m_waiting.isEmpty())
        QMetaObject::invokeMethod(
            this,
            [this] {
                if (!m_reader && !m_waiting.isEmpty())
                    begin();
            },
            Qt::QueuedConnection);
}

} // namespace Clawtune
