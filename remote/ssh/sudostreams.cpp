// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/ssh/sudostreams.h"

#include "remote/base/quote.h"

namespace Remote
{

namespace
{

constexpr qsizetype mostBefore = 64 * 1024; ///< bytes before the script runs

/// The script goes behind the token, when whoever asks for a password has had it: in an argument it
/// could be read by every user of the server.
QByteArray launcher(const QByteArray &prompt, const QByteArray &token, qsizetype size)
{
    const QByteArray inner = "LC_ALL=C; export LC_ALL; cd /; echo " + token +
                             "; eval \"$(head -c " + QByteArray::number(size) + ")\"";
    return "exec sudo -S -p " + prompt + " -- sh -c " + shellQuoted(inner) + '\n';
}

/// One stream through sudo: the password when its prompt, our own random word, is seen; the script
/// when our token is; what was written meanwhile; from then on just the stream.
class SudoStream final : public RemoteStream
{
    Q_DISABLE_COPY_MOVE(SudoStream)
public:
    SudoStream(RemoteShell &shell, QByteArray script, Secret password,
               std::shared_ptr<bool> refused);

    void write(const QByteArray &bytes) override;

private:
    void take(const QByteArray &bytes);
    void takeError(const QByteArray &bytes);
    void end(const Result<CommandOutput> &result);
    void refuse(ErrorCode code);

    QByteArray m_script;
    Secret m_password;
    std::shared_ptr<bool> m_refused;
    QByteArray m_prompt = randomToken();
    QByteArray m_token = randomToken();
    std::unique_ptr<RemoteStream> m_stream;
    QByteArray m_out; ///< before the token
    QByteArray m_err;
    QByteArray m_toWrite;
    int m_prompts = 0;
    bool m_isRunning = false;
    bool m_isOver = false;
};

SudoStream::SudoStream(RemoteShell &shell, QByteArray script, Secret password,
                       std::shared_ptr<bool> refused)
    : m_script(std::move(script))
    , m_password(std::move(password))
    , m_refused(std::move(refused))
    , m_stream(shell.openStream({launcher(m_prompt, m_token, m_script.size())}))
{
    connect(m_stream.get(), &RemoteStream::received, this, &SudoStream::take);
    connect(m_stream.get(), &RemoteStream::receivedError, this, &SudoStream::takeError);
    connect(m_stream.get(), &RemoteStream::finished, this, &SudoStream::end);
}

void SudoStream::write(const QByteArray &bytes)
{
    if (m_isRunning)
        m_stream->write(bytes);
    else
        m_toWrite += bytes;
}

void SudoStream::take(const QByteArray &bytes)
{
    if (m_isRunning) {
        Q_EMIT received(bytes);
        return;
    }
    m_out += bytes;
    const QByteArray line = m_token + '\n';
    const qsizetype at = m_out.indexOf(line);
    if (at < 0) {
        if (m_out.size() > mostBefore)
            refuse(ErrorCode::SudoNotAllowed);
        return;
    }
    m_isRunning = true;
    m_password.clear();
    m_stream->write(m_script + m_toWrite);
    const QByteArray rest = m_out.mid(at + line.size());
    m_out.clear();
    m_err.clear();
    if (!rest.isEmpty())
        Q_EMIT received(rest);
}

void SudoStream::takeError(const QByteArray &bytes)
{
    if (m_isRunning) {
        Q_EMIT receivedError(bytes);
        return;
    }
    m_err += bytes;
    const int seen = int(m_err.count(m_prompt));
    if (m_err.size() > mostBefore || seen > 1)
        return refuse(seen > 1 ? ErrorCode::SudoPasswordWrong : ErrorCode::SudoNotAllowed);
    if (seen == m_prompts)
        return;
    m_prompts = seen;
    if (m_password.isEmpty())
        return refuse(ErrorCode::SudoPasswordNeeded);
    QByteArray line = m_password.view().toByteArray() + '\n';
    m_stream->write(line);
    line.fill('\0');
    m_password.clear();
}

void SudoStream::end(const Result<CommandOutput> &result)
{
    if (m_isOver)
        return;
    if (!m_isRunning && result)
        return refuse(m_prompts == 0 ? ErrorCode::SudoNeedsTerminal : ErrorCode::SudoNotAllowed);
    m_isOver = true;
    Q_EMIT finished(result);
}

void SudoStream::refuse(ErrorCode code)
{
    if (m_isOver)
        return;
    m_isOver = true;
    *m_refused = true;
    m_password.clear();
    m_stream->disconnect(this);
    m_stream.release()->deleteLater(); // it may be the one that is calling us
    QByteArray words = m_err;
    words.replace(m_prompt, QByteArray());
    Q_EMIT finished(Error{code, {}, words.trimmed().left(500)});
}

} // namespace

SudoStreams::SudoStreams(RemoteShell &shell)
    : m_shell(shell)
    , m_refused(std::make_shared<bool>(false))
{
}

SudoStreams::~SudoStreams() = default;

void SudoStreams::give(Secret password)
{
    m_password = std::move(password);
    m_refused = std::make_shared<bool>(false);
}

void SudoStreams::drop()
{
    m_password.reset();
}

bool SudoStreams::isGiven() const
{
    return m_password && !*m_refused;
}

RequestId SudoStreams::run(const RemoteCommand &command, QObject *context, Done done)
{
    return m_shell.run(command, context, std::move(done));
}

void SudoStreams::cancel(RequestId id)
{
    m_shell.cancel(id);
}

std::unique_ptr<RemoteStream> SudoStreams::openStream(const RemoteCommand &command,
                                                      const QByteArray &interpreter)
{
    // Only scripts of sh: another interpreter's would have to be sent in another way.
    const bool isWanted = command.privilege == Privilege::Root && isGiven();
    if (!isWanted || interpreter != "sh" || !command.input.isEmpty())
        return m_shell.openStream(command, interpreter);
    return std::make_unique<SudoStream>(m_shell, command.script, m_password->clone(), m_refused);
}

bool SudoStreams::canStream(Privilege privilege) const
{
    return isGiven() || m_shell.canStream(privilege);
}

} // namespace Remote
