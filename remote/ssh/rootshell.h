// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/base/secret.h"
#include "remote/ssh/execjob.h"

#include <deque>

namespace Remote
{

/// The channels a root shell is given to work through.
class RootShellHost
{
public:
    RootShellHost() = default;
    virtual ~RootShellHost() = default;
    Q_DISABLE_COPY_MOVE(RootShellHost)
    virtual void startRootStream(const QByteArray &script) = 0;
    virtual void writeRootStream(const QByteArray &bytes) = 0;
    virtual void closeRootStream() = 0;
    /// The answer to open(); nothing more is said of that attempt.
    virtual void rootShellAnswered(const Result<void> &result) = 0;
    /// An open root shell has gone.
    virtual void rootShellLost() = 0;
};

/// One shell with root's rights over one channel, through `sudo -S`. A sudo ticket of one channel
/// is worth nothing in the next, and the password is not kept, so the shell stays open and takes
/// commands one after another. Each runs in a session of its own, so that one that has to end is
/// killed without the shell. Session thread.
class RootShell final
{
    Q_DISABLE_COPY_MOVE(RootShell)
public:
    RootShell(RootShellHost &host, ExecListener &listener);

    /// The login itself turned out to be root: commands need no shell of their own.
    [[nodiscard]] bool loginIsRoot() const { return m_loginIsRoot; }
    [[nodiscard]] bool isOpen() const { return m_state == State::Open; }
    [[nodiscard]] bool isOpening() const { return m_state == State::Opening; }
    void open(Secret password, TimePoint now);
    /// Ends the shell; commands in it answer Cancelled.
    void close();

    void run(ExecRequest request);
    /// False if it is not one of ours.
    bool cancel(RequestId id);

    void received(const QByteArray &bytes, bool isError);
    /// The stream has ended, by itself or with the connection.
    void streamFinished(const Result<CommandOutput> &result);
    bool step(TimePoint now);
    [[nodiscard]] TimePoint wakeAt() const;

private:
    enum class State { Closed, Opening, Open };
    /// The command in the shell now.
    struct Current {
        ExecRequest request;
        QByteArray token;
        FrameReader outFrame;
        FrameReader errFrame;
        QByteArray out{};
        QByteArray err{};
        TimePoint startedAt;
        TimePoint deadline;
        bool answered = false; ///< ended by us; only its end is awaited
        bool killSent = false;
    };

    void readGreeting();
    void readPrompts();
    void answerOpen(const Result<void> &result);
    void start(TimePoint now);
    void collect(const QByteArray &bytes, bool isError);
    void lookForEnd();
    void endCurrent(const Error &error, TimePoint now);
    void kill(int signal);
    void answer(RequestId id, const Result<CommandOutput> &result);
    void failAll(ErrorCode begun, ErrorCode waiting);

    RootShellHost &m_host;
    ExecListener &m_listener;
    State m_state = State::Closed;
    bool m_loginIsRoot = false;
    Secret m_password;
    QByteArray m_prompt;
    QByteArray m_greeting;
    int m_promptsSeen = 0;
    QByteArray m_out; ///< while opening
    QByteArray m_err;
    TimePoint m_deadline = TimePoint::max();
    std::deque<ExecRequest> m_waiting;
    std::optional<Current> m_current;
};

} // namespace Remote
