# shellcheck shell=bash
# What ./app/run and ./tests/run share: installing what is missing, building. Sourced.
# SPDX-License-Identifier: GPL-3.0-or-later
set -euo pipefail

repo=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
command_name=$(basename "$(cd "$(dirname "$0")" && pwd)")/run

say() { printf '%s: %s\n' "$command_name" "$*" >&2; }
die() { say "$*"; exit 1; }

as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        die "needs root for: $* - run it as root, or install sudo"
    fi
}

# The packages of the groups given, one a line.
packages_of() {
    local group
    for group in "$@"; do
        awk -v g="$group" '$1 == g { for (i = 2; i <= NF; i++) print $i }' "$repo/tests/packages"
    done | sort -u
}

is_installed() { [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ]; }

# Installs what is missing of the package groups given.
install_missing() {
    local package
    local -a missing=()
    command -v apt-get >/dev/null || {
        say "no apt-get here: make sure that these are installed: $(packages_of "$@" | tr '\n' ' ')"
        return 0
    }
    for package in $(packages_of "$@"); do
        is_installed "$package" || missing+=("$package")
    done
    [ ${#missing[@]} -gt 0 ] || return 0
    say "installing with apt: ${missing[*]}"
    # shellcheck disable=SC2016
    as_root sh -eu -c '
        policy=/usr/sbin/policy-rc.d
        # Nothing that comes along may start as a service of this computer, now or later.
        if [ ! -e $policy ]; then
            printf "#!/bin/sh\nexit 101\n" >$policy
            chmod 755 $policy
            trap "rm -f $policy" EXIT
        fi
        masked=
        for unit in ssh.service postgresql.service; do
            [ -e /lib/systemd/system/$unit ] || [ -e /etc/systemd/system/$unit ] ||
                { mkdir -p /etc/systemd/system && ln -s /dev/null /etc/systemd/system/$unit &&
                    masked="$masked $unit"; }
        done
        export DEBIAN_FRONTEND=noninteractive
        apt-get -q -o Acquire::Retries=3 update
        apt-get -q -y -o Acquire::Retries=3 install --no-install-recommends "$@"
        [ -z "$masked" ] || echo "left switched off (systemctl unmask turns it on):$masked"
    ' sh "${missing[@]}" >&2
}

build_environment() {
    export CCACHE_BASEDIR=$repo CCACHE_NOHASHDIR=1 CMAKE_COLOR_DIAGNOSTICS=OFF
    # Precompiled headers defeat ccache without it.
    export CCACHE_SLOPPINESS=pch_defines,time_macros
    jobs=$(nproc)
}

# Configures and builds a preset: build_preset NAME [CMake options...]
build_preset() {
    local preset=$1
    shift
    say "building ($preset)"
    (cd "$repo" && cmake --preset "$preset" "$@" >"$repo/build-log" 2>&1) || {
        cat "$repo/build-log" >&2
        die "configuring $preset failed"
    }
    rm -f "$repo/build-log"
    (cd "$repo" && cmake --build --preset "$preset" -j "$jobs")
}
