// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/metrics/network.h"

#include "remote/metrics/groups.h"
#include "remote/metrics/scan.h"

#include <QtGlobal>

namespace Remote
{

namespace
{

constexpr auto file = "/proc/net/dev";

constexpr Metric rows[] = {
    {"net.rx_bytes", QT_TRANSLATE_NOOP("Remote", "Received"),
     QT_TRANSLATE_NOOP("Remote", "Bytes received by the interface."), file, Unit::BytesPerSecond,
     Lane::Network, true},
    {"net.tx_bytes", QT_TRANSLATE_NOOP("Remote", "Sent"),
     QT_TRANSLATE_NOOP("Remote", "Bytes sent by the interface."), file, Unit::BytesPerSecond,
     Lane::Network, true},
    {"net.rx_packets", QT_TRANSLATE_NOOP("Remote", "Packets received"),
     QT_TRANSLATE_NOOP("Remote", "Packets received by the interface."), file, Unit::PerSecond,
     Lane::Network, true},
    {"net.tx_packets", QT_TRANSLATE_NOOP("Remote", "Packets sent"),
     QT_TRANSLATE_NOOP("Remote", "Packets sent by the interface."), file, Unit::PerSecond,
     Lane::Network, true},
    {"net.rx_errors", QT_TRANSLATE_NOOP("Remote", "Receive errors"),
     QT_TRANSLATE_NOOP("Remote", "Packets that arrived broken."), file, Unit::PerSecond,
     Lane::Network, true},
    {"net.tx_errors", QT_TRANSLATE_NOOP("Remote", "Send errors"),
     QT_TRANSLATE_NOOP("Remote", "Packets that could not be sent."), file, Unit::PerSecond,
     Lane::Network, true},
    {"net.rx_drops", QT_TRANSLATE_NOOP("Remote", "Received, dropped"),
     QT_TRANSLATE_NOOP("Remote", "Packets that arrived and were thrown away."), file,
     Unit::PerSecond, Lane::Network, true},
    {"net.tx_drops", QT_TRANSLATE_NOOP("Remote", "Sent, dropped"),
     QT_TRANSLATE_NOOP("Remote", "Packets thrown away before they were sent."), file,
     Unit::PerSecond, Lane::Network, true},
};

constexpr MetricSource sources[] = {{file, Lane::Network, ":"}};

/// The columns behind the name; nullptr where no row shows them.
constexpr const char *columns[] = {
    "net.rx_bytes", "net.rx_packets", "net.rx_errors", "net.rx_drops",
    nullptr,        nullptr,          nullptr,         nullptr,
    "net.tx_bytes", "net.tx_packets", "net.tx_errors", "net.tx_drops",
};

void parse(QByteArrayView, QByteArrayView bytes, Readings &out)
{
    Scan scan(bytes);
    QByteArrayView line;
    while (scan.line(line)) {
        // The kernel allows no colon in a name, and may put none behind the one that ends it.
        const qsizetype colon = line.indexOf(':');
        if (colon < 0)
            continue;
        const QByteArray name = line.first(colon).trimmed().toByteArray();
        if (name.isEmpty())
            continue;
        Scan words(line.sliced(colon + 1));
        for (const char *column : columns) {
            const auto count = words.number();
            if (!count)
                break;
            if (column)
                out.insert({literal(column), name}, *count);
        }
    }
}

void derive(const ReadingsChange &change, MetricFrame &out)
{
    for (auto it = change.now.keyBegin(); it != change.now.keyEnd(); ++it) {
        if (const auto count = change.counted(it->metric.constData(), it->instance))
            out.values.insert(*it, double(*count) / change.seconds);
    }
}

} // namespace

bool isVirtualInterface(const QByteArray &name)
{
    for (const char *prefix : {"veth", "br-", "docker", "virbr", "podman", "cni", "flannel", "cali",
                               "tun", "tap", "wg", "ifb", "dummy"}) {
        if (name.startsWith(prefix))
            return true;
    }
    return name == "lo";
}

constinit const MetricGroup networkGroup{rows, sources, parse, derive};

} // namespace Remote
