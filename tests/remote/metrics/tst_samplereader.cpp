// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/metrics/samplereader.h"

#include <QTest>

using Remote::SampleReader;
using namespace Qt::StringLiterals;

namespace
{

const QByteArray mark = "0123456789abcdef0123456789abcdef";

QByteArray perlAnswer(const QByteArray &body)
{
    return mark + " p 100.250000 1795414814.500000 0.012345 0.003000 " +
           QByteArray::number(body.size()) + '\n' + body;
}

const QByteArray perlBody = "I250 16384 0.500000\nF0 12 /proc/loadavg\n0.22 1/97 1\n"
                            "F1 3 /proc/stat\ncpu";

const QByteArray shellAnswer =
    mark +
    " s 1795414814 100 4242 4096 -\n/proc/uptime:100.25 5.00\n"
    "/proc/4242/stat:4242 (a) b) S 1 1 1 0 -1 4194560 1 1 0 0 3 4 5 6 20 0 1 0 77 "
    "1000 10\n"
    "/proc/stat:cpu  1 2 3 4\n/proc/stat:cpu0 1 2 3 4\n/proc/loadavg:0.22 0.17\n" +
    mark + " e\n";

} // namespace

class TestSampleReader final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsPerl();
    void readsShell();
    void tellsWhatTheShellSpent();
    void readsRowsOfShell();
    void takesBytesOneByOne_data();
    void takesBytesOneByOne();
    void skipsABanner();
    void refuses_data();
    void refuses();
    void refusesAnEndlessBanner();
};

void TestSampleReader::readsPerl()
{
    SampleReader reader(mark);
    reader.feed(perlAnswer(perlBody) + perlAnswer({}));
    const auto first = reader.next();
    QVERIFY(first && *first);
    QCOMPARE(reader.program(), SampleReader::Program::Perl);
    QCOMPARE((*first)->uptime, 100.25);
    QCOMPARE((*first)->time, 1795414814.5);
    QCOMPARE((*first)->ownNanoseconds.value_or(0), quint64(12'345'000));
    QCOMPARE((*first)->files.size(), 2);
    QCOMPARE((*first)->files.at(0).path, QByteArray("/proc/loadavg"));
    QCOMPARE((*first)->files.at(0).bytes, QByteArray("0.22 1/97 1\n"));
    QCOMPARE((*first)->ticksPerSecond, 250U);
    QCOMPARE((*first)->pageSize, 16384U);
    QCOMPARE((*first)->startsAhead, 0.5);
    QCOMPARE((*first)->took, 0.003);
    const auto second = reader.next(); // nothing new, so the same files
    QVERIFY(second && *second);
    QCOMPARE((*second)->files.size(), 2);
    QCOMPARE((*second)->files.at(1).bytes, QByteArray("cpu"));
    const auto third = reader.next();
    QVERIFY(third && !*third);
}

void TestSampleReader::readsShell()
{
    SampleReader reader(mark);
    reader.feed(shellAnswer);
    const auto sample = reader.next();
    QVERIFY(sample && *sample);
    QCOMPARE(reader.program(), SampleReader::Program::Shell);
    QCOMPARE((*sample)->uptime, 100.25);
    QCOMPARE((*sample)->time, 1795414814.);
    QCOMPARE((*sample)->ownNanoseconds.value_or(0), quint64(180'000'000)); // 3 + 4 + 5 + 6 ticks
    QCOMPARE((*sample)->files.at(2).path, QByteArray("/proc/stat"));
    QCOMPARE((*sample)->files.at(2).bytes, QByteArray("cpu  1 2 3 4\ncpu0 1 2 3 4\n"));
}

void TestSampleReader::tellsWhatTheShellSpent()
{
    SampleReader reader(mark);
    QByteArray later = shellAnswer;
    later.replace(" 3 4 5 6 20 ", " 4 5 20 9 20 ");
    reader.feed(shellAnswer + later + shellAnswer);
    const auto first = reader.next();
    const auto second = reader.next();
    const auto third = reader.next();
    QVERIFY(first && *first && second && *second && third && *third);
    QCOMPARE((*first)->took, 0.);
    QCOMPARE((*second)->took, 0.2); // 20 ticks more
    QCOMPARE((*third)->took, 0.);   // less makes no sense
}

void TestSampleReader::readsRowsOfShell()
{
    SampleReader reader(mark);
    reader.feed(mark +
                " s 1795414814 100 4242 65536 pc\n/proc/uptime:100.25 5.00\n/proc/stat:cpu 1\n" +
                mark + " r\n/proc/7/stat:7 (a\n/proc/7/stat:b) S\n/proc/7/cmdline:x\0y\0\n"_ba +
                mark + " e\n");
    const auto sample = reader.next();
    QVERIFY(sample && *sample);
    QCOMPARE((*sample)->files.size(), 2);
    QVERIFY((*sample)->rowsAreAll);
    QCOMPARE((*sample)->rows, Remote::Lanes(Remote::Lane::Processes) | Remote::Lane::Containers);
    QCOMPARE((*sample)->pageSize, 65536U);
    QCOMPARE((*sample)->rowFiles.size(), 2);
    QCOMPARE((*sample)->rowFiles.at(0).bytes, QByteArray("7 (a\nb) S\n"));
    QCOMPARE((*sample)->rowFiles.at(1).bytes, QByteArray("x\0y\0\n", 5));
}

void TestSampleReader::takesBytesOneByOne_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("perl") << perlAnswer("F0 11 /proc/loadavg\n0.22 1/97 1");
    QTest::newRow("shell") << shellAnswer;
}

void TestSampleReader::takesBytesOneByOne()
{
    QFETCH(QByteArray, answer);
    SampleReader reader(mark);
    for (int round = 0; round < 2; ++round) {
        for (qsizetype i = 0; i < answer.size(); ++i) {
            reader.feed(answer.mid(i, 1));
            const auto sample = reader.next();
            QVERIFY(sample);
            QCOMPARE(sample->has_value(), i == answer.size() - 1);
        }
    }
}

void TestSampleReader::skipsABanner()
{
    SampleReader reader(mark);
    reader.feed("Welcome!\nThe mark is " + mark + " today\n" + perlAnswer({}));
    const auto sample = reader.next();
    QVERIFY(sample && *sample);
}

void TestSampleReader::refuses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("noise between answers") << perlAnswer({}) + "Broadcast message\n";
    QTest::newRow("negative size") << mark + " p 1.000000 1.000000 0.000000 0.000000 -1\n";
    QTest::newRow("size beyond reason")
        << mark + " p 1.000000 1.000000 0.000000 0.000000 999999999999\n";
    QTest::newRow("no numbers") << mark + " p a b c d e\n";
    QTest::newRow("file longer than the body") << perlAnswer("F0 999 /proc/stat\ncpu");
    QTest::newRow("file without size") << perlAnswer("F0 /proc/stat\ncpu");
    QTest::newRow("file of negative size") << perlAnswer("F0 -4 /proc/stat\ncpu");
    QTest::newRow("shell without a clock") << mark + " s 1 100 1 4096 -\n" + mark + " e\n";
    QTest::newRow("shell without ticks")
        << mark + " s 1 0 1 4096 -\n/proc/uptime:1.00 1.00\n" + mark + " e\n";
    QTest::newRow("shell, noise after") << shellAnswer + QByteArray(200, 'x') + '\n';
}

void TestSampleReader::refuses()
{
    QFETCH(QByteArray, bytes);
    SampleReader reader(mark);
    reader.feed(bytes);
    for (int answers = 0; answers < 3; ++answers) {
        const auto sample = reader.next();
        if (!sample) {
            QCOMPARE(sample.error().code, Remote::ErrorCode::ParseFailed);
            return;
        }
    }
    QFAIL("took it");
}

void TestSampleReader::refusesAnEndlessBanner()
{
    SampleReader reader(mark);
    reader.feed(QByteArray(64 * 1024 + 1, '#'));
    QVERIFY(!reader.next());
}

QTEST_GUILESS_MAIN(TestSampleReader)
#include "tst_samplereader.moc"
