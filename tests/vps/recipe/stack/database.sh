# Runs inside the root: initialises the stack's PostgreSQL volume with the server's own binaries.
# SPDX-License-Identifier: GPL-3.0-or-later
set -eu
data=/opt/openclaw/data/postgres
chown postgres:postgres $data
chmod 700 $data
bin=/usr/lib/postgresql/15/bin
as_postgres() { setpriv --reuid postgres --regid postgres --init-groups --reset-env "$@"; }
as_postgres $bin/initdb -D $data -U openclaw --pwfile=/tmp/password --auth-local=trust \
    --auth-host=scram-sha-256 --locale=C.UTF-8
echo 'host all all all scram-sha-256' >>$data/pg_hba.conf
echo "listen_addresses = '*'" >>$data/postgresql.conf
as_postgres $bin/pg_ctl -D $data -w -o \
    "-c listen_addresses= -c unix_socket_directories=/tmp -c shared_preload_libraries=pg_stat_statements" start
as_postgres createdb -h /tmp -U openclaw openclaw
as_postgres psql -h /tmp -U openclaw -d openclaw -q -v ON_ERROR_STOP=1 -f /tmp/init.sql
as_postgres $bin/pg_ctl -D $data -w stop
