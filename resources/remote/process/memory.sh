# SPDX-License-Identifier: GPL-3.0-or-later
# The proportional memory of processes, which the kernel has to add up page by page: read seldom.
# Given: $mark and $ids (pid:start ...). Answers a line for each: <mark> pid:start kilobytes, where
# it may be read. Follows stat.sh.
for id in $ids; do
    pid=${id%:*}
    pss=
    {
        while read -r key value unit; do
            [ "$key" != Pss: ] || { pss=$value && break; }
        done
    } 2>/dev/null <"/proc/$pid/smaps_rollup"
    [ -n "$pss" ] && is_process "$pid" "${id#*:}" && echo "$mark $id $pss"
done
exit 0
