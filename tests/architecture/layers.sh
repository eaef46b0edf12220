#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Fails on an include that the layer rule forbids:
#   remote  -> Qt Core, libssh, libpq          widgets -> Qt only, knows nobody
#   ui/text -> remote (Qt Core)                ui      -> remote, widgets, ui
#   app/cli -> remote, ui/text (Qt Core)       app     -> all of them
# usage: layers.sh SOURCE_DIRECTORY [INCLUDE_DIRECTORIES_OF_QT_CORE, with ; between]
set -eu
cd "$1"
core=$(printf '%s' "${2-}" | tr ';' '\n' | grep '/QtCore$' | head -n 1 || true)
failed=0

report() {
    printf '%s\n' "$1"
    failed=1
}

sources() {
    find "$@" -name '*.cpp' -o -name '*.h' | sort
}

# own FOLDER ALLOWED...: includes with quotes must begin with one of the allowed prefixes.
own() {
    folder=$1
    shift
    allowed=$(printf '%s|' "$@")
    for file in $(sources "$folder"); do
        case $folder/$file in
        ui/ui/text/* | app/app/cli/*) continue ;; # have a stricter rule of their own
        esac
        bad=$(grep -nE '^[[:space:]]*#[[:space:]]*include[[:space:]]*"' "$file" |
            grep -vE "\"(${allowed%|})" | grep -vE '"[a-z0-9_]+\.moc"|"moc_[a-z0-9_]+\.cpp"' || true)
        [ -z "$bad" ] || report "$file includes what its layer may not know: $bad"
    done
}

# A static library that links Qt Core alone still compiles <QtWidgets/QWidget>, so look at names.
core_only() {
    for file in $(sources "$@"); do
        for header in $(sed -n 's/^[[:space:]]*#[[:space:]]*include[[:space:]]*<\(Q[A-Za-z0-9/]*\)>.*/\1/p' "$file"); do
            case $header in
            QtCore/*) continue ;;
            */*) report "$file: <$header> is not of Qt Core" ;;
            *) [ -z "$core" ] || [ -e "$core/$header" ] || report "$file: <$header> is not of Qt Core" ;;
            esac
        done
    done
}

own remote remote/
own widgets widgets/
own ui/text ui/text/ remote/
own ui ui/ remote/ widgets/
own app/cli app/cli/ app/language.h ui/text/ remote/
own app app/ ui/ remote/ widgets/
core_only remote ui/text app/cli app/language.h app/language.cpp app/main.cpp

if [ -z "$core" ]; then
    report "the headers of Qt Core were not found: ${2-}"
fi
[ "$failed" = 0 ] && echo "layers: well"
exit "$failed"
