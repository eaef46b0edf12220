// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/ssh/sshchannel.h"

#include <algorithm>
#include <cstdlib>

namespace Remote
{

SshChannel::SshChannel(ssh_session session)
    : m_session(session)
    , m_channel(ssh_channel_new(session))
{
    if (!m_channel)
        return;
    m_callbacks.userdata = this;
    m_callbacks.channel_exit_status_function = [](ssh_session, ssh_channel, int status, void *me) {
        static_cast<SshChannel *>(me)->m_exitStatus = status;
    };
    // libssh's own getter gives -1 for a program ended by a signal; only this callback names it.
    m_callbacks.channel_exit_signal_function = [](ssh_session, ssh_channel, const char *signal, int,
                                                  const char *, const char *, void *me) {
        static_cast<SshChannel *>(me)->m_exitSignal = signal ? signal : "?";
    };
    m_callbacks.channel_close_function = [](ssh_session, ssh_channel, void *me) {
        static_cast<SshChannel *>(me)->m_closedByServer = true;
    };
    ssh_callbacks_init(&m_callbacks);
    ssh_set_channel_callbacks(m_channel, &m_callbacks);
}

SshChannel::~SshChannel()
{
    if (!m_channel)
        return;
    // The library may keep the channel until the server closes it too; this object is gone then.
    ssh_remove_channel_callbacks(m_channel, &m_callbacks);
    ssh_channel_free(m_channel);
}

SshChannel::Progress SshChannel::progressOfOpen(int code)
{
    if (code == SSH_AGAIN)
        return Progress::Pending;
    if (code == SSH_OK)
        return Progress::Done;
    // The library tells the reason only in its own (not the server's) wording:
    // "Channel opening failure: channel %u error (%u) %s".
    const QByteArray text = ssh_get_error(m_session);
    const QByteArray mark = "error (";
    const qsizetype at = text.startsWith("Channel opening failure") ? text.indexOf(mark) : -1;
    m_openFailure = at < 0 ? 0 : std::atoi(text.constData() + at + mark.size());
    return Progress::Failed;
}

SshChannel::Progress SshChannel::openSession()
{
    return m_channel ? progressOfOpen(ssh_channel_open_session(m_channel)) : Progress::Failed;
}

SshChannel::Progress SshChannel::openTcp(const QByteArray &address, quint16 port)
{
    if (!m_channel)
        return Progress::Failed;
    return progressOfOpen(
        ssh_channel_open_forward(m_channel, address.constData(), port, "127.0.0.1", 0));
}

SshChannel::Progress SshChannel::openUnix(const QByteArray &path)
{
    if (!m_channel)
        return Progress::Failed;
    return progressOfOpen(
        ssh_channel_open_forward_unix(m_channel, path.constData(), "127.0.0.1", 0));
}

SshChannel::Progress SshChannel::requestExec(const QByteArray &command)
{
    const int code = ssh_channel_request_exec(m_channel, command.constData());
    return code == SSH_AGAIN ? Progress::Pending
           : code == SSH_OK  ? Progress::Done
                             : Progress::Failed;
}

SshChannel::Progress SshChannel::requestTerminal()
{
    const int code = ssh_channel_request_pty(m_channel);
    return code == SSH_AGAIN ? Progress::Pending
           : code == SSH_OK  ? Progress::Done
                             : Progress::Failed;
}

qsizetype SshChannel::write(const char *bytes, qsizetype size)
{
    // More at once would only grow the library's buffer.
    constexpr qsizetype atOnce = 128 * 1024;
    const int code = ssh_channel_write(m_channel, bytes, uint32_t(std::min(size, atOnce)));
    return code == SSH_ERROR ? -1 : std::max(code, 0);
}

void SshChannel::sendEof()
{
    ssh_channel_send_eof(m_channel);
}

qsizetype SshChannel::read(QByteArray &into, qsizetype limit, bool isError)
{
    constexpr qsizetype atOnce = 64 * 1024;
    const qsizetype room = std::min(limit, atOnce);
    if (room <= 0)
        return 0;
    const qsizetype before = into.size();
    into.resize(before + room);
    const int code = ssh_channel_read_nonblocking(m_channel, into.data() + before, uint32_t(room),
                                                  isError ? 1 : 0);
    into.resize(before + std::max(code, 0));
    if (code > 0)
        return code;
    return code < 0 || isAtEnd() ? -1 : 0;
}

bool SshChannel::isAtEnd() const
{
    // True only when nothing is left in the library's buffers either.
    return m_closedByServer || ssh_channel_is_eof(m_channel);
}

void SshChannel::close(bool terminate)
{
    if (m_closed || !m_channel)
        return;
    m_closed = true;
    if (terminate && ssh_channel_is_open(m_channel))
        ssh_channel_request_send_signal(m_channel, "TERM");
    ssh_channel_close(m_channel);
}

} // namespace Remote
