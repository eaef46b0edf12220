// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/containers/containersmodel.h"

#include <QMenu>
#include <QSet>
#include <QWidget>

class QLabel;
class QLineEdit;
class QSortFilterProxyModel;
class QToolButton;
class QTreeView;

namespace Clawtune
{

/// The list of containers with a filter, a switch for compose projects and a chooser of columns.
class ContainersTable final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ContainersTable)
public:
    explicit ContainersTable(QWidget *parent = nullptr);

    /// Which columns there are, in what order and width, and by which one rows are sorted. One of
    /// another version of the program, or an empty one, changes nothing.
    [[nodiscard]] QByteArray columnState() const;
    void restoreColumnState(const QByteArray &state);

    void setContainers(const QList<Remote::ContainerInfo> &containers);
    void setRows(const QList<Remote::ContainerRow> &rows, double time);
    void setEngine(const Remote::ContainerEngine &engine);
    void setTime(double time) { m_model->setTime(time); }
    void clearRows() { m_model->clearRows(); }
    [[nodiscard]] const ContainersModel &model() const { return *m_model; }
    /// Of the current row; nullptr: none, or a project.
    [[nodiscard]] const Remote::ContainerInfo *current() const;
    void select(const QByteArray &id);
    void focusFilter();

Q_SIGNALS:
    void currentChanged();
    void columnsChanged(); ///< columnState() is another now
    /// The context menu of a container is about to open: add what can be done to it.
    void menuWanted(QMenu *menu);

protected:
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void setUpBar();
    void setUpTree();
    void setUpColumns();
    [[nodiscard]] int fittingWidth(int column);
    void fitColumns();
    void showProjects();
    void updateCount();
    void openMenu(const QPoint &position);
    void copyCurrent(bool wholeRow) const;
    void retranslate();

    ContainersModel *m_model;
    QSortFilterProxyModel *m_proxy;
    QLineEdit *m_filter;
    QLabel *m_count;
    QToolButton *m_group;
    QToolButton *m_columns;
    QMenu *m_columnMenu;
    QTreeView *m_tree;
    QSet<QString> m_seenProjects;
    Remote::ContainerEngine m_engine;
    bool m_isFitted = false;
};

} // namespace Clawtune
