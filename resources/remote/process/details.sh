# SPDX-License-Identifier: GPL-3.0-or-later
# Everything the kernel tells about one process. Follows stat.sh. Given: $mark, $pid, $begun, $parts
# and $most (how many open files; 0: all). Each part stands between two lines,
#   <mark> begin NAME  and  <mark> end CODE
# with the file's own bytes between them. CODE: 0 read, 1 not permitted, 44 this kernel has none.
part() {
    printf '\n%s begin %s\n' "$mark" "$1"
    shift
    "$@" 2>/dev/null
    code=$?
    printf '\n%s end %s\n' "$mark" "$code"
}

file() {
    [ -e "/proc/$pid/$1" ] || return 44
    cat "/proc/$pid/$1" || return 1
}

# A kernel thread has none of these; reading the link fails in another way than for permission.
target() {
    [ $((flags / 2097152 % 2)) -eq 0 ] || return 44
    readlink "/proc/$pid/$1" || return 1
}

# Of sockets, only the lines of those that the process has: there may be a million of others.
open_files_perl() {
    # shellcheck disable=SC2016
    perl -e '
        my ($pid, $most) = @ARGV;
        opendir(my $folder, "/proc/$pid/fd") or exit 1;
        my @numbers = sort { $a <=> $b } grep { /^\d+$/ } readdir $folder;
        print scalar(@numbers), "\n";
        splice @numbers, $most if $most > 0;
        my %socket;
        for my $number (@numbers) {
            my $target = readlink("/proc/$pid/fd/$number") // next;
            $socket{$1} = 1 if $target =~ /^socket:\[(\d+)\]$/;
            print "$number $target\0";
        }
        print "\n";
        for my $kind (qw(tcp tcp6 udp udp6 unix)) {
            open(my $file, "<", "/proc/$pid/net/$kind") or next;
            while (my $line = <$file>) {
                my @words = split " ", $line;
                my $inode = $words[$kind eq "unix" ? 6 : 9] // next;
                print "$kind $line" if $socket{$inode};
            }
        }
    ' "$pid" "$most"
}

open_files_sh() {
    [ -r "/proc/$pid/fd" ] || return 1
    set +f
    set -- /proc/"$pid"/fd/[0-9]*
    set -f
    [ -L "$1" ] || set --
    echo $#
    count=0
    # A program a file: no more of them than a person reads at once.
    for link in "$@"; do
        [ "$count" -lt 200 ] || break
        count=$((count + 1))
        printf '%s %s\0' "${link##*/}" "$(readlink "$link")"
    done
    echo
    for kind in tcp tcp6 udp udp6 unix; do
        [ ! -r "/proc/$pid/net/$kind" ] || head -n 2000 "/proc/$pid/net/$kind" | sed "s/^/$kind /"
    done
}

open_files() {
    [ -r "/proc/$pid/fd" ] || return 1
    if command -v perl >/dev/null; then
        open_files_perl
    else
        open_files_sh
    fi
}

if ! is_process "$pid" "$begun"; then
    printf '\n%s gone\n' "$mark"
    exit 0
fi
for name_of_part in $parts; do
    case $name_of_part in
    exe | cwd | root) part "$name_of_part" target "$name_of_part" ;;
    fd) part fd open_files ;;
    *) part "$name_of_part" file "$name_of_part" ;;
    esac
done
# The same process to the end? What was read may else be from two.
if is_process "$pid" "$begun"; then
    printf '\n%s whole\n' "$mark"
else
    printf '\n%s gone\n' "$mark"
fi
exit 0
