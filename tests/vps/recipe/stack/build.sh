# Runs as root on a booted VPS: makes the images, starts the stack once and stops it again.
# SPDX-License-Identifier: GPL-3.0-or-later
set -eu
cd /opt/openclaw
systemctl enable --now docker.service containerd.service

# The server's own files without what no service of the stack needs.
tar -C / -c --exclude='usr/bin/docker*' --exclude='usr/sbin/dockerd' --exclude='usr/bin/containerd*' \
    --exclude='usr/libexec/docker' --exclude='usr/lib/modules' --exclude='usr/lib/systemd' \
    --exclude='*/libLLVM*' --exclude='*/llvmjit*' --exclude='usr/lib/udev' --exclude='usr/share/fish' \
    --exclude='usr/lib/gcc' --exclude='usr/share/perl*' --exclude='etc/ssh' --exclude='etc/shadow*' \
    bin sbin lib lib64 usr etc | docker import - clawtune-base:1

build() { docker build -q -f images/Dockerfile --target "$1" -t "$2" services; }
build postgres postgres:15-bookworm
build openclaw openclaw/openclaw:2026.11.1
build n8n n8nio/n8n:1.118.2
build opennotebook lfnovo/open-notebook:1.2.0
build nginx nginx:1.22-bookworm
rm -r images services
docker compose -f docker-compose.production.yml up -d
for i in $(seq 60); do
    ! /usr/local/sbin/stack-ready || break
    sleep 1
done
/usr/local/sbin/stack-ready
