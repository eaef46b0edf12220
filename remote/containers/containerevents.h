// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/containers/containerlisting.h"

#include <QTimer>

namespace Remote
{

/// Tells what happens to containers, as long as it runs: one long `events` command, which costs
/// nothing while nothing happens. Where the engine's rights can have no stream
/// (RemoteShell::canStream()), the events since the last time are asked for every few seconds.
/// Owner's thread.
class ContainerEvents final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ContainerEvents)
public:
    explicit ContainerEvents(RemoteShell &shell, QObject *parent = nullptr);
    ~ContainerEvents() override;

    /// `since`: seconds since 1970 by the server's clock. An event may be told twice.
    void start(const ContainerEngine &engine, qint64 since);
    void stop();
    [[nodiscard]] bool isRunning() const { return m_isRunning; }

Q_SIGNALS:
    void happened(const Remote::ContainerEvent &event);
    /// It ended by itself: the engine stopped, the connection is lost… start() may be called again.
    void ended(const Remote::Error &error);

private:
    void openStream();
    void closeStream();
    void poll();
    void takeAnswer(const Result<CommandOutput> &answer);
    void takeBytes(const QByteArray &bytes);
    void takeLine(const QByteArray &line);
    void fail(const Error &error);

    RemoteShell &m_shell;
    ContainerEngine m_engine;
    qint64 m_since = 0;
    bool m_isRunning = false;
    std::unique_ptr<RemoteStream> m_stream;
    QByteArray m_unfinished; ///< line
    QByteArray m_lastWords;
    QTimer m_pollTimer;
    RequestId m_request = 0;
    QByteArray m_mark;
};

} // namespace Remote
