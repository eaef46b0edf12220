// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/changes/changejournal.h"

#include <QElapsedTimer>
#include <QTimer>

namespace Remote
{

/// Watches one change on the server until it comes to rest: held, or in a final state. Looks four
/// times a second; a connection that fails is tried again while the server may still be at work.
class ChangeFollower final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ChangeFollower)
public:
    /// `nothing` when there is no such change on the server.
    using Done = std::function<void(Result<std::optional<JournalEntry>>)>;

    ChangeFollower(RemoteShell &shell, ChangeSite site, QObject *parent);

    /// `suffix`: the name of the change, or its id alone. `isHeldRest`: whether held is the end.
    void follow(const QByteArray &suffix, bool isHeldRest, Done done);
    /// The last that was seen of it.
    [[nodiscard]] std::optional<JournalEntry> lastSeen() const { return m_last; }

Q_SIGNALS:
    void progressed(const Remote::ChangeProgress &progress);

private:
    void look();
    void take(const Result<CommandOutput> &output);
    void takeChange(const TrackedChange &change);
    void takeAbsence();
    void rescue();
    void takeFailure(const Error &error);
    void end(Result<std::optional<JournalEntry>> result);

    RemoteShell &m_shell;
    ChangeSite m_site;
    QTimer m_timer;
    QElapsedTimer m_sinceContact;
    QByteArray m_suffix;
    bool m_isHeldRest = true;
    int m_absences = 0;
    int m_overdue = 0;     ///< looks at a change that should have come to rest by now
    qint64 m_patience = 0; ///< ms without contact before giving up
    int m_shownStep = -1;
    std::optional<JournalEntry> m_last;
    Done m_done;
};

} // namespace Remote
