// SPDX-License-Identifier: GPL-3.0-or-later
#include "shop.h"

using namespace Qt::StringLiterals;

bool fillShop(PgCluster &cluster)
{
    const QStringList setUp{
        u"CREATE DATABASE shop"_s,
        u"CREATE DATABASE bare"_s,
        u"CREATE ROLE needs_password LOGIN PASSWORD 'right'"_s,
        u"CREATE ROLE peer_only LOGIN"_s,
        u"CREATE ROLE shut_out LOGIN"_s,
        u"CREATE ROLE app LOGIN"_s,
        u"CREATE ROLE nosy LOGIN"_s,
        u"CREATE ROLE \"o'hara \"\"x\"\" \\ 日本\" LOGIN"_s,
        u"CREATE DATABASE \"o'hara \"\"x\"\" \\ 日本\""_s,
    };
    for (const QString &sql : setUp) {
        cluster.psql(sql);
        if (!cluster.error().isEmpty())
            return false;
    }
    cluster.psql(u"CREATE SCHEMA watching; CREATE EXTENSION pg_stat_statements SCHEMA watching;"
                 "CREATE TABLE orders (id int PRIMARY KEY, customer int, amount numeric,"
                 " made timestamptz DEFAULT now());"
                 "INSERT INTO orders SELECT i, i % 100, i % 7 FROM generate_series(1, 20000) i;"
                 "ANALYZE orders; CREATE SEQUENCE counter;"
                 "CREATE SCHEMA app AUTHORIZATION app; CREATE TABLE app.notes (id int, body text);"
                 "GRANT SELECT ON orders TO app; GRANT ALL ON app.notes TO app;"
                 "SELECT watching.pg_stat_statements_reset()"_s,
                 u"shop"_s);
    if (!cluster.error().isEmpty())
        return false;
    for (int i = 0; i < 5; ++i)
        cluster.psqlAs(u"app"_s, u"SELECT count(*) FROM orders WHERE customer = %1"_s.arg(i),
                       u"shop"_s);
    cluster.psqlAs(u"app"_s, u"SELECT sum(amount) FROM orders GROUP BY customer"_s, u"shop"_s);
    cluster.psqlAs(u"app"_s, u"INSERT INTO notes VALUES (1, 'x')"_s, u"shop"_s);
    cluster.psqlAs(u"app"_s, u"SELECT body FROM notes WHERE id = 3"_s, u"shop"_s);
    cluster.psqlAs(u"app"_s,
                   u"SELECT count(*) FROM orders WHERE made > now() - interval '3 days'"_s,
                   u"shop"_s);
    cluster.psqlAs(u"postgres"_s, u"SELECT 1 AS one"_s, u"bare"_s);
    return cluster.error().isEmpty();
}
