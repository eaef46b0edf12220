# shellcheck shell=bash
# Takes away everything of one VPS; may be called again for what is left of an older one.
# SPDX-License-Identifier: GPL-3.0-or-later

# teardown NAME, with the state lock held.
teardown() {
    local dir=$state_dir/$1 link root
    [ -d "$dir" ] || return 0
    # shellcheck disable=SC1090,SC1091
    root=$(. "$dir/config" 2>/dev/null && printf '%s' "$root" || true)
    cgroup_kill "$1" || true
    if [ -s "$dir/link" ]; then
        link=$(cat "$dir/link")
        ip link delete "$link" 2>/dev/null || true
    fi
    if [ -n "$root" ] && [ -d "$root" ]; then swap_off "$root"; fi
    cgroup_remove "$1"
    rm -f "$dir/keeper"
    if [ -z "$(others_up "$1")" ]; then
        kernel_restore
        rm -f "$baseline_file"
    fi
    if [ -n "$root" ] && ! grep -q '^keep=1' "$dir/config"; then
        while is_mounted "$root/usr"; do umount -l "$root/usr" || break; done
        remove_tree "$root"
        remove_tree "$root.usr"
    fi
    rm -rf "/run/systemd/nspawn/propagate/$1" "/run/systemd/nspawn/unix-export/$1" "$dir"
}

# Removes a root file system; immutable files and stubborn mounts do not stop it.
remove_tree() {
    case $1 in "$cache_dir"/?*) ;; *) say "will not remove '$1'"; return 1 ;; esac
    rm -rf --one-file-system "$1" 2>/dev/null && return 0
    chattr -R -i -a "$1" 2>/dev/null || true
    rm -rf --one-file-system "$1" || say "could not remove $1"
}
