# SPDX-License-Identifier: GPL-3.0-or-later
# The server's half of a change: POSIX sh (dash, bash, busybox ash), run as root. Three files that
# are sent as one: tools.sh, steps.sh (what the detached processes do), requests.sh.
#
#   start BASE ID SHA256  take a transaction in from standard input, look once more, set it off
#   confirm TX            keep a change that is on hold
#   undo TX               look once more, then take a finished change back; one on hold at once
#   abandon TX            roll back now what is not kept
#   recover TX            finish a transaction that nobody works on any more
#   apply TX              detached: the steps, then hold
#   reverse TX            detached: undo of a finished change
#   due TX                detached: wait for the deadline, then roll back what is not kept
#   boot TX, expire TX    after a restart of the server, or the deadline: finish it
#   rollback TX, rescue TX  detached: finish it now, whatever the deadline
#
# BASE/lock            held by whoever changes something; released by the kernel when it dies
# BASE/active          name of the one transaction that is not finished
# TX/pending           renamed to confirmed or rolling-back, once, by whoever is first: the claim;
#                      confirmed is renamed to undoing, and back again should the undo fail
# TX/state             preparing pending held done rolling-back rolled-back undoing undone broken
# TX/deadline          "UPTIME BOOT WALLCLOCK": rolled back from then on, unless confirmed
# TX/process           "PID STARTTIME BOOT" of the one at work, leader of its process group
# TX/steps/NN/         path want sum mode (a file); apply undo validate (sh); limit json; and what
#                      happened: begun output made (folders that were made, deepest first)
# TX/before/NN, after/NN  the file's old and new content; none: absent
# TX/journal.jsonl     one record before each step and one after it
#
# What the client reads are lines "KEY VALUE"; free text is base64.

LC_ALL=C
export LC_ALL
PATH=${PATH:-/usr/bin:/bin}:/usr/local/sbin:/usr/sbin:/sbin
export PATH
umask 077

# ---- small tools --------------------------------------------------------------------------------

encoded() { printf '%s' "$1" | base64 | tr -d '\n'; }

failure() { # CODE SUBJECT DETAIL
    printf 'code %s\nsubject %s\ndetail %s\n' "$1" "$(encoded "${2-}")" "$(encoded "${3-}")"
}

refuse() { # CODE SUBJECT DETAIL: nothing was touched
    [ -z "${incoming-}" ] || rm -rf "$incoming"
    echo 'result refused'
    failure "$@"
    exit 0
}

flush() { sync "$@" 2>/dev/null || sync; }

replace() { # FILE: its content becomes standard input, in one go
    cat >"$1.new" && flush "$1.new" && mv -f "$1.new" "$1" && flush "${1%/*}"
}

clock() { # now: seconds since the server started; never jumps
    read -r now rest </proc/uptime
    hundredths=${now#*.}
    now=${now%.*}
}

boot() { read -r boot </proc/sys/kernel/random/boot_id; }

nap() { sleep 0.2 2>/dev/null || sleep 1; }

digest() { # PATH: sha256, or absent, link, other
    if [ -L "$1" ]; then
        echo link
    elif [ -f "$1" ]; then
        set -- $(sha256sum <"$1")
        echo "${1:-unreadable}"
    elif [ -e "$1" ]; then
        echo other
    else
        echo absent
    fi
}

folder() { # PATH: dir, the folder it is in
    dir=${1%/*}
    dir=${dir:-/}
}

standing() { # DIR: dir, the nearest folder above that exists
    dir=$1
    while [ ! -d "$dir" ]; do
        folder "$dir"
    done
}

unwritable() { # PATH: why it could not be written
    standing "$1"
    if [ -w "$dir" ]; then
        refuse disk-full "$1"
    elif [ "$(id -u)" != 0 ]; then
        refuse administrator-needed "$1"
    fi
    refuse read-only "$1"
}

identity() { # PID: "PID STARTTIME BOOT", nothing when there is no such process
    line=
    { read -r line <"/proc/$1/stat"; } 2>/dev/null
    [ -n "$line" ] || return 1
    boot
    pid=$1
    set -- ${line##*) }
    [ "$1" != Z ] || return 1
    shift 19
    echo "$pid $1 $boot"
}

alive() { # FILE: is the process it names still there
    owner=
    { read -r owner <"$1"; } 2>/dev/null
    [ -n "$owner" ] && [ "$(identity "${owner%% *}")" = "$owner" ]
}

state() {
    state=
    { read -r state <"$tx/state"; } 2>/dev/null
    case $state in
    done | rolled-back | undone | broken) return 0 ;;
    *) return 1 ;;
    esac
}

become() { # STATE
    echo "$1" | replace "$tx/state"
}

record() { # EVENT [MORE]: a line of the journal, on disk before this returns
    { printf '{"t":%s,"event":"%s"%s}\n' "$(date +%s)" "$1" "${2-}" >>"$tx/journal.jsonl"; } \
        2>/dev/null && flush "$tx/journal.jsonl"
}

open_transaction() { # TX
    tx=$1
    base=${tx%/tx/*}
    id=${tx##*-}
    TX=$tx
    export TX
    read -r supervisor <"$tx/supervisor"
    if [ "$supervisor" = systemd ] && { [ ! -d /run/systemd/system ] || [ "$(id -u)" != 0 ] \
        || ! command -v systemd-run >/dev/null 2>&1; }; then
        supervisor=none
    fi
    recovery=/etc/systemd/system/clawtune-recover.service
    wanted=/etc/systemd/system/multi-user.target.wants
}

who() {
    printf '%s' "${SUDO_USER:-$(id -un)}" | tr -cd 'A-Za-z0-9._@-'
}

# ---- the lock -----------------------------------------------------------------------------------

take_lock() { # SECONDS to wait for it
    clock
    patience=$((now + $1))
    if command -v flock >/dev/null 2>&1; then
        true >>"$base/lock" || return 1 # a failing exec would end the shell
        exec 9>>"$base/lock"
    fi
    until try_lock; do
        clock
        [ "$now" -lt "$patience" ] || return 1
        nap 9>&-
    done
    echo "$(who) ${tx##*/}" >"$base/holder"
}

try_lock() {
    if command -v flock >/dev/null 2>&1; then
        flock -n 9
        return
    fi
    # Without flock(1): a link is made in one go and names its owner, so a dead one is noticed.
    link=$base/lock.link
    if ln -s "$(identity $$)" "$link" 2>/dev/null; then
        trap 'drop_lock' EXIT
        return 0
    fi
    owner=$(readlink "$link") || return 1
    [ "$(identity "${owner%% *}")" != "$owner" ] || return 1
    mv "$link" "$link.$$" 2>/dev/null || return 1
    moved=$(readlink "$link.$$")
    rm -f "$link.$$"
    [ "$moved" = "$owner" ] || ln -s "$moved" "$link"
    return 1
}

drop_lock() {
    if command -v flock >/dev/null 2>&1; then
        exec 9>&-
    else
        trap - EXIT
        rm -f "$base/lock.link"
    fi
}

# ---- detached processes and the deadline --------------------------------------------------------

detach() { # UNIT SCRIPT COMMAND
    if [ "$supervisor" = systemd ] && systemd-run --quiet --collect --unit="$1" \
        --property=KillMode=control-group -- /bin/sh "$tx/$2" "$3" >/dev/null 2>&1; then
        return 0
    fi
    setsid sh "$tx/$2" "$3" </dev/null >/dev/null 2>&1 3>&- 4>&- 5>&- 6>&- 7>&- 8>&- 9>&- &
}

arm() { # SECONDS: from now until the rollback
    clock
    boot
    due="$((now + $1)) $boot $(($(date +%s) + $1))"
    if [ "$supervisor" != systemd ]; then
        echo "$due" | replace "$tx/deadline" || return 1
        alive "$tx/watch" || detach - rollback.sh due
        return 0
    fi
    # The new timer runs before the old one is stopped; an old one that fires waits for the
    # deadline all the same.
    generation=0
    { read -r generation <"$tx/timer"; } 2>/dev/null
    next=$((generation + 1))
    systemd-run --quiet --collect --unit="clawtune-rb-$id-$next" --on-active="${1}s" \
        --timer-property=AccuracySec=100ms --property=Restart=on-abnormal \
        -- /bin/sh "$tx/rollback.sh" due >/dev/null 2>&1 || return 1
    echo "$due" | replace "$tx/deadline" && echo "$next" | replace "$tx/timer" || return 1
    [ "$generation" = 0 ] || systemctl stop "clawtune-rb-$id-$generation.timer" 2>/dev/null
    return 0
}

disarm() { # a watch without systemd sees the state within a second
    [ "$supervisor" != systemd ] || systemctl stop "clawtune-rb-$id-*.timer" 2>/dev/null
    return 0
}

is_due() {
    until=0 when=
    { read -r until when rest <"$tx/deadline"; } 2>/dev/null
    clock
    boot
    [ "$when" != "$boot" ] || [ "$now" -ge "$until" ]
}

stop_process() { # whoever works on the transaction, with all it started; hung: it was alive
    owner=
    { read -r owner <"$tx/process"; } 2>/dev/null
    [ -n "$owner" ] && [ "${owner%% *}" != $$ ] || return 0
    boot
    [ "${owner##* }" = "$boot" ] || return 0
    leader=${owner%% *}
    if alive "$tx/process"; then
        hung=yes
    elif [ -e "/proc/$leader" ] && identity "$leader" >/dev/null; then
        return 0 # the number belongs to another process by now, so the group is gone
    fi
    if [ "$supervisor" = systemd ]; then
        systemctl kill --signal=KILL "clawtune-tx-$id.service" 2>/dev/null
        systemctl kill --signal=KILL "clawtune-un-$id.service" 2>/dev/null
    fi
    kill -9 "-$leader" 2>/dev/null
    tries=0
    while identity "$leader" >/dev/null && [ $tries -lt 50 ]; do
        tries=$((tries + 1))
        nap
    done
    return 0
}

show_process() {
    identity $$ | replace "$tx/process"
}

install_recovery() { # a restart of the server rolls back what is not finished
    [ "$supervisor" = systemd ] || return 0
    if [ ! -d "$wanted" ]; then
        true >"$tx/wanted-made" && mkdir -m 0755 "$wanted" || return 1
    fi
    (
        umask 022
        cat >"$recovery.new" <<END
[Unit]
Description=Roll back a change that Clawtune could not finish
RequiresMountsFor=$base

[Service]
Type=oneshot
TimeoutStartSec=infinity
ExecStart=/bin/sh $tx/rollback.sh boot

[Install]
WantedBy=multi-user.target
END
    ) && flush "$recovery.new" && mv -f "$recovery.new" "$recovery" \
        && ln -sf "$recovery" "$wanted/${recovery##*/}" && flush "$wanted" "${recovery%/*}"
}

remove_recovery() {
    [ "$supervisor" = systemd ] || return 0
    [ -e "$recovery" ] || [ -L "$wanted/${recovery##*/}" ] || return 0
    rm -f "$wanted/${recovery##*/}" "$recovery" "$recovery.new"
    [ ! -e "$tx/wanted-made" ] || rmdir "$wanted" 2>/dev/null
    flush "${recovery%/*}"
    # A step that made systemd read its files again made it know this one.
    [ "$(systemctl show --property=LoadState --value "${recovery##*/}" 2>/dev/null)" != loaded ] \
        || systemctl daemon-reload 2>/dev/null
}

hand_over() { # UNIT SCRIPT COMMAND: the lock is ours until the one who goes on has shown itself
    rm -f "$tx/process"
    arm 30 || return 1
    detach "$@"
    tries=0
    until [ -s "$tx/process" ]; do
        tries=$((tries + 1))
        [ $tries -lt 100 ] || return 1
        nap
    done
}

active() { # other: the name of an unfinished transaction that is not this one
    other=
    { read -r other <"$base/active"; } 2>/dev/null
    [ -n "$other" ] && [ "$other" != "${tx##*/}" ] && [ -e "$base/tx/$other/state" ]
}

finish() { # STATE: for good; may be repeated
    become "$1" && record "$1" ",\"by\":\"${by:-client}\""
    settle_down
}

settle_down() {
    remove_recovery
    other=
    { read -r other <"$base/active"; } 2>/dev/null
    if [ "$other" = "${tx##*/}" ]; then
        rm -f "$base/active"
        flush "$base"
    fi
    disarm
}
