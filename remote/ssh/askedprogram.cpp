// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/ssh/askedprogram.h"

using namespace std::chrono_literals;

namespace Remote
{

namespace
{

/// Longer than the connection takes to notice that it is lost: this is for a server that is there
/// and does not answer.
constexpr auto patience = 20s;
constexpr qsizetype mostWords = 2000; ///< bytes of standard error

} // namespace

AskedProgram::AskedProgram(RemoteShell &shell, QString subject, QObject *parent)
    : QObject(parent)
    , m_shell(shell)
    , m_subject(std::move(subject))
{
    m_watchdog.setSingleShot(true);
    m_watchdog.setInterval(patience);
    connect(&m_watchdog, &QTimer::timeout, this, [this] {
        fail({ErrorCode::CommandTimedOut, m_subject, m_lastWords});
    });
}

AskedProgram::~AskedProgram()
{
    close();
}

void AskedProgram::open(const RemoteCommand &command)
{
    close();
    ++m_number;
    m_lastWords.clear();
    RemoteCommand wanted = command;
    wanted.privilege = Privilege::Root; // it sees more, where that can be had
    m_stream = m_shell.openStream(wanted);
    connect(m_stream.get(), &RemoteStream::received, this, [this](const QByteArray &bytes) {
        if (m_watchdog.isActive())
            m_watchdog.start(); // it is there, and slow
        Q_EMIT received(bytes);
    });
    connect(m_stream.get(), &RemoteStream::receivedError, this, [this](const QByteArray &bytes) {
        m_lastWords = m_lastWords.append(bytes).right(mostWords);
    });
    connect(
        m_stream.get(), &RemoteStream::finished, this, [this](const Result<CommandOutput> &result) {
            fail(result ? Error{ErrorCode::CommandFailed, m_subject, m_lastWords} : result.error());
        });
    m_watchdog.start();
}

void AskedProgram::close()
{
    m_watchdog.stop();
    if (!m_stream)
        return;
    m_stream->disconnect(this);
    m_stream.release()->deleteLater(); // it may be the one that is calling us
}

void AskedProgram::ask(const QByteArray &question)
{
    m_watchdog.start();
    m_stream->write(question);
}

void AskedProgram::fail(const Error &error)
{
    close();
    Q_EMIT failed(error);
}

} // namespace Remote
