# Runs once inside the root of the virtual machine VPS, after its kernel is installed.
# SPDX-License-Identifier: GPL-3.0-or-later
set -eu
printf '# /etc/fstab: static file system information.\n/dev/sda / ext4 errors=remount-ro 0 1\n' >/etc/fstab
: >/etc/machine-id # the machine's own comes with the kernel's command line

cat >/etc/systemd/network/50-wired.network <<'END'
[Match]
Name=e*

[Network]
DHCP=yes
IPv6AcceptRA=no
LinkLocalAddressing=no
END
systemctl enable systemd-networkd.service

# What makes a copy a server of its own comes from the machine that starts it.
cat >/etc/systemd/system/clawtune-setup.service <<'END'
[Unit]
Description=Set up this copy
DefaultDependencies=no
After=systemd-remount-fs.service
Before=sysinit.target systemd-journald.service
ConditionPathExists=!/var/lib/clawtune-setup-done

[Service]
Type=oneshot
ExecStart=/bin/sh -c 'modprobe qemu_fw_cfg && sh /sys/firmware/qemu_fw_cfg/by_name/opt/clawtune/setup/raw && touch /var/lib/clawtune-setup-done'

[Install]
WantedBy=sysinit.target
END
systemctl enable clawtune-setup.service
