// SPDX-License-Identifier: GPL-3.0-or-later
// What containers used, kept by id for as long as there is room.
#include "remote/metrics/containerhistory.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Remote::ContainerHistory;
using Remote::ContainerRow;

namespace
{

constexpr double boot = 1'795'400'000;

QByteArray idOf(int number)
{
    return QByteArray::number(number, 16).rightJustified(64, '0');
}

ContainerRow row(int number, double cpu)
{
    ContainerRow row;
    row.id = idOf(number);
    row.cpu = cpu;
    row.memory = 1000 * cpu;
    row.txBytes = 8;
    return row;
}

void append(ContainerHistory &history, double uptime, const QList<ContainerRow> &rows,
            double interval = 1, double clock = boot)
{
    Remote::MetricFrame frame;
    frame.time = clock + uptime;
    frame.uptime = uptime;
    frame.interval = 1;
    frame.rowsInterval = interval;
    frame.containers = rows;
    history.append(frame);
}

QList<QPointF> cpuOf(const ContainerHistory &history, int number,
                     std::chrono::seconds window = 900s)
{
    return history.series().points({"container.cpu", idOf(number)}, window);
}

qsizetype gaps(const QList<QPointF> &points)
{
    return std::count_if(points.begin(), points.end(),
                         [](const QPointF &point) { return std::isnan(point.y()); });
}

} // namespace

class TestContainerHistory final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keepsEachContainer();
    void joinsWhatWasReadSeldom();
    void showsGaps();
    void outlivesAClockSetBack();
    void keepsHours();
    void isBounded();
};

void TestContainerHistory::keepsEachContainer()
{
    ContainerHistory history;
    append(history, 100, {row(1, 0.5), row(2, 1)});
    append(history, 101, {row(1, 0.75), row(2, 2)});
    QCOMPARE(cpuOf(history, 1), (QList<QPointF>{{boot + 100, 0.5}, {boot + 101, 0.75}}));
    QCOMPARE(cpuOf(history, 2).constLast().y(), 2.);
    QVERIFY(cpuOf(history, 3).isEmpty());
    QCOMPARE(history.series().latest({"container.memory", idOf(2)}), 2000.);
    QCOMPARE(history.series().latest({"container.tx_bytes", idOf(2)}), 8.);
    QVERIFY(std::isnan(history.series().latest({"container.rx_bytes", idOf(2)})));
}

/// Nobody looks: rows are read every ten seconds. Then somebody does.
void TestContainerHistory::joinsWhatWasReadSeldom()
{
    ContainerHistory history;
    for (int uptime = 100; uptime <= 200; ++uptime) {
        const bool isRead = uptime % 10 == 0;
        append(history, uptime, isRead ? QList{row(1, uptime)} : QList<ContainerRow>(),
               isRead ? 10 : 0);
    }
    append(history, 201, {row(1, 201)});
    const QList<QPointF> points = cpuOf(history, 1);
    QCOMPARE(points.size(), 12);
    QCOMPARE(gaps(points), 0);
}

void TestContainerHistory::showsGaps()
{
    ContainerHistory history;
    append(history, 100, {row(1, 1), row(2, 1)});
    append(history, 101, {row(1, 1)}); // the other one was stopped
    append(history, 102, {row(1, 1), row(2, 1)});
    QCOMPARE(gaps(cpuOf(history, 1)), 0);
    QCOMPARE(gaps(cpuOf(history, 2)), 1);
    append(history, 200, {row(1, 1)}, 1); // a new connection
    QCOMPARE(gaps(cpuOf(history, 1)), 1);
}

void TestContainerHistory::outlivesAClockSetBack()
{
    ContainerHistory history;
    append(history, 100, {row(1, 1)});
    append(history, 101, {row(1, 2)}, 1, boot - 5000);
    QCOMPARE(cpuOf(history, 1), (QList<QPointF>{{boot - 4900, 1}, {boot - 4899, 2}}));
}

void TestContainerHistory::keepsHours()
{
    ContainerHistory history;
    for (int uptime = 0; uptime < 4 * 3600; uptime += 5)
        append(history, uptime, {row(1, uptime < 3600 ? 1 : 2)}, 5);
    const QList<QPointF> points = cpuOf(history, 1, 4h);
    QVERIFY(points.constFirst().x() < boot + 60);
    QCOMPARE(points.constFirst().y(), 1.);
    QCOMPARE(points.constLast().y(), 2.);
}

void TestContainerHistory::isBounded()
{
    ContainerHistory history;
    double uptime = 0;
    for (int batch = 0; batch < 5; ++batch) {
        QList<ContainerRow> rows;
        for (int i = 0; i < 900; ++i)
            rows.append(row(batch * 900 + i, i % 7));
        for (int i = 0; i < 3; ++i)
            append(history, uptime += 100, rows, 100);
        QCOMPARE(cpuOf(history, batch * 900 + 899, 200s).size(), 3); // the new ones have room
        QVERIFY(history.series().seriesCount() <= 6000);
    }
    QVERIFY(cpuOf(history, 1).isEmpty());
}

QTEST_GUILESS_MAIN(TestContainerHistory)
#include "tst_containerhistory.moc"
