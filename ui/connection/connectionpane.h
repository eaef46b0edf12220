// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/connection/hostsession.h"

#include <QTimer>
#include <QWidget>

class QStackedWidget;

namespace Widgets
{
class Banner;
class EmptyState;
} // namespace Widgets

namespace Clawtune
{

class KeyRefusedView;

/// What a server's view shows of its connection: in place of the pages until it is up for the first
/// time, and as a line above them when it was lost later. Sees to the countdown and to "Try now".
class ConnectionPane final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ConnectionPane)
public:
    /// `banner` is the line above the pages; it belongs to the caller and outlives this pane.
    ConnectionPane(HostSession &session, Widgets::Banner &banner, QWidget *parent = nullptr);

    /// Whether the pages may be seen: the connection was up once and its key is still good.
    [[nodiscard]] bool letsPagesShow() const { return m_letsPagesShow; }

Q_SIGNALS:
    void letsPagesShowChanged(bool show);
    void editWanted(); ///< what is known of the host may be wrong

protected:
    void changeEvent(QEvent *event) override;

private:
    void updateState();
    void updatePlace(Remote::ConnectionState state);
    void updateBanner(Remote::ConnectionState state);
    void act();
    [[nodiscard]] QString destination() const;

    HostSession &m_session;
    Widgets::Banner &m_banner;
    QStackedWidget *m_stack;
    Widgets::EmptyState *m_state;
    KeyRefusedView *m_refused;
    QTimer m_countdown;
    bool m_wasConnected = false;
    bool m_letsPagesShow = false;
};

} // namespace Clawtune
