// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/ssh/hostconnection.h"
#include "ui/journal/journalcontroller.h"

#include <QWidget>

class QTableView;

namespace Widgets
{
class StateStack;
}

namespace Clawtune
{

class ChangeDetail;

/// The Journal page without its server: table above, the chosen change below, the five states.
class JournalView final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(JournalView)
public:
    /// `host`: the server's name. The controller outlives this.
    JournalView(JournalController &controller, QString host, QWidget *parent = nullptr);

    /// What the connection is doing: an old journal is shown as old, and there is none without it.
    void setConnection(Remote::ConnectionState state);
    void focusTable();

Q_SIGNALS:
    void administratorWanted();

protected:
    void changeEvent(QEvent *event) override;

private:
    void setUpTable();
    void layOut();
    void updateState();
    [[nodiscard]] int contentWidth(int column) const;
    void fitColumns();
    void updateFresh();
    void updateOther();
    void chooseFirst();

    JournalController &m_controller;
    QString m_host;
    Remote::ConnectionState m_connection = Remote::ConnectionState::Closed;
    QTableView *m_table;
    ChangeDetail *m_detail;
    Widgets::StateStack *m_stack;
    QTimer m_age;
};

} // namespace Clawtune
