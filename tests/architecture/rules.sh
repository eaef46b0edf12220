#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Fails on what the house rules forbid and a pattern can see. usage: rules.sh SOURCE_DIRECTORY
set -eu
here=$(cd "$(dirname "$0")" && pwd)
cd "$1"
failed=0

sources() {
    find "$@" \( -name '*.cpp' -o -name '*.h' \) | sort
}

# never REASON PATTERN FOLDER...
never() {
    reason=$1
    pattern=$2
    shift 2
    bad=$(sources "$@" | xargs grep -nE "$pattern" || true)
    if [ -n "$bad" ]; then
        printf '%s:\n%s\n' "$reason" "$bad"
        failed=1
    fi
}

# Split, so that this file does not hold the words itself.
never 'tr() or translate() in remote: marks only' '(^|[^A-Za-z0-9_])(tr|translate)\(' remote
never 'a message box outside of ui' 'QMessageBox' remote widgets app
never 'a signal or slot by name' '(^|[^A-Z_])(SIGNAL|SLOT)\(' remote widgets ui app tests
never 'a nested event loop' 'QEventLoop|processEvents' remote widgets ui app
never 'a skipped test' 'QSKIP' tests
never 'a test that waits for time to pass' 'QTest::q(Wait|Sleep)\(|QThread::m?sleep|(^|[^a-z_])u?sleep\(' tests
never 'a signal that may reach everybody: use signalProcess()' '::kill\(' tests
never 'access to private parts' '#define (private|protected)' tests
never 'an open task in a file' '(^|[^A-Za-z])(TO''DO|FIX''ME|X''XX)([^A-Za-z]|$)' remote widgets ui app tests
never 'a system password or script run through a shell' '(^|[^A-Za-z_:.>])(system|popen)\(' remote widgets ui app

for file in $(sources remote widgets ui app tests); do
    head -n 1 "$file" | grep -q 'SPDX-License-Identifier: GPL-3.0-or-later' || {
        echo "$file: no licence line"
        failed=1
    }
    case $file in
    *.h) grep -q '^#pragma once' "$file" || { echo "$file: no #pragma once"; failed=1; } ;;
    esac
done

sources remote widgets ui app | xargs awk -f "$here/connects.awk" || failed=1

[ "$failed" = 0 ] && echo "rules: well"
exit "$failed"
