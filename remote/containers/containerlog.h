// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/containers/containerinfo.h"
#include "remote/containers/logline.h"

#include <QTimer>

namespace Remote
{

/// Reads what a container writes, from some time on, and goes on as it writes more: one
/// `logs --follow`. Where the engine's rights can have no stream (RemoteShell::canStream()), it is
/// asked for every two seconds. Owner's thread.
class ContainerLog final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ContainerLog)
public:
    /// Lines that the server sends of what was there before, at most.
    static constexpr int mostEarlier = 50'000;

    explicit ContainerLog(RemoteShell &shell, QObject *parent = nullptr);
    ~ContainerLog() override;

    /// `since`: ns since 1970 by the server's clock; 0: all of it. Lines of that very time are left
    /// out, so that going on where one stopped tells nothing twice.
    void start(const ContainerEngine &engine, const QByteArray &id, qint64 since);
    void stop();
    [[nodiscard]] bool isRunning() const { return m_isRunning; }
    /// Time of the last line; where start() could go on.
    [[nodiscard]] qint64 lastTime() const { return m_lastTime; }

Q_SIGNALS:
    /// In the order of their times. The first one comes even when there is nothing: an empty list.
    void received(const QList<Remote::LogLine> &lines);
    /// Nothing more will come: the container stopped (an ok result), or the engine cannot tell.
    void ended(const Remote::Result<void> &result);

private:
    void openStream();
    void closeStream();
    void poll();
    void takeAnswer(const Result<CommandOutput> &answer);
    void gather(const QList<LogLine> &lines);
    void flush();
    void end(const Result<void> &result);
    [[nodiscard]] QByteArray call(bool follows) const;

    RemoteShell &m_shell;
    ContainerEngine m_engine;
    QByteArray m_id;
    qint64 m_since = 0;
    qint64 m_lastTime = 0;
    bool m_isRunning = false;
    std::unique_ptr<RemoteStream> m_stream;
    LogReader m_out{false};
    LogReader m_err{true};
    QByteArray m_lastWords; ///< of standard error: the engine complains on it, too
    QList<LogLine> m_gathered;
    QTimer m_flush;
    QTimer m_poll;
    RequestId m_request = 0;
};

} // namespace Remote
