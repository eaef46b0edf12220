// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/ssh/execjob.h"

#include "remote/base/quote.h"

namespace Remote
{
using namespace std::chrono_literals;

namespace
{

/// After a stream's exit status: how long its output must have been silent, when a background
/// child keeps it open.
constexpr auto grace = 5s;
/// A stream whose owner lags behind is not read further; the server's program then waits.
constexpr qsizetype largestInFlight = 1024 * 1024;

} // namespace

ExecJob::ExecJob(ExecRequest request, ExecListener &listener)
    : m_request(std::move(request))
    , m_listener(listener)
    , m_token(randomToken())
    , m_outFrame(m_token)
    , m_errFrame(m_token)
{
    const QByteArray &script = m_request.command.script;
    m_toSend = m_request.isStream ? wrappedStream(script, m_request.interpreter, m_token)
                                  : wrappedScript(script, m_token);
}

void ExecJob::start(std::unique_ptr<SshChannel> channel, TimePoint now)
{
    m_channel = std::move(channel);
    m_refused = false;
    m_state = State::Opening;
    m_startedAt = now;
    // A stream has a deadline until its shell has answered; then it may stay for ever.
    m_deadline = now + m_request.command.deadline;
}

bool ExecJob::step(TimePoint now)
{
    if (m_state == State::Queued || m_state == State::Finished)
        return false;
    bool moved = false;
    if (m_state == State::Opening)
        moved = stepOpening();
    if (m_state == State::Requesting)
        moved = stepRequesting() || moved;
    if (m_state == State::Greeting || m_state == State::Running)
        moved = exchange(now) || moved;
    if (isFinished() || m_state == State::Queued || now < m_deadline)
        return moved || isFinished();
    if (m_state == State::Greeting && m_channel->exitStatus())
        conclude(); // the shell has gone without a word, though something keeps its output open
    else
        abort({ErrorCode::CommandTimedOut, {}, explanation()});
    return moved || isFinished();
}

bool ExecJob::stepOpening()
{
    switch (m_channel->openSession()) {
    case SshChannel::Progress::Pending:
        return false;
    case SshChannel::Progress::Done:
        m_state = State::Requesting;
        return true;
    case SshChannel::Progress::Failed:
        m_state = State::Queued;
        m_refused = true;
        return true;
    }
    return false;
}

bool ExecJob::stepRequesting()
{
    // No script, which may be longer than some servers allow a command to be. In place of the login
    // shell, as one that stays (dash does) tells a signal as an exit code; a restricted one may
    // only start it. Both words are the same in fish and csh.
    switch (m_channel->requestExec("exec sh || sh")) {
    case SshChannel::Progress::Pending:
        return false;
    case SshChannel::Progress::Done:
        m_state = State::Greeting;
        return true;
    case SshChannel::Progress::Failed:
        abort({ErrorCode::ShellUnusable, {}, {}});
        return true;
    }
    return false;
}

bool ExecJob::exchange(TimePoint now)
{
    bool moved = sendPending();
    moved = receive(false) || moved;
    moved = receive(true) || moved;
    if (m_state == State::Greeting && m_outFrame.hasBegun()) {
        m_state = State::Running;
        moved = true;
        if (m_request.isStream) {
            m_deadline = TimePoint::max();
            if (m_request.interpreter != "sh")
                m_toSend =
                    m_request.command.script + m_request.command.input + m_toSend.mid(m_sent);
            else
                m_toSend = m_request.command.input + m_toSend.mid(m_sent);
            m_sent = 0;
        }
    }
    if (!isFinished())
        lookForEnd(now, moved);
    return moved;
}

bool ExecJob::sendPending()
{
    if (m_eofSent)
        return false;
    bool moved = false;
    while (m_sent < m_toSend.size()) {
        const qsizetype taken =
            m_channel->write(m_toSend.constData() + m_sent, m_toSend.size() - m_sent);
        if (taken <= 0)
            return moved; // full, or ended: the end shows when reading
        m_sent += taken;
        moved = true;
    }
    if (moved)
        m_toSend.fill('\0'); // a password may have gone this way
    m_toSend.clear();
    m_sent = 0;
    if (m_request.isStream)
        return moved;
    const bool hasInput = !m_request.command.input.isEmpty();
    if (hasInput && !m_inputQueued) {
        if (m_state != State::Running)
            return moved; // see wrappedScript(): not before the shell has spoken
        m_inputQueued = true;
        m_toSend = m_request.command.input;
        return true;
    }
    m_channel->sendEof();
    m_eofSent = true;
    return true;
}

bool ExecJob::receive(bool isError)
{
    bool &ended = isError ? m_errEnded : m_outEnded;
    bool moved = false;
    while (!ended && !isFinished()) {
        qsizetype room = m_request.command.outputLimit + 1;
        if (m_request.isStream)
            room = largestInFlight - m_request.inFlight->load();
        QByteArray bytes;
        const qsizetype count = m_channel->read(bytes, room, isError);
        ended = count < 0;
        if (count <= 0)
            break;
        moved = true;
        accept(bytes, isError);
    }
    return moved;
}

void ExecJob::accept(const QByteArray &bytes, bool isError)
{
    const QByteArray own = (isError ? m_errFrame : m_outFrame).feed(bytes);
    if (own.isEmpty())
        return;
    if (m_request.isStream) {
        *m_request.inFlight += own.size();
        m_listener.streamReceived(m_request.id, own, isError);
        return;
    }
    (isError ? m_err : m_out) += own;
    // The closing token lines are ours and do not count.
    const qsizetype frames = 2 * (m_token.size() + 3);
    if (m_out.size() + m_err.size() > m_request.command.outputLimit + frames)
        abort({ErrorCode::OutputTooLarge, {}, {}});
}

/// The exit status overtakes output that waits for the window, by seconds on a slow line: output is
/// complete at the end of both streams or at both closing token lines, never by the clock.
void ExecJob::lookForEnd(TimePoint now, bool moved)
{
    const bool allRead = m_outEnded && m_errEnded;
    if (!m_channel->exitSignal().isEmpty())
        return conclude(); // its output is not part of the answer
    if (!m_channel->exitStatus()) {
        if (m_channel->isClosedByServer() && allRead)
            conclude();
        return;
    }
    // What a background child of a stream's program still says may be lost, it is not an answer.
    if (m_request.isStream && (moved || m_graceUntil == TimePoint::max()))
        m_graceUntil = now + grace;
    const bool framed =
        !m_request.isStream && findFrameEnd(m_out, m_token) && findFrameEnd(m_err, m_token);
    if (allRead || framed || now >= m_graceUntil)
        conclude();
}

void ExecJob::conclude()
{
    if (!m_channel->exitSignal().isEmpty())
        return finish(Error{ErrorCode::CommandKilled, {}, m_channel->exitSignal()});
    if (!m_outFrame.hasBegun())
        return finish(Error{ErrorCode::ShellUnusable, {}, explanation()});
    if (!m_channel->exitStatus())
        return finish(Error{ErrorCode::OutcomeUnknown, {}, {}});
    CommandOutput output;
    output.exitCode = *m_channel->exitStatus();
    output.elapsed =
        std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - m_startedAt);
    if (!m_request.isStream) {
        output.out = m_out.left(findFrameEnd(m_out, m_token).value_or(m_out.size()));
        output.err = m_err.left(findFrameEnd(m_err, m_token).value_or(m_err.size()));
    }
    finish(output);
}

QByteArray ExecJob::explanation() const
{
    if (m_outFrame.hasBegun())
        return m_err.left(500);
    const QByteArray noise = m_errFrame.noise() + m_outFrame.noise();
    return noise.trimmed().left(500);
}

void ExecJob::write(const QByteArray &bytes)
{
    if (m_state == State::Finished)
        return;
    if (m_state == State::Running)
        m_toSend += bytes;
    else
        m_request.command.input += bytes;
}

void ExecJob::abort(const Error &error)
{
    if (isFinished())
        return;
    if (m_channel)
        m_channel->close(true);
    finish(error);
}

void ExecJob::connectionLost()
{
    const bool begun = m_state == State::Greeting || m_state == State::Running;
    finish(Error{begun ? ErrorCode::OutcomeUnknown : ErrorCode::ConnectionLost, {}, {}});
}

void ExecJob::finish(const Result<CommandOutput> &result)
{
    if (isFinished())
        return;
    m_state = State::Finished;
    if (m_channel)
        m_channel->close(false);
    m_listener.jobFinished(m_request.id, result);
}

TimePoint ExecJob::wakeAt() const
{
    return std::min(m_deadline, m_graceUntil);
}

} // namespace Remote
