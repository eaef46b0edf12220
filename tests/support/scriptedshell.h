// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/ssh/remoteshell.h"

#include <QHash>
#include <QList>
#include <QPointer>

#include <optional>

/// The far end of a stream opened on a ScriptedShell: what was written to it, and what it says.
class ScriptedStream final : public Remote::RemoteStream
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ScriptedStream)
public:
    ScriptedStream(Remote::RemoteCommand command, QByteArray interpreter)
        : m_command(std::move(command))
        , m_interpreter(std::move(interpreter))
    {
    }

    void write(const QByteArray &bytes) override;

    [[nodiscard]] const Remote::RemoteCommand &command() const { return m_command; }
    [[nodiscard]] QByteArray interpreter() const { return m_interpreter; }
    /// Everything written so far.
    [[nodiscard]] QByteArray written() const { return m_written; }
    /// Bytes from the server, at once.
    void feed(const QByteArray &out) { Q_EMIT received(out); }
    void feedError(const QByteArray &err) { Q_EMIT receivedError(err); }
    void finish(const Remote::Result<Remote::CommandOutput> &result);

Q_SIGNALS:
    void wasWritten(const QByteArray &bytes);

private:
    Remote::RemoteCommand m_command;
    QByteArray m_interpreter;
    QByteArray m_written;
    bool m_finished = false;
};

/// A server made of prepared answers. A command is answered by the first expectation whose
/// fragment its script contains, from the event loop (never within run()). What nothing matches is
/// answered CommandFailed and kept in unexpected().
class ScriptedShell final : public QObject, public Remote::RemoteShell
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ScriptedShell)
public:
    using Answer = Remote::Result<Remote::CommandOutput>;
    using Handler = std::function<std::optional<Answer>(const Remote::RemoteCommand &)>;

    ScriptedShell() = default;

    /// Answers one command, then is used up.
    void expect(const QByteArray &fragment, Answer answer);
    /// Answers every such command.
    void always(const QByteArray &fragment, Answer answer);
    /// Leaves one such command unanswered until release() or cancel().
    void hold(const QByteArray &fragment);
    /// Answers the oldest command on hold.
    void release(const Answer &answer);
    /// Asked before the expectations; nullopt passes the command on to them.
    void setHandler(Handler handler) { m_handler = std::move(handler); }

    [[nodiscard]] QList<Remote::RemoteCommand> commands() const { return m_commands; }
    [[nodiscard]] QList<QByteArray> unexpected() const { return m_unexpected; }
    [[nodiscard]] int heldCount() const { return int(m_held.size()); }
    /// expect() and hold() that nothing asked for.
    [[nodiscard]] int unusedCount() const;
    /// Streams that were opened, oldest first; null once destroyed by their owner.
    [[nodiscard]] QList<QPointer<ScriptedStream>> streams() const { return m_streams; }

    /// Exit code and standard output in one.
    static Answer output(const QByteArray &out, int exitCode = 0, const QByteArray &err = {});

    Remote::RequestId run(const Remote::RemoteCommand &command, QObject *context,
                          Done done) override;
    void cancel(Remote::RequestId id) override;
    std::unique_ptr<Remote::RemoteStream> openStream(const Remote::RemoteCommand &command,
                                                     const QByteArray &interpreter = "sh") override;

Q_SIGNALS:
    void streamOpened(ScriptedStream *stream);

private:
    struct Expectation {
        QByteArray fragment;
        std::optional<Answer> answer; ///< empty: hold
        bool stays = false;
    };
    struct Request {
        QPointer<QObject> context;
        Done done;
    };
    void answerLater(Remote::RequestId id, const Answer &answer);
    bool isPending(Remote::RequestId id) const { return m_requests.contains(id); }

    QList<Expectation> m_expectations;
    QHash<Remote::RequestId, Request> m_requests;
    QList<Remote::RequestId> m_held;
    QList<Remote::RemoteCommand> m_commands;
    QList<QByteArray> m_unexpected;
    QList<QPointer<ScriptedStream>> m_streams;
    Handler m_handler;
    Remote::RequestId m_lastId = 0;
};
