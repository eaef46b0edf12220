#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Prints the five longest files and functions; fails over 500 lines a file or 60 a function.
# Functions are found by the braces that clang-format puts on lines of their own.
# usage: sizes.sh SOURCE_DIRECTORY
set -eu
cd "$1"
list=$(mktemp)
trap 'rm -f "$list"' EXIT
find app ui widgets remote tests \( -name '*.cpp' -o -name '*.h' \) | sort > "$list"

files=$(xargs awk '
    FNR == 1 && file != "" { print lines, file }
    { file = FILENAME; lines = FNR }
    END { print lines, file }' < "$list" | sort -rn)

functions=$(xargs awk '
    function indent(line) { match(line, /^ */); return RLENGTH }
    FNR == 1 { open = raw = 0; before = "" }
    # A script in a raw string is no code of ours.
    raw { if ($0 ~ /\)[A-Za-z]*"/) raw = 0; next }
    /R"[A-Za-z]*\(/ && !/\)[A-Za-z]*"/ { raw = 1 }
    # The opening brace of a function stands alone; that of a class, namespace or enum too.
    /^ *[{]$/ && !open && before !~ /^ *(class|namespace|enum|struct|union|extern) / &&
        before !~ /^ *(class|namespace|enum|struct|union|extern)$/ && before !~ /[=,]$/ {
        open = 1; depth = indent($0); start = FNR - 1; name = before
    }
    /^ *[}];?$/ && open && indent($0) == depth {
        sub(/^ */, "", name)
        print FNR - start + 1, FILENAME ":" start, substr(name, 1, 60)
        open = 0
    }
    NF { before = $0 }' < "$list" | sort -rn)

echo "Longest files:"
printf '%s\n' "$files" | head -n 5
echo "Longest functions:"
printf '%s\n' "$functions" | head -n 5

failed=0
over() { # LIMIT WHAT LIST
    long=$(printf '%s\n' "$3" | awk -v limit="$1" '$1 > limit')
    [ -z "$long" ] || { printf 'Over %s lines (%s):\n%s\n' "$1" "$2" "$long"; failed=1; }
}
over 500 files "$files"
over 60 functions "$functions"
exit "$failed"
