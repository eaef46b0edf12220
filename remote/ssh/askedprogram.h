// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/ssh/remoteshell.h"

#include <QObject>
#include <QTimer>

namespace Remote
{

/// A long-lived program on the server that answers what it is asked over its standard input, one
/// answer at a time; the first comes without a question. Notices when one does not come. Owner's
/// thread.
class AskedProgram final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AskedProgram)
public:
    /// `subject` names it in errors.
    AskedProgram(RemoteShell &shell, QString subject, QObject *parent = nullptr);
    ~AskedProgram() override;

    /// Ends the one that runs, if any.
    void open(const RemoteCommand &command);
    void close();
    void ask(const QByteArray &question);
    /// The answer under way is there in whole.
    void answered() { m_watchdog.stop(); }
    [[nodiscard]] bool isOpen() const { return bool(m_stream); }
    /// Another one with each open(): whoever tells its owner what was received may make it open
    /// anew, and then the rest is nobody's.
    [[nodiscard]] int number() const { return m_number; }

Q_SIGNALS:
    void received(const QByteArray &bytes);
    /// It is closed: CommandTimedOut, CommandFailed with its last words, or why the connection
    /// could not go on with it.
    void failed(const Remote::Error &error);

private:
    void fail(const Error &error);

    RemoteShell &m_shell;
    QString m_subject;
    std::unique_ptr<RemoteStream> m_stream;
    QTimer m_watchdog;
    QByteArray m_lastWords;
    int m_number = 0;
};

} // namespace Remote
