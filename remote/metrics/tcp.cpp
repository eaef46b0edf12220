// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/metrics/groups.h"
#include "remote/metrics/scan.h"

#include <QtGlobal>

#include <cstring>

namespace Remote
{

namespace
{

constexpr auto snmp = "/proc/net/snmp";
constexpr auto netstat = "/proc/net/netstat";
constexpr auto sockets = "/proc/net/sockstat";
constexpr auto sockets6 = "/proc/net/sockstat6";

constexpr Metric rows[] = {
    {"tcp.established", QT_TRANSLATE_NOOP("Remote", "Established"),
     QT_TRANSLATE_NOOP("Remote", "TCP connections that are open, as estab of ss -s."), snmp,
     Unit::Count, Lane::Network},
    {"tcp.in_use", QT_TRANSLATE_NOOP("Remote", "TCP sockets"),
     QT_TRANSLATE_NOOP("Remote", "TCP sockets in use, those that listen included."), sockets,
     Unit::Count, Lane::Network},
    {"tcp.time_wait", QT_TRANSLATE_NOOP("Remote", "Time wait"),
     QT_TRANSLATE_NOOP("Remote", "Closed TCP connections whose number is kept from use for a "
                                 "minute."),
     sockets, Unit::Count, Lane::Network},
    {"tcp.orphans", QT_TRANSLATE_NOOP("Remote", "Orphans"),
     QT_TRANSLATE_NOOP("Remote", "TCP connections that no process holds any more."), sockets,
     Unit::Count, Lane::Network},
    {"tcp.opened", QT_TRANSLATE_NOOP("Remote", "Opened"),
     QT_TRANSLATE_NOOP("Remote", "TCP connections that the server began."), snmp, Unit::PerSecond,
     Lane::Network},
    {"tcp.accepted", QT_TRANSLATE_NOOP("Remote", "Accepted"),
     QT_TRANSLATE_NOOP("Remote", "TCP connections that others began."), snmp, Unit::PerSecond,
     Lane::Network},
    {"tcp.failed", QT_TRANSLATE_NOOP("Remote", "Failed"),
     QT_TRANSLATE_NOOP("Remote", "TCP connections that ended before they were open."), snmp,
     Unit::PerSecond, Lane::Network},
    {"tcp.resets", QT_TRANSLATE_NOOP("Remote", "Resets"),
     QT_TRANSLATE_NOOP("Remote", "Open TCP connections that ended by a reset."), snmp,
     Unit::PerSecond, Lane::Network},
    {"tcp.resets_sent", QT_TRANSLATE_NOOP("Remote", "Resets sent"),
     QT_TRANSLATE_NOOP("Remote", "TCP segments that refused or broke off a connection."), snmp,
     Unit::PerSecond, Lane::Network},
    {"tcp.retransmits", QT_TRANSLATE_NOOP("Remote", "Retransmits"),
     QT_TRANSLATE_NOOP("Remote", "TCP segments that had to be sent again."), snmp, Unit::PerSecond,
     Lane::Network},
    {"tcp.retransmit_share", QT_TRANSLATE_NOOP("Remote", "Retransmitted share"),
     QT_TRANSLATE_NOOP("Remote", "Segments sent again, as a share of all TCP segments sent."), snmp,
     Unit::Share, Lane::Network, false, 1},
    {"tcp.errors", QT_TRANSLATE_NOOP("Remote", "TCP errors"),
     QT_TRANSLATE_NOOP("Remote", "TCP segments that arrived broken."), snmp, Unit::PerSecond,
     Lane::Network},
    {"tcp.listen_overflows", QT_TRANSLATE_NOOP("Remote", "Listen overflows"),
     QT_TRANSLATE_NOOP("Remote", "Connections turned away because a program accepted too slowly."),
     netstat, Unit::PerSecond, Lane::Tcp},
    {"tcp.listen_drops", QT_TRANSLATE_NOOP("Remote", "Listen drops"),
     QT_TRANSLATE_NOOP("Remote", "Connections turned away for any reason before a program accepted "
                                 "them."),
     netstat, Unit::PerSecond, Lane::Tcp},
    {"udp.received", QT_TRANSLATE_NOOP("Remote", "UDP received"),
     QT_TRANSLATE_NOOP("Remote", "UDP datagrams handed to programs."), snmp, Unit::PerSecond,
     Lane::Network},
    {"udp.sent", QT_TRANSLATE_NOOP("Remote", "UDP sent"),
     QT_TRANSLATE_NOOP("Remote", "UDP datagrams sent by programs."), snmp, Unit::PerSecond,
     Lane::Network},
    {"udp.errors", QT_TRANSLATE_NOOP("Remote", "UDP errors"),
     QT_TRANSLATE_NOOP("Remote", "UDP datagrams that arrived and could not be handed over, full "
                                 "buffers included."),
     snmp, Unit::PerSecond, Lane::Network},
    {"udp.unwanted", QT_TRANSLATE_NOOP("Remote", "UDP unwanted"),
     QT_TRANSLATE_NOOP("Remote", "UDP datagrams for ports on which nothing listens."), snmp,
     Unit::PerSecond, Lane::Network},
};

// netstat is long (its line of names alone has two kilobytes), so it is its own lane.
constexpr MetricSource sources[] = {
    {snmp, Lane::Network, "^(?:Tcp|Udp):"},
    {sockets, Lane::Network, "^TCP:"},
    {sockets6, Lane::Network, "^TCP6:"},
    {netstat, Lane::Tcp, "^TcpExt:"},
};

/// A number that the kernel names: in snmp and netstat in a line of names above the line of
/// numbers, in sockstat right before it.
struct Named {
    const char *line;
    const char *name;
    const char *field; ///< the row's id where there is one
    bool isCounter;
};
constexpr Named named[] = {
    {"Tcp:", "CurrEstab", "tcp.established", false},
    {"Tcp:", "ActiveOpens", "tcp.opened", true},
    {"Tcp:", "PassiveOpens", "tcp.accepted", true},
    {"Tcp:", "AttemptFails", "tcp.failed", true},
    {"Tcp:", "EstabResets", "tcp.resets", true},
    {"Tcp:", "OutRsts", "tcp.resets_sent", true},
    {"Tcp:", "RetransSegs", "tcp.retransmits", true},
    {"Tcp:", "InErrs", "tcp.errors", true},
    {"Tcp:", "OutSegs", "segments sent", true},
    {"TcpExt:", "ListenOverflows", "tcp.listen_overflows", true},
    {"TcpExt:", "ListenDrops", "tcp.listen_drops", true},
    {"Udp:", "InDatagrams", "udp.received", true},
    {"Udp:", "OutDatagrams", "udp.sent", true},
    {"Udp:", "InErrors", "udp.errors", true},
    {"Udp:", "NoPorts", "udp.unwanted", true},
    {"TCP:", "inuse", "in use 4", false},
    {"TCP:", "orphan", "tcp.orphans", false},
    {"TCP:", "tw", "tcp.time_wait", false},
    {"TCP6:", "inuse", "in use 6", false},
};

void take(QByteArrayView line, QByteArrayView name, QByteArrayView digits, Readings &out)
{
    for (const Named &one : named) {
        if (line != one.line || name != one.name)
            continue;
        if (const auto number = wholeNumber(digits))
            out.insert({literal(one.field), {}}, *number);
    }
}

void parsePairsOfLines(QByteArrayView bytes, Readings &out)
{
    Scan scan(bytes);
    QByteArrayView names;
    QByteArrayView numbers;
    while (scan.line(names)) {
        Scan keys(names);
        QByteArrayView title;
        if (!keys.word(title) || !title.endsWith(':'))
            continue;
        // The line of numbers may be missing where the text was cut; then what follows is another
        // line of names, and none of its words is a number.
        if (!scan.line(numbers))
            return;
        Scan values(numbers);
        QByteArrayView same;
        if (!values.word(same) || same != title)
            continue;
        QByteArrayView key;
        QByteArrayView value;
        while (keys.word(key) && values.word(value))
            take(title, key, value, out);
    }
}

void parseSockets(QByteArrayView bytes, Readings &out)
{
    Scan scan(bytes);
    QByteArrayView line;
    while (scan.line(line)) {
        Scan words(line);
        QByteArrayView title;
        QByteArrayView key;
        QByteArrayView value;
        if (!words.word(title))
            continue;
        while (words.word(key) && words.word(value))
            take(title, key, value, out);
    }
}

void parse(QByteArrayView path, QByteArrayView bytes, Readings &out)
{
    if (path == snmp || path == netstat)
        parsePairsOfLines(bytes, out);
    else
        parseSockets(bytes, out);
}

void derive(const ReadingsChange &change, MetricFrame &out)
{
    const auto put = [&out](const char *id, double value) {
        out.values.insert({literal(id), {}}, value);
    };
    for (const Named &one : named) {
        if (!std::strchr(one.field, '.'))
            continue;
        if (!one.isCounter) {
            if (const auto number = change.gauge(one.field))
                put(one.field, double(*number));
        } else if (const auto count = change.counted(one.field)) {
            put(one.field, double(*count) / change.seconds);
        }
    }
    if (const auto inUse = change.gauge("in use 4"))
        put("tcp.in_use", double(*inUse) + double(change.gauge("in use 6").value_or(0)));
    const auto again = change.counted("tcp.retransmits");
    const auto sent = change.counted("segments sent");
    // OutSegs leaves out what is sent again.
    if (again && sent)
        put("tcp.retransmit_share",
            *again ? double(*again) / (double(*sent) + double(*again)) : 0.);
}

} // namespace

constinit const MetricGroup tcpGroup{rows, sources, parse, derive};

} // namespace Remote
