# SPDX-License-Identifier: GPL-3.0-or-later
# Reads kernel files whenever asked, for as long as standard input stays open. Started by
# sampler.sh; leaves nothing behind. CLAWTUNE_FILES says what to read: entries separated by tabs,
# each a path, a space and the pattern of the lines wanted (nothing: all). CLAWTUNE_ROWS says which
# rows belong to the first answer, which comes unasked. After it, each line on standard input asks
# for one more: the rows wanted in it, then, after a tab, new entries in place of CLAWTUNE_FILES if
# they change. Rows: p processes, c containers, s look for containers anew; - or empty: none.
# Only what is new since the answer before is told. An answer:
#   <mark> p <monotonic s> <wall s> <own CPU s> <s it took> <bytes>\n, then records, each of them one of
#   I<ticks a second> <page size> <s that start times are ahead of the monotonic clock>\n   at first
#   F<number> <bytes> <path>\n<text>         a file: its number from now on, and its text
#   P<number> <bytes> <pid> <user>\n<text>   the same of /proc/<pid>/stat, with the process's owner
#   T<bytes> <path>\n<text>                  a file that gets no number
#   <ahead><changes>\n                       the file whose number is so much above the last one named
#   G<path>\n                                a file is gone, or with / at its end, all in that folder
#   R<rows>\n                                the rest belongs to these rows
# Changes are of words, which end at each space, newline and equals sign. Each of them is a letter
# and a number: a..z skips 0..25 words, then the next word grows by the number; A..Z, it shrinks. A
# quote, a letter, text and a space: that is the next word. A dot skips 26 words more.
# The program is this file and, behind it, sampler-processes.pl, sampler-containers.pl and
# sampler-loop.pl. Only what perl-base has is used, and no module: loading one costs more than a minute of sampling.
use strict;
my $mark = delete $ENV{CLAWTUNE_MARK};
my $rows = delete $ENV{CLAWTUNE_ROWS};
my @wanted = wanted(delete $ENV{CLAWTUNE_FILES});
$0 = 'clawtune-sampler';

# Files stay open between ticks, as opening costs more than reading; not more than this.
my ($most) = (slurp('/proc/self/limits', 4096) // '') =~ /^Max open files +([0-9]+)/m;
$most = ($most // 1024) - 64;
$most = 1500 if $most > 1500;
my $open = 0;

my $text = ''; # of the file read last
my $body;      # of the answer
my $last;      # number named last in it
my $numbers = 0;
my @free; # numbers to use again
my $tick = 0;

# A file: path, pattern of lines, handle, as read last, words told last, their separators, number.
sub PATH () { 0 }
sub LINES () { 1 }
sub FILE () { 2 }
sub RAW () { 3 }
sub WORDS () { 4 }
sub SHAPE () { 5 }
sub NUMBER () { 6 }

sub wanted {
    return map { my ($path, $lines) = split / /, $_, 2; [$path, pattern($lines)] } split /\t/, $_[0] // '';
}

# What takes the wanted lines out of a text with //g; several plain beginnings in one step.
sub pattern {
    my ($lines) = @_;
    return undef if !length($lines // '');
    if ($lines =~ /^\^[^()|^]*(?:\|\^[^()|^]*)*$/) {
        $lines =~ tr/^//d;
        return qr/^(?:$lines).*\n?/m;
    }
    (my $outside = $lines) =~ s/\\.//g;
    1 while $outside =~ s/\([^()]*\)//g;
    return qr/$lines.*\n?/m if $outside =~ /^\^[^|^]*$/;
    return sub { join '', grep { $_ =~ $lines } split /^/, $_[0] };
}

# The first bytes of a file that is not kept open; undef when it cannot be read.
sub slurp {
    my ($path, $size) = @_;
    my $bytes;
    sysopen(my $file, $path, 0) or return undef;
    return defined sysread($file, $bytes, $size) ? $bytes : undef;
}

sub shut {
    my ($entry) = @_;
    --$open if $entry->[FILE];
    $entry->[FILE] = undef;
    return 0;
}

# Reads into $text: seeking to the start makes the kernel write an open file anew. A read that
# stays well below a page was the last: the kernel fills pages with whole records.
sub load {
    my ($entry) = @_;
    my $file = $entry->[FILE];
    if (!$file) {
        sysopen($file, $entry->[PATH], 0) or return 0;
        if ($open < $most) {
            $entry->[FILE] = $file;
            ++$open;
        }
    } elsif (!sysseek($file, 0, 0)) {
        return shut($entry);
    }
    my $read = sysread($file, $text, 65536);
    while ($read && $read > 2048 && length $text < 1048576) {
        $read = sysread($file, $text, 65536, length $text);
    }
    return defined $read ? 1 : shut($entry);
}

sub ahead {
    my ($number) = @_;
    my $ahead = $number - $last;
    $last = $number;
    return $ahead;
}

sub number {
    return $last = pop(@free) // $numbers++;
}

sub change {
    my ($skipped, $was, $is) = @_;
    my $dots = '';
    if ($skipped > 25) {
        $dots = '.' x int($skipped / 26);
        $skipped %= 26;
    }
    if (length $is < 16 && length $was < 16 && $is !~ /[^0-9]/ && $was !~ /[^0-9]/ && $is eq 0 + $is && $was eq 0 + $was) {
        return $dots . ($is > $was ? chr(97 + $skipped) . ($is - $was) : chr(65 + $skipped) . ($was - $is));
    }
    return $dots . '"' . chr(97 + $skipped) . $is . ' ';
}

# Tells what is new in a file; 0 when it cannot be read.
sub tell_file {
    my ($entry) = @_;
    if (!load($entry)) {
        if (defined $entry->[NUMBER]) {
            $body .= "G$entry->[PATH]\n";
            push @free, $entry->[NUMBER];
            $entry->[NUMBER] = $entry->[RAW] = undef;
        }
        return 0;
    }
    return 1 if defined $entry->[RAW] && $text eq $entry->[RAW];
    $entry->[RAW] = $text;
    my $lines = $entry->[LINES];
    my $told = !$lines ? $text : ref $lines eq 'CODE' ? $lines->($text) : join '', $text =~ /$lines/g;
    (my $shape = $told) =~ tr/ \n=//cd;
    (my $flat = $told) =~ tr/\n=/  /;
    my @words = split / /, $flat, -1;
    if (defined $entry->[NUMBER] && $shape eq $entry->[SHAPE]) {
        my $was = $entry->[WORDS];
        my ($changes, $next) = ('', 0);
        for my $i (0 .. $#words) {
            next if $words[$i] eq $was->[$i];
            $changes .= change($i - $next, $was->[$i], $words[$i]);
            $next = $i + 1;
        }
        $body .= ahead($entry->[NUMBER]) . $changes . "\n" if $next;
    } else {
        if (defined $entry->[NUMBER]) {
            $last = $entry->[NUMBER];
        } else {
            $entry->[NUMBER] = number();
        }
        $body .= "F$last " . length($told) . " $entry->[PATH]\n$told";
    }
    $entry->[WORDS] = \@words;
    $entry->[SHAPE] = $shape;
    return 1;
}

my %container; # by id, see sampler-containers.pl
