// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/ssh/remoteshell.h"

#include <QProcess>

/// A RemoteStream that is a process on this computer, so that the real scripts meet real kernels
/// without a server. One that cannot be started ends with OutcomeUnknown.
class LocalStream final : public Remote::RemoteStream
{
    Q_OBJECT
public:
    LocalStream(const QStringList &interpreter, const QStringList &environment,
                const QByteArray &programText)
        : script(programText)
    {
        connect(&m_process, &QProcess::readyReadStandardOutput, this, [this] {
            const QByteArray bytes = m_process.readAllStandardOutput();
            heard += bytes;
            Q_EMIT received(bytes);
        });
        connect(&m_process, &QProcess::readyReadStandardError, this,
                [this] { Q_EMIT receivedError(m_process.readAllStandardError()); });
        connect(&m_process, &QProcess::finished, this, [this](int code) {
            Q_EMIT finished(Remote::CommandOutput{code, QByteArray(), QByteArray(), {}});
        });
        m_process.setEnvironment(environment);
        m_process.start(interpreter.first(), interpreter.mid(1));
        m_process.write("clawtune_main() {\n" + script + "\n}\nclawtune_main; exit\n");
    }
    ~LocalStream() override
    {
        m_process.disconnect(this);
        m_process.closeWriteChannel();
        const bool byItself = m_process.waitForFinished(3000);
        if (!byItself) {
            m_process.kill();
            m_process.waitForFinished(3000);
        }
        Q_EMIT closed(byItself);
    }
    void write(const QByteArray &bytes) override
    {
        written += bytes;
        m_process.write(bytes);
    }

    QByteArray script;
    QByteArray written; ///< what came through write(), so the script not among it
    QByteArray heard;   ///< its standard output so far

Q_SIGNALS:
    /// On destruction, when the process has ended: by itself, after its input had, or killed.
    void closed(bool byItself);

private:
    QProcess m_process;
};

/// Gives LocalStreams; runs no single commands.
class LocalShell final : public Remote::RemoteShell
{
public:
    explicit LocalShell(QStringList interpreter, QStringList environment)
        : m_interpreter(std::move(interpreter))
        , m_environment(std::move(environment))
    {
    }
    Remote::RequestId run(const Remote::RemoteCommand &, QObject *, Done) override { return 0; }
    void cancel(Remote::RequestId) override {}
    std::unique_ptr<Remote::RemoteStream> openStream(const Remote::RemoteCommand &command,
                                                     const QByteArray &) override
    {
        auto stream = std::make_unique<LocalStream>(m_interpreter, m_environment, command.script);
        last = stream.get();
        return stream;
    }

    LocalStream *last = nullptr;

private:
    QStringList m_interpreter;
    QStringList m_environment;
};
