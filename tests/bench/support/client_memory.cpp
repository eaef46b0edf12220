// SPDX-License-Identifier: GPL-3.0-or-later
// The window with its Overview over a history of HOURS at 1 Hz (fed as fast as it goes), of a
// server with 8 cores, 4 disks, 20 interfaces, 250 processes and 20 containers. Prints what the
// whole process holds in memory (KiB), what taking in 500 series costs, and what a line of a chart
// of six hours costs (microseconds each), then ends.
//   bench_client_memory [HOURS]
#include "remote/metrics/metric.h"
#include "ui/mainwindow.h"
#include "ui/overview/overviewpage.h"
#include "ui/overview/wholine.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>

#include <cmath>
#include <cstdio>
#include <unistd.h>

using namespace Clawtune;
using namespace Qt::StringLiterals;
using Remote::MetricFrame;

namespace
{

constexpr double start = 1'795'400'000;

int instancesOf(Remote::Lane lane)
{
    switch (lane) {
    case Remote::Lane::Cores:
        return 8;
    case Remote::Lane::Disks:
        return 4;
    case Remote::Lane::Network:
        return 20;
    default:
        return 2;
    }
}

/// A value for each row of the catalogue that is never the same as the one before; of most
/// interfaces nothing is heard, as in life.
MetricFrame frameAt(int second)
{
    MetricFrame frame;
    frame.uptime = second;
    frame.time = start + second;
    frame.interval = 1;
    int number = 0;
    for (const Remote::Metric &metric : Remote::metricCatalog()) {
        const int count = metric.perInstance ? instancesOf(metric.lane) : 1;
        for (int i = 0; i < count; ++i) {
            const QByteArray instance = metric.perInstance ? QByteArray::number(i) : QByteArray();
            const bool isQuiet = metric.lane == Remote::Lane::Network && i > 4;
            ++number;
            const double value =
                isQuiet ? 0 : std::abs(std::sin(second * 0.37 + number)) * (number + 1);
            frame.values.insert({metric.id, instance}, value);
        }
    }
    return frame;
}

void addRows(MetricFrame &frame, int second)
{
    frame.rowsInterval = 10;
    for (int i = 0; i < 250; ++i) {
        Remote::ProcessRow row;
        // Some end and others begin.
        row.id = {i < 200 ? i + 1 : second + i, quint64(i) * 100};
        row.name = "process" + QByteArray::number(i % 40);
        row.cpu = std::abs(std::sin(second * 0.01 + i)) * (i % 17) / 40;
        row.rss = 1e6 * (i + 1);
        row.readBytes = i % 7 * 1000;
        row.writeBytes = i % 5 * 1000;
        frame.processes.append(row);
    }
    for (int i = 0; i < 20; ++i) {
        Remote::ContainerRow row;
        row.id = QByteArray(64, char('a' + i));
        row.cpu = std::abs(std::sin(second * 0.02 + i));
        row.memory = 1e8 * (i + 1);
        row.readBytes = row.writeBytes = row.rxBytes = row.txBytes = i * 100;
        frame.containers.append(row);
    }
}

qint64 residentKib()
{
    QFile file(u"/proc/self/statm"_s);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    return file.readAll().split(' ').value(1).toLongLong() * (sysconf(_SC_PAGESIZE) / 1024);
}

double appendMicroseconds()
{
    Remote::MetricHistory history;
    qint64 spent = 0;
    constexpr int rounds = 3000;
    for (int i = 1; i <= rounds; ++i) {
        MetricFrame frame;
        frame.uptime = i;
        frame.time = start + i;
        frame.interval = 1;
        for (int j = 0; j < 500; ++j)
            frame.values.insert({"net.rx_bytes", "x" + QByteArray::number(j)},
                                (i * 7919 + j) % 997);
        QElapsedTimer timer;
        timer.start();
        history.append(frame);
        spent += timer.nsecsElapsed();
    }
    return double(spent) / 1000 / rounds;
}

double pointsMicroseconds(const Remote::MetricHistory &history)
{
    constexpr int rounds = 500;
    qsizetype points = 0;
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < rounds; ++i)
        points += history.buckets({"cpu.user", {}}, std::chrono::hours(6)).size();
    return points > 0 ? double(timer.nsecsElapsed()) / 1000 / rounds : 0;
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    const int hours = argc > 1 ? std::atoi(argv[1]) : 24;
    QTemporaryDir folder;
    Preferences preferences(folder.filePath(u"window.conf"_s));
    HostSessions sessions(Remote::HostStore(folder.filePath(u"hosts.json"_s)), {});
    MainWindow window(sessions, preferences);
    window.show();
    HostSession session({}, {});
    OverviewPage page(session);
    page.resize(1280, 720);
    page.show();
    page.activate();
    for (int second = 1; second <= hours * 3600; ++second) {
        MetricFrame frame = frameAt(second);
        if (second % 10 == 0)
            addRows(frame, second);
        session.history().append(frame);
        session.who().append(frame);
        if (second % 600 == 0) { // drawn now and then, as every page of memory of that counts too
            page.setWindow(std::chrono::seconds(second % 1200 ? 300 : 6 * 3600));
            Q_EMIT session.sampled(frame);
            page.grab();
        }
    }
    const qint64 resident = residentKib();
    std::fprintf(stderr, "%lld series, %lld bytes of values, %lld of who it was\n",
                 static_cast<long long>(session.history().seriesCount()),
                 static_cast<long long>(session.history().bytes()),
                 static_cast<long long>(session.who().bytes()));
    std::printf("%lld %.1f %.1f\n", static_cast<long long>(resident), appendMicroseconds(),
                pointsMicroseconds(session.history()));
    return 0;
}
