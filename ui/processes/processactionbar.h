// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/processes/processactions.h"

#include <QWidget>

class QLabel;
class QMenu;
class QPushButton;
class QToolButton;

namespace Clawtune
{

/// Below the list: how many processes there are, and what can be done to the chosen ones.
class ProcessActionBar final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ProcessActionBar)
public:
    explicit ProcessActionBar(QWidget *parent = nullptr);

    void setSummary(const QString &text);
    /// Whether anything can be done now.
    void setOffered(bool offered);
    /// The menu, at a place of the screen; nothing while not offered.
    void popUp(const QPoint &globalPosition);

Q_SIGNALS:
    void wanted(const Remote::ProcessAction &action); ///< a nice value is yet to be asked for

protected:
    void changeEvent(QEvent *event) override;

private:
    void setUpMenu();
    void retranslate();

    QLabel *m_summary;
    QPushButton *m_end;
    QToolButton *m_more;
    QMenu *m_menu;
};

} // namespace Clawtune
