// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/ssh/sshhandles.h"

#include <libssh/callbacks.h>

#include <optional>

namespace Remote
{

/// One channel of a session, closed with its holder. Session thread. Must go before its session.
class SshChannel final
{
    Q_DISABLE_COPY_MOVE(SshChannel)
public:
    enum class Progress { Pending, Done, Failed };

    explicit SshChannel(ssh_session session);
    ~SshChannel();

    /// Each is called again while it answers Pending.
    Progress openSession();
    Progress openTcp(const QByteArray &address, quint16 port);
    Progress openUnix(const QByteArray &path);
    Progress requestExec(const QByteArray &command);
    Progress requestTerminal();

    /// Why opening failed: the number of RFC 4254 section 5.1 (1 administratively prohibited,
    /// 2 connect failed), 0 if there was no answer.
    [[nodiscard]] int openFailure() const { return m_openFailure; }

    /// How many bytes were taken, 0 if the window is full, -1 on failure.
    qsizetype write(const char *bytes, qsizetype size);
    void sendEof();
    /// Appends what has come, at most `limit` bytes; how many, 0 if nothing now, -1 at the end.
    qsizetype read(QByteArray &into, qsizetype limit, bool isError);
    /// Ends it from our side. With `terminate` the program is sent a TERM first.
    void close(bool terminate);

    [[nodiscard]] std::optional<int> exitStatus() const { return m_exitStatus; }
    /// Name of the signal that ended the program, such as KILL; empty if none.
    [[nodiscard]] QByteArray exitSignal() const { return m_exitSignal; }
    /// The server has closed its side: nothing more will come.
    [[nodiscard]] bool isClosedByServer() const { return m_closedByServer; }
    [[nodiscard]] bool isAtEnd() const;

private:
    Progress progressOfOpen(int code);

    ssh_session m_session;
    ssh_channel m_channel;
    ssh_channel_callbacks_struct m_callbacks{};
    std::optional<int> m_exitStatus;
    QByteArray m_exitSignal;
    int m_openFailure = 0;
    bool m_closedByServer = false;
    bool m_closed = false;
};

} // namespace Remote
