# shellcheck shell=bash
# Working inside a root file system that does not run: mounts, apt, commands. $root is its folder.
# SPDX-License-Identifier: GPL-3.0-or-later

in_root() {
    env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root \
        LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive TERM=dumb chroot "$root" "$@"
}

mount_system() {
    mount -t proc proc "$root/proc"
    mount -t sysfs -o ro sysfs "$root/sys"
    mount -t tmpfs -o mode=755 tmpfs "$root/run"
    mkdir -p "$root/dev/pts" "$root/dev/shm"
    mount -t devpts -o newinstance,ptmxmode=666,mode=620,gid=5 devpts "$root/dev/pts"
    mount -t tmpfs -o mode=1777 tmpfs "$root/dev/shm"
}

unmount_system() { umount "$root/dev/shm" "$root/dev/pts" "$root/run" "$root/sys" "$root/proc"; }

# apt's proxy settings of this computer, while packages are fetched only.
proxy_settings() {
    apt-config dump 2>/dev/null | grep -iE '^Acquire::(http|https)::(proxy|no-proxy)' || true
}

apt_begin() {
    apt_sources | sed 's/^\([^ ]*\) \(.*\)$/deb \1 \2 main/' >"$root/etc/apt/sources.list"
    proxy_settings >"$root/etc/apt/apt.conf.d/99clawtune-bootstrap"
    cat >>"$root/etc/apt/apt.conf.d/99clawtune-bootstrap" <<'END'
APT::Install-Recommends "false";
Acquire::Languages "none";
Acquire::Retries "3";
DPkg::Options { "--force-unsafe-io"; };
END
    # Documents and translations only make each copy slower.
    printf 'path-exclude=/usr/share/%s/*\n' doc man locale info >"$root/etc/dpkg/dpkg.cfg.d/clawtune-small"
    cp /etc/resolv.conf "$root/etc/resolv.conf" 2>/dev/null || true
    cp "$root/etc/hosts" "$root/tmp/hosts" 2>/dev/null || true
    cp /etc/hosts "$root/etc/hosts" 2>/dev/null || true
    printf '#!/bin/sh\nexit 101\n' >"$root/usr/sbin/policy-rc.d"
    chmod 755 "$root/usr/sbin/policy-rc.d"
    in_root apt-get -q update
}

apt_end() {
    in_root apt-get clean
    cp "$root/tmp/hosts" "$root/etc/hosts" 2>/dev/null || true
    rm -rf "$root"/tmp/* "$root"/var/lib/apt/lists/* "$root/usr/sbin/policy-rc.d" \
        "$root/etc/apt/apt.conf.d/99clawtune-bootstrap" "$root/etc/dpkg/dpkg.cfg.d/clawtune-small" \
        "$root/etc/resolv.conf"
    printf 'deb http://deb.debian.org/debian bookworm main\n' >"$root/etc/apt/sources.list"
}
