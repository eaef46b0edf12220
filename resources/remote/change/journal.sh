# SPDX-License-Identifier: GPL-3.0-or-later
# journal BASE SUFFIX LIMIT: what the transactions whose names end in SUFFIX say, newest first.
# Reads only. Lines "KEY VALUE"; a transaction begins with its "change" line, its journal's lines
# begin with "| ".

LC_ALL=C
export LC_ALL

journal() {
    read -r now rest </proc/uptime
    now=${now%.*}
    read -r boot </proc/sys/kernel/random/boot_id
    [ -d "$1" ] || return 0
    if [ ! -x "$1" ] || [ ! -r "$1" ]; then
        echo 'result denied'
        return
    fi
    echo 'result ok'
    ls -r "$1/tx" 2>/dev/null | grep -- "$2\$" | head -n "$3" | while read -r name; do
        tx=$1/tx/$name
        state= until=0 when= wall=0
        { read -r state <"$tx/state"; } 2>/dev/null
        [ -n "$state" ] || continue
        { read -r until when wall <"$tx/deadline"; } 2>/dev/null
        [ "$when" = "$boot" ] || until=$now
        printf 'change %s\nstate %s\nleft %s\nuntil %s\n' "$name" "$state" $((until - now)) "$wall"
        [ ! -e "$tx/error" ] || cat "$tx/error"
        head -c 262144 "$tx/journal.jsonl" | sed 's/^/| /'
        echo
    done
}
