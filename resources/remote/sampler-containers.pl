# SPDX-License-Identifier: GPL-3.0-or-later
# Part of sampler.pl: rows of containers. Of each, by id: files to read each time, files that say
# limits, its folder, its first process and that one's net/dev.
my $version2 = -e '/sys/fs/cgroup/cgroup.controllers';
my %folder; # of version 1, by controller
my $scanned = -1000;
my $hostNetwork;

sub cgroup_root {
    return '/sys/fs/cgroup' if $version2;
    for my $controller (qw(cpuacct cpu memory blkio pids)) {
        ($folder{$controller}) = grep { -d $_ } map { "/sys/fs/cgroup/$_" } $controller, 'cpu,cpuacct', 'cpuacct,cpu';
    }
    return $folder{memory} // $folder{cpuacct} // $folder{pids};
}

# Folders below the root that are a container's, by id. Those of conmon watch one, and are none.
sub container_folders {
    my ($root) = @_;
    my %found;
    my @todo = ([$root, 0]);
    for (my $looked = 0; @todo && $looked < 20000; ++$looked) {
        my ($folder, $depth) = @{shift @todo};
        opendir(my $dir, $folder) or next;
        for my $name (readdir $dir) {
            next if $name =~ /^(?:\.|(?:cgroup|cpu|cpuacct|cpuset|memory|io|blkio|pids|hugetlb|rdma|misc|irq|net_cls|net_prio|devices|freezer|perf_event)\.)|[\0-\x1f]|conmon/;
            my $path = "$folder/$name";
            my ($id) = $name =~ /(?<![0-9a-f])([0-9a-f]{64})(?![0-9a-f])/;
            if ($id) {
                $found{$id} //= substr($path, length $root) if -d $path;
                next;
            }
            # A folder without folders in it has two links.
            my ($mode, $links) = (lstat $path)[2, 3];
            push @todo, [$path, $depth + 1] if defined $mode && ($mode & 0170000) == 0040000 && $links != 2 && $depth < 10;
        }
    }
    return \%found;
}

# The first process of a cgroup, or of the first one in it that has one.
sub first_process {
    my ($folder, $depth) = @_;
    my ($pid) = (slurp("$folder/cgroup.procs", 64) // '') =~ /^([0-9]+)\n/;
    return $pid if $pid || $depth > 3;
    opendir(my $dir, $folder) or return undef;
    for my $name (sort grep { !/^\.|^cgroup\.|^memory\./ } readdir $dir) {
        next if !-d "$folder/$name";
        $pid = first_process("$folder/$name", $depth + 1);
        return $pid if $pid;
    }
    return undef;
}

# What is read each time, and what only when looking for containers: path and pattern.
sub container_files {
    my ($path) = @_;
    if ($version2) {
        my $at = "/sys/fs/cgroup$path";
        return ([map { ["$at/$_->[0]", pattern($_->[1])] }
                ['cpu.stat', '^usage_usec|^nr_'], ['memory.current'], ['memory.stat', '^inactive_file '],
                ['io.stat'], ['pids.current'], ['cpu.pressure', '^some'], ['memory.pressure', '^some'],
                ['io.pressure', '^some'], ['memory.events', '^oom_kill ']],
            [map { ["$at/$_"] } 'cpu.max', 'memory.max', 'pids.max']);
    }
    my $at = sub { ($folder{$_[0]} // '/nowhere') . "$path/$_[1]" };
    my $io = $at->('blkio', 'blkio.throttle.io_service_bytes_recursive');
    $io = $at->('blkio', 'blkio.throttle.io_service_bytes') if !-e $io;
    return ([[$at->('cpuacct', 'cpuacct.usage')], [$at->('cpu', 'cpu.stat'), pattern('^nr_')],
            [$at->('memory', 'memory.usage_in_bytes')], [$at->('memory', 'memory.stat'), pattern('^total_inactive_file ')],
            [$io], [$at->('pids', 'pids.current')], [$at->('memory', 'memory.oom_control'), pattern('^oom_kill ')]],
        [map { [$at->(@$_)] } ['cpu', 'cpu.cfs_quota_us'], ['cpu', 'cpu.cfs_period_us'],
            ['memory', 'memory.limit_in_bytes'], ['pids', 'pids.max']]);
}

sub forget_container {
    my ($id) = @_;
    my $c = delete $container{$id};
    for my $entry (@{$c->{files}}, @{$c->{limits}}, $c->{net} // ()) {
        shut($entry);
        push @free, $entry->[NUMBER] if defined $entry->[NUMBER];
    }
    $body .= "G$c->{folder}/\n";
}

# Interfaces of its own, or those of the server: each network has its own file, and so inode.
sub set_network {
    my ($c, $pid) = @_;
    if ($c->{net}) {
        shut($c->{net});
        push @free, $c->{net}[NUMBER] if defined $c->{net}[NUMBER];
    }
    $c->{pid} = $pid;
    $c->{net} = undef;
    my $told = "$pid\n";
    $body .= 'T' . length($told) . " $c->{folder}/cgroup.procs\n$told";
    $hostNetwork //= (stat '/proc/self/net/dev')[1] // 0;
    my $inode = (stat "/proc/$pid/net/dev")[1] // return;
    $c->{net} = ["/proc/$pid/net/dev", pattern(':')] if $inode != $hostNetwork;
}

sub scan_containers {
    $scanned = $tick;
    $unknown = 0;
    my $root = cgroup_root() // return;
    my $found = container_folders($root);
    forget_container($_) for grep { !defined $found->{$_} } keys %container;
    for my $id (sort keys %$found) {
        my $c = $container{$id};
        if (!$c) {
            my ($files, $limits) = container_files($found->{$id});
            $container{$id} = $c = {files => $files, limits => $limits, folder => $root . $found->{$id}, pid => 0};
        }
        tell_limits($c);
        my $pid = first_process($c->{folder}, 0);
        next if !$pid || $pid == $c->{pid};
        set_network($c, $pid);
        # Begun anew, maybe while its files were looked for.
        for my $entry (@{$c->{files}}) {
            $entry->[RAW] = undef if defined $entry->[RAW] && $entry->[RAW] eq 'none';
        }
    }
}

sub tell_limits {
    my ($c) = @_;
    for my $entry (@{$c->{limits}}) {
        tell_file($entry);
        shut($entry);
    }
}

# After a file could not be read. A container that restarts gets new folders of the same names: what
# is open belongs to the old ones, and is opened again. What was never there is missing for good, or
# until the next start: this kernel has none.
sub tell_again {
    my ($entry) = @_;
    if (!$entry->[WORDS]) {
        $entry->[RAW] = 'none';
        return 0;
    }
    $scanned = -1000; # another first process, or none of it is left
    return 1 if tell_file($entry);
    $entry->[WORDS] = undef;
    return 0;
}

sub tell_containers {
    scan_containers() if $unknown || $tick - $scanned >= 10 || $rows =~ /s/;
    for my $id (sort keys %container) {
        my $c = $container{$id};
        my $alive = 0;
        for my $entry (@{$c->{files}}) {
            next if defined $entry->[RAW] && $entry->[RAW] eq 'none';
            ++$alive if tell_file($entry) || tell_again($entry);
        }
        if (!$alive) {
            forget_container($id);
        } elsif ($c->{net} && !tell_file($c->{net})) {
            $c->{net} = undef;
            $c->{pid} = 0;
            $scanned = -1000;
        }
    }
}
