# SPDX-License-Identifier: GPL-3.0-or-later
# Tells about TCP sockets whenever asked, for as long as standard input stays open. Started by
# sockets.sh, behind sockets-owners.pl; leaves nothing behind, changes nothing. The first answer comes unasked; after it, each
# line on standard input asks for one more. CLAWTUNE_ROOM, or a number on that line, is how many
# sockets without traffic may be told of for the first time in one answer. An answer:
#   <mark> t <monotonic s> <own CPU s> <bytes>\n, then that many bytes of lines:
#   I <n netlink|p /proc> <own uid> <sockets> <not told of> <namespaces entered> <refused> <1 whole>
#   P <pid> <start> <container|-> <name, hexadecimal>              a process, before it is first named
#   N <namespace> <container|->                    a network namespace, before it is first named
#   + <id> <namespace> <4|6> <state> <uid> <inode> <local hex> <port> <remote hex> <port> <interface>
#     <values> <tx before|-> <rx before|->                                            a socket
#   = <id> <state> <inode> <values>                                what has changed since told of last
#   o <id> <pid|0>                                                 whose it is
#   - <id>                                                         it is gone
# <values>: <tx bytes> <rx bytes> <round trip us> <retransmits> <receive queue> <send queue>, each -
# where the kernel does not tell. "Before" is at the answer before; - where that was not seen.
# Only what perl-base has is used, and no module: loading one costs more than a minute of work.
use strict;
my $mark = delete $ENV{CLAWTUNE_MARK};
my $room = delete($ENV{CLAWTUNE_ROOM}) // 200;
$0 = 'clawtune-sockets';
$SIG{PIPE} = 'DEFAULT';

my $mostKnown = 100_000; # sockets looked after; more are only counted
my $mostTold = 50_000;   # sockets told of
my $mostNamespaces = 256;
my $states = 1 << 1 | 1 << 2 | 1 << 4 | 1 << 5 | 1 << 8 | 1 << 9 | 1 << 10 | 1 << 11; # no TIME_WAIT
require Config;
my ($machine) = $Config::Config{archname} =~ /^([a-z0-9_]+)/;
my $clockCall = {x86_64 => 228, aarch64 => 113, riscv64 => 113, ppc64le => 246, powerpc64le => 246, s390x => 260}->{$machine};
my $setnsCall = {x86_64 => 308, i386 => 346, i486 => 346, i586 => 346, i686 => 346, aarch64 => 268, riscv64 => 268, arm => 375, ppc64le => 350, powerpc64le => 350, s390x => 339}->{$machine};
my $newNet = 0x40000000; # CLONE_NEWNET

my ($lastId, $told, $left, $over, $sequence);
my %format;    # "length count" of messages => how to take them apart
my $home = {number => 0, suffix => '', path => '/proc/self', sig => {}, id => {}, gone => {}};
my %namespace; # link text of ns/net => like $home
my ($refused, $lastNamespace, $namespacesAt) = (0, 0);
($lastId, $told, $tick, $sequence) = (0, 0, 0, 0);

sub text {
    my ($path) = @_;
    sysopen(my $file, $path, 0) or return undef;
    my $text = '';
    while (1) {
        my $read = sysread($file, $text, 65536, length $text) // return undef;
        return $text if $read == 0;
    }
}

sub monotonic {
    my $time = "\0" x 16;
    if ($clockCall && syscall($clockCall, 7, $time) == 0) { # CLOCK_BOOTTIME
        my ($seconds, $nanoseconds) = unpack 'q2', $time;
        return $seconds + $nanoseconds / 1e9;
    }
    return (split / /, (text('/proc/uptime') // 0))[0];
}

sub cost {
    my ($spent) = split / /, (text('/proc/self/schedstat') // '');
    return $spent / 1e9 if $spent;
    my @times = times;
    return $times[0] + $times[1];
}

# Where the attribute INET_DIAG_INFO (2) begins in a message, its length with it; nothing: none.
sub infoAt {
    my ($message) = @_;
    my $at = 88;
    while ($at + 4 <= length $message) {
        my ($length, $type) = unpack 'SS', substr $message, $at, 4;
        return if $length < 4 || $at + $length > length $message;
        return ($at, $length) if $type == 2;
        $at += $length + 3 & ~3;
    }
    return;
}

# How to take $count messages as long as this one apart in one go: length, type and flags of each;
# state, cookie, inode; length and type of the attribute where it should be; retransmits to bytes
# received of struct tcp_info. Kernels before 4.1 count no bytes, so are never read this way.
sub formatFor {
    my ($message, $count) = @_;
    my ($at, $length) = infoAt($message);
    return '' if !defined $at || $length < 140;
    my $rest = (length($message) + 3 & ~3) - $at - 140;
    return '(L S S x9 a x42 a8 x16 a4 x' . ($at - 88) . " S S x100 a36 x$rest)$count";
}

sub valuesOf {
    my ($message) = @_;
    my ($receive, $send) = unpack 'x72 L L', $message;
    my ($at, $length) = infoAt($message);
    my ($tx, $rx, $rtt, $retransmits) = ('-', '-', '-', '-');
    if (defined $at && $length >= 108) {
        ($rtt, $retransmits) = unpack 'x68 L x28 L', substr $message, $at + 4, 104;
        ($tx, $rx) = unpack 'Q Q', substr $message, $at + 124, 16 if $length >= 140;
    }
    return "$tx $rx $rtt $retransmits $receive $send";
}

sub counters {
    my ($sig) = @_;
    return length $sig == 41 ? join ' ', unpack('x25 Q Q', $sig) : '- -';
}

# A socket that is told of for the first time. $before: its counters at the answer before.
sub announce {
    my ($namespace, $key, $family, $state, $uid, $inode, $ends, $values, $before) = @_;
    my $id = $namespace->{id}{$key} = ++$lastId;
    $told++;
    push @lines, join ' ', '+', $id, $namespace->{number}, $family, $state, $uid, $inode, $ends, $values, $before;
    find($id, $inode, $uid);
}

sub tellMessage {
    my ($namespace, $key, $message, $before) = @_;
    my ($family, $state, $localPort, $remotePort, $local, $remote, $interface, $uid, $inode) =
        unpack 'x16 C C x2 n n a16 a16 L x8 x12 L L', $message;
    my $bytes = $family == 2 ? 4 : 16;
    my $ends = join ' ', unpack('H*', substr $local, 0, $bytes), $localPort, unpack('H*', substr $remote, 0, $bytes), $remotePort, $interface;
    announce($namespace, $key, $family == 2 ? 4 : 6, $state, $uid, $inode, $ends, valuesOf($message), $before);
}

sub changed {
    my ($namespace, $key, $message, $before) = @_;
    my $id = $namespace->{id}{$key};
    return tellMessage($namespace, $key, $message, counters($before)) if !$id;
    my ($state, $uid, $inode) = unpack 'x17 C x62 L L', $message;
    push @lines, join ' ', '=', $id, $state, $inode, valuesOf($message);
    if ((my $old = unpack 'x L', $before) != $inode) {
        lose($old) if $old;
        find($id, $inode, $uid);
    } elsif (($tick + $id) % 4 == 0 && $place{$inode}) {
        check($inode);
    }
}

sub fresh {
    my ($namespace, $key, $message, $sig) = @_;
    my $sigs = $namespace->{sig};
    if (keys %$sigs >= $mostKnown) {
        $over++;
        return;
    }
    $sigs->{$key} = $sig;
    # A dump may leave out a socket while others of its slot end. Else: not there at the answer before,
    # so all its bytes are younger.
    my $before = $namespace->{gone}{$key};
    my $counters = defined $before ? counters($before) : $namespace->{whole} ? '0 0' : '- -';
    if ($counters ne '- -' && $counters ne counters($sig) && $told < $mostTold) {
        tellMessage($namespace, $key, $message, $counters);
    } else {
        later($namespace, $key, $message, $counters);
    }
}

# Sockets without traffic wait until there is room for them.
sub later {
    my ($namespace, $key, $message, $before) = @_;
    if ($room > 0 && $told < $mostTold) {
        $room--;
        tellMessage($namespace, $key, $message, $before);
    } else {
        $left++;
    }
}

# One socket of an answer, $_[2] from $_[3] on.
sub take {
    my ($namespace, $seen, undef, $at, $length, $key, $sig) = @_;
    push @$seen, $key;
    my $before = $namespace->{sig}{$key};
    if (!defined $before) {
        fresh($namespace, $key, substr($_[2], $at, $length), $sig);
    } elsif ($before ne $sig) {
        $namespace->{sig}{$key} = $sig;
        changed($namespace, $key, substr($_[2], $at, $length), $before);
    } elsif ($namespace->{late} && !$namespace->{id}{$key}) {
        later($namespace, $key, substr($_[2], $at, $length), counters($sig));
    }
}

# Messages of one length, as nearly all are; thousands of them must cost little. Gives how many bytes
# it has taken.
sub takeAlike {
    my ($namespace, $seen) = @_;
    my ($length) = unpack 'L', $_[2];
    my $step = $length + 3 & ~3;
    return 0 if $length < 88 || length $_[2] < 2 * $step;
    my $count = int(length($_[2]) / $step);
    my $format = $format{"$length $count"} //= formatFor(substr($_[2], 0, $length), $count) or return 0;
    my ($sigs, $ids, $suffix, $late) = @$namespace{'sig', 'id', 'suffix', 'late'};
    my @fields = unpack $format, $_[2];
    my $at = 0;
    while (@fields) {
        my ($size, $type, $flags, $state, $cookie, $inode, $have, $kind, $rest) = splice @fields, 0, 9;
        return $at if $size != $length || $type != 18 || $kind != 2 || $have < 140;
        $namespace->{torn} = 1 if $flags & 0x10;
        my ($key, $sig) = ($cookie . $suffix, $state . $inode . $rest);
        my $before = $sigs->{$key};
        if (defined $before && $before eq $sig && (!$late || $ids->{$key})) {
            push @$seen, $key;
        } else {
            take($namespace, $seen, $_[2], $at, $length, $key, $sig);
        }
        $at += $step;
    }
    return $at;
}

# One datagram of an answer: 1 more to come, 0 the end, undef cut short or refused.
sub takeDatagram {
    my ($namespace, $seen) = @_;
    my $size = length $_[2];
    return undef if $size < 16;
    my $at = takeAlike($namespace, $seen, $_[2]);
    while ($at + 16 <= $size) {
        my ($length, $type, $flags) = unpack 'LSS', substr $_[2], $at, 8;
        return undef if $length < 16 || $at + $length > $size;
        $namespace->{torn} = 1 if $flags & 0x10; # NLM_F_DUMP_INTR
        return 0 if $type == 3;
        return undef if $type == 2;
        if ($type == 18 && $length >= 88) {
            my $message = substr $_[2], $at, $length;
            my ($state, $cookie, $inode) = unpack 'x17 a x42 a8 x16 a4', $message;
            my ($info, $have) = infoAt($message);
            my $rest = defined $info && $have >= 140 ? substr $message, $info + 104, 36 : '';
            take($namespace, $seen, $_[2], $at, $length, $cookie . $namespace->{suffix}, $state . $inode . $rest);
        }
        $at += $length + 3 & ~3;
    }
    return 1;
}

# All sockets through an open netlink socket; true: to the end. TCPDIAG_GETSOCK (18) walks the
# kernel's table once for both families, SOCK_DIAG_BY_FAMILY once for each.
sub dumpSockets {
    my ($namespace, $socket, $seen) = @_;
    my $request = pack 'LSSLL CCCC x48 LL', 76, 18, 0x301, ++$sequence, 0, 0, 0, 0, 2, $states, 0;
    defined syswrite($socket, $request) or return 0;
    while (1) {
        my $read = sysread $socket, my $buffer, 65536;
        return 0 if !$read;
        my $more = takeDatagram($namespace, $seen, $buffer);
        return defined $more if !$more;
    }
}

# A netlink socket within a namespace. It is held for one answer only: it would keep the namespace of
# a container that has ended.
my $own;
sub netlink {
    my ($namespace) = @_;
    my $entered;
    if ($namespace != $home) {
        sysopen(my $there, "$namespace->{path}/ns/net", 0) or return undef;
        $entered = $setnsCall && $own && syscall($setnsCall, fileno $there, $newNet) == 0;
        return undef if !$entered;
    }
    my $made = socket my $socket, 16, 3 | 02000000, 4; # AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, SOCK_DIAG
    exit 3 if $entered && syscall($setnsCall, fileno $own, $newNet) != 0;
    return undef if !$made;
    setsockopt $socket, 1, 20, pack 'l! l!', 5, 0; # SO_RCVTIMEO
    return $socket;
}

# The same from /proc: no bytes, no round trips. Lines are keyed by their ends, which are theirs alone.
sub readTables {
    my ($namespace, $seen) = @_;
    my ($sigs, $ids, $suffix) = @$namespace{'sig', 'id', 'suffix'};
    my $any = 0;
    for my $family (4, 6) {
        my $table = text("$namespace->{path}/net/tcp" . ($family == 6 ? 6 : '')) // next;
        $any = 1;
        for my $line (split /\n/, $table) {
            my ($local, $localPort, $remote, $remotePort, $state, $send, $receive, $uid, $inode) = $line =~
                /^\s*\d+: ([0-9A-F]+):([0-9A-F]+) ([0-9A-F]+):([0-9A-F]+) ([0-9A-F]+) ([0-9A-F]+):([0-9A-F]+) \S+ \S+ +(\d+) +\d+ (\d+)/ or next;
            $state = hex $state;
            next if !($states >> $state & 1);
            my $key = "$local$localPort$remote$remotePort$suffix";
            my $sig = "$state $inode $receive $send";
            push @$seen, $key;
            my $before = $sigs->{$key};
            next if defined $before && $before eq $sig && $ids->{$key};
            if (!defined $before && keys %$sigs >= $mostKnown) {
                $over++;
                next;
            }
            $sigs->{$key} = $sig;
            my $values = join ' ', '-', '-', '-', '-', hex $receive, hex $send;
            if (my $id = $ids->{$key}) {
                push @lines, "= $id $state $inode $values";
                if ((my $old = (split / /, $before)[1]) != $inode) {
                    lose($old) if $old;
                    find($id, $inode, $uid);
                }
            } elsif ($room > 0 && $told < $mostTold) {
                $room--;
                my @hex = map { unpack 'H*', pack 'L*', map { hex } /.{8}/g } $local, $remote;
                announce($namespace, $key, $family, $state, $uid, $inode, join(' ', $hex[0], hex $localPort, $hex[1], hex $remotePort, 0), $values, '- -');
            } else {
                $left++;
            }
        }
    }
    return $any;
}

sub forget {
    my ($namespace, $seen) = @_;
    my ($sigs, $ids) = ($namespace->{sig}, $namespace->{id});
    $namespace->{gone} = {};
    return if keys %$sigs <= @$seen;
    my %seen;
    @seen{@$seen} = ();
    for my $key (keys %$sigs) {
        next if exists $seen{$key};
        my $sig = $namespace->{gone}{$key} = delete $sigs->{$key};
        my $id = delete $ids->{$key} or next;
        push @lines, "- $id";
        $told--;
        my $inode = $namespace->{tables} ? (split / /, $sig)[1] : unpack 'x L', $sig;
        lose($inode);
    }
}

# Everything of one namespace; false: it cannot be looked into any more.
sub look {
    my ($namespace) = @_;
    my (@seen, $whole);
    my $before = $left;
    if (!$namespace->{tables}) {
        my $socket = netlink($namespace);
        $namespace->{torn} = 0;
        $whole = $socket && dumpSockets($namespace, $socket, \@seen);
        if (!$whole && !%{$namespace->{sig}}) {
            return 0 if !-e "$namespace->{path}/ns";
            $namespace->{tables} = 1; # refused, or no such module
        }
    }
    $whole = readTables($namespace, \@seen) if $namespace->{tables};
    return 0 if !$whole && $namespace != $home && !-e "$namespace->{path}/net/tcp";
    if ($whole && !$namespace->{torn}) {
        forget($namespace, \@seen);
    }
    $namespace->{whole} = $whole && !$namespace->{torn} && !$over;
    $namespace->{late} = $left > $before;
    return 1;
}

# Its last process has ended.
sub leave {
    my ($namespace) = @_;
    my %dead = map { $_ => 1 } values %{$namespace->{id}};
    push @lines, map { "- $_" } keys %dead;
    $told -= keys %dead;
    lose($_) for grep { $dead{$live{$_}} } keys %live;
}

sub enter {
    my ($link, $pid) = @_;
    push @lines, join ' ', 'N', ++$lastNamespace, containerOf($pid);
    return {number => $lastNamespace, suffix => $link, sig => {}, id => {}, gone => {}};
}

# Which network namespaces there are. Only root may ask.
sub listNamespaces {
    my ($now) = @_;
    $namespacesAt = $now;
    my $ours = readlink '/proc/self/ns/net' // return;
    my %there;
    for my $pid (sort { $a <=> $b } pids()) {
        my $link = readlink "/proc/$pid/ns/net" // next;
        next if $link eq $ours || $there{$link} || keys %there >= $mostNamespaces;
        $there{$link} = $pid;
    }
    for my $link (keys %namespace) {
        leave(delete $namespace{$link}) if !$there{$link};
    }
    for my $link (keys %there) {
        my $pid = $there{$link};
        $namespace{$link} //= enter($link, $pid);
        $namespace{$link}{path} = "/proc/$pid";
    }
}

sub answer {
    my $now = monotonic();
    @lines = ();
    $left = $over = $refused = 0;
    $tick++;
    listNamespaces($now) if $> == 0 && (!defined $namespacesAt || $now - $namespacesAt >= 5);
    checkProcesses() if $tick % 5 == 0;
    look($home);
    my $entered = 0;
    for my $link (sort keys %namespace) {
        if (look($namespace{$link})) {
            $namespace{$link}{tables} ? $refused++ : $entered++;
        } else {
            leave(delete $namespace{$link});
            undef $namespacesAt;
        }
    }
    resolve();
    my $known = $over;
    $known += keys %{$_->{sig}} for $home, values %namespace;
    unshift @lines, join ' ', 'I', $home->{tables} ? 'p' : 'n', $>, $known, $left + $over, $entered, $refused, $home->{whole} ? 1 : 0;
    my $body = join "\n", @lines, '';
    my $answer = sprintf("%s t %.6f %.6f %d\n", $mark, $now, cost(), length $body) . $body;
    my $sent = 0;
    while ($sent < length $answer) {
        $sent += syswrite(STDOUT, $answer, length($answer) - $sent, $sent) // exit 1;
    }
}

sysopen($own, '/proc/self/ns/net', 0) or undef $own;
while (1) {
    answer();
    my $request = <STDIN>;
    exit 0 if !defined $request;
    $room = $request =~ /^(\d{1,6})$/ ? $1 : 0;
}
__END__
