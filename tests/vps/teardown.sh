# shellcheck shell=bash
# Takes away everything of one VPS; may be called again for what is left of an older one.
# SPDX-License-Identifier: GPL-3.0-or-later

# teardown NAME
teardown() {
    local dir=$state_dir/$1 root
    [ -d "$dir" ] || return 0
    root=$(if [ -r "$dir/config" ]; then . "$dir/config" && printf '%s' "$root"; fi)
    cgroup_kill "$1" || true
    if [ -s "$dir/link" ]; then ip link delete "$(cat "$dir/link")" 2>/dev/null || true; fi
    if [ -n "$root" ] && [ -d "$root" ]; then swap_off "$root"; fi
    cgroup_remove "$1"
    with_lock "$state_dir/lock" leave_kernel "$1"
    if [ -n "$root" ] && ! grep -q '^keep=1' "$dir/config"; then
        while is_mounted "$root/usr"; do umount -l "$root/usr" || break; done
        remove_tree "$root"
        remove_tree "$root.usr"
    fi
    rm -rf "$dir"
}

# The last container VPS puts the kernel's values back.
leave_kernel() {
    rm -f "$state_dir/$1/keeper"
    [ -n "$(others_up "$1")" ] || kernel_forget
}

# Removes a root file system; immutable files and stubborn mounts do not stop it.
remove_tree() {
    case $1 in "$cache_dir"/?*) ;; *) say "will not remove '$1'"; return 1 ;; esac
    rm -rf --one-file-system "$1" 2>/dev/null && return 0
    chattr -R -i -a "$1" 2>/dev/null || true
    rm -rf --one-file-system "$1" || say "could not remove $1"
}
