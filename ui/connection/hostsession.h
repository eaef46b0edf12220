// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/changes/changerunner.h"
#include "remote/checks/checkrunner.h"
#include "remote/containers/containerlist.h"
#include "remote/metrics/bottleneck.h"
#include "remote/metrics/containerhistory.h"
#include "remote/metrics/devicereader.h"
#include "remote/metrics/filesystemreader.h"
#include "remote/metrics/metrichistory.h"
#include "remote/metrics/sampler.h"
#include "remote/metrics/whohistory.h"
#include "remote/postgres/postgresinspector.h"
#include "remote/sockets/socketsampler.h"
#include "remote/ssh/hostconnection.h"
#include "remote/ssh/hoststore.h"
#include "ui/connection/eventlog.h"
#include "ui/thresholds/thresholdwatch.h"

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
    /// A recording in place of a server: it never connects, and whoever reads the file gives its
    /// frames. There is room for 6 h of seconds.
    static std::unique_ptr<HostSession> forRecording(const QString &name);
    ~HostSession() override;

    [[nodiscard]] bool isRecording() const;
    void setRecordingName(const QString &name);
    /// The next frame of a recording.
    void takeRecorded(const Remote::MetricFrame &frame);

    [[nodiscard]] const Remote::SavedHost &host() const;
    [[nodiscard]] Remote::HostConnection &connection();
    /// The connection's commands, and streams that have root's rights where it has them.
    [[nodiscard]] Remote::RemoteShell &shell();
    [[nodiscard]] Remote::MetricsSampler &sampler();
    [[nodiscard]] Remote::MetricHistory &history();
    /// What containers used, whether their page was on show or not.
    [[nodiscard]] Remote::ContainerHistory &containerHistory();
    /// What is read now and then; both run while the connection is up.
    [[nodiscard]] Remote::FileSystemReader &fileSystems();
    [[nodiscard]] Remote::DeviceReader &devices();
    [[nodiscard]] Remote::WhoHistory &who();
    /// What charts mark: changes, restarts, gaps.
    [[nodiscard]] EventLog &events();
    [[nodiscard]] ThresholdWatch &thresholds();
    /// Between two samples; 0.5 to 60 s. At once, also while sampling.
    void setSamplingInterval(std::chrono::milliseconds interval);
    [[nodiscard]] std::chrono::milliseconds samplingInterval() const;
    /// From this age on, what was sampled last is shown as old: more samples are missing than a
    /// late one. Follows the pace that the sampler keeps to at present.
    [[nodiscard]] std::chrono::milliseconds staleAfter() const;
    /// Network per process and per connection; runs while a page watches it.
    [[nodiscard]] Remote::SocketSampler &sockets();
    /// What limits the server now, as of the newest frame; of a recording, the worst that ever did.
    [[nodiscard]] const Remote::Bottleneck &bottleneck() const;
    [[nodiscard]] Remote::ChangeRunner &changes();
    [[nodiscard]] Remote::PostgresInspector &postgres();
    [[nodiscard]] Remote::ContainerList &containers();
    /// What a container is called, fit to be shown: its name where the engine told it once, else
    /// the beginning of its id. A container that was never seen makes the engine be asked, at most
    /// once a minute; containers().changed() tells when names are there.
    [[nodiscard]] QString containerName(const QByteArray &id);
    /// The same as it was told, which is hostile, and empty where nobody told it. Asks nobody.
    [[nodiscard]] QString knownContainerName(const QByteArray &id) const;
    /// Names from elsewhere, as of a recording, whose engine cannot be asked: then nobody is.
    void setContainerNames(std::function<QString(const QByteArray &id)> names);
    /// Privilege::Root when the connection has administrator rights, else Login.
    [[nodiscard]] Remote::Privilege privilege() const;

    /// How long the connection has been up; 0 while it is not.
    [[nodiscard]] std::chrono::seconds connectedFor() const;

    /// Whether a page of this server is on show. While none is, it is sampled at a slower pace and
    /// only for what the overview of all servers shows; pages ask for more when they come.
    void setOnShow(bool onShow);

    /// Before open(): answers given beforehand to passphraseWanted() and administratorWanted().
    void giveSecrets(Remote::Secret passphrase, Remote::Secret sudoPassword);
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
    /// After connecting without rights to read the journal: some change is not finished.
    void hiddenChangeFound();

private:
    HostSession(Remote::SavedHost host, Remote::SshParameters parameters,
                Remote::MetricHistory::Limits limits);

    class Private;
    std::unique_ptr<Private> d;
};

} // namespace Clawtune
