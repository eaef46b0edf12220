// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/base/error.h"
#include "ui/connection/hostsession.h"
#include "ui/overview/connectionsmodel.h"

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

class QButtonGroup;
class QLabel;
class QLineEdit;
class QTableView;

namespace Widgets
{
class StateStack;
}

namespace Clawtune
{

/// Who talks to whom, and how much: TCP connections by process, one by one, by the other end or by
/// container. The server is asked only while this is in sight.
class ConnectionsTab final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ConnectionsTab)
public:
    explicit ConnectionsTab(HostSession &session, QWidget *parent = nullptr);

    /// Holds the table still; frames that come meanwhile are not shown.
    void setFrozen(bool frozen);
    void setGrouping(Grouping grouping);
    /// What to call containers, by id.
    void setContainerNames(std::function<QString(QByteArray)> names);
    void focusFilter();
    void retranslate();

Q_SIGNALS:
    void freezeRequested(); ///< Space in the table: the other way round

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void setUpBar();
    void setUpTable();
    void takeFrame(const Remote::SocketFrame &frame);
    void onHeaderClicked(int column);
    [[nodiscard]] int widestColumn() const;
    void fitColumns();
    void copy(bool wholeRow) const;
    void showMenu(const QPoint &place);
    void updateState();
    void updateAge();
    void updateNotes();
    [[nodiscard]] QStringList notes() const;

    HostSession &m_session;
    ConnectionsModel *m_model;
    QButtonGroup *m_groupings;
    QLineEdit *m_filter;
    QLabel *m_count;
    QLabel *m_notes;
    QTableView *m_table;
    Widgets::StateStack *m_states;
    Remote::SocketFrame m_frame; ///< the latest, without its rows
    std::optional<Remote::Error> m_error;
    QElapsedTimer m_sinceFrame; ///< valid once there is one
    QTimer m_ageTimer;
    bool m_frozen = false;
};

} // namespace Clawtune
