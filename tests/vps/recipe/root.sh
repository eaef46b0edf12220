# Runs once inside the bootstrapped root of the test VPS (chroot, no systemd): makes it a server
# as a provider would hand it over. SPDX-License-Identifier: GPL-3.0-or-later
set -eu

printf '# /etc/fstab: static file system information.\n' >/etc/fstab
echo 'Etc/UTC' >/etc/timezone
printf '127.0.0.1\tlocalhost\n::1\tlocalhost ip6-localhost ip6-loopback\n' >/etc/hosts

useradd -m -s /bin/bash -G sudo admin
useradd -m -s /bin/bash plain
for home in /root /home/admin /home/plain; do
    mkdir -m 700 -p "$home/.ssh"
    chown "$(stat -c %u:%g "$home")" "$home/.ssh"
done

# Debian's sshd looks for three host keys; a VPS copy gets one, made fresh.
printf 'HostKey /etc/ssh/ssh_host_ed25519_key\n' >/etc/ssh/sshd_config.d/10-hostkey.conf

# Version 1 cgroups come read-only into a container; docker writes there.
cat >/etc/systemd/system/clawtune-cgroups.service <<'END'
[Unit]
Description=Make version 1 cgroups writable
DefaultDependencies=no
Before=docker.service containerd.service sysinit.target
ConditionVirtualization=container

[Service]
Type=oneshot
ExecStart=/bin/sh -c 'for d in /sys/fs/cgroup/*/; do mount -o remount,bind,rw "$d"; done; true'

[Install]
WantedBy=sysinit.target
END
# A container's reboot does not reset the kernel's values as a real one does.
cat >/etc/systemd/system/clawtune-kernel-values.service <<'END'
[Unit]
Description=Reset the kernel's values as a reboot does
DefaultDependencies=no
Before=systemd-sysctl.service
ConditionPathExists=/run/clawtune-kernel-values

[Service]
Type=oneshot
ExecStart=/usr/local/sbin/clawtune-kernel-values

[Install]
WantedBy=sysinit.target
END
# systemd raises fs.file-max and fs.nr_open by itself before any service starts.
cat >/usr/local/sbin/clawtune-kernel-values <<'END'
#!/bin/sh
tab=$(printf '\t')
while IFS=$tab read -r path value; do
    case $path in */fs/file-max | */fs/nr_open) continue ;; esac
    [ "$(head -n 1 "$path")" = "$value" ] || printf '%s\n' "$value" >"$path"
done </run/clawtune-kernel-values
exit 0
END
chmod 755 /usr/local/sbin/clawtune-kernel-values
systemctl enable clawtune-cgroups.service clawtune-kernel-values.service
systemctl mask systemd-networkd-wait-online.service proc-sys-fs-binfmt_misc.automount
systemctl mask apt-daily.timer apt-daily-upgrade.timer e2scrub_all.timer
systemctl disable docker.service docker.socket containerd.service nginx.service \
    postgresql.service ssh.socket 2>/dev/null || true
systemctl enable ssh.service
mkdir -p /var/log/journal
