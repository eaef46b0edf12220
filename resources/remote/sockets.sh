# SPDX-License-Identifier: GPL-3.0-or-later
# Starts sockets.pl, or says that there is no perl. Before this text stand CLAWTUNE_MARK, CLAWTUNE_ROOM
# (see sockets.pl) and clawtune_perl.
if perl -e 'exit 0' >/dev/null 2>&1; then
    export CLAWTUNE_MARK CLAWTUNE_ROOM
    exec perl -e "$clawtune_perl"
fi
echo "$CLAWTUNE_MARK none"
