# shellcheck shell=bash
# The cached layers a VPS is copied from: root (Debian), stack (with the OpenClaw stack in it),
# vm and vm-stack (the same as a bootable disk). Each is keyed by what it was made from.
# SPDX-License-Identifier: GPL-3.0-or-later

# The folder of layer $1, built when it is missing.
layer() {
    local path
    path=$cache_dir/$1-$(recipe_key "$1")
    [ -e "$path/.complete" ] || with_lock "$cache_dir/lock-$1" build_layer "$1" "$path" >&2
    touch "$path/.complete"
    printf '%s\n' "$path"
}

build_layer() {
    [ ! -e "$2/.complete" ] || return 0
    local new=$2.new started=$SECONDS
    say "building the ${1} layer of the test VPS in $cache_dir (once; a few minutes at most)"
    remove_tree "$new"
    mkdir -p "$new"
    "build_${1//-/_}" "$new" >"$cache_dir/build-$1.log" 2>&1 || {
        tail -n 30 "$cache_dir/build-$1.log" >&2
        die "building the $1 layer failed; the whole log is $cache_dir/build-$1.log"
    }
    touch "$new/.complete"
    remove_tree "$2"
    mv "$new" "$2"
    remove_old_layers "$1"
    say "built the $1 layer in $((SECONDS - started)) s"
}

# Layers of older recipes that nobody used for two weeks.
remove_old_layers() {
    local old
    for old in "$cache_dir/$1"-????????????; do
        if [ -n "$(find "$old/.complete" -mtime +14 2>/dev/null)" ]; then remove_tree "$old"; fi
    done
}

build_root() { "$vps_dir/build-root" "$1/tree"; }
build_stack() { "$vps_dir/build-stack" "$(layer root)" "$1/tree"; }
build_vm() { "$vps_dir/build-vm" "$(layer root)" "$1"; }
build_vm_stack() { "$vps_dir/build-vm" "$(layer stack)" "$1"; }

# Copies the tree of layer folder $1 to $2, quickly: /usr is laid over the layer's (see mount_usr),
# docker's image layers, which docker never writes to, are hard links.
copy_tree() {
    local id layer
    local -a links=() excludes=(--exclude=./usr)
    for id in "$1"/tree/var/lib/docker/image/overlay2/layerdb/sha256/*/cache-id; do
        [ -e "$id" ] || continue
        layer=./var/lib/docker/overlay2/$(cat "$id")/diff
        links+=("$layer")
        excludes+=("--exclude=$layer")
    done
    mkdir -p "$2/usr" "$2.usr/upper" "$2.usr/work"
    ln -sfn "$1/tree/usr" "$2.usr/lower"
    tar -C "$1/tree" -c --xattrs --xattrs-include='*' --sparse "${excludes[@]}" . |
        tar -C "$2" -x -p --xattrs --xattrs-include='*' --numeric-owner
    for layer in "${links[@]}"; do cp -al "$1/tree/$layer" "$2/$layer"; done
}
