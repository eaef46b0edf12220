# SPDX-License-Identifier: GPL-3.0-or-later
# What the client asks for, and the way in; see tools.sh.

# ---- what the client asks for -------------------------------------------------------------------

check_target() { # CODE: what it means when the file of $step is not as expected
    case $1:$(digest "$path") in
    *:"$want") ;;
    changed-since-plan:link) refuse premise-missing "$path" 'a symbolic link' ;;
    changed-since-plan:other) refuse premise-missing "$path" 'not a file' ;;
    *) refuse "$1" "$path" ;;
    esac
    standing "$dir"
    for place in "$dir" "$path"; do
        [ ! -e "$place" ] || [ -w "$place" ] || unwritable "$place"
    done
}

check_space() { # DIR BYTES
    set -- "$1" "$2" $(stat -f -c '%a %S %c %d' "$1" 2>/dev/null)
    [ $# = 6 ] || return 0
    [ $(($3 * $4 / 1024)) -gt $(($2 / 1024 + 256)) ] || refuse disk-full "$1"
    [ "$5" = 0 ] || [ "$6" -gt 64 ] || refuse disk-full "$1"
}

preflight() {
    read -r machine <"$tx/machine"
    if [ -n "$machine" ]; then
        found=
        { read -r found </etc/machine-id; } 2>/dev/null
        [ "$found" = "$machine" ] || refuse wrong-host "$found"
    fi
    each_step
    for n in $steps; do
        step=$tx/steps/$n
        file_facts && first_time || continue
        check_target changed-since-plan
        size=0
        [ ! -e "$tx/after/$n" ] || size=$(wc -c <"$tx/after/$n")
        check_space "$dir" "$size"
    done
    if [ "$supervisor" = systemd ] && [ ! -w "${recovery%/*}" ]; then
        unwritable "${recovery%/*}"
    fi
    if [ -e "$tx/preflight" ]; then
        said=$(fragment "$tx/preflight" "$tx/preflight-output"; echo $?)
        [ "$said" = 0 ] || refuse premise-missing "$(tail -n 1 "$tx/preflight-output")" \
            "$(tail -c 2000 "$tx/preflight-output")"
    fi
}

put() { # NAME: a file of the transaction, from base64 on standard input
    base64 -d >"$tx/$1"
}

take_in() { # SHA256
    mkdir "$tx" && cat >"$tx/payload" || unwritable "$base"
    [ "$(digest "$tx/payload")" = "$1" ] || refuse command-failed transfer
    . "$tx/payload" || unwritable "$base"
    rm "$tx/payload"
    find "$tx" -type f -exec sync {} + 2>/dev/null || sync
    for script in "$tx"/*.sh "$tx"/steps/*/apply "$tx"/steps/*/undo "$tx"/steps/*/validate; do
        [ ! -e "$script" ] || said=$(sh -n "$script" 2>&1) || refuse command-failed "$script" "$said"
    done
}

busy() { # the lock is held, or another transaction is not finished
    take_lock 2 || refuse lock-held "$(cat "$base/holder" 2>/dev/null)"
    ! active || refuse lock-held "$(cat "$base/tx/$other/asked" 2>/dev/null) $other"
}

start() { # BASE ID SHA256
    base=$1
    tx=$base/tx/$(date -u +%Y%m%dT%H%M%SZ)-$2
    [ -d "$base/tx" ] || mkdir -p "$base/tx" 2>/dev/null || unwritable "$base"
    [ -w "$base/tx" ] || unwritable "$base/tx"
    chmod 0700 "$base"
    check_space "$base" 1048576
    busy
    for stale in "$base"/tx/*; do # taken in, but never set off
        [ -e "$stale/state" ] || rm -rf "$stale"
    done
    incoming=$tx
    take_in "$3"
    open_transaction "$tx"
    preflight
    each_step
    for n in $steps; do
        step=$tx/steps/$n
        file_facts && first_time || continue
        back_up || unwritable "$tx/before/$n"
    done
    echo "$(who) $(cat "$tx/item")" >"$tx/asked"
    record start ",\"user\":\"$(who)\"" && cat "$tx/head" >>"$tx/journal.jsonl" \
        && true >"$tx/pending" && echo "${tx##*/}" | replace "$base/active" && become pending \
        || unwritable "$base"
    find "$tx" -exec sync {} + 2>/dev/null || sync
    if ! hand_over "clawtune-tx-$id" apply.sh apply; then
        rm -f "$base/active"
        disarm
        refuse command-failed detach
    fi
    printf 'result ok\nchange %s\n' "${tx##*/}"
}

confirm() {
    take_lock 5 || refuse lock-held "$(cat "$base/holder" 2>/dev/null)"
    state
    [ "$state" = held ] && mv "$tx/pending" "$tx/confirmed" 2>/dev/null \
        || refuse change-not-on-hold "${tx##*/}"
    flush "$tx"
    finish done
    printf 'result ok\nchange %s\n' "${tx##*/}"
}

undo() {
    state
    if [ "$state" = held ]; then # nobody has kept it: now what the deadline would do
        abandon
        return
    fi
    busy
    case $state in
    done | broken) ;;
    undone | rolled-back) refuse nothing-to-do "${tx##*/}" ;;
    *) refuse lock-held "$(cat "$tx/asked") ${tx##*/}" ;;
    esac
    each_step
    for n in $reversed; do
        step=$tx/steps/$n
        file_facts && first_time || continue
        [ "$state" = done ] || [ "$(digest "$path")" != "$want" ] || continue
        want=$sum
        check_target undo-conflict
    done
    rm -f "$tx/error" "$tx/attempts"
    record undoing ",\"user\":\"$(who)\"" && echo "${tx##*/}" | replace "$base/active" \
        || refuse disk-full "$base"
    for claim in confirmed rolling-back; do
        [ ! -e "$tx/$claim" ] || mv "$tx/$claim" "$tx/undoing"
    done
    become undoing || refuse disk-full "$base"
    hand_over "clawtune-un-$id" rollback.sh reverse || refuse command-failed detach
    printf 'result ok\nchange %s\n' "${tx##*/}"
}

abandon() {
    detach "clawtune-ab-$id" rollback.sh rollback
    printf 'result ok\nchange %s\n' "${tx##*/}"
}

recover() {
    other=
    { read -r other <"$base/active"; } 2>/dev/null
    if [ "$other" != "${tx##*/}" ] || alive "$tx/process"; then
        printf 'result none\n'
        return
    fi
    state
    if [ "$state" = held ] && ! is_due; then
        printf 'result none\n'
        return
    fi
    if ! take_lock 0; then # somebody is at it
        printf 'result none\n'
        return
    fi
    drop_lock
    detach "clawtune-re-$id" rollback.sh rescue
    printf 'result ok\nchange %s\n' "${tx##*/}"
}

case $1 in
start)
    incoming=
    start "$2" "$3" "$4"
    ;;
*)
    open_transaction "$2"
    case $1 in
    expire) take_over deadline ;;
    boot) take_over restart ;;
    rescue) take_over recovery ;;
    rollback) take_over client ;;
    apply | reverse | due | confirm | undo | recover | abandon) "$1" ;;
    *) exit 2 ;;
    esac
    ;;
esac
