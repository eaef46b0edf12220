# SPDX-License-Identifier: GPL-3.0-or-later
# Tells what changes rarely or is slow to read. Lines of tab-separated words: what, which, value...
# Only builtins of the shell read the files, so that a server with hundreds of devices is asked
# cheaply; a file that is not there, or cannot be read, is left out.
cd /sys || exit 0
clawtune_show() {
    IFS= read -r clawtune_value <"$3" && printf '%s\t%s\t%s\n' "$1" "$2" "$clawtune_value"
}
for clawtune_path in block/dm-*/dm/name; do
    clawtune_device=${clawtune_path#block/}
    clawtune_show mapper "${clawtune_device%/dm/name}" "$clawtune_path"
done
for clawtune_path in block/zram*/mm_stat; do
    clawtune_device=${clawtune_path#block/}
    clawtune_show zram "${clawtune_device%/mm_stat}" "$clawtune_path"
done
for clawtune_path in class/net/*/operstate; do
    clawtune_device=${clawtune_path#class/net/}
    clawtune_device=${clawtune_device%/operstate}
    clawtune_show state "$clawtune_device" "$clawtune_path"
    clawtune_show speed "$clawtune_device" "class/net/$clawtune_device/speed"
done
for clawtune_path in class/hwmon/hwmon*/temp*_input class/hwmon/hwmon*/fan*_input; do
    clawtune_device=${clawtune_path#class/hwmon/}
    clawtune_device=${clawtune_device%_input}
    clawtune_show "${clawtune_device#*/}" "$clawtune_device" "$clawtune_path" || continue
    clawtune_show chip "$clawtune_device" "${clawtune_path%/*}/name"
    clawtune_show label "$clawtune_device" "${clawtune_path%_input}_label"
done
for clawtune_path in class/thermal/thermal_zone*/temp; do
    clawtune_device=${clawtune_path#class/thermal/}
    clawtune_device=${clawtune_device%/temp}
    clawtune_show zone "$clawtune_device" "$clawtune_path" || continue
    clawtune_show label "$clawtune_device" "${clawtune_path%/temp}/type"
done
clawtune_clock=
for clawtune_path in devices/system/cpu/cpu*/cpufreq/scaling_cur_freq; do
    clawtune_device=${clawtune_path#devices/system/cpu/}
    clawtune_show kilohertz "${clawtune_device%%/*}" "$clawtune_path" && clawtune_clock=1
done
[ -n "$clawtune_clock" ] || grep '^cpu MHz' /proc/cpuinfo
exit 0
