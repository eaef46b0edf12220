// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/metrics/thresholdstore.h"
#include "ui/connection/hostsession.h"

#include <QList>
#include <QObject>

#include <map>
#include <memory>

namespace Clawtune
{

/// The servers of this window: the saved ones and those named on the command line, each with its
/// session once somebody wants it. GUI thread.
class HostSessions final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HostSessions)
public:
    HostSessions(Remote::HostStore store, Remote::HostOptions options, QObject *parent = nullptr);
    ~HostSessions() override;

    /// Saved hosts in the file's order, then those of the command line.
    [[nodiscard]] const QList<Remote::SavedHost> &hosts() const { return m_hosts; }
    [[nodiscard]] const Remote::SavedHost *find(const QString &name) const;
    /// Aliases of ssh_config that are not saved; empty where the file cannot be read.
    [[nodiscard]] QList<Remote::SavedHost> aliases() const;
    [[nodiscard]] const Remote::HostOptions &options() const { return m_options; }
    /// Reads the file anew.
    Remote::Result<void> reload();

    /// The session of a host of the list, made when first asked for.
    Remote::Result<HostSession *> session(const QString &name);
    [[nodiscard]] HostSession *existing(const QString &name) const;
    [[nodiscard]] QList<HostSession *> openSessions() const;

    /// For the sessions there are and those to come.
    void setSamplingInterval(std::chrono::milliseconds interval);
    [[nodiscard]] Remote::ThresholdStore &thresholds() { return m_thresholds; }

    /// A host of the command line; kept for this run only. Gives its name in the list.
    Remote::Result<QString> addForThisRun(const QString &host);
    /// A recording, read already; kept for this run only, and gone with remove(). Gives its name in
    /// the list, which is `name` or one that is not taken yet.
    QString addRecording(std::unique_ptr<HostSession> session, const QString &name);
    /// Saves; `previousName` (may be empty) is replaced, and its session ends.
    Remote::Result<void> save(const Remote::SavedHost &host, const QString &previousName);
    Remote::Result<void> remove(const QString &name);

Q_SIGNALS:
    void changed();
    void sessionMade(Clawtune::HostSession *session);
    /// Its views must be gone when this returns.
    void sessionEnding(Clawtune::HostSession *session);

private:
    void end(const QString &name);
    void moveThresholds(const QString &from, const QString &to);

    Remote::HostStore m_store;
    Remote::ThresholdStore m_thresholds; ///< beside the hosts' file
    std::chrono::milliseconds m_samplingInterval{1000};
    Remote::HostOptions m_options;
    QList<Remote::SavedHost> m_hosts;
    std::map<QString, Remote::SshParameters> m_forThisRun;
    std::map<QString, std::unique_ptr<HostSession>> m_sessions;
};

} // namespace Clawtune
