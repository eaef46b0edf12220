# shellcheck shell=bash
# A container VPS: a whole Debian under systemd-nspawn with its own network.
# SPDX-License-Identifier: GPL-3.0-or-later

# Makes the network namespace and the link 10.99.N.1 (here) - 10.99.N.2 (there); N is the first
# that is free: the kernel refuses a second link of the same name, so nobody else can get it.
container_network() {
    unshare --net sleep infinity </dev/null &
    net_pid=$!
    for _ in $(seq 100); do
        [ "$(readlink "/proc/$net_pid/ns/net")" = "$(readlink /proc/self/ns/net)" ] || break
        sleep 0.05
    done
    local n
    for n in $(seq 1 250); do
        ip link add "clawtune$n" type veth peer name host0 netns "$net_pid" 2>/dev/null && break
    done
    ip address add "10.99.$n.1/30" dev "clawtune$n"
    ip link set "clawtune$n" up
    in_network ip link set lo up
    in_network ip link set host0 name eth0
    in_network ip address add "10.99.$n.2/30" dev eth0
    in_network ip link set eth0 up
    in_network ip route add default via "10.99.$n.1"
    printf '%s\n' "clawtune$n" >"$dir/link"
    printf '10.99.%s.2 22\n' "$n" >"$dir/address"
}

in_network() { nsenter --net="/proc/$net_pid/ns/net" "$@"; }

# In a chroot the root of the mount namespace is another one than ours, and whoever enters a namespace
# made from it lands there: so would `docker exec` in the VPS. So ours is laid on top of that one, in
# this namespace, which is the VPS's own. Entering it again finds what is on top.
container_need_own_root() {
    local own=/proc/self/ns/mnt outer
    outer=$(nsenter --mount=$own -- stat -L -c %d:%i / 2>/dev/null) || return 0
    [ "$outer" != "$(stat -L -c %d:%i /)" ] || return 0
    exec 9</
    exec nsenter --mount=$own -- sh -c "mount --make-rprivate / &&
        mount --rbind /proc/self/fd/9 / && exec nsenter --mount=$own -- \"\$0\" \"\$@\" 9<&-" "$0" "$@"
}

# nspawn moves its root about, which the kernel allows below a mount point only.
container_need_mount_point() {
    root_is_mount && return 0
    local new=$state_dir/.root
    mkdir -p "$new"
    mount --rbind / "$new"
    exec chroot "$new" "$0" "$@"
}

container_start() {
    mkdir -p /run/systemd/nspawn
    # nspawn wants its own folder on a tmpfs when the VPS reboots.
    is_mounted /run/systemd/nspawn || mount -t tmpfs -o mode=755 tmpfs /run/systemd/nspawn
    # When it boots again, the kernel's values become what they were, as after a real reboot.
    local -a values=()
    [ ! -s "$dir/console" ] || values=(--bind-ro="$baseline_file:/run/clawtune-kernel-values")
    SYSTEMD_NSPAWN_API_VFS_WRITABLE=yes SYSTEMD_NSPAWN_LOCK=0 systemd-nspawn -q -D "$root" --boot \
        --register=no --keep-unit --settings=no --machine="$name" --hostname="$name" \
        --network-namespace-path="/proc/$net_pid/ns/net" --capability=all \
        --system-call-filter='@swap @raw-io @mount @keyring bpf' \
        --resolv-conf=off --timezone=off --link-journal=no "${values[@]}" \
        </dev/null >>"$dir/console" 2>&1 &
    main_pid=$!
}

# Without power: everything dies at once, and the kernel forgets what a reboot would forget.
container_stop() {
    cgroup_kill "$name" $$ "${net_pid:-$$}" "${keep_pids[@]}"
    wait "$main_pid" 2>/dev/null || true
    swap_off "$root"
}
