# shellcheck shell=bash
# Private mounts: a chroot or a bare container may have /proc only; what else a VPS needs is
# mounted in a mount namespace of our own, so it goes away with our last process.
# SPDX-License-Identifier: GPL-3.0-or-later

root_is_mount() { awk '$5 == "/" { found = 1 } END { exit !found }' /proc/self/mountinfo; }

# What unshare needs: a chroot's "/" is no mount point, its propagation cannot be changed.
propagation() { if root_is_mount; then echo private; else echo unchanged; fi; }

is_mounted() { awk -v p="$1" '$5 == p { found = 1 } END { exit !found }' /proc/self/mountinfo; }

# Runs the calling script again in its own mount namespace with everything mounted.
# Call as: enter_mounts "$@"
enter_mounts() {
    [ -e /proc/self/mountinfo ] || mount -t proc proc /proc
    if [ "${CLAWTUNE_VPS_MOUNTS:-}" != "$(readlink /proc/self/ns/mnt)" ]; then
        # shellcheck disable=SC2016
        exec unshare --mount --propagation "$(propagation)" bash -c \
            'export CLAWTUNE_VPS_MOUNTS=$(readlink /proc/self/ns/mnt); exec "$@"' bash "$0" "$@"
    fi
    mount_missing
}

mount_missing() {
    [ -d /sys/kernel ] || mount -t sysfs sysfs /sys
    mkdir -p /dev/pts /dev/shm /run/lock
    # debootstrap's /dev has the basic nodes; a chroot may have none at all.
    local name numbers
    for name in null:1:3 zero:1:5 full:1:7 random:1:8 urandom:1:9 tty:5:0 kmsg:1:11; do
        numbers=${name#*:}
        [ -e "/dev/${name%%:*}" ] || mknod -m 666 "/dev/${name%%:*}" c "${numbers%:*}" "${numbers#*:}"
    done
    [ -e /dev/fd ] || ln -s /proc/self/fd /dev/fd
    if [ ! -e /dev/pts/ptmx ]; then
        mount -t devpts -o newinstance,ptmxmode=666,mode=620,gid=5 devpts /dev/pts
        [ -e /dev/ptmx ] || ln -s pts/ptmx /dev/ptmx
    fi
    mount_cgroups
}

# The hierarchies that /proc/self/cgroup names, where Debian's systemd would have them.
mount_cgroups() {
    local base=/sys/fs/cgroup id controllers path dir
    [ -z "$(ls -A $base 2>/dev/null)" ] || return 0
    if [ "$(grep -c . /proc/self/cgroup)" = 1 ]; then
        mount -t cgroup2 cgroup2 $base
        return 0
    fi
    mount -t tmpfs -o mode=755 tmpfs $base
    # shellcheck disable=SC2034
    while IFS=: read -r id controllers path; do
        case $controllers in
            '') dir=$base/unified ;;
            name=*) dir=$base/${controllers#name=} ;;
            *) dir=$base/$controllers ;;
        esac
        mkdir -p "$dir"
        case $controllers in
            '') mount -t cgroup2 cgroup2 "$dir" ;;
            name=*) mount -t cgroup -o "none,$controllers" cgroup "$dir" ;;
            *) mount -t cgroup -o "$controllers" cgroup "$dir" ;;
        esac
    done </proc/self/cgroup
}

# Lays the writable /usr of the copy $1 over its layer's, in this mount namespace.
mount_usr() {
    if [ ! -d "$1.usr" ] || is_mounted "$1/usr"; then return 0; fi
    mount -t overlay overlay "$1/usr" \
        -o "lowerdir=$(readlink "$1.usr/lower"),upperdir=$1.usr/upper,workdir=$1.usr/work"
}
