// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/base/quote.h"
#include "remote/postgres/pgfinder.h"

namespace Remote
{

namespace
{

/// One JSON object a container. `index`, `json` and `split` are functions of docker's templates.
/// Of the environment nothing but these names leaves the server: passwords stand there as well.
constexpr const char *inspectTemplate =
    R"({"name":{{json .Name}},"pid":{{json .State.Pid}},"network":{{json .HostConfig.NetworkMode}},)"
    R"("exposed":{{json .Config.ExposedPorts}},"ports":{{json .NetworkSettings.Ports}},)"
    R"("networks":{{json .NetworkSettings.Networks}},"env":[{{$first := true}})"
    R"({{range .Config.Env}}{{$key := index (split . "=") 0}})"
    R"({{if or (eq $key "POSTGRES_USER") (eq $key "POSTGRES_DB") (eq $key "PGDATA")}})"
    R"({{if not $first}},{{end}}{{$first = false}}{{json .}}{{end}}{{end}}]})";

constexpr const char *script = R"(
begin() { printf '%s %s\n' "$marker" "$*"; }
if command -v docker >/dev/null 2>&1; then
    ids=$(docker ps -q --no-trunc 2>/dev/null) || ids=
    if [ -S /var/run/docker.sock ] && [ ! -w /var/run/docker.sock ]; then begin denied; fi
    for id in $ids; do
        begin container
        docker inspect --type container --format "$template" "$id" 2>/dev/null
        pid=$(docker inspect --type container --format '{{.State.Pid}}' "$id" 2>/dev/null)
        begin listening
        cat "/proc/$pid/net/tcp" "/proc/$pid/net/tcp6" 2>/dev/null
    done
fi
begin sockets
while read -r number references protocol flags type state inode path; do
    case $path in
    /*/.s.PGSQL.*)
        if [ "$flags" = 00010000 ] && [ -S "$path" ]; then printf '%s\n' "$path"; fi ;;
    esac
done </proc/net/unix
for file in /etc/postgresql/*/*/postgresql.conf; do
    [ -r "$file" ] || continue
    begin cluster
    printf '%s\n' "$file"
    sed -n 's/^[[:space:]]*port[[:space:]]*=*[[:space:]]*\([0-9][0-9]*\).*/\1/p' "$file"
done
begin ports
cat /proc/net/tcp /proc/net/tcp6 2>/dev/null
begin end
)";

} // namespace

QByteArray postgresProbe(const QByteArray &marker)
{
    return "marker=" + shellQuoted(marker) + "\ntemplate=" + shellQuoted(inspectTemplate) + script;
}

} // namespace Remote
