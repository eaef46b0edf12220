# shellcheck shell=bash
# A virtual machine VPS: its own kernel, swap and sysctls, behind a port of 127.0.0.1.
# SPDX-License-Identifier: GPL-3.0-or-later

qemu_base=(qemu-system-x86_64 -machine q35 -smp 2 -nographic -no-user-config -nodefaults)

# The fastest way to run a machine that this computer really has, found by booting for a moment:
# the presence of /dev/kvm says nothing (nested ones may refuse a CPU's registers).
vm_accelerator() {
    local cpu
    if [ -n "${CLAWTUNE_VPS_ACCEL:-}" ]; then
        printf '%s\n' "$CLAWTUNE_VPS_ACCEL"
        return 0
    fi
    if [ -w /dev/kvm ]; then
        for cpu in host max qemu64; do
            if vm_probe "$1" "$cpu"; then
                printf -- '-accel kvm -cpu %s\n' "$cpu"
                return 0
            fi
        done
    fi
    printf -- '-accel tcg,thread=multi -cpu max\n'
}

# Boots the kernel in folder $1 with CPU $2 under KVM; true if it prints anything.
vm_probe() {
    local out
    out=$(timeout 10 "${qemu_base[@]}" -accel kvm -cpu "$2" -m 512 -serial stdio -no-reboot \
        -kernel "$1/vmlinuz" -append 'console=ttyS0 panic=-1' </dev/null 2>/dev/null |
        tr -d '\0' | head -c 400 || true)
    [[ $out == *"Linux version"* ]]
}

free_port() {
    local port
    for _ in $(seq 200); do
        port=$((20000 + RANDOM % 12000))
        if ! (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
            printf '%s\n' "$port"
            return 0
        fi
    done
    return 1
}

vm_machine_id() { sed -n 's/^echo \(.*\) >.etc.machine-id$/\1/p' "$dir/setup"; }

vm_start() {
    local port
    if [ -s "$dir/address" ]; then read -r _ port <"$dir/address"; else port=$(free_port); fi
    # shellcheck disable=SC2154 # from the config
    read -r -a accelerator <<<"$accel"
    "${qemu_base[@]}" "${accelerator[@]}" -m "$memory" -serial stdio \
        -kernel "$root/vmlinuz" -initrd "$root/initrd.img" \
        -append "root=/dev/sda console=ttyS0 net.ifnames=0 systemd.machine_id=$(vm_machine_id)" \
        -fw_cfg "name=opt/clawtune/setup,file=$dir/setup" \
        -device virtio-scsi-pci -device scsi-hd,drive=d,discard_granularity=4096 \
        -drive "file=$root/disk.qcow2,format=qcow2,if=none,id=d,discard=unmap,cache=writeback" \
        -netdev "user,id=n,restrict=on,hostfwd=tcp:127.0.0.1:$port-:22" \
        -device virtio-net-pci,netdev=n -device virtio-rng-pci \
        </dev/null >>"$dir/console" 2>&1 &
    main_pid=$!
    printf '127.0.0.1 %s\n' "$port" >"$dir/address"
}

vm_stop() {
    kill -KILL "$main_pid" 2>/dev/null || true
    wait "$main_pid" 2>/dev/null || true
}
