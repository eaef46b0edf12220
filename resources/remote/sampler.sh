# SPDX-License-Identifier: GPL-3.0-or-later
# Starts sampler.pl, or where there is no perl does its work with a few greps a tick. Before this
# text stand CLAWTUNE_MARK, CLAWTUNE_FILES, CLAWTUNE_ROWS (see sampler.pl), clawtune_paths (the same
# files, paths only) and clawtune_perl. The first answer comes unasked, and nothing is sent to us
# before it, so it does not matter how far ahead the shell reads. Each line on standard input then
# asks for one more: the rows wanted in it (-: none), and paths in place of clawtune_paths if they
# change. An answer, always whole:
#   <mark> s <wall s at start> <ticks a second> <process id> <page size> <rows>\n, lines
#   <path>:<line>, then, if there are rows, <mark> r\n and lines of theirs, <mark> e\n
if perl -e 'exit 0' >/dev/null 2>&1; then
    export CLAWTUNE_MARK CLAWTUNE_FILES CLAWTUNE_ROWS
    exec perl -e "$clawtune_perl"
fi
clawtune_head="$CLAWTUNE_MARK s $(date +%s) $(getconf CLK_TCK 2>/dev/null || echo 100) $$ $(
    getconf PAGESIZE 2>/dev/null || echo 4096)"
clawtune_left=0 # answers until containers are looked for again
clawtune_files=''
clawtune_folders=''
clawtune_newline='
'
clawtune_hex='[0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f]'
clawtune_hex="$clawtune_hex$clawtune_hex$clawtune_hex$clawtune_hex"
clawtune_hex="$clawtune_hex$clawtune_hex"
clawtune_v1='cpuacct/cpuacct.usage cpu/cpu.stat cpu/cpu.cfs_quota_us cpu/cpu.cfs_period_us
    memory/memory.usage_in_bytes memory/memory.stat memory/memory.limit_in_bytes
    memory/memory.oom_control blkio/blkio.throttle.io_service_bytes pids/pids.current pids/pids.max'
clawtune_v2='cpu.stat cpu.max cpu.pressure memory.current memory.stat memory.max memory.events
    memory.pressure io.stat io.pressure pids.current pids.max'

clawtune_scan() {
    clawtune_root=/sys/fs/cgroup
    if [ ! -e /sys/fs/cgroup/cgroup.controllers ]; then clawtune_root=/sys/fs/cgroup/memory; fi
    clawtune_folders=$(find $clawtune_root -maxdepth 12 -type d -name "*$clawtune_hex*" \
        ! -name '*conmon*' -prune -print 2>/dev/null)
    clawtune_files=''
    IFS=$clawtune_newline
    for clawtune_folder in $clawtune_folders; do
        clawtune_path=${clawtune_folder#"$clawtune_root"}
        IFS=" $clawtune_newline"
        if [ $clawtune_root = /sys/fs/cgroup ]; then
            for clawtune_file in $clawtune_v2; do
                clawtune_files="$clawtune_files$clawtune_newline$clawtune_folder/$clawtune_file"
            done
        else
            for clawtune_file in $clawtune_v1; do
                clawtune_at=/sys/fs/cgroup/${clawtune_file%%/*}$clawtune_path
                clawtune_files="$clawtune_files$clawtune_newline$clawtune_at/${clawtune_file#*/}"
            done
        fi
        IFS=$clawtune_newline
    done
}

clawtune_containers() {
    set -f
    case $clawtune_rows in *s*) clawtune_left=0 ;; esac
    if [ $clawtune_left -le 0 ]; then
        clawtune_scan
        clawtune_left=10
    fi
    clawtune_left=$((clawtune_left - 1))
    clawtune_networks=''
    IFS=$clawtune_newline
    for clawtune_folder in $clawtune_folders; do
        clawtune_pid=''
        IFS= read -r clawtune_pid 2>/dev/null <"$clawtune_folder/cgroup.procs" || continue
        echo "$clawtune_folder/cgroup.procs:$clawtune_pid"
        if [ ! "/proc/$clawtune_pid/net/dev" -ef /proc/self/net/dev ]; then
            clawtune_networks="$clawtune_networks$clawtune_newline/proc/$clawtune_pid/net/dev"
        fi
    done
    grep -s '' /dev/null $clawtune_files $clawtune_networks
    unset IFS
    set +f
}

clawtune_rows=$CLAWTUNE_ROWS
while :; do
    echo "$clawtune_head $clawtune_rows"
    grep -s '' /dev/null /proc/uptime "/proc/$$/stat" $clawtune_paths
    if [ "$clawtune_rows" != - ]; then echo "$CLAWTUNE_MARK r"; fi
    case $clawtune_rows in *p*)
        grep -as '' /proc/[0-9]*/stat /proc/[0-9]*/io /proc/[0-9]*/cgroup /proc/[0-9]*/cmdline
        grep -s '^Uid:' /dev/null /proc/[0-9]*/status
        ;;
    esac
    case $clawtune_rows in *c*) clawtune_containers 2>/dev/null ;; esac
    echo "$CLAWTUNE_MARK e"
    IFS=' ' read -r clawtune_rows clawtune_new || exit 0
    if [ -z "$clawtune_rows" ]; then clawtune_rows=-; fi
    if [ -n "$clawtune_new" ]; then clawtune_paths=$clawtune_new; fi
done
