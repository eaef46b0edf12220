// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/containers/containeractions.h"

#include <QWidget>

#include <optional>

class QLabel;
class QMenu;
class QProgressBar;
class QPushButton;
class QToolButton;

namespace Widgets
{
class Banner;
class StatusBadge;
} // namespace Widgets

namespace Clawtune
{

/// The chosen container's name and state, and what can be done to it. Asks before doing anything;
/// says what is going on and how it ended.
class ActionBar final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ActionBar)
public:
    /// `host`: for the questions. `actions` outlives this.
    ActionBar(Remote::ContainerActions &actions, QString host, QWidget *parent = nullptr);

    /// The container and all others, for those that need it. nullptr: none is chosen.
    void setContainer(const Remote::ContainerInfo *info, const Remote::ContainerEngine &engine,
                      const QList<Remote::ContainerInfo> &all);
    /// False while there is no connection.
    void setPossible(bool possible);
    /// The same actions for a context menu.
    void addTo(QMenu *menu);

Q_SIGNALS:
    /// An action ended, well or not: what the container is now has to be looked at.
    void ended(const QByteArray &container);

protected:
    void changeEvent(QEvent *event) override;

private:
    void setUpHeader();
    void setUpProgress();
    void ask(Remote::ContainerAction action);
    void updateButtons();
    void updateProgress();
    void finish(const Remote::Result<Remote::ContainerInfo> &result);
    void showOutcome();
    void retranslate();
    [[nodiscard]] bool isPossible(Remote::ContainerAction action) const;

    Remote::ContainerActions &m_actions;
    QString m_host;
    Remote::ContainerInfo m_info; ///< without an id: none
    Remote::ContainerEngine m_engine;
    QList<Remote::ContainerInfo> m_all;
    QLabel *m_name;
    Widgets::StatusBadge *m_badge;
    QList<QToolButton *> m_buttons; ///< in the order of ContainerAction
    QWidget *m_progressRow;
    QLabel *m_progressText;
    QProgressBar *m_progress;
    QPushButton *m_cancel;
    Widgets::Banner *m_outcome;
    std::optional<Remote::Result<Remote::ContainerInfo>> m_result; ///< that it tells of
    QTimer m_clock;
    QString m_busyName;
    double m_busySeconds = 0;
    bool m_isPossible = true;
};

} // namespace Clawtune
