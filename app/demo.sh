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

has_display() { [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; }

# The demo's own settings and known hosts; nothing of the user's is read or written.
demo_window() {
    printf '%s' "$CLAWTUNE_VPS_PG_PASSWORD" >"$demo_home/pg-password"
    XDG_CONFIG_HOME=$demo_home/config XDG_DATA_HOME=$demo_home/data XDG_CACHE_HOME=$demo_home/cache \
        exec setpriv --pdeathsig TERM "$repo/build/clawtune" \
        --host "$CLAWTUNE_VPS_USER@$CLAWTUNE_VPS_ADDRESS:$CLAWTUNE_VPS_PORT" \
        --identity "$CLAWTUNE_VPS_KEY" --known-hosts "$CLAWTUNE_VPS_KNOWN_HOSTS" \
        --pg-password-file "$demo_home/pg-password" "$@"
}

# Without a display the same window is driven off screen and leaves pictures.
demo_tour() {
    say "no display: driving the window off screen; the pictures go to build/screenshots"
    printf '%s' "$CLAWTUNE_VPS_ADMIN_PASSWORD" >"$demo_home/sudo-password"
    printf '%s' "$CLAWTUNE_VPS_PG_PASSWORD" >"$demo_home/pg-password"
    mkdir -p "$repo/build/screenshots"
    QT_QPA_PLATFORM=offscreen exec setpriv --pdeathsig TERM \
        "$repo/build/clawtune_tour" "$repo/build/screenshots" \
        --name demo --address "$CLAWTUNE_VPS_ADDRESS" --port "$CLAWTUNE_VPS_PORT" \
        --user "$CLAWTUNE_VPS_ADMIN" --identity "$CLAWTUNE_VPS_KEY" \
        --sudo-password-file "$demo_home/sudo-password" --pg-password-file "$demo_home/pg-password"
}

# The demo's own folder. One whose demo was killed goes first.
make_home() {
    local old pid
    for old in "${TMPDIR:-/tmp}"/clawtune-demo-*.??????; do
        pid=${old##*-demo-}
        [ -e "/proc/${pid%.*}" ] || [ ! -O "$old" ] || rm -rf "$old"
    done
    demo_home=$(mktemp -d "${TMPDIR:-/tmp}/clawtune-$demo_name.XXXXXX")
    mkdir -m 700 "$demo_home/runtime"
    # Qt would make a folder in /tmp and leave it.
    export XDG_RUNTIME_DIR=${XDG_RUNTIME_DIR:-$demo_home/runtime}
}

run_demo() {
    install_missing build vps
    local kind target=clawtune
    has_display || target=clawtune_tour
    build_program "$target" >&2
    kind=$(choose_kind)
    tell "$kind"
    make_home
    trap end_demo EXIT
    trap 'exit 129' HUP
    trap 'exit 130' INT
    trap 'exit 143' TERM
    as_root "$repo/tests/vps/up" "$demo_name" --kind "$kind" --stack --owner $$ >"$demo_home/env"
    # shellcheck disable=SC1091
    . "$demo_home/env"
    say "the server is up at $CLAWTUNE_VPS_ADDRESS port $CLAWTUNE_VPS_PORT"
    # In the background, so that a signal ends the demo at once and not only when the window closes.
    if has_display; then demo_window "$@" & else demo_tour & fi
    program=$!
    trap 'kill $program 2>/dev/null; exit 129' HUP
    trap 'kill $program 2>/dev/null; exit 130' INT
    trap 'kill $program 2>/dev/null; exit 143' TERM
    wait $program
}
