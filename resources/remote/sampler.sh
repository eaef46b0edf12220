# SPDX-License-Identifier: GPL-3.0-or-later
# Starts sampler.pl, or where there is no perl does its work with one grep a tick. Before this text
# stand CLAWTUNE_MARK, CLAWTUNE_FILES (see sampler.pl), clawtune_paths (the same files, paths only)
# and clawtune_perl. The first answer comes unasked, and nothing is sent to us before it, so it
# does not matter how far ahead the shell reads. Each line on standard input then asks for one more;
# a line that is not empty replaces clawtune_paths. An answer:
#   <mark> s <wall s at start> <ticks a second> <process id>\n, lines <path>:<line>, <mark> e\n
if perl -e 'exit 0' >/dev/null 2>&1; then
    export CLAWTUNE_MARK CLAWTUNE_FILES
    exec perl -e "$clawtune_perl"
fi
clawtune_head="$CLAWTUNE_MARK s $(date +%s) $(getconf CLK_TCK 2>/dev/null || echo 100) $$"
while :; do
    echo "$clawtune_head"
    grep -s '' /dev/null /proc/uptime "/proc/$$/stat" $clawtune_paths
    echo "$CLAWTUNE_MARK e"
    IFS= read -r clawtune_line || exit 0
    if [ -n "$clawtune_line" ]; then clawtune_paths=$clawtune_line; fi
done
