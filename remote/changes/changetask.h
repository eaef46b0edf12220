// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/changes/changefollower.h"
#include "remote/checks/checkrunner.h"

namespace Remote
{

/// One apply, confirm, undo or recover from its beginning to its outcome. Owned by a ChangeRunner;
/// destroying it ends the watching, never what the server does.
class ChangeTask final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ChangeTask)
public:
    using Done = ChangeRunner::Done;

    ChangeTask(RemoteShell &shell, ChangeRunner::Reconnect reconnect, ChangeSite site, Done done);

    void apply(const Check &check, const PlanSettings &settings, const ApplyOptions &options);
    void applyPlan(const Check &check, const ChangePlan &plan, const ApplyOptions &options);
    void confirm(const QByteArray &change);
    void undo(const QByteArray &change);
    void recover();
    /// Of an apply only: has the server take back what it has done so far.
    void cancel();

Q_SIGNALS:
    void progressed(const Remote::ChangeProgress &progress);

private:
    using Answered = std::function<void(const ChangeAnswer &)>;

    void look(RemoteShell &shell, std::function<void(Result<CheckResult>)> done);
    void takeFirstLook(const CheckResult &result, const PlanSettings &settings);
    void start(const ChangePlan &plan);
    void takeStart(const Result<CommandOutput> &output, const ChangePlan &plan);
    void startAgain(const ChangePlan &plan);
    void ask(RemoteShell &shell, const QByteArray &request, Answered answered);
    bool takeName(const QByteArray &change);
    void followStart(const QByteArray &suffix);
    void abandonCancelled();
    void takeMade(const JournalEntry &entry);
    void verifyAnew();
    void verify(RemoteShell &shell);
    void keep(RemoteShell &shell);
    void takeBack(const Error &why);
    void followToEnd();
    void takeEnd(const Result<std::optional<JournalEntry>> &entry);
    void note(const JournalEntry &entry);
    void lookAgain();
    void refuse(const Error &error);
    void lose(const Error &error);
    void end();
    void fail(const Error &error);

    RemoteShell &m_shell;
    std::shared_ptr<RemoteShell> m_second; ///< the connection that verified
    ChangeRunner::Reconnect m_reconnect;
    ChangeSite m_site;
    Done m_done;
    const Check *m_check = nullptr;
    ApplyOptions m_options;
    ChangeOutcome m_outcome;
    ChangeFollower *m_follower = nullptr;
    std::optional<Error> m_why; ///< why it is being taken back
    bool m_startedAgain = false;
    bool m_isUndo = false;
    bool m_isCancelled = false;
};

} // namespace Remote
