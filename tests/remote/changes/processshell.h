// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/ssh/remoteshell.h"

#include <QHash>
#include <QProcess>
#include <QProcessEnvironment>

/// Runs commands as processes on this computer, so that the engine's real scripts meet a real
/// kernel and file system without a server. Whoever runs the test is "root" here.
class ProcessShell final : public QObject, public Remote::RemoteShell
{
    Q_OBJECT
public:
    /// `interpreter`: the shell that runs the scripts; `path`: PATH for them.
    explicit ProcessShell(QStringList interpreter, QString path = {})
        : m_interpreter(std::move(interpreter))
        , m_path(std::move(path))
    {
    }
    ~ProcessShell() override { dropConnection(); }

    Remote::RequestId run(const Remote::RemoteCommand &command, QObject *context,
                          Done done) override
    {
        const Remote::RequestId id = ++m_lastId;
        ++started;
        if (refusal) {
            QMetaObject::invokeMethod(
                context, [done, error = *refusal] { done(error); }, Qt::QueuedConnection);
            return id;
        }
        auto *process = new QProcess(this);
        m_processes.insert(id, process);
        auto environment = QProcessEnvironment::systemEnvironment();
        if (!m_path.isEmpty())
            environment.insert(QStringLiteral("PATH"), m_path);
        process->setProcessEnvironment(environment);
        connect(process, &QProcess::finished, context, [this, process, id, done](int code) {
            m_processes.remove(id);
            process->deleteLater();
            done(Remote::CommandOutput{
                code, process->readAllStandardOutput(), process->readAllStandardError(), {}});
        });
        const QStringList rest{QStringLiteral("-c"), QString::fromUtf8(command.script)};
        process->start(m_interpreter.first(), m_interpreter.mid(1) + rest);
        process->write(command.input);
        process->closeWriteChannel();
        return id;
    }
    void cancel(Remote::RequestId) override {}
    std::unique_ptr<Remote::RemoteStream> openStream(const Remote::RemoteCommand &,
                                                     const QByteArray &) override
    {
        return nullptr;
    }

    /// As if the client or the connection went away: what runs in the foreground is killed.
    void dropConnection()
    {
        for (QProcess *process : std::as_const(m_processes)) {
            process->disconnect();
            process->kill();
            process->waitForFinished();
        }
        m_processes.clear();
    }

    std::optional<Remote::Error> refusal; ///< what every command answers from now on
    int started = 0;

private:
    QStringList m_interpreter;
    QString m_path;
    QHash<Remote::RequestId, QProcess *> m_processes;
    Remote::RequestId m_lastId = 0;
};
