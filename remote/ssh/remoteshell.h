// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/base/result.h"

#include <QByteArray>
#include <QObject>

#include <chrono>
#include <functional>
#include <memory>

namespace Remote
{

/// Whose rights a command runs with.
enum class Privilege {
    Login, ///< the SSH user's own
    Root,  ///< through the one root shell of the connection; AdministratorNeeded without it
};

/// One POSIX sh script to run on the server. It is sent over standard input to `sh`, wrapped so
/// that a script cut short does nothing at all, with LC_ALL=C set inside; the login shell and its
/// start files never see it.
struct RemoteCommand {
    QByteArray script;
    QByteArray input{}; ///< the script's own standard input
    Privilege privilege = Privilege::Login;
    std::chrono::milliseconds deadline{30'000}; ///< then CommandTimedOut and the channel closes
    qint64 outputLimit = qint64(16) << 20;      ///< bytes, both streams together: OutputTooLarge
};

/// What a command left behind. Both streams are hostile bytes.
struct CommandOutput {
    int exitCode = 0;
    QByteArray out;
    QByteArray err;
    std::chrono::milliseconds elapsed{};
};

using RequestId = quint64;

/// A command that talks for long: bytes in, bytes out, until it ends or is closed. Lives in, and
/// signals in, the thread that made it. Destroying it closes the channel.
class RemoteStream : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RemoteStream)
public:
    explicit RemoteStream(QObject *parent = nullptr)
        : QObject(parent)
    {
    }
    /// Queues bytes for the command's standard input. After finished() it does nothing.
    virtual void write(const QByteArray &bytes) = 0;

Q_SIGNALS:
    void received(const QByteArray &out);
    void receivedError(const QByteArray &err);
    /// Once, last. A lost connection is OutcomeUnknown; `out` and `err` of the output are empty.
    void finished(const Remote::Result<Remote::CommandOutput> &result);
};

/// Runs commands on one server. Implemented by HostConnection over SSH and, for tests, by
/// ScriptedShell. All calls and all answers happen in the owner's thread (the GUI thread).
class RemoteShell
{
public:
    using Done = std::function<void(Result<CommandOutput>)>;

    RemoteShell() = default;
    virtual ~RemoteShell() = default;
    Q_DISABLE_COPY_MOVE(RemoteShell)

    /// Runs a command beside any others and answers once through `done`, never before run()
    /// returns. A non-zero exit code is an answer, not an error. If `context` is destroyed first,
    /// the command is cancelled and `done` is never called.
    virtual RequestId run(const RemoteCommand &command, QObject *context, Done done) = 0;
    /// Ends a command: its answer is Cancelled. An unknown or finished id does nothing.
    virtual void cancel(RequestId id) = 0;
    /// Starts a command that stays open. `deadline` and `outputLimit` are not used; `input` is sent
    /// right behind the script, write() after that: a perl script ends with __END__ and reads the
    /// rest of its own standard input. `interpreter` is what the login shell is asked to start.
    /// Privilege::Root is given where canStream() says so; else it runs with the login's rights.
    virtual std::unique_ptr<RemoteStream> openStream(const RemoteCommand &command,
                                                     const QByteArray &interpreter = "sh") = 0;
    /// Whether a stream opened now would have these rights. Root's are not among them where root
    /// takes one command after another: what would stream has to ask again and again there.
    [[nodiscard]] virtual bool canStream(Privilege privilege) const
    {
        return privilege == Privilege::Login;
    }
};

} // namespace Remote
