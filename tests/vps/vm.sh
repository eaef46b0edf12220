# shellcheck shell=bash
# A virtual machine VPS: its own kernel, swap and sysctls, behind a port of 127.0.0.1.
# SPDX-License-Identifier: GPL-3.0-or-later

qemu_base=(qemu-system-x86_64 -machine q35 -smp 2 -nographic -no-user-config -nodefaults)

# The fastest way to run the machine in folder $1 that this computer really has. The presence of
# /dev/kvm says nothing: nested ones may refuse a CPU's registers, or never get anywhere.
vm_accelerator() {
    if [ -n "${CLAWTUNE_VPS_ACCEL:-}" ]; then
        printf '%s\n' "$CLAWTUNE_VPS_ACCEL"
    elif vm_has_kvm && vm_prints 'Linux version' -kernel "$1/vmlinuz" \
        -append 'console=ttyS0 panic=-1'; then
        printf -- '-accel kvm -cpu host\n'
    else
        # A plain CPU: Linux tries out the extras of a rich one for a minute when they are emulated.
        printf -- '-accel tcg,thread=multi -cpu qemu64,-svm\n'
    fi
}

# True if KVM gets as far as the firmware.
vm_has_kvm() {
    [ -w /dev/kvm ] && command -v qemu-system-x86_64 >/dev/null && vm_prints SeaBIOS
}

# Starts a machine with KVM and the options after $1; true if it prints $1 within ten seconds.
vm_prints() {
    local out
    out=$(timeout 10 "${qemu_base[@]}" -accel kvm -cpu host -m 512 -serial stdio -no-reboot \
        "${@:2}" </dev/null 2>/dev/null | tr -d '\0' | grep -m 1 -c "$1" || true)
    [ "$out" = 1 ]
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
        -append "root=/dev/sda console=ttyS0 net.ifnames=0 mitigations=off systemd.machine_id=$(vm_machine_id)" \
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
