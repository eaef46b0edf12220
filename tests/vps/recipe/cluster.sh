# Runs once inside the root of the test VPS: Debian's own cluster, reached by unix socket and peer.
# SPDX-License-Identifier: GPL-3.0-or-later
set -eu
[ -d /etc/postgresql/15/main ] || pg_createcluster --locale C.UTF-8 15 main
printf "shared_preload_libraries = 'pg_stat_statements'\ntrack_io_timing = on\n" \
    >/etc/postgresql/15/main/conf.d/statements.conf
pg_ctlcluster 15 main start
as_postgres() { setpriv --reuid postgres --regid postgres --init-groups "$@"; }
as_postgres createuser --createdb openclaw
as_postgres createdb --owner openclaw openclaw
as_postgres psql -q -v ON_ERROR_STOP=1 -d openclaw -f /tmp/init.sql
pg_ctlcluster 15 main stop
