// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/metrics/historycolumn.h"

#include <QTest>

#include <cmath>
#include <map>
#include <random>

using Remote::HistoryBucket;
using Remote::HistoryColumn;

class TestHistoryColumn final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void agreesWithAMap_data();
    void agreesWithAMap();
    void takesNoRoomForTheSame();
    void takesAThirdForSingleValues();
    void dropsWholePieces();
};

void TestHistoryColumn::agreesWithAMap_data()
{
    QTest::addColumn<int>("values");  // how many different ones
    QTest::addColumn<bool>("ranged"); // lowest and highest are not the mean
    QTest::addColumn<int>("missing"); // one bucket of so many is left out
    QTest::newRow("one value") << 1 << false << 1'000'000;
    QTest::newRow("one value, holes") << 1 << false << 3;
    QTest::newRow("rarely another") << 2 << false << 5;
    QTest::newRow("single values") << 1000 << false << 7;
    QTest::newRow("ranges") << 1000 << true << 7;
    QTest::newRow("rare values") << 1000 << true << 1;
}

/// Random buckets, each written several times as while it is under way, against a plain map.
void TestHistoryColumn::agreesWithAMap()
{
    QFETCH(const int, values);
    QFETCH(const bool, ranged);
    QFETCH(const int, missing);
    std::mt19937 random(11);
    const auto below = [&random](int end) { return int(random() % unsigned(end)); };
    HistoryColumn column;
    std::map<qint64, HistoryBucket> expected;
    for (qint64 number = 500; number < 1500; ++number) {
        if (missing == 1 ? below(90) != 0 : below(missing) == 0)
            continue;
        for (int write = below(3); write >= 0; --write) {
            const auto mean = float(values > 2 ? below(values) : below(40) == 0 ? values - 1 : 0);
            const bool isRange = ranged && below(4) == 0;
            const HistoryBucket bucket{mean, isRange ? mean - 1 : mean, isRange ? mean + 2 : mean};
            column.put(number, bucket);
            expected[number] = bucket;
        }
    }
    for (int i = 0; i < 500; ++i) {
        const qint64 first = below(2000);
        const qint64 end = first + below(i < 250 ? 10 : 700);
        const auto next = expected.lower_bound(first);
        QCOMPARE(column.hasAny(first, end), next != expected.end() && next->first < end);
    }
    for (qint64 number = 0; number < 2000; ++number) {
        const auto known = expected.find(number);
        if (known == expected.end())
            QVERIFY(std::isnan(column.at(number).mean) && std::isnan(column.at(number).high));
        else
            QVERIFY2(column.at(number) == known->second, QByteArray::number(number));
    }
}

void TestHistoryColumn::takesNoRoomForTheSame()
{
    HistoryColumn column;
    for (qint64 number = 0; number < 6000; ++number)
        column.put(number, {7, 7, 7});
    QVERIFY(column.bytes() < 100 * 100);
    QCOMPARE(column.at(5999).mean, 7.F);
    column.put(6000, {7, 7, 7});
    column.put(6000, {8, 7, 9}); // the bucket under way goes on
    QCOMPARE(column.at(6000), (HistoryBucket{8, 7, 9}));
    QVERIFY(column.bytes() < 100 * 110);
}

void TestHistoryColumn::takesAThirdForSingleValues()
{
    HistoryColumn single;
    HistoryColumn ranged;
    for (qint64 number = 0; number < 6000; ++number) {
        const auto mean = float(number);
        single.put(number, {mean, mean, mean});
        ranged.put(number, {mean, mean - 1, mean + 1});
    }
    QVERIFY(ranged.bytes() > 6000 * 12);
    QVERIFY(single.bytes() < ranged.bytes() / 2);
    single.put(6000, {1, 0, 3});
    single.put(6001, {5, 5, 5});
    QCOMPARE(single.at(6000).high, 3.F);
    QCOMPARE(single.at(6001).low, 5.F);
    QCOMPARE(single.at(5999).mean, 5999.F);
}

void TestHistoryColumn::dropsWholePieces()
{
    HistoryColumn column;
    for (qint64 number = 0; number < 300; ++number)
        column.put(number, {float(number), 0, 1000});
    QVERIFY(column.dropBefore(119) > 0);
    QVERIFY(std::isnan(column.at(59).mean));
    QCOMPARE(column.at(60).mean, 60.F);
    QCOMPARE(column.dropBefore(119), 0);
    column.put(10, {1, 1, 1}); // too old to be kept
    QVERIFY(std::isnan(column.at(10).mean));
    QVERIFY(column.dropBefore(10'000) > 0);
    QVERIFY(column.isEmpty());
    column.put(20'000, {2, 2, 2});
    QCOMPARE(column.at(20'000).mean, 2.F);
    QVERIFY(std::isnan(column.at(19'999).mean));
}

QTEST_APPLESS_MAIN(TestHistoryColumn)
#include "tst_historycolumn.moc"
