// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/connection/hostsession.h"
#include "ui/page.h"
#include "ui/settings/preferences.h"

#include <QList>
#include <QPointer>
#include <QTimer>
#include <QWidget>

class QLabel;
class QStackedWidget;

namespace Clawtune
{

class ConnectionPane;

/// The right side of the window for one server: a headline, the lines that say what is not as
/// usual, and its pages, each made when it is first looked at.
class HostView final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HostView)
public:
    HostView(HostSession &session, Preferences &preferences, QWidget *parent = nullptr);
    ~HostView() override;

    [[nodiscard]] HostSession &session() { return m_session; }
    [[nodiscard]] int pageIndex() const { return m_index; }
    /// The page on show; nullptr while the connection stands in its place.
    [[nodiscard]] Page *page() const;
    void showPage(int index);
    /// False while another server, the settings or nothing (minimised) is on show.
    void setActive(bool active);
    [[nodiscard]] int waitingCount(int index) const;

Q_SIGNALS:
    void waitingCountChanged(int page, int count);
    void editWanted();
    void goToWanted(const QString &page, const QByteArray &item);

protected:
    void changeEvent(QEvent *event) override;

private:
    void updatePage();
    void updateTitle();
    void lookAhead();
    Page *ensurePage(int index);

    HostSession &m_session;
    Preferences &m_preferences;
    QLabel *m_title;
    QStackedWidget *m_stack;
    ConnectionPane *m_connection;
    QList<Page *> m_pages;
    QPointer<Page> m_activePage;
    int m_index = 0;
    QTimer m_lookAhead;
    bool m_active = false;
    bool m_hasLookedAhead = false;
};

} // namespace Clawtune
