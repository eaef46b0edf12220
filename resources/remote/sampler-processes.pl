# SPDX-License-Identifier: GPL-3.0-or-later
# Part of sampler.pl: rows of processes. Of each: tick seen last; handle and text of stat, words
# before its ')', what stands up to there, the words after, number; handle and text of io, what it
# said, number; whether io may be read; texts of cmdline, cgroup and owner as told.
my %process;
sub SEEN () { 0 }
sub STAT () { 1 }
sub STATRAW () { 2 }
sub BASE () { 3 }
sub HEAD () { 4 }
sub FIELDS () { 5 }
sub STATNUMBER () { 6 }
sub IO () { 7 }
sub IORAW () { 8 }
sub IOSAID () { 9 }
sub IONUMBER () { 10 }
sub MAYIO () { 11 }
sub CMDLINE () { 12 }
sub CGROUP () { 13 }
sub OWNER () { 14 }
# State, parent, times, priority, nice, threads, size, resident; by place behind the name.
my @shown = (0, 1, 11 .. 17, 20, 21);
my @due;   # process ids whose slow details are to be told
my %again; # by tick: those to look at once more, when they have become what they will be
my @round; # the rest, looked at now and then
my $unknown; # a process is in a container not seen yet
my %tried;   # containers looked for on that account

sub forget_io {
    my ($pid, $p) = @_;
    --$open if $p->[IO];
    if (defined $p->[IONUMBER]) {
        push @free, $p->[IONUMBER];
        $body .= "G/proc/$pid/io\n" if $p->[SEEN] == $tick;
    }
    @$p[IO, IORAW, IOSAID, IONUMBER] = ();
}

sub forget {
    my ($pid) = @_;
    my $p = delete $process{$pid};
    forget_io($pid, $p);
    --$open if $p->[STAT];
    if (defined $p->[STATNUMBER]) {
        push @free, $p->[STATNUMBER];
        $body .= "G/proc/$pid/\n";
    }
}

# Opens and reads stat; a process that ended, and another that got its number, end here too.
sub reopen_stat {
    my ($pid, $p) = @_;
    if ($p->[STAT]) {
        --$open;
        $p->[STAT] = undef;
    }
    sysopen(my $file, "/proc/$pid/stat", 0) or return 0;
    sysread($file, $text, 4096) or return 0;
    if ($open < $most) {
        $p->[STAT] = $file;
        ++$open;
    }
    return 1;
}

sub tell_stat {
    my ($pid, $p) = @_;
    $p->[STATRAW] = $text;
    my $end = rindex($text, ') ') + 2;
    my $head = substr($text, 0, $end);
    my @fields = split / /, substr($text, $end), 23;
    my $was = $p->[FIELDS];
    $p->[FIELDS] = \@fields;
    if (!$was || $head ne $p->[HEAD] || $fields[19] ne $was->[19]) {
        return tell_new($pid, $p, $head, \@fields);
    }
    my ($changes, $next) = ('', 0);
    for my $i (@shown) {
        next if $fields[$i] eq $was->[$i];
        my $place = $i + $p->[BASE];
        $changes .= change($place - $next, $was->[$i], $fields[$i]);
        $next = $place + 1;
    }
    $body .= ahead($p->[STATNUMBER]) . $changes . "\n" if $next;
}

sub tell_new {
    my ($pid, $p, $head, $fields) = @_;
    forget_io($pid, $p);
    $p->[HEAD] = $head;
    $p->[BASE] = $head =~ tr/ \n=//;
    @$p[CMDLINE, CGROUP] = ();
    $p->[OWNER] = (stat "/proc/$pid")[4] // 0;
    if (defined $p->[STATNUMBER]) {
        $last = $p->[STATNUMBER];
    } else {
        $p->[STATNUMBER] = number();
    }
    my @told = @$fields[0 .. 21];
    @told[2 .. 5, 7 .. 10, 18] = (0) x 9; # nobody asks for these
    my $told = $head . join(' ', @told) . "\n";
    $body .= "P$last " . length($told) . " $pid $p->[OWNER]\n$told";
    my $isKernel = $fields->[6] & 0x200000;
    $p->[MAYIO] = !$isKernel;
    return if $isKernel;
    push @due, $pid;
    push @{$again{$tick + 2}}, $pid;
}

sub reopen_io {
    my ($pid, $p) = @_;
    if ($p->[IO]) {
        --$open;
        $p->[IO] = undef;
    }
    my $file;
    if (!sysopen($file, "/proc/$pid/io", 0) || !sysread($file, $text, 1024)) {
        forget_io($pid, $p);
        return $p->[MAYIO] = 0;
    }
    if ($open < $most) {
        $p->[IO] = $file;
        ++$open;
    }
    return 1;
}

sub tell_io {
    my ($pid, $p) = @_;
    $p->[IORAW] = $text;
    my @said = $text =~ /^read_bytes: ([0-9]+)\nwrite_bytes: ([0-9]+)/m or return;
    my $was = $p->[IOSAID];
    $p->[IOSAID] = \@said;
    if (!$was) {
        $p->[IONUMBER] = number();
        my $told = "read_bytes: $said[0]\nwrite_bytes: $said[1]\n";
        $body .= "F$last " . length($told) . " /proc/$pid/io\n$told";
        return;
    }
    my $changes = $said[0] eq $was->[0] ? '' : change(1, $was->[0], $said[0]);
    if ($said[1] ne $was->[1]) {
        $changes .= change(length $changes ? 1 : 3, $was->[1], $said[1]);
    }
    $body .= ahead($p->[IONUMBER]) . $changes . "\n" if length $changes;
}

# Owner, command line and cgroup, told only where they are new.
sub tell_details {
    my ($pid) = @_;
    my $p = $process{$pid} or return;
    my $owner = (stat "/proc/$pid")[4] // return;
    if ($owner ne $p->[OWNER]) {
        $p->[OWNER] = $owner;
        my $told = "Uid:\t$owner\t$owner\n";
        $body .= 'T' . length($told) . " /proc/$pid/status\n$told";
        $p->[MAYIO] = 1;
    }
    my $cmdline = slurp("/proc/$pid/cmdline", 4096) // '';
    if ($cmdline ne ($p->[CMDLINE] // '')) {
        $p->[CMDLINE] = $cmdline;
        $body .= 'T' . length($cmdline) . " /proc/$pid/cmdline\n$cmdline";
    }
    my $cgroup = slurp("/proc/$pid/cgroup", 8192) // '';
    $cgroup = join '', $cgroup =~ /^(?:0:|[0-9]+:(?:[^:\n]*,)?(?:memory|cpuacct)[,:]).*\n/mg;
    if ($cgroup ne ($p->[CGROUP] // '')) {
        $p->[CGROUP] = $cgroup;
        $body .= 'T' . length($cgroup) . " /proc/$pid/cgroup\n$cgroup";
        if ($cgroup =~ /(?<![0-9a-f])([0-9a-f]{64})(?![0-9a-f])/ && !$container{$1} && !$tried{$1}++) {
            $unknown = 1;
        }
    }
}

# So many bytes of details a tick at the most, so that a thin line is not filled by them.
sub tell_due {
    my $full = length($body) + 32768;
    push @due, @{delete $again{$tick} // []};
    @round = keys %process if !@round;
    my $few = 1 + int(keys(%process) / 100);
    push @due, grep { ($process{$_} // [])->[FIELDS] && !($process{$_}[FIELDS][6] & 0x200000) } splice @round, 0, $few;
    while (@due && length $body < $full) {
        tell_details(shift @due);
    }
}

my $proc;
sub tell_processes {
    if ($proc) {
        rewinddir $proc;
    } else {
        opendir $proc, '/proc' or return;
    }
    my $seen = 0;
    for my $pid (readdir $proc) {
        next if $pid ge ':' || $pid lt '1';
        my $p = $process{$pid} //= [0];
        my $file = $p->[STAT];
        if (($file && sysseek($file, 0, 0) && sysread($file, $text, 4096)) || reopen_stat($pid, $p)) {
            $p->[SEEN] = $tick;
            ++$seen;
            tell_stat($pid, $p) if !defined $p->[STATRAW] || $text ne $p->[STATRAW];
        } else {
            next;
        }
        next if !$p->[MAYIO];
        $file = $p->[IO];
        if (($file && sysseek($file, 0, 0) && sysread($file, $text, 1024)) || reopen_io($pid, $p)) {
            tell_io($pid, $p) if !defined $p->[IORAW] || $text ne $p->[IORAW];
        }
    }
    if ($seen != keys %process) {
        forget($_) for grep { $process{$_}[SEEN] != $tick } keys %process;
    }
    tell_due();
}
