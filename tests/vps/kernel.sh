# shellcheck shell=bash
# What a container VPS shares with this computer's kernel and may change: sysctls and swap.
# SPDX-License-Identifier: GPL-3.0-or-later

baseline_file=$state_dir/baseline

# Every kernel value a VPS could change, "path<TAB>value" a line (one-line values only).
kernel_values() {
    find /proc/sys/vm /proc/sys/fs /proc/sys/kernel -type f -perm -600 \
        ! -path '/proc/sys/fs/binfmt_misc/*' ! -path '/proc/sys/kernel/random/*' \
        ! -path '/proc/sys/kernel/usermodehelper/*' ! -path '/proc/sys/kernel/keys/*' \
        ! -name ns_last_pid ! -name '*hostname' ! -name '*domainname' ! -name drop_caches \
        ! -name compact_memory ! -name stat_refresh ! -name tainted ! -name '*_next_id' \
        ! -name sched_domain | sort |
        while read -r path; do
            value=$(head -n 1 "$path" 2>/dev/null) || continue
            [ -z "$value" ] || printf '%s\t%s\n' "$path" "$value"
        done
}

kernel_save() { kernel_values >"$baseline_file.new" && mv "$baseline_file.new" "$baseline_file"; }

# Puts back every value that is not as saved.
kernel_restore() {
    [ -s "$baseline_file" ] || return 0
    local path value now
    while IFS=$'\t' read -r path value; do
        now=$(head -n 1 "$path" 2>/dev/null) || continue
        [ "$now" = "$value" ] || printf '%s\n' "$value" >"$path" 2>/dev/null ||
            say "could not set $path back from $now to $value"
    done <"$baseline_file"
}

kernel_forget() {
    kernel_restore
    rm -f "$baseline_file"
}

# Switches off swap files that lie in the root file system $1. The kernel names them as the VPS
# saw them, so each name is tried below $1; swapoff looks at the file, not at the name.
swap_off() {
    local name
    [ -r /proc/swaps ] || return 0
    tail -n +2 /proc/swaps | awk '$2 == "file" { print $1 }' | while read -r name; do
        name=$(printf '%b' "${name%\\040(deleted)}")
        name=/${name#"$1"/}
        [ ! -f "$1$name" ] || swapoff "$1$name" 2>/dev/null || true
    done
}

# The names of the VPSs that are up, except $1.
others_up() {
    local dir
    for dir in "$state_dir"/*/; do
        dir=$(basename "$dir")
        if [ "$dir" != "$1" ] && is_up "$dir"; then printf '%s\n' "$dir"; fi
    done
}
