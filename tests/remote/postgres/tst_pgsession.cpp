// SPDX-License-Identifier: GPL-3.0-or-later
#include "pgcluster.h"

#include <QTest>
class TestPgSession final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_cluster.start({QStringLiteral("shared_preload_libraries=pg_stat_statements")}),
                 qPrintable(m_cluster.error()));
    }

private:
    PgCluster m_cluster;
};
QTEST_GUILESS_MAIN(TestPgSession)
#include "tst_pgsession.moc"
