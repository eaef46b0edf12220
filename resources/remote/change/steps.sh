# SPDX-License-Identifier: GPL-3.0-or-later
# Steps, and the detached processes that go through them; see tools.sh.

# ---- steps --------------------------------------------------------------------------------------

fragment() { # FILE OUTPUT
    (cd / && exec sh -eu "$1") </dev/null >>"$2" 2>&1 9>&-
}

file_facts() { # of $step: path, want and sum, mode
    path= want= sum= mode=
    [ -e "$step/path" ] || return 1
    path=$(cat "$step/path")
    read -r want <"$step/want"
    read -r sum <"$step/sum"
    read -r mode <"$step/mode"
    folder "$path"
    temp=${dir%/}/.clawtune.$id.$n
}

first_time() { # has no other step of this walk changed the same file
    case $seen in
    *"
$path
"*) return 1 ;;
    esac
    seen="$seen$path
"
}

make_folder() { # DIR: and those above it, remembered deepest first before the first is made
    missing= above=$1
    while [ ! -d "$above" ]; do
        missing="$missing$above
"
        above=${above%/*}
        above=${above:-/}
    done
    [ -n "$missing" ] || return 0
    printf '%s' "$missing" | replace "$step/made" && (umask 022 && mkdir -p "$1") && flush "$above"
}

put_file() { # the file of $step becomes what the plan says
    [ "$(digest "$path")" = "$want" ] || {
        echo "$path is not as it was planned for"
        changed=$path
        return 1
    }
    if [ "$sum" = absent ]; then
        rm -f "$path" && flush "$dir"
        return
    fi
    make_folder "$dir" && rm -f "$temp" || return 1
    if [ "$want" = absent ]; then
        cat "$tx/after/$n" >"$temp" && chmod "$mode" "$temp" || return 1
    else # the copy brings mode, owner and attributes
        cp -a "$path" "$temp" && cat "$tx/after/$n" >"$temp" || return 1
    fi
    flush "$temp"
    [ "$(digest "$temp")" = "$sum" ] && mv -f "$temp" "$path" && flush "$dir"
}

restore_file() { # the file of $step becomes what it was
    rm -f "$temp"
    found=$(digest "$path")
    if [ "$found" != "$want" ]; then
        if [ "$found" != "$sum" ] && [ "$found" != absent ]; then
            cp -a "$path" "$tx/found-$n" # somebody's, meanwhile: kept where a person can look
        fi
        if [ "$want" = absent ]; then
            rm -f "$path"
        else
            cp -a "$tx/before/$n" "$temp" && flush "$temp" \
                && [ "$(digest "$temp")" = "$want" ] && mv -f "$temp" "$path"
        fi || return 1
        [ ! -d "$dir" ] || flush "$dir"
    fi
    [ -e "$step/made" ] || return 0
    while read -r made; do
        rmdir "$made" 2>/dev/null
    done <"$step/made"
    return 0
}

back_up() { # of $step, once
    [ "$want" != absent ] && [ ! -e "$tx/before/$n" ] || return 0
    cp -a "$path" "$tx/before/$n" && flush "$tx/before/$n" "$tx/before" \
        && [ "$(digest "$tx/before/$n")" = "$want" ]
}

run_step() { # result: 0, or what the part that failed said
    result=0
    if file_facts; then
        { back_up && put_file; } >>"$step/output" 2>&1 || result=1
    fi
    for part in apply validate; do
        if [ $result = 0 ] && [ -e "$step/$part" ]; then
            fragment "$step/$part" "$step/output"
            result=$?
        fi
    done
    return $result
}

reverse_step() {
    result=0
    if file_facts; then
        restore_file >>"$step/undo-output" 2>&1 || result=1
    fi
    if [ -e "$step/undo" ]; then
        fragment "$step/undo" "$step/undo-output" || result=$?
    fi
    return $result
}

begin_record() { # EVENT
    [ ! -e "$step/output" ] || rm -f "$step/output"
    record "$1" ",$(cat "$step/json")" && true >"$step/begun" && flush "$step/begun" "$step"
    clock
    began=$now$hundredths
}

end_record() { # EVENT OUTPUT
    clock
    said=$({ head -c 4096 "$2" | base64 | tr -d '\n'; } 2>/dev/null)
    record "$1" ",\"step\":${n#0},\"rc\":$result,\"ms\":$((($now$hundredths - began) * 10)),\"output\":\"$said\""
}

step_name() { cat "$step/name"; }

each_step() { # steps: their folders' names in order; reversed: the other way round
    steps= reversed= seen='
'
    for step in "$tx"/steps/*; do
        steps="$steps ${step##*/}"
        reversed="${step##*/} $reversed"
    done
}

# ---- what a detached process does ---------------------------------------------------------------

failed_step() { # why it is rolled back, for the client
    why=change-failed subject=$(step_name)
    if [ -n "${changed-}" ]; then
        why=changed-since-plan subject=$changed
    elif [ "$result" = 3 ]; then # a fragment found that this server cannot do it
        why=premise-missing subject=$(tail -n 1 "$step/output")
    fi
    failure "$why" "$subject" "$(tail -c 2000 "$step/output" 2>/dev/null)" | replace "$tx/error"
}

apply() {
    show_process
    take_lock 30 && [ -e "$tx/pending" ] || exit 0
    by=failure
    changed=
    each_step
    install_recovery || {
        failure read-only "${recovery%/*}" | replace "$tx/error"
        roll_back
        exit 0
    }
    for n in $steps; do
        step=$tx/steps/$n
        read -r limit <"$step/limit"
        result=1
        { arm "$limit" && begin_record begin && run_step; } || {
            failed_step
            end_record end "$step/output"
            roll_back
            exit 0
        }
        end_record end "$step/output" || {
            failed_step
            roll_back
            exit 0
        }
    done
    read -r keep <"$tx/keep"
    arm "$keep" && become held && record held && exit 0
    failed_step
    roll_back
}

explain() { # a process that was stopped could not say why it is rolled back
    state
    [ "$state" = pending ] && [ ! -e "$tx/error" ] && [ "$by" != client ] || return 0
    subject=${tx##*/}
    for n in $steps; do
        [ ! -e "$tx/steps/$n/begun" ] || subject=$(cat "$tx/steps/$n/name")
    done
    failure change-failed "$subject" "stopped before its end ($by)" | replace "$tx/error"
}

roll_back() { # the lock is held
    if [ ! -e "$tx/rolling-back" ]; then
        mv "$tx/pending" "$tx/rolling-back" 2>/dev/null || return 0
        flush "$tx"
    fi
    each_step
    explain
    become rolling-back
    record rolling-back ",\"by\":\"$by\""
    broken=
    for n in $reversed; do
        step=$tx/steps/$n
        [ -e "$step/begun" ] || continue
        reverse_step || broken="$broken$(step_name): $(tail -c 500 "$step/undo-output")
"
        end_record reversed "$step/undo-output"
    done
    for n in $steps; do
        step=$tx/steps/$n
        file_facts && first_time && [ -e "$step/begun" ] || continue
        [ "$(digest "$path")" = "$want" ] || broken="$broken$path
"
    done
    if [ -n "$broken" ]; then
        failure rollback-failed "${tx##*/}" "$broken" | replace "$tx/error"
        finish broken
    else
        finish rolled-back
    fi
}

reverse() { # a finished change is taken back
    show_process
    take_lock 30 && [ -e "$tx/undoing" ] || exit 0
    by=${by:-client}
    install_recovery
    go_back
}

go_back() { # the lock is held; may be repeated after a crash, as every undo may
    attempts=0
    { read -r attempts <"$tx/attempts"; } 2>/dev/null
    echo $((attempts + 1)) | replace "$tx/attempts"
    [ "$attempts" -lt 3 ] || {
        result=1
        failure change-failed "${tx##*/}" | replace "$tx/error"
        go_forth
        return
    }
    each_step
    for n in $reversed; do
        step=$tx/steps/$n
        read -r limit <"$step/limit"
        result=1
        arm "$limit"
        record undo ",$(cat "$step/json")"
        clock
        began=$now$hundredths
        rm -f "$step/undo-output"
        if reverse_step; then
            true >"$step/reversed"
            flush "$step"
        else
            cp "$step/undo-output" "$step/output"
            failed_step
            end_record reversed "$step/undo-output"
            go_forth
            return
        fi
        end_record reversed "$step/undo-output"
    done
    finish undone
}

go_forth() { # an undo that failed: what it took back is made again
    broken=
    each_step
    mv "$tx/undoing" "$tx/redoing" 2>/dev/null
    record undo-failed
    for n in $steps; do
        step=$tx/steps/$n
        # The step that could not be taken back is in place, or its file was put back at least.
        if [ ! -e "$step/reversed" ]; then
            file_facts && [ "$(digest "$path")" = "$want" ] || continue
        fi
        read -r limit <"$step/limit"
        arm "$limit"
        true >"$step/output"
        if run_step; then
            rm -f "$step/reversed"
        else
            broken="$broken$(step_name): $(tail -c 500 "$step/output")
"
        fi
        end_record again "$step/output"
    done
    mv "$tx/redoing" "$tx/confirmed"
    rm -f "$tx/attempts"
    if [ -n "$broken" ]; then
        failure rollback-failed "${tx##*/}" "$broken" | replace "$tx/error"
        finish broken
    else
        finish done
    fi
}

settle() { # whatever is left to do, by whoever has the lock
    if state; then
        settle_down
    elif [ -e "$tx/confirmed" ]; then
        finish done
    elif [ -e "$tx/redoing" ]; then
        go_forth
    elif [ -e "$tx/undoing" ]; then
        show_process
        if [ -n "$hung" ]; then
            failure change-failed "${tx##*/}" | replace "$tx/error"
            go_forth
        else
            go_back
        fi
    else
        roll_back
    fi
}

take_over() { # BY: on whose account
    by=$1 hung=
    stop_process
    take_lock 600 && stop_process && settle
}

due() {
    identity $$ | replace "$tx/watch"
    while [ -d "$tx" ]; do
        if state; then
            settle_down
            return
        elif is_due; then
            # In a process of its own: should that be killed, this one notices.
            if [ "$supervisor" = systemd ]; then
                take_over deadline
            else
                setsid sh "$tx/rollback.sh" expire </dev/null >/dev/null 2>&1 9>&-
            fi
        fi
        sleep 1
    done
}
