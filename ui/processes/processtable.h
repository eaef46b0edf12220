// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/processes/processmodel.h"

#include <QSet>
#include <QTreeView>

namespace Clawtune
{

/// The list or tree of processes. Columns are chosen from the heading's menu; order, widths and
/// sorting can be kept. What is below a process is in sight until somebody collapses it.
class ProcessTable final : public QTreeView
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ProcessTable)
public:
    /// `model` outlives the table.
    explicit ProcessTable(ProcessModel &model, QWidget *parent = nullptr);

    void setTree(bool tree);
    /// The current process is kept in sight while the list moves.
    void setFollowing(bool following);
    [[nodiscard]] bool isFollowing() const { return m_following; }
    void sortBy(ProcessColumn column, Qt::SortOrder order);
    void setColumnShown(ProcessColumn column, bool shown);
    [[nodiscard]] bool isColumnShown(ProcessColumn column) const;
    /// Columns, their order, widths and the sorting, for the next start.
    [[nodiscard]] QByteArray columnState() const;
    /// False, and nothing changed, for what columnState() did not write.
    bool restoreColumnState(const QByteArray &state);

    /// pid 0: none.
    [[nodiscard]] Remote::ProcessId currentProcess() const;
    [[nodiscard]] QList<Remote::ProcessId> selectedProcesses() const;
    void showProcess(const Remote::ProcessId &id);
    /// Those whose rows can be seen now, from the top.
    [[nodiscard]] QList<Remote::ProcessId> visibleProcesses() const;

Q_SIGNALS:
    void currentProcessChanged();
    void selectedProcessesChanged();
    void columnsChanged(); ///< one was shown, hidden, moved or sorted by
    void endWanted();      ///< Del
    void liveWanted();     ///< Esc
    void freezeWanted();   ///< Space
    void detailsWanted();  ///< Enter or double click
    void menuWanted(const QPoint &globalPosition);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void changeEvent(QEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void selectionChanged(const QItemSelection &selected,
                          const QItemSelection &deselected) override;

private:
    void setUpHeader();
    void setUpColumns();
    void onHeaderClicked(int column);
    void showColumnMenu(const QPoint &position);
    void forgetCurrent(const QModelIndex &parent, int first, int last);
    void onArranged();
    void expandParents();
    void copySelected() const;

    ProcessModel &m_model;
    QSet<Remote::ProcessId> m_collapsed;
    int m_listWidth = 0; ///< of the column of names, before it was a tree
    bool m_following = false;
    bool m_expanding = false;
};

} // namespace Clawtune
