# SPDX-License-Identifier: GPL-3.0-or-later
# What the list of processes needs to know once: who is who, and which processes are our own.
# Follows stat.sh. Given: $mark. Answers lines: <mark> word values..., then the user database.
find_own
echo "$mark login $(id -u)"
echo "$mark own$own"
echo "$mark listener $listener"
echo "$mark cores $(getconf _NPROCESSORS_ONLN 2>/dev/null || grep -c '^processor' /proc/cpuinfo)"
# hidepid in the options of /proc: only our own processes are shown.
while read -r device place type options rest; do
    case $place:$type:$options in
    /proc:proc:*hidepid=[1-9]* | /proc:proc:*hidepid=[inp]*) echo "$mark hidden $device $rest" ;;
    esac
done </proc/mounts
echo "$mark users"
getent passwd 2>/dev/null || cat /etc/passwd
echo "$mark end"
exit 0
