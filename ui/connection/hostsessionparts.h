// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/metrics/worstbottleneck.h"
#include "remote/sockets/traffictally.h"
#include "remote/ssh/sudostreams.h"
#include "ui/connection/hostsession.h"

#include <QElapsedTimer>
#include <QPointer>
#include <QTimer>

#include <vector>

namespace Clawtune
{

/// What a session is made of, and how its parts start, stop and tell each other. GUI thread.
class HostSession::Private final : public QObject
{
public:
    Private(HostSession *session, Remote::SavedHost savedHost, Remote::SshParameters parameters,
            Remote::MetricHistory::Limits limits);

    void applyPace();
    void onStateChanged(Remote::ConnectionState state);
    void onConnected();
    void onNotConnected();
    void take(Remote::MetricFrame frame);
    void setUpSockets();
    void watchCores(double count);
    void watchTraffic(bool wanted);
    void restoreAdministrator();
    void onAdministrationChanged(Remote::Administration administration);
    void giveRights();
    void restartStreams();
    void tryAdministrator(Remote::Secret password);
    void finishAdministrator(const Remote::Result<void> &result);
    void readJournal();
    void recover();
    void lookForContainers();
    [[nodiscard]] bool isAdministrator() const
    {
        return connection.privilege() == Remote::Privilege::Root;
    }

    struct Waiting {
        QPointer<QObject> context;
        std::function<void(Remote::Result<void>)> done;
    };

    HostSession *q;
    Remote::SavedHost host;
    // Kept while the session is open, the sudo password only while administrator rights last.
    Remote::Secret passphrase;
    Remote::Secret sudoPassword;
    Remote::PostgresAccess postgresAccess;
    Remote::HostConnection connection;
    Remote::MetricHistory history;
    Remote::ContainerHistory containerHistory;
    Remote::WhoHistory who;
    std::function<QString(const QByteArray &)> containerNames;
    EventLog events;
    ThresholdWatch thresholds;
    Remote::SudoStreams rootStreams; ///< root's rights for what streams, as long as we have them
    Remote::BottleneckWatch bottleneck;
    Remote::WorstBottleneck worstBottleneck; ///< of a recording
    Remote::MetricsSampler sampler;
    Remote::FileSystemReader fileSystems;
    Remote::DeviceReader devices;
    Remote::SocketSampler sockets;
    Remote::TrafficTally traffic;
    Remote::TrafficPacing trafficPacing;
    QObject trafficWatcher;        ///< of the sockets, while the network is clearly busier
    bool trafficIsUnknown = false; ///< looking at sockets failed on this connection
    Remote::ChangeRunner changes;
    Remote::PostgresInspector postgres;
    std::chrono::milliseconds samplingInterval{1000}; ///< while it is on show
    bool onShow = false;
    Remote::ContainerList containers;
    QTimer samplerRetry;
    QTimer socketsRetry;
    QElapsedTimer connectedSince;
    QElapsedTimer sinceContainers; ///< since names of unknown ones were last asked for
    std::vector<Waiting> waiting;  ///< for administrator rights
    bool asking = false;           ///< an attempt or a question to the person is under way
    bool wasConnected = false;
    bool isRecording = false;
};

} // namespace Clawtune
