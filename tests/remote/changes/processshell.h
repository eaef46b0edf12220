// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/base/quote.h"
#include "remote/ssh/remoteshell.h"

#include <QHash>
#include <QPointer>
#include <QProcess>
#include <QProcessEnvironment>

#include <optional>
#include <utility>

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
    ~ProcessShell() override
    {
        for (const Running &one : std::as_const(m_running)) {
            one.process->disconnect();
            one.process->kill();
            one.process->waitForFinished();
        }
    }

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
        m_running.insert(id, {process, context, done});
        auto environment = QProcessEnvironment::systemEnvironment();
        if (!m_path.isEmpty())
            environment.insert(QStringLiteral("PATH"), m_path);
        process->setProcessEnvironment(environment);
        connect(process, &QProcess::finished, context, [this, process, id, done](int code) {
            m_running.remove(id);
            process->deleteLater();
            done(Remote::CommandOutput{
                code, process->readAllStandardOutput(), process->readAllStandardError(), {}});
        });
        // ssh joins its arguments to one line, which the login shell takes apart again.
        const QByteArray script = isRemote ? Remote::shellQuoted(command.script) : command.script;
        const QStringList rest{QStringLiteral("-c"), QString::fromUtf8(script)};
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

    /// As if the connection went away: what runs in the foreground is killed.
    void dropConnection()
    {
        const auto running = std::exchange(m_running, {});
        for (const Running &one : running) {
            one.process->disconnect();
            one.process->kill();
            one.process->waitForFinished();
            one.process->deleteLater();
            if (one.context)
                one.done(Remote::Error{Remote::ErrorCode::OutcomeUnknown});
        }
    }

    std::optional<Remote::Error> refusal; ///< what every command answers from now on
    bool isRemote = false;                ///< the interpreter is ssh
    int started = 0;

private:
    struct Running {
        QProcess *process = nullptr;
        QPointer<QObject> context;
        Done done;
    };

    QStringList m_interpreter;
    QString m_path;
    QHash<Remote::RequestId, Running> m_running;
    Remote::RequestId m_lastId = 0;
};
