// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/journal/journalmodel.h"

#include <QHash>
#include <QTimer>

#include <functional>
#include <optional>

namespace Clawtune
{

/// What the Journal page does, without a widget: reads the server's journal, undoes and keeps.
/// GUI thread.
class JournalController final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(JournalController)
public:
    /// The way to the server; outlives the controller.
    struct Server {
        Remote::ChangeRunner &changes;
        std::function<Remote::Privilege()> privilege;
    };
    enum class Work { None, Undoing, Keeping };
    /// How the last thing done to a change ended, in this window.
    struct Ending {
        Work work = Work::None;
        Remote::Result<Remote::ChangeOutcome> outcome;
    };

    explicit JournalController(Server server, QObject *parent = nullptr);

    [[nodiscard]] JournalModel &model() { return m_model; }
    [[nodiscard]] bool isAdministrator() const;
    [[nodiscard]] bool isReading() const { return m_isReading; }
    /// ms since 1970 of the last good answer, by our clock; 0: none yet.
    [[nodiscard]] qint64 readTime() const { return m_readTime; }
    [[nodiscard]] const std::optional<Remote::Error> &readError() const { return m_readError; }
    [[nodiscard]] Work work() const { return m_work; }
    [[nodiscard]] QByteArray workChange() const { return m_workChange; }
    [[nodiscard]] const Ending *ending(const QByteArray &change) const;
    /// Until the server undoes a change on hold, by our clock.
    [[nodiscard]] int secondsLeft(const Remote::JournalEntry &entry) const;
    [[nodiscard]] bool isBusy() const { return m_server.changes.isBusy(); }

    /// Does nothing without administrator rights.
    void read();
    void undo(const QByteArray &change);
    void keep(const QByteArray &change);

Q_SIGNALS:
    void changed();
    void countedDown();

private:
    void take(const Remote::Result<QList<Remote::JournalEntry>> &journal);
    void begin(Work work, const QByteArray &change);
    void end(const Remote::Result<Remote::ChangeOutcome> &outcome);
    void countDown();

    Server m_server;
    JournalModel m_model;
    QTimer m_countdown;
    QHash<QByteArray, Ending> m_endings;
    std::optional<Remote::Error> m_readError;
    qint64 m_readTime = 0;
    bool m_isReading = false;
    bool m_readAgain = false;
    Work m_work = Work::None;
    QByteArray m_workChange;
};

} // namespace Clawtune
