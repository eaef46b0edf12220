// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/ssh/hostconnection.h"
#include "ui/checklist/checklistcontroller.h"

#include <QWidget>

class QListView;

namespace Widgets
{
class Banner;
class StateStack;
} // namespace Widgets

namespace Clawtune
{

class CheckDetail;

/// The Checklist page without its server: list left, detail right, and the five states.
class ChecklistView final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ChecklistView)
public:
    /// `host`: the server's name. The controller outlives this.
    ChecklistView(ChecklistController &controller, QString host, QWidget *parent = nullptr);

    /// What the connection is doing: old results are shown as old, and there are none without it.
    void setConnection(Remote::ConnectionState state);
    void focusList();
    void select(const QByteArray &item);

Q_SIGNALS:
    void administratorWanted();

protected:
    void changeEvent(QEvent *event) override;

private:
    void setUpList();
    void layOut();
    void updateState();
    void updateBanner();

    ChecklistController &m_controller;
    QString m_host;
    Remote::ConnectionState m_connection = Remote::ConnectionState::Closed;
    QListView *m_list;
    Widgets::Banner *m_banner;
    CheckDetail *m_detail;
    Widgets::StateStack *m_stack;
    QTimer m_age;
};

} // namespace Clawtune
