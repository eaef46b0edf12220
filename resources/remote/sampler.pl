# SPDX-License-Identifier: GPL-3.0-or-later
# Reads kernel files whenever asked, for as long as standard input stays open. Started by
# sampler.sh; leaves nothing behind. CLAWTUNE_FILES says what to read: entries separated by tabs,
# each a path, a space and the pattern of the lines wanted (nothing: all). The first answer comes
# unasked; after it, each line on standard input asks for one more, and a line that is not empty
# replaces CLAWTUNE_FILES. An answer:
#   <mark> p <monotonic s> <wall s> <own CPU s> <bytes>\n, then for each file <path> <bytes>\n<text>
# Only what perl-base has is used, and no module: loading one costs more than a minute of sampling.
use strict;
my $mark = delete $ENV{CLAWTUNE_MARK};
my @wanted = wanted(delete $ENV{CLAWTUNE_FILES});
my %open;
$0 = 'clawtune-sampler';

sub wanted {
    return map { my ($path, $lines) = split / /, $_, 2; [$path, length($lines // '') ? qr/$lines/ : undef] }
        split /\t/, $_[0];
}

# The file's bytes, or undef. It stays open: seeking to the start makes the kernel write it anew.
sub text {
    my ($path) = @_;
    my $file = $open{$path};
    if (!$file) {
        sysopen($file, $path, 0) or return undef;
        $open{$path} = $file;
    } elsif (!defined sysseek($file, 0, 0)) {
        delete $open{$path};
        return undef;
    }
    my $text = '';
    while (1) {
        my $read = sysread($file, $text, 65536, length $text);
        return $text if defined $read && $read == 0;
        if (!defined $read) {
            delete $open{$path};
            return undef;
        }
    }
}

# clock_gettime, where its number is known and agrees with /proc/uptime (which shows hundredths
# only, and in some containers another time).
my ($boot) = split / /, (text('/proc/uptime') // 0);
delete $open{'/proc/uptime'};
my $call = do {
    require Config;
    my ($machine) = $Config::Config{archname} =~ /^([a-z0-9_]+)/;
    {x86_64 => 228, aarch64 => 113, riscv64 => 113, ppc64le => 246, powerpc64le => 246, s390x => 260}->{$machine};
};
sub clock {
    my $time = "\0" x 16;
    return undef if !$call || syscall($call, $_[0], $time) != 0;
    my ($seconds, $nanoseconds) = unpack 'q2', $time;
    return $seconds + $nanoseconds / 1e9;
}
my $now = clock(7);
$call = undef if !defined $now || $now < $boot - 0.02 || $now > $boot + 1;

sub monotonic {
    return clock(7) // (split / /, (text('/proc/uptime') // 0))[0];
}

sub cost {
    my ($spent) = split / /, (text('/proc/self/schedstat') // '');
    return $spent / 1e9 if $spent;
    my @times = times;
    return $times[0] + $times[1];
}

while (1) {
    my ($monotonic, $wall) = (monotonic(), clock(0) // time);
    my $body = '';
    for my $entry (@wanted) {
        my ($path, $lines) = @$entry;
        my $text = text($path) // next;
        $text = join '', grep { $_ =~ $lines } split /^/, $text if $lines;
        $body .= $path . ' ' . length($text) . "\n" . $text;
    }
    my $answer = sprintf("%s p %.6f %.6f %.6f %d\n", $mark, $monotonic, $wall, cost(), length $body) . $body;
    my $sent = 0;
    while ($sent < length $answer) {
        $sent += syswrite(STDOUT, $answer, length($answer) - $sent, $sent) // exit 1;
    }
    my $request = <STDIN>;
    exit 0 if !defined $request;
    chomp $request;
    @wanted = wanted($request) if length $request;
}
__END__
