// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/processes/processmodel.h"

#include <QWidget>

class QAction;
class QComboBox;
class QLineEdit;
class QToolButton;

namespace Clawtune
{

/// Above the list: what to look for, whose processes, of which container, and how they are shown.
class ProcessFilterBar final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ProcessFilterBar)
public:
    explicit ProcessFilterBar(QWidget *parent = nullptr);

    [[nodiscard]] ProcessFilter filter() const;
    /// Empties search and boxes; kernel threads stay as they are.
    void clear();
    void focusSearch();
    /// The choices that the boxes offer; what is chosen stays, even where it has no process now.
    void setChoices(const QHash<quint32, QString> &users,
                    const QHash<QByteArray, QString> &containers);

    [[nodiscard]] QAction *tree() const { return m_tree; }
    [[nodiscard]] QAction *freeze() const { return m_freeze; }
    [[nodiscard]] QAction *follow() const { return m_follow; }
    [[nodiscard]] QAction *kernelThreads() const { return m_kernelThreads; }
    [[nodiscard]] QAction *sums() const { return m_sums; }
    [[nodiscard]] QAction *cpuOfMachine() const { return m_cpuOfMachine; }
    [[nodiscard]] QAction *details() const { return m_details; }

Q_SIGNALS:
    void filterChanged();
    void leaveWanted(); ///< Enter, Down or Esc in the search: on to the list

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void setUpActions();
    void retranslate();
    void updateIcons();
    QAction *option(const char *name);

    QLineEdit *m_search;
    QComboBox *m_users;
    QComboBox *m_containers;
    QToolButton *m_more;
    QAction *m_tree;
    QAction *m_freeze;
    QAction *m_follow;
    QAction *m_kernelThreads;
    QAction *m_sums;
    QAction *m_cpuOfMachine;
    QAction *m_details;
    QHash<quint32, QString> m_userChoices;
    QHash<QByteArray, QString> m_containerChoices;
};

} // namespace Clawtune
