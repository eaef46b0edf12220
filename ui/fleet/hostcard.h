// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/connection/hostsession.h"

#include <QFrame>

class QLabel;
class QPushButton;

namespace Widgets
{
class Sparkline;
class StatusBadge;
} // namespace Widgets

namespace Clawtune
{

/// One server in the overview of all: its name and state, what limits it, four small charts with
/// their newest values. Tells when it is chosen; decides nothing.
class HostCard final : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HostCard)
public:
    static constexpr int leastWidth = 300;
    static constexpr int usualHeight = 176;

    explicit HostCard(QString name, QWidget *parent = nullptr);

    [[nodiscard]] const QString &name() const { return m_name; }
    /// nullptr: nobody has connected to it yet in this run.
    void setSession(HostSession *session) { m_session = session; }
    [[nodiscard]] HostSession *session() const { return m_session; }
    /// It waits in a queue to be connected.
    void setWaiting(bool waiting) { m_isWaiting = waiting; }
    /// Writes everything anew from the session.
    void refresh();
    void retranslate();

Q_SIGNALS:
    void chosen(const QString &name);
    void connectWanted(const QString &name);
    /// An arrow key, Home or End: the focus is to go to another card.
    void moveWanted(int key);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void setUpParts();
    void refreshState(Remote::ConnectionState state);
    void refreshVerdict(bool isConnected);
    void refreshRaised(bool isConnected);
    void refreshLines(bool isConnected);

    struct Line {
        QLabel *title;
        QLabel *value;
        Widgets::Sparkline *chart;
    };

    const QString m_name;
    HostSession *m_session = nullptr;
    bool m_isWaiting = false;
    QLabel *m_title;
    Widgets::StatusBadge *m_state;
    QPushButton *m_connect;
    Widgets::StatusBadge *m_verdict;
    QLabel *m_raised; ///< a flag while thresholds are crossed; its tooltip names them
    QList<Line> m_lines;
};

} // namespace Clawtune
