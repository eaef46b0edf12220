# SPDX-License-Identifier: GPL-3.0-or-later
# Asks the container engine: functions only, the caller ends the text with a call of one of them.
# Before this text stand CLAWTUNE_MARK (begins each line that is ours) and, but for the listing,
# clawtune_engine (docker or podman). Nothing here reads what a program wrote for people: answers
# are JSON, and why there is none is told by exit codes and by the socket.
PATH=$PATH${clawtune_path-:/usr/local/bin:/usr/bin:/bin:/snap/bin}
: "${clawtune_patience:=15}"

# An engine that hangs must not be left behind when the line is cut.
clawtune_ask() {
    if command -v timeout >/dev/null 2>&1; then
        timeout "$clawtune_patience" "$@"
    else
        "$@"
    fi
}

# The same shape as the whole of `inspect`, without the parts nobody shows: a quarter of the bytes.
# `index` for what docker leaves out where there is none.
clawtune_shape='{"Id":{{json .Id}},"Name":{{json .Name}},"Image":{{json .Image}},"Created":{{json .Created}},"Path":{{json .Path}},"Args":{{json .Args}},"RestartCount":{{json .RestartCount}},"State":{"Status":{{json .State.Status}},"OOMKilled":{{json .State.OOMKilled}},"Pid":{{json .State.Pid}},"ExitCode":{{json .State.ExitCode}},"Error":{{json .State.Error}},"StartedAt":{{json .State.StartedAt}},"FinishedAt":{{json .State.FinishedAt}},"Health":{{with index .State "Health"}}{"Status":{{json .Status}}}{{else}}null{{end}}},"HostConfig":{"Memory":{{json .HostConfig.Memory}},"NanoCpus":{{json (index .HostConfig "NanoCpus")}},"CpuQuota":{{json .HostConfig.CpuQuota}},"CpuPeriod":{{json .HostConfig.CpuPeriod}},"PidsLimit":{{json (index .HostConfig "PidsLimit")}},"NetworkMode":{{json .HostConfig.NetworkMode}},"RestartPolicy":{{json .HostConfig.RestartPolicy}},"LogConfig":{"Type":{{json .HostConfig.LogConfig.Type}}}},"Mounts":{{json .Mounts}},"Config":{"Image":{{json .Config.Image}},"Labels":{{json .Config.Labels}},"StopTimeout":{{json (index .Config "StopTimeout")}}},"NetworkSettings":{"Ports":{{json .NetworkSettings.Ports}}}}'

# clawtune_inspect ID...: where the short shape is not known (podman, whatever it is called), all.
# One that is gone meanwhile makes both fail; the others are printed all the same.
clawtune_inspect() {
    [ $# -gt 0 ] || return 0
    if [ "$clawtune_engine" = docker ] &&
        clawtune_ask docker inspect --type container --format "$clawtune_shape" "$@" 2>/dev/null; then
        return 0
    fi
    clawtune_ask "$clawtune_engine" inspect --type container "$@"
}

# permission, stopped, hanging or failed. $1: exit code of what failed
clawtune_why() {
    [ "$1" != 124 ] || { echo hanging && return; }
    [ "$clawtune_engine" = docker ] || { echo failed && return; }
    at=${DOCKER_HOST:-$(docker context inspect --format '{{.Endpoints.docker.Host}}' 2>/dev/null)}
    case $at in
        unix://*) at=${at#unix://} ;;
        '') at=/var/run/docker.sock ;;
        *) echo failed && return ;;
    esac
    if [ ! -S "$at" ]; then
        echo stopped
    elif [ ! -w "$at" ]; then
        echo permission
    else
        echo failed
    fi
}

# Sections: "time S", then "engine PROGRAM" with its version and "containers" with all of them; or
# "problem PROGRAM WHY"; or "none". The first engine that answers is the one.
clawtune_list() {
    echo "$CLAWTUNE_MARK time $(date +%s)"
    clawtune_seen=
    for clawtune_engine in docker podman; do
        command -v "$clawtune_engine" >/dev/null 2>&1 || continue
        clawtune_seen=1
        if clawtune_ids=$(clawtune_ask "$clawtune_engine" ps -a -q --no-trunc); then
            echo "$CLAWTUNE_MARK engine $clawtune_engine"
            clawtune_ask "$clawtune_engine" version --format '{{json .}}'
            printf '\n%s containers\n' "$CLAWTUNE_MARK"
            clawtune_inspect $clawtune_ids || :
            return 0
        else
            echo "$CLAWTUNE_MARK problem $clawtune_engine $(clawtune_why $?)"
        fi
    done
    [ -n "$clawtune_seen" ] || echo "$CLAWTUNE_MARK none"
    return 0
}

# clawtune_until_eof COMMAND...: runs it until it ends or our own input does, that is, until nobody
# listens any more. An engine's client that only waits would otherwise never notice.
clawtune_until_eof() {
    exec 3<&0
    "$@" </dev/null 3<&- &
    clawtune_child=$!
    { cat <&3; kill "$clawtune_child"; } >/dev/null 2>&1 &
    exec 3<&-
    wait "$clawtune_child"
}

# clawtune_events [OPTION...]: what may happen to a container, an object a line. Health checks
# alone make three events of `exec` each time, which docker does not even send.
clawtune_events() {
    if [ "$clawtune_engine" = docker ]; then
        set -- --format '{{json .}}' "$@"
        for clawtune_event in create destroy die health_status kill oom pause rename restart start \
            stop unpause update; do
            set -- --filter "event=$clawtune_event" "$@"
        done
    else
        set -- --format json "$@"
    fi
    set -- events --filter type=container "$@"
    "${clawtune_run:-clawtune_ask}" "$clawtune_engine" "$@"
}

# clawtune_follow SINCE: from then on, for as long as somebody listens.
clawtune_follow() {
    clawtune_run=clawtune_until_eof clawtune_events --since "$1"
}

# clawtune_happened SINCE: from then to now; the first line says until when.
clawtune_happened() {
    clawtune_now=$(date +%s)
    echo "$CLAWTUNE_MARK until $clawtune_now"
    if [ "$clawtune_engine" = podman ]; then
        clawtune_events --stream=false --since "$1" --until "$clawtune_now"
    else
        clawtune_events --since "$1" --until "$clawtune_now"
    fi
}

# clawtune_log ID [OPTION...]: what it wrote, its two streams apart.
clawtune_log() {
    clawtune_id=$1
    shift
    "${clawtune_run:-clawtune_ask}" "$clawtune_engine" logs --timestamps "$@" "$clawtune_id"
}
