# shellcheck shell=bash
# The test VPS fixture: what its commands share. Sourced, never run.
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck disable=SC2034 # used by those that source this
set -euo pipefail
export LC_ALL=C

vps_dir=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
recipe_dir=$vps_dir/recipe
cache_dir=${CLAWTUNE_VPS_CACHE:-/var/cache/clawtune}
state_dir=${CLAWTUNE_VPS_STATE:-/run/clawtune-vps}

say() { printf 'vps: %s\n' "$*" >&2; }
die() { printf 'vps: %s\n' "$*" >&2; exit 1; }

need_root() {
    [ "$(id -u)" = 0 ] || die "a test VPS needs root; run this as root or through sudo"
}

# A name becomes a host name, a folder and part of a network link's name.
check_name() {
    case $1 in
        '' | -* | *[!a-z0-9-]*) die "a VPS name is made of a-z, 0-9 and -: '$1'" ;;
    esac
    [ ${#1} -le 20 ] || die "the VPS name '$1' is longer than 20 letters"
}

# Runs a command while holding a lock file: with_lock FILE COMMAND...
with_lock() {
    local file=$1 rc=0
    shift
    mkdir -p "$(dirname "$file")"
    exec {lock_fd}>>"$file"
    flock "$lock_fd"
    "$@" || rc=$?
    exec {lock_fd}>&-
    return "$rc"
}

# True if process $1 lives and is the one that had start time $2.
is_alive() {
    [ -n "${1:-}" ] && [ "$(start_time "$1")" = "${2:-none}" ]
}

# The start time of process $1 in clock ticks since boot; empty when there is none.
start_time() {
    local stat rest
    stat=$(cat "/proc/$1/stat" 2>/dev/null) || return 0
    rest=${stat##*) }
    # shellcheck disable=SC2086
    set -- $rest
    # A zombie is dead for our purposes.
    [ "$1" = Z ] || printf '%s\n' "${20}"
}

# True if the keeper of VPS $1 runs.
is_up() {
    local dir=$state_dir/$1
    [ -s "$dir/keeper" ] || return 1
    local pid start
    read -r pid start <"$dir/keeper" || return 1
    is_alive "$pid" "$start"
}

# The key of layer $1: a hash of what it is made from.
recipe_key() {
    local -a files=(build-root chroot.sh recipe/packages recipe/root.sh recipe/cluster.sh
        recipe/stack/init.sql)
    case $1 in
        stack) files+=(build-stack recipe/stack) ;;
        vm) files+=(build-vm recipe/vm.sh) ;;
        vm-stack) files+=(build-stack recipe/stack build-vm recipe/vm.sh) ;;
    esac
    (cd "$vps_dir" && find "${files[@]}" -type f -print0 | sort -z | xargs -0 sha256sum && apt_sources) |
        sha256sum | cut -c 1-12
}

# The Debian mirror of this computer's own apt sources: "URI SUITE" a line.
apt_sources() {
    local sources
    # shellcheck disable=SC2016
    sources=$(apt-get indextargets --format '$(REPO_URI) $(RELEASE) $(COMPONENT)' \
        'Created-By: Packages' 2>/dev/null |
        awk '$3 == "main" && $2 ~ /^bookworm(-updates|-security)?$/ { print $1, $2 }' | sort -u)
    grep -q ' bookworm$' <<<"$sources" || sources='http://deb.debian.org/debian/ bookworm
http://deb.debian.org/debian/ bookworm-updates
http://deb.debian.org/debian-security/ bookworm-security'
    printf '%s\n' "$sources"
}

apt_mirror() { apt_sources | awk '$2 == "bookworm" { print $1; exit }'; }

# ssh as root to VPS $1; the rest is the command.
vps_ssh() {
    local name=$1
    shift
    (
        # shellcheck disable=SC1090,SC1091
        . "$state_dir/$name/env"
        exec ssh -F none -o BatchMode=yes -o ConnectTimeout=5 -o IdentitiesOnly=yes \
            -o StrictHostKeyChecking=yes -o UserKnownHostsFile="$CLAWTUNE_VPS_KNOWN_HOSTS" \
            -o LogLevel=ERROR -i "$CLAWTUNE_VPS_KEY" -p "$CLAWTUNE_VPS_PORT" \
            "$CLAWTUNE_VPS_USER@$CLAWTUNE_VPS_ADDRESS" "$@"
    )
}
