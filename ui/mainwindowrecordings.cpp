// SPDX-License-Identifier: GPL-3.0-or-later
// The window's part in opening and closing recordings.
#include "ui/connection/hostrail.h"
#include "ui/mainwindow.h"
#include "ui/recording/recordingopener.h"
#include "widgets/banner.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Clawtune
{

void MainWindow::setUpRecordings()
{
    connect(m_rail, &HostRail::openRecordingWanted, this, &MainWindow::openRecording);
    connect(m_rail, &HostRail::closeRecordingWanted, this,
            [this](const QString &name) { static_cast<void>(m_sessions.remove(name)); });
    connect(m_recordings, &RecordingOpener::failed, this, &MainWindow::showProblem);
    connect(m_recordings, &RecordingOpener::opened, this,
            [this](const QString &name, const QString &, qint64 leftOut) {
                m_page = 0;
                showHost(name, false);
                if (leftOut == 0)
                    return;
                m_problem->setMessage(u"information"_s, Widgets::Tone::Caution,
                                      tr("%n lines of the recording are no samples and were left "
                                         "out.",
                                         nullptr, int(std::min<qint64>(leftOut, 1'000'000'000))),
                                      tr("Close"));
                m_problem->setVisible(true);
                connect(m_problem, &Widgets::Banner::firstTriggered, m_problem, &QWidget::hide);
            });
}

void MainWindow::openRecording()
{
    m_recordings->ask();
}

} // namespace Clawtune
