# SPDX-License-Identifier: GPL-3.0-or-later
# Sends a signal to processes, or gives them another nice value, and looks at what came of it.
# Follows stat.sh. Given: $mark, $deed (a signal's name, or nice), $value (the nice value) and $ids
# (pid:start ...). Answers a line for each: <mark> pid:start word state
find_own

# Up the parents: does it belong to our own connection?
is_own() {
    above=$1
    steps=0
    while [ "$above" -gt 1 ] && [ "$steps" -lt 64 ]; do
        case $own in
        *" $above "*) return 0 ;;
        esac
        read_stat "$above" || return 1
        above=$parent
        steps=$((steps + 1))
    done
    return 1
}

# Why it must not be touched, as a word in $word; fails when nothing stands in the way.
is_refused() {
    word=init
    [ "$1" != 1 ] || return 0
    word=own
    if is_own "$1"; then
        return 0
    fi
    word=gone
    read_stat "$1" || return 0
    word=other
    [ "$start" = "$2" ] || return 0
    word=kernel
    # PF_KTHREAD
    [ $((flags / 2097152 % 2)) -eq 0 ] || [ "$deed" = nice ] || return 0
    return 1
}

give_nice() {
    tasks=
    set +f
    for task in /proc/"$1"/task/*; do
        tasks="$tasks ${task##*/}"
    done
    set -f
    is_process "$1" "$2" || return 1
    # Without -n: absolute, for util-linux and BusyBox alike. A thread that ended meanwhile makes
    # it fail without harm.
    # shellcheck disable=SC2086
    renice "$value" -p $tasks >/dev/null 2>&1 || { is_process "$1" "$2" && [ "$nice" = "$value" ]; }
}

# Nothing comes between the last look and the deed but the deed.
do_it() {
    if [ "$deed" = nice ]; then
        give_nice "$1" "$2"
    else
        is_process "$1" "$2" && kill -s "$deed" "$1" 2>/dev/null
    fi
}

# Has come what was asked for? Leaves its word in $word.
has_come() {
    word="done"
    if ! is_process "$1" "$2"; then
        state=X
        [ "$deed" != nice ] || word=gone
        return 0
    fi
    case $deed:$state in
    nice:*) [ "$nice" != "$value" ] || return 0 ;;
    STOP:[Tt] | *:[ZX]) return 0 ;;
    CONT:[Tt]) ;;
    CONT:*) return 0 ;;
    esac
    word=still
    case $deed in
    HUP | INT | USR1 | USR2) word=sent ;;
    esac
    return 1
}

waiting=
for id in $ids; do
    pid=${id%:*} begun=${id#*:}
    if is_refused "$pid" "$begun"; then
        echo "$mark $id $word -"
    elif do_it "$pid" "$begun"; then
        waiting="$waiting $id"
    elif is_process "$pid" "$begun"; then
        echo "$mark $id denied $state"
    else
        echo "$mark $id gone -"
    fi
done
# Two seconds for those that must be seen to end; signals that a program may take in any way it
# likes get a moment only.
rounds=20
case $deed in
HUP | INT | USR1 | USR2) rounds=3 ;;
esac
while [ -n "$waiting" ]; do
    rest=
    for id in $waiting; do
        if has_come "${id%:*}" "${id#*:}" || [ "$rounds" -le 0 ]; then
            echo "$mark $id $word $state"
        else
            rest="$rest $id"
        fi
    done
    waiting=$rest
    rounds=$((rounds - 1))
    [ -z "$waiting" ] || sleep 0.1 2>/dev/null || {
        sleep 1
        rounds=$((rounds - 9))
    }
done
exit 0
