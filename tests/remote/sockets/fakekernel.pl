# SPDX-License-Identifier: GPL-3.0-or-later
# Stands before sockets.pl: its netlink sockets answer from CLAWTUNE_TEST_ANSWERS, a file with one
# datagram a line in hexadecimal and an empty line after each answer. What it asks them for goes to
# CLAWTUNE_TEST_REQUESTS. It runs as nobody, so that it looks at one namespace only.
BEGIN {
    open my $file, '<', $ENV{CLAWTUNE_TEST_ANSWERS} or die;
    my @answers = map { [map { pack 'H*', $_ } split /\n/, $_] } split /\n\n/, join '', <$file>;
    my @datagrams;
    open my $requests, '>', $ENV{CLAWTUNE_TEST_REQUESTS} or die;
    *CORE::GLOBAL::socket = sub (*$$$) {
        @datagrams = @{shift(@answers) // []};
        return open $_[0], '<', '/dev/null';
    };
    *CORE::GLOBAL::setsockopt = sub (*$$$) { 1 };
    *CORE::GLOBAL::syswrite = sub (*$;$$) {
        return CORE::syswrite(STDOUT, $_[1], $_[2] // length $_[1], $_[3] // 0) if !ref $_[0];
        return CORE::syswrite($requests, unpack('H*', $_[1]) . "\n");
    };
    *CORE::GLOBAL::sysread = sub (*\$$;$) {
        my ($from, $into, $length, $offset) = @_;
        return CORE::sysread($from, $$into, $length, $offset // 0) if !-c $from;
        $$into = shift(@datagrams) // '';
        return length $$into;
    };
    $> = 65534 if $> == 0;
}
