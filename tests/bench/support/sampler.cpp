// SPDX-License-Identifier: GPL-3.0-or-later
// Samples the test VPS as the window does and says on one line what that took there:
//   bench_sampler SECONDS overview | everything    "<CPU ms a tick> <bytes a tick> <ticks>"
//   bench_sampler files                            the server's files that everything reads
// The first ten seconds are not counted: then all is told for the first time.
#include "remote/metrics/sampler.h"

#include "remote/metrics/framebuilder.h"
#include "remote/ssh/hostconnection.h"

#include <QCoreApplication>

#include <cmath>
#include <cstdio>

using namespace Qt::StringLiterals;
using Remote::Lane;

namespace
{

constexpr double warmUpSeconds = 10;

/// What the window reads of a server with few cores whatever page is on show.
const Remote::Lanes overview =
    Remote::Lanes(Lane::Host) | Lane::Disks | Lane::Network | Lane::Kernel | Lane::Cores;
const Remote::Lanes everything = overview | Lane::Processes | Lane::Containers;

Remote::SshParameters parameters()
{
    const auto variable = [](const char *name) {
        const QString value = qEnvironmentVariable(name);
        if (value.isEmpty())
            qFatal("%s is not set: this needs tests/vps", name);
        return value;
    };
    Remote::SshParameters parameters;
    parameters.name = u"vps"_s;
    parameters.address = variable("CLAWTUNE_VPS_ADDRESS");
    parameters.port = variable("CLAWTUNE_VPS_PORT").toUShort();
    parameters.user = variable("CLAWTUNE_VPS_USER");
    parameters.identityFiles = {variable("CLAWTUNE_VPS_KEY")};
    parameters.knownHostsFile = variable("CLAWTUNE_VPS_KNOWN_HOSTS");
    parameters.useAgent = false;
    return parameters;
}

/// Adds up frames until there are enough.
class Meter final
{
public:
    explicit Meter(double seconds)
        : m_wanted(seconds)
    {
    }
    /// True when it is over.
    bool add(const Remote::MetricFrame &frame)
    {
        m_begun += frame.interval;
        if (m_begun <= warmUpSeconds)
            return false;
        m_seconds += frame.interval;
        m_cpu += frame.value("own.cpu") * frame.interval;
        m_bytes += frame.value("own.bytes") * frame.interval;
        ++m_ticks;
        return m_seconds >= m_wanted;
    }
    void print() const
    {
        std::printf("%.4f %.1f %d\n", m_cpu / m_ticks * 1e3, m_bytes / m_ticks, m_ticks);
    }

private:
    double m_wanted;
    double m_begun = 0;
    double m_seconds = 0;
    double m_cpu = 0;
    double m_bytes = 0;
    int m_ticks = 0;
};

int sample(double seconds, Remote::Lanes lanes)
{
    Remote::HostConnection connection(parameters());
    Remote::MetricsSampler sampler(connection);
    Meter meter(seconds);
    sampler.setLanes(lanes);
    sampler.setKeepsWatch(true); // as the window does
    QObject::connect(&connection, &Remote::HostConnection::stateChanged, &sampler,
                     [&](Remote::ConnectionState state) {
                         if (state == Remote::ConnectionState::Connected)
                             sampler.start();
                         else if (state == Remote::ConnectionState::Failed)
                             QCoreApplication::exit(2);
                     });
    QObject::connect(&sampler, &Remote::MetricsSampler::failed, &sampler,
                     [] { QCoreApplication::exit(2); });
    QObject::connect(&sampler, &Remote::MetricsSampler::frameReady, &sampler,
                     [&](const Remote::MetricFrame &frame) {
                         if (meter.add(frame))
                             QCoreApplication::quit();
                     });
    connection.open();
    const int code = QCoreApplication::exec();
    if (code == 0)
        meter.print();
    return code;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == u"files") {
        for (const Remote::WantedFile &file : Remote::wantedFiles(everything))
            std::puts(file.path.constData());
        return 0;
    }
    const double seconds = arguments.value(1).toDouble();
    if (seconds <= 0 || argc != 3)
        return 2;
    return sample(seconds, arguments.value(2) == u"overview" ? overview : everything);
}
