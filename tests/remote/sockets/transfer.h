// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/sockets/socketsums.h"

#include <QSignalSpy>

#include <cmath>

/// A server and its client that move a known number of bytes each way, slowly enough to be seen on
/// the way; bounded by their arguments. Perl, as the servers have it.
///
/// transferServer ADDRESS PORT TAKE GIVE: prints its port, takes and gives, prints "done".
constexpr auto transferServer = R"perl(
    use strict; $| = 1;
    my ($address, $port, $take, $give) = @ARGV;
    socket my $l, 2, 1, 6 or die; setsockopt $l, 1, 2, pack 'l', 1;
    bind $l, pack('S n C4 x8', 2, $port, split /[.]/, $address) or die;
    listen $l, 1; print unpack('x2 n', getsockname $l), "\n";
    accept my $c, $l; close $l;
    while ($take > 0) { my $n = sysread $c, my $b, 1 << 18 or die; $take -= $n }
    while ($give > 0) {
        my $n = syswrite $c, 'y' x ($give < 100_000 ? $give : 100_000) or die;
        $give -= $n; select undef, undef, undef, 0.05;
    }
    print "done\n"; <STDIN>;
)perl";
/// transferClient ADDRESS PORT GIVE TAKE: gives and takes, prints "done". Both then stay until
/// their input ends, so that the last bytes can be counted.
constexpr auto transferClient = R"perl(
    use strict; $| = 1;
    my ($address, $port, $give, $take) = @ARGV;
    socket my $c, 2, 1, 6 or die;
    connect $c, pack('S n C4 x8', 2, $port, split /[.]/, $address) or die;
    while ($give > 0) {
        my $n = syswrite $c, 'x' x ($give < 500_000 ? $give : 500_000) or die;
        $give -= $n; select undef, undef, undef, 0.05;
    }
    while ($take > 0) { my $n = sysread $c, my $b, 1 << 18 or die; $take -= $n }
    print "done\n"; <STDIN>;
)perl";

/// Bytes that frames say were moved, by what `rate` finds in each.
template <typename Rate> Remote::Traffic movedBytes(const QSignalSpy &frames, const Rate &rate)
{
    Remote::Traffic sum{0, 0};
    for (const auto &one : frames) {
        const auto frame = one.first().template value<Remote::SocketFrame>();
        const Remote::Traffic traffic = rate(frame);
        if (!std::isnan(traffic.rx))
            sum.rx += traffic.rx * frame.interval;
        if (!std::isnan(traffic.tx))
            sum.tx += traffic.tx * frame.interval;
    }
    return sum;
}

/// The same of one process.
inline Remote::Traffic movedBytesOf(const QSignalSpy &frames, qint64 pid)
{
    return movedBytes(frames, [pid](const Remote::SocketFrame &frame) {
        const auto traffic = Remote::trafficByProcess(frame.rows);
        for (auto it = traffic.begin(); it != traffic.end(); ++it) {
            if (it.key().pid == pid)
                return *it;
        }
        return Remote::Traffic();
    });
}

inline bool isWithinTwoPercent(double value, double wanted)
{
    return std::abs(value - wanted) <= 0.02 * wanted;
}
