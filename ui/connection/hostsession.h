// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/changes/changerunner.h"
#include "remote/checks/checkrunner.h"
#include "remote/metrics/metrichistory.h"
#include "remote/metrics/sampler.h"
#include "remote/metrics/whohistory.h"
#include "remote/postgres/postgresinspector.h"
#include "remote/ssh/hostconnection.h"
#include "remote/ssh/hoststore.h"

#include <QObject>

namespace Clawtune
{

/// Everything the window holds of one server: its connection and what works through it. Pages are
/// given a session and connect to its signals; they own no connection. GUI thread.
class HostSession final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HostSession)
public:
    HostSession(Remote::SavedHost host, Remote::SshParameters parameters,
                QObject *parent = nullptr);
    /// A recording in place of a server: it never connects, and its histories (with room for 6 h of
    /// seconds) are filled by whoever reads the file.
    static std::unique_ptr<HostSession> forRecording(const QString &name);
    ~HostSession() override;

    [[nodiscard]] bool isRecording() const;
    void setRecordingName(const QString &name);

    [[nodiscard]] const Remote::SavedHost &host() const;
    [[nodiscard]] Remote::HostConnection &connection();
    [[nodiscard]] Remote::MetricsSampler &sampler();
    [[nodiscard]] Remote::MetricHistory &history();
    [[nodiscard]] Remote::WhoHistory &who();
    /// What the engine calls a container; the first twelve digits of its id while nobody knows.
    [[nodiscard]] QString containerName(const QByteArray &id) const;
    /// Who knows: gives an empty name for an id that it does not.
    [[nodiscard]] const std::function<QString(const QByteArray &id)> &containerNames() const;
    void setContainerNames(std::function<QString(const QByteArray &id)> names);
    [[nodiscard]] Remote::ChangeRunner &changes();
    [[nodiscard]] Remote::PostgresInspector &postgres();
    /// Privilege::Root when the connection has administrator rights, else Login.
    [[nodiscard]] Remote::Privilege privilege() const;

    /// How long the connection has been up; 0 while it is not.
    [[nodiscard]] std::chrono::seconds connectedFor() const;

    void open();
    /// Ends the connection and forgets every secret.
    void close();
    /// The answer to passphraseWanted(). Kept while the session is open, so that
    /// reconnecting and the second connection of a verification ask nobody again.
    void supplyPassphrase(Remote::Secret passphrase);
    /// How the person wants to log in to PostgreSQL; empty fields are found by looking.
    [[nodiscard]] const Remote::PostgresAccess &postgresAccess() const;
    void setPostgresAccess(Remote::PostgresAccess access);
    /// Asks the person for the sudo password if one is needed, then calls back; the window shows
    /// the dialog on administratorWanted(). Cancelled if they decline. The password is kept (for a
    /// reconnect and for the second connection of a verification) until dropAdministrator().
    void becomeAdministrator(QObject *context, std::function<void(Remote::Result<void>)> done);
    /// The window's answer to administratorWanted().
    void supplyAdministratorPassword(Remote::Secret password);
    void declineAdministrator();
    void dropAdministrator();
    /// One more connection to the same server, with administrator rights, for a verification that
    /// must not lean on this one. Asks nobody anything.
    void openSecondConnection(
        QObject *context,
        std::function<void(Remote::Result<std::shared_ptr<Remote::RemoteShell>>)> done);
    /// Reads the journal again and reports through unfinishedChangeFound(); does nothing without
    /// administrator rights. Done by itself once after connecting.
    void lookForUnfinishedChanges();

Q_SIGNALS:
    /// HostConnection's own signal of this name, where a passphrase given before does not answer
    /// it.
    void passphraseWanted(const QString &keyFile, bool previousWasWrong);
    /// A new frame is in history().
    void sampled(const Remote::MetricFrame &frame);
    void samplingFailed(const Remote::Error &error);
    void administratorWanted(const Remote::Error &previous, bool isRetry);
    /// After connecting: a change of an earlier session is pending or was rolled back meanwhile.
    void unfinishedChangeFound(const Remote::JournalEntry &entry);

private:
    HostSession(Remote::SavedHost host, Remote::SshParameters parameters,
                Remote::MetricHistory::Limits limits);

    class Private;
    std::unique_ptr<Private> d;
};

} // namespace Clawtune
