# shellcheck shell=bash
# One cgroup a VPS in every hierarchy: all its processes are in it, and only its processes.
# SPDX-License-Identifier: GPL-3.0-or-later

# The folders of the mounted hierarchies, one a line.
cgroup_roots() { awk '{ for (i = 7; i <= NF; i++) if ($i == "-") break
    if ($(i + 1) == "cgroup" || $(i + 1) == "cgroup2") print $5 }' /proc/self/mountinfo |
    grep '^/sys/fs/cgroup' | sort -u; }

# Moves this process into the cgroup of VPS $1.
cgroup_enter() {
    local top dir file
    for top in $(cgroup_roots); do
        dir=$top/clawtune-$1
        mkdir -p "$dir"
        for file in cpuset.cpus cpuset.mems; do
            # Version 1 refuses a process in a cpuset that was given no CPUs.
            [ ! -e "$top/cgroup.clone_children" ] || [ ! -e "$dir/$file" ] ||
                cat "$top/$file" >"$dir/$file"
        done
        echo $BASHPID >"$dir/cgroup.procs"
    done
}

cgroup_leave() {
    local top
    for top in $(cgroup_roots); do
        echo $BASHPID >"$top/cgroup.procs" || true
    done
}

# The processes of VPS $1, this one and those given after it excepted.
cgroup_processes() {
    local name=$1 top
    shift
    for top in $(cgroup_roots); do
        [ -d "$top/clawtune-$name" ] || continue
        find "$top/clawtune-$name" -name cgroup.procs -exec cat {} + 2>/dev/null || true
    done | sort -un | grep -vxE "$(printf '%s|' "$@")$BASHPID" || true
}

# Kills what runs in VPS $1 (not the processes given after it) and waits until it is gone.
cgroup_kill() {
    local pids pid tries
    for tries in $(seq 100); do
        pids=
        for pid in $(cgroup_processes "$@"); do
            # Our own listing was in there too; it is over by now.
            ! kill -0 "$pid" 2>/dev/null || pids+=" $pid"
        done
        [ -n "$pids" ] || return 0
        # shellcheck disable=SC2086
        kill -KILL $pids 2>/dev/null || true
        sleep 0.1
    done
    say "processes of the VPS $1 do not end after $tries tries: $pids"
    return 1
}

cgroup_remove() {
    local top
    for top in $(cgroup_roots); do
        [ -d "$top/clawtune-$1" ] || continue
        for _ in 1 2 3 4 5; do
            find "$top/clawtune-$1" -depth -type d -exec rmdir {} + 2>/dev/null && break
            sleep 0.2
        done
    done
}
