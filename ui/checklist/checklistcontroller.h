// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/changes/changerunner.h"
#include "ui/checklist/checklistmodel.h"

#include <QDeadlineTimer>
#include <QHash>
#include <QTimer>

#include <memory>
#include <optional>

namespace Clawtune
{

/// What the Checklist page does, without a widget: looks at the items, plans, applies, keeps and
/// undoes them, one change at a time, and knows what the server's journal says. GUI thread.
class ChecklistController final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ChecklistController)
public:
    /// The way to the server; outlives the controller.
    struct Server {
        Remote::RemoteShell &shell;
        Remote::ChangeRunner &changes;
        std::function<Remote::Privilege()> privilege;
    };
    enum class Work { None, Applying, Cancelling, Undoing, Keeping };
    /// How the last change to an item ended, in this window.
    struct Ending {
        Work work = Work::None;
        Remote::ChangeOutcome outcome{};
        std::optional<Remote::Error> error{}; ///< it could not even be tried
    };

    explicit ChecklistController(Server server, QObject *parent = nullptr);

    [[nodiscard]] ChecklistModel &model() { return m_model; }
    [[nodiscard]] int waitingCount() const { return m_model.waitingCount(); }
    /// Null before the first look.
    [[nodiscard]] const Remote::CheckResult *result(const QByteArray &id) const
    {
        return m_model.result(id);
    }
    [[nodiscard]] bool isAdministrator() const;

    /// Looks at every item and reads the journal; does nothing while a look is under way.
    void look();
    void cancelLook();
    [[nodiscard]] bool isLooking() const { return m_look != nullptr; }
    /// Why the last look gave nothing.
    [[nodiscard]] std::optional<Remote::Error> lookError() const { return m_lookError; }
    /// Client clock, ms since 1970, of the last good look; 0: none yet.
    [[nodiscard]] qint64 lookTime() const { return m_lookTime; }

    /// What Apply would do, of what was last seen.
    [[nodiscard]] Remote::Result<Remote::ChangePlan> plan(const QByteArray &id) const;
    /// Exactly the plan that was shown. A plan that a person keeps ends on hold.
    void apply(const QByteArray &id, const Remote::ChangePlan &plan);
    /// Stops the Apply under way; the server rolls back.
    void cancelApply();
    void keep(const QByteArray &id);
    /// Takes back the change on hold, else the newest one that is done.
    void undo(const QByteArray &id);

    [[nodiscard]] Work work() const { return m_work; }
    [[nodiscard]] QByteArray workItem() const { return m_workItem; }
    [[nodiscard]] Remote::ChangeProgress progress() const { return m_progress; }
    /// Null when nothing ended yet.
    [[nodiscard]] const Ending *ending(const QByteArray &id) const;

    [[nodiscard]] QList<Remote::JournalEntry> history(const QByteArray &id) const;
    [[nodiscard]] std::optional<Remote::Error> journalError() const { return m_journalError; }
    [[nodiscard]] std::optional<Remote::JournalEntry> heldChange(const QByteArray &id) const;
    [[nodiscard]] std::optional<Remote::JournalEntry> undoableChange(const QByteArray &id) const;
    /// Until the server takes back what is on hold; 0 when that time is over.
    [[nodiscard]] int secondsLeft(const QByteArray &id) const;

Q_SIGNALS:
    void lookChanged(); ///< a look began or ended
    void changed();     ///< results, journal, or the change under way
    void progressed();  ///< progress()
    void countedDown(); ///< once a second while something is on hold
    void changeEnded(const QByteArray &id);

private:
    void readJournal();
    void begin(Work work, const QByteArray &id);
    void end(const Remote::Result<Remote::ChangeOutcome> &result);
    void takeResults(const Remote::Result<QList<Remote::CheckResult>> &results);
    void countDown();
    [[nodiscard]] std::optional<Remote::JournalEntry> newest(const QByteArray &id,
                                                             Remote::ChangeState state) const;

    Server m_server;
    ChecklistModel m_model;
    std::unique_ptr<QObject> m_look; ///< the context of a look under way; ends it when it goes
    std::optional<Remote::Error> m_lookError;
    qint64 m_lookTime = 0;
    bool m_lookAgain = false;
    QList<Remote::JournalEntry> m_journal;
    std::optional<Remote::Error> m_journalError;
    QHash<QByteArray, QDeadlineTimer> m_holds; ///< by change
    QTimer m_countdown;
    Work m_work = Work::None;
    QByteArray m_workItem;
    Remote::ChangeProgress m_progress;
    QHash<QByteArray, Ending> m_endings;
};

} // namespace Clawtune
