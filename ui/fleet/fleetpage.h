// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/fleet/fleetconnector.h"

#include <QSet>
#include <QWidget>

class QGridLayout;
class QLabel;
class QPushButton;
class QScrollArea;

namespace Widgets
{
class StateStack;
}

namespace Clawtune
{

class HostCard;

/// All servers at once. Cards are written anew at most once a second, all together, and only those
/// in sight; while another page is shown, nothing is.
class FleetPage final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FleetPage)
public:
    /// `open` as of FleetConnector.
    FleetPage(HostSessions &sessions, std::function<HostSession *(const QString &name)> open,
              QWidget *parent = nullptr);

    [[nodiscard]] const QList<HostCard *> &cards() const { return m_cards; }
    [[nodiscard]] HostCard *card(const QString &name) const;
    [[nodiscard]] FleetConnector &connector() { return m_connector; }

Q_SIGNALS:
    void hostChosen(const QString &name);
    void addHostWanted();

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void setUpHeader();
    void setUpCards();
    HostCard *makeCard(const QString &name);
    void rebuild();
    void arrange();
    void follow(HostCard *card);
    void refreshSoon(const QString &name);
    void refreshNow();
    void refreshHeader();
    void refreshInSight();
    void moveFocus(const HostCard *from, int key);
    void retranslate();

    HostSessions &m_sessions;
    FleetConnector m_connector;
    QLabel *m_title;
    QLabel *m_count;
    QPushButton *m_connectAll;
    QWidget *m_content;
    QGridLayout *m_grid;
    QScrollArea *m_scroll;
    Widgets::StateStack *m_states;
    QList<HostCard *> m_cards; ///< in the order of the hosts
    QSet<QString> m_changed;   ///< names of cards to write anew
    QTimer m_refresh;
    int m_columns = 0;
};

} // namespace Clawtune
