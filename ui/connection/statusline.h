// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/connection/hostsession.h"

#include <QElapsedTimer>
#include <QHash>
#include <QPointer>
#include <QTimer>
#include <QWidget>

#include <limits>

class QLabel;
class QToolButton;

namespace Clawtune
{

/// The line at the foot of the window: how long the chosen server is connected, with whose rights,
/// and what Clawtune itself costs there.
class StatusLine final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StatusLine)
public:
    explicit StatusLine(QWidget *parent = nullptr);

    /// nullptr: no server is chosen.
    void setSession(HostSession *session);

protected:
    void changeEvent(QEvent *event) override;

private:
    void updateTexts();
    void updateButton();
    void updateCost();
    void measure();
    void takeSample(const Remote::MetricFrame &frame);
    void takeSockets(const Remote::SocketFrame &frame);
    void toggleAdministrator();
    void showProblem(const Remote::Error &error);

    QPointer<HostSession> m_session;
    QLabel *m_text;
    QLabel *m_cost;
    QToolButton *m_administrator;
    QTimer m_tick;
    QElapsedTimer m_sinceMeasured;
    quint64 m_bytes = 0;
    double m_rate = -1; ///< bytes a second both ways; -1: not known yet
    /// The sampling program's own, over the last seconds; NaN: not known yet.
    double m_ownCpu = std::numeric_limits<double>::quiet_NaN();   ///< of one core
    double m_ownBytes = std::numeric_limits<double>::quiet_NaN(); ///< a second
    /// The same of the program that reads sockets.
    double m_socketsCpu = std::numeric_limits<double>::quiet_NaN();
    double m_socketsBytes = std::numeric_limits<double>::quiet_NaN();
    QString m_problem;
};

} // namespace Clawtune
