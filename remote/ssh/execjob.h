// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/ssh/framing.h"
#include "remote/ssh/remoteshell.h"
#include "remote/ssh/sshchannel.h"

#include <atomic>

namespace Remote
{

/// What the session thread is asked to run.
struct ExecRequest {
    RequestId id = 0;
    RemoteCommand command;
    bool isStream = false;
    QByteArray interpreter = "sh";
    /// Of a stream: bytes handed to the owner that it has not taken yet.
    std::shared_ptr<std::atomic<qsizetype>> inFlight{};
};

/// Where a job's news goes. Called in the session thread.
class ExecListener
{
public:
    ExecListener() = default;
    virtual ~ExecListener() = default;
    Q_DISABLE_COPY_MOVE(ExecListener)
    virtual void jobFinished(RequestId id, const Result<CommandOutput> &result) = 0;
    virtual void streamReceived(RequestId id, const QByteArray &bytes, bool isError) = 0;
};

/// One script on one exec channel, from opening to its answer. Session thread.
class ExecJob final
{
    Q_DISABLE_COPY_MOVE(ExecJob)
public:
    enum class State { Queued, Opening, Requesting, Greeting, Running, Finished };

    ExecJob(ExecRequest request, ExecListener &listener);

    [[nodiscard]] RequestId id() const { return m_request.id; }
    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] bool isFinished() const { return m_state == State::Finished; }
    [[nodiscard]] const ExecRequest &request() const { return m_request; }
    /// The server would not open the channel: the job is back in Queued and may start again.
    [[nodiscard]] bool wasRefused() const { return m_refused; }

    void start(std::unique_ptr<SshChannel> channel, TimePoint now);
    bool step(TimePoint now);
    [[nodiscard]] TimePoint wakeAt() const;
    void write(const QByteArray &bytes);
    /// Answers and ends; the program on the server gets a TERM.
    void abort(const Error &error);
    /// The connection is gone. What was begun may or may not have run.
    void connectionLost();
    /// The channel, once finished or refused: it counts until the server has closed it.
    [[nodiscard]] std::unique_ptr<SshChannel> takeChannel() { return std::move(m_channel); }

private:
    bool stepOpening();
    bool stepRequesting();
    bool exchange(TimePoint now);
    bool sendPending();
    bool receive(bool isError);
    void accept(const QByteArray &bytes, bool isError);
    void lookForEnd(TimePoint now, bool moved);
    void conclude();
    void finish(const Result<CommandOutput> &result);
    [[nodiscard]] QByteArray explanation() const;

    ExecRequest m_request;
    ExecListener &m_listener;
    State m_state = State::Queued;
    std::unique_ptr<SshChannel> m_channel;
    QByteArray m_token;
    FrameReader m_outFrame;
    FrameReader m_errFrame;
    QByteArray m_toSend;
    qsizetype m_sent = 0;
    bool m_inputQueued = false;
    bool m_eofSent = false;
    QByteArray m_out;
    QByteArray m_err;
    bool m_outEnded = false;
    bool m_errEnded = false;
    bool m_refused = false;
    TimePoint m_startedAt;
    TimePoint m_deadline = TimePoint::max();
    TimePoint m_graceUntil = TimePoint::max();
};

} // namespace Remote
