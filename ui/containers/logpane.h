// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/containers/containerlog.h"

#include <QWidget>

#include <functional>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QTableView;
class QToolButton;

namespace Widgets
{
class StateStack;
}

namespace Clawtune
{

class LogModel;

/// The log of one container: since when, followed or not, with a search, and saved to a file.
/// Reads nothing while it is not shown.
class LogPane final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LogPane)
public:
    /// `serverTime`: the server's clock, seconds since 1970.
    LogPane(Remote::RemoteShell &shell, std::function<double()> serverTime,
            QWidget *parent = nullptr);

    void setContainer(const Remote::ContainerEngine &engine, const QByteArray &id,
                      const QString &name);
    /// Shown on the page in front, with a connection.
    void setActive(bool active);
    void focusSearch();
    /// Everything that is there as lines of "time stream text". False: it could not be written.
    [[nodiscard]] bool save(const QString &path) const;
    [[nodiscard]] const LogModel &model() const { return *m_model; }

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void setUpBar();
    void setUpTable();
    void restart();
    void setFollowing(bool follows);
    void take(const QList<Remote::LogLine> &lines);
    void onEnded(const Remote::Result<void> &result);
    void search(const QString &text);
    void goToHit(bool backwards);
    void copySelected() const;
    void chooseFile();
    void updateState();
    void updateNotes();
    void updateWidth();
    void retranslate();
    [[nodiscard]] qint64 since() const;

    Remote::ContainerLog m_log;
    std::function<double()> m_serverTime;
    Remote::ContainerEngine m_engine;
    QByteArray m_id;
    QString m_name;
    LogModel *m_model;
    QComboBox *m_period;
    QToolButton *m_follow;
    QToolButton *m_times;
    QLineEdit *m_search;
    QLabel *m_hits;
    QToolButton *m_previous;
    QToolButton *m_next;
    QPushButton *m_save;
    QLabel *m_note;
    QTableView *m_table;
    Widgets::StateStack *m_states;
    std::optional<Remote::Error> m_problem;
    bool m_isActive = false;
    bool m_isBegun = false; ///< the first answer of this container and period has come
    bool m_hasEnded = false;
};

} // namespace Clawtune
