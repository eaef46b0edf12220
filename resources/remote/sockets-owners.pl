# SPDX-License-Identifier: GPL-3.0-or-later
# Whose a socket is: stands before sockets.pl, in the same program. The links of /proc/PID/fd name
# sockets by their inodes. Reading all of them is dear, so it is only done for a socket that is not
# known yet, and first where sockets have been found before.
use strict;
my (@lines, $tick); # of the answer under way, and its number
my %place;     # inode => "pid/fd"
my %wanted;    # inode => id, of sockets whose process is still to be found
my %tries;     # inode => how often it was looked for in vain
my %live;      # inode => id, of sockets told of
my %fds;       # "pid/fd" => inode, as last read
my %process;   # pid => start and name, of those told of

sub find {
    my ($id, $inode, $uid) = @_;
    return if !$inode;
    $live{$inode} = $id;
    if (my $place = $place{$inode}) {
        own($id, $place);
    } elsif ($> == 0 || $uid == $>) {
        $wanted{$inode} = $id;
    }
}

# A process may have passed its socket on.
sub check {
    my ($inode) = @_;
    my ($pid, $fd) = split m(/), $place{$inode};
    return if (readlink("/proc/$pid/fd/$fd") // '') eq "socket:[$inode]";
    delete $fds{delete $place{$inode}};
    $wanted{$inode} = $live{$inode} if $live{$inode};
}

# It is not there any more.
sub lose {
    my ($inode) = @_;
    delete $live{$inode};
    delete $wanted{$inode};
    delete $tries{$inode};
    my $place = delete $place{$inode};
    delete $fds{$place} if defined $place;
}

sub pids {
    opendir(my $proc, '/proc') or return;
    return grep { /^\d+$/ } readdir $proc;
}

sub containerOf {
    my ($pid) = @_;
    my ($id) = (text("/proc/$pid/cgroup") // '') =~ /([0-9a-f]{64})(?![0-9a-f])/;
    return $id // '-';
}

# Start and name of a process, or nothing.
sub whoIs {
    my ($pid) = @_;
    my ($name, $rest) = (text("/proc/$pid/stat") // '') =~ /^\d+ \((.*)\) \S (.*)/s or return;
    return ((split / /, $rest)[18], $name);
}

sub introduce {
    my ($pid, $start, $name) = @_;
    $process{$pid} = [$start, $name];
    push @lines, join ' ', 'P', $pid, $start, containerOf($pid), unpack 'H*', $name;
}

sub own {
    my ($id, $place) = @_;
    my ($pid) = split m(/), $place;
    if (!$process{$pid}) {
        my ($start, $name) = whoIs($pid) or return;
        introduce($pid, $start, $name);
    }
    push @lines, "o $id $pid";
}

# Sockets among the open files of one process. One that is known and still there is not read again.
sub readFiles {
    my ($pid, $thorough) = @_;
    opendir(my $folder, "/proc/$pid/fd") or return;
    for my $fd (readdir $folder) {
        my $at = "$pid/$fd";
        my $known = $fds{$at};
        next if !$thorough && $known && $live{$known};
        my ($inode) = (readlink("/proc/$pid/fd/$fd") // '') =~ /^socket:\[(\d+)\]/;
        if (!$inode) {
            delete $fds{$at} if $known;
            next;
        }
        $fds{$at} = $inode;
        $place{$inode} //= $at;
        my $id = delete $wanted{$inode} // next;
        delete $tries{$inode};
        own($id, $place{$inode} = $at);
    }
}

# Those that have sockets already are asked first: a new one is mostly theirs.
sub resolve {
    if (keys %fds > 300_000) {
        (%fds, %place) = ();
    }
    return if !%wanted;
    my $thorough = grep { $_ } @tries{keys %wanted};
    my %asked;
    for my $pid (sort { $b <=> $a } keys %process) {
        $asked{$pid} = 1;
        readFiles($pid, $thorough);
        return if !%wanted;
    }
    for my $pid (pids()) {
        next if $asked{$pid};
        readFiles($pid, $thorough);
        return if !%wanted;
    }
    for my $inode (keys %wanted) {
        next if ++$tries{$inode} < 2;
        delete $tries{$inode};
        push @lines, "o $wanted{$inode} 0";
        delete $wanted{$inode};
    }
}

# Processes end, and their numbers are used again.
sub checkProcesses {
    my %dead;
    for my $pid (keys %process) {
        my ($start, $name) = whoIs($pid);
        if (defined $start && $start == $process{$pid}[0]) {
            introduce($pid, $start, $name) if $name ne $process{$pid}[1];
            next;
        }
        delete $process{$pid};
        $dead{$pid} = 1;
    }
    return if !%dead;
    for my $at (keys %fds) {
        my ($pid) = split m(/), $at;
        next if !$dead{$pid};
        my $inode = delete $fds{$at};
        next if ($place{$inode} // '') ne $at;
        delete $place{$inode};
        $wanted{$inode} = $live{$inode} if $live{$inode};
    }
}
