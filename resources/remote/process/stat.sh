# SPDX-License-Identifier: GPL-3.0-or-later
# What the scripts about single processes share. Reads only, and starts no program of its own.
# Everything is read as words, and no word is a pattern.
set -f

# read_stat PID: fails when there is no such process. The name may hold anything, ") S 1 (" and
# newlines too, but nothing behind the last bracket is from it.
read_stat() {
    fields=
    {
        while IFS= read -r line || [ -n "$line" ]; do
            fields="$fields $line"
        done
    } 2>/dev/null <"/proc/$1/stat"
    [ -n "$fields" ] || return 1
    name=${fields#*(}
    name=${name%)*}
    # shellcheck disable=SC2086
    set -- ${fields##*)}
    [ $# -ge 20 ] || return 1
    state=$1 parent=$2 flags=$7 nice=${17} start=${20}
}

# is_process PID START: is it still that one?
is_process() {
    read_stat "$1" && [ "$start" = "$2" ]
}

# Sets $own to the processes that this connection is made of, from this shell up to the server's
# side of the session, and $listener to what waits for new connections (empty: not known). The
# first process is in none of them.
find_own() {
    own=' ' listener=
    pid=$$
    while [ "$pid" -gt 1 ] && read_stat "$pid"; do
        own="$own$pid "
        last=$pid last_name=$name pid=$parent
    done
    # A listener that is itself the first process has only sessions below it.
    read_stat 1 || name=
    case $last_name:$name in
    sshd:sshd | dropbear:dropbear | sshd-session:sshd) return ;;
    esac
    case $own in
    *" $last "*)
        own=${own%"$last "}
        listener=$last
        ;;
    esac
    [ "$own" != ' ' ] || own=" $$ "
}
