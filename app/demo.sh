# shellcheck shell=bash
# The demo: a disposable VPS with an OpenClaw stack, and the window connected to it. Sourced by run.
# SPDX-License-Identifier: GPL-3.0-or-later

demo_name=demo-$$

# A virtual machine where the computer can run one quickly, else a container.
choose_kind() {
    if [ -n "${CLAWTUNE_DEMO_KIND:-}" ]; then
        printf '%s\n' "$CLAWTUNE_DEMO_KIND"
    elif as_root "$repo/tests/vps/has-kvm"; then
        echo vm
    else
        echo container
    fi
}

tell() {
    say "the demo starts a disposable server ($demo_name) on this computer; every button may be pressed"
    if [ "$1" = container ]; then
        say "it is a container: its kernel values (vm.*, fs.*) and its swap are this computer's;"
        say "they are saved now and put back when the demo ends, even when it is killed"
    else
        say "it is a virtual machine and shares nothing with this computer but a port of 127.0.0.1"
    fi
}

# Takes the VPS and its settings away; the VPS's keeper does the same if we are killed.
end_demo() {
    trap '' INT TERM HUP
    as_root "$repo/tests/vps/down" "$demo_name"
    rm -rf "$demo_home"
}

# Without a display the same window is driven off screen and leaves pictures.
demo_program() {
    local -a place=(--host "$CLAWTUNE_VPS_USER@$CLAWTUNE_VPS_ADDRESS:$CLAWTUNE_VPS_PORT"
        --identity "$CLAWTUNE_VPS_KEY" --known-hosts "$CLAWTUNE_VPS_KNOWN_HOSTS")
    export XDG_CONFIG_HOME=$demo_home/config XDG_DATA_HOME=$demo_home/data \
        XDG_CACHE_HOME=$demo_home/cache
    if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
        "$repo/build/clawtune" "${place[@]}" "$@"
    else
        say "no display: driving the window off screen; pictures go to build/screenshots"
        mkdir -p "$repo/build/screenshots"
        QT_QPA_PLATFORM=offscreen "$repo/build/clawtune" "${place[@]}" \
            --demo-tour "$repo/build/screenshots" "$@"
    fi
}

run_demo() {
    install_missing build vps
    build_program >&2
    local kind
    kind=$(choose_kind)
    tell "$kind"
    demo_home=$(mktemp -d "${TMPDIR:-/tmp}/clawtune-demo.XXXXXX")
    trap end_demo EXIT
    trap 'exit 129' HUP
    trap 'exit 130' INT
    trap 'exit 143' TERM
    as_root "$repo/tests/vps/up" "$demo_name" --kind "$kind" --stack --owner $$ >"$demo_home/env"
    # shellcheck disable=SC1091
    . "$demo_home/env"
    say "connected to $CLAWTUNE_VPS_ADDRESS as root; the window opens"
    # In the background, so that a signal ends the demo at once and not only when the window closes.
    demo_program "$@" &
    program=$!
    trap 'kill $program 2>/dev/null; exit 129' HUP
    trap 'kill $program 2>/dev/null; exit 130' INT
    trap 'kill $program 2>/dev/null; exit 143' TERM
    wait $program
}
