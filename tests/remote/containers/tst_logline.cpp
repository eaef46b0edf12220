// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/containers/logline.h"

#include <QTest>

using namespace Remote;
using namespace Qt::StringLiterals;

class TestLogLine final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void dropsEscapes_data();
    void dropsEscapes();
    void cutsLines_data();
    void cutsLines();
    void anyPiecesGiveTheSame();
    void boundsALine();
    void makesHostileLinesHarmless();
};

void TestLogLine::dropsEscapes_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("clean");
    const auto row = [](const char *name, const char *bytes, const char *clean) {
        QTest::newRow(name) << QByteArray(bytes) << QByteArray(clean);
    };
    row("plain", "plain [31m text", "plain [31m text");
    row("colour", "\x1b[1;31mred\x1b[0m!", "red!");
    row("colour of 24 bits", "\x1b[38;2;1;2;3mred\x1b[m", "red");
    row("cursor", "a\x1b[2J\x1b[10;20Hb", "ab");
    row("private", "\x1b[?25lhidden\x1b[?25h", "hidden");
    row("title, BEL",
        "a\x1b]0;title\x07"
        "b",
        "ab");
    row("title, ST", "a\x1b]2;title\x1b\\b", "ab");
    row("link", "\x1b]8;;http://x\x1b\\text\x1b]8;;\x1b\\", "text");
    row("device string", "a\x1bPq#0;2\x1b\\b", "ab");
    row("character set",
        "a\x1b(0b\x1b"
        "cd",
        "abd");
    row("short", "a\x1b=b\x1b>", "ab");
    row("unfinished", "a\x1b[31", "a");
    row("alone at the end", "a\x1b", "a");
    row("unfinished title", "a\x1b]0;tit", "a");
    row("broken off", "a\x1b[3\xe3\x81\x82", "a\xe3\x81\x82");
    row("twice", "\x1b\x1b[31mx", "x");
}

void TestLogLine::dropsEscapes()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, clean);
    QCOMPARE(withoutEscapes(bytes), clean);
}

void TestLogLine::cutsLines_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<qint64>("time");
    QTest::addColumn<QString>("text");
    QTest::newRow("usual") << QByteArray("1970-01-01T00:00:02.5Z hello  world\n")
                           << Q_INT64_C(2'500'000'000) << u"hello  world"_s;
    QTest::newRow("carriage return")
        << QByteArray("1970-01-01T00:00:02Z hello\r\n") << Q_INT64_C(2'000'000'000) << u"hello"_s;
    QTest::newRow("empty") << QByteArray("1970-01-01T00:00:02Z \n") << Q_INT64_C(2'000'000'000)
                           << QString();
    QTest::newRow("empty, no space")
        << QByteArray("1970-01-01T00:00:02Z\n") << Q_INT64_C(2'000'000'000) << QString();
    QTest::newRow("no time") << QByteArray("Error response from daemon\n") << Q_INT64_C(0)
                             << u"Error response from daemon"_s;
    QTest::newRow("its own time is its own")
        << QByteArray("1970-01-01T00:00:02Z 1970-01-01T00:00:03Z x\n") << Q_INT64_C(2'000'000'000)
        << u"1970-01-01T00:00:03Z x"_s;
    QTest::newRow("Japanese") << QByteArray("1970-01-01T00:00:02Z 起動しました\n")
                              << Q_INT64_C(2'000'000'000) << u"起動しました"_s;
}

void TestLogLine::cutsLines()
{
    QFETCH(QByteArray, bytes);
    QFETCH(qint64, time);
    QFETCH(QString, text);
    LogReader reader(true);
    const QList<LogLine> lines = reader.feed(bytes);
    QCOMPARE(lines.size(), 1);
    QCOMPARE(lines.constFirst().time, time);
    QCOMPARE(lines.constFirst().text, text);
    QVERIFY(lines.constFirst().isError);
    QVERIFY(reader.finish().isEmpty());
}

void TestLogLine::anyPiecesGiveTheSame()
{
    const QByteArray bytes = "1970-01-01T00:00:01Z a\n1970-01-01T00:00:02Z \x1b[31mb\x1b[0m\n"
                             "1970-01-01T00:00:03Z c";
    const auto linesOf = [](const QByteArrayList &pieces) {
        LogReader reader(false);
        QList<LogLine> lines;
        for (const QByteArray &piece : pieces)
            lines += reader.feed(piece);
        lines += reader.finish();
        return lines;
    };
    const QList<LogLine> wanted = linesOf({bytes});
    QCOMPARE(wanted.size(), 3);
    for (qsizetype at = 0; at <= bytes.size(); ++at)
        QCOMPARE(linesOf({bytes.left(at), bytes.mid(at)}), wanted);
}

void TestLogLine::boundsALine()
{
    LogReader reader(false);
    QList<LogLine> lines;
    for (int i = 0; i < 1000; ++i)
        lines += reader.feed(QByteArray(10'000, 'x'));
    QVERIFY(lines.isEmpty());
    lines += reader.feed("tail\n1970-01-01T00:00:01Z next\n");
    QCOMPARE(lines.size(), 2);
    QVERIFY(lines.at(0).text.size() <= LogReader::longestLine);
    QVERIFY(!lines.at(0).text.contains(u"tail"_s));
    QCOMPARE(lines.at(1).text, u"next"_s);
}

void TestLogLine::makesHostileLinesHarmless()
{
    LogReader reader(false);
    const QList<LogLine> lines =
        reader.feed("1970-01-01T00:00:01Z \xff\xfe a\x08\x08\x00 b \xe2\x80\xae"
                    "c\x9b\n"_ba);
    QCOMPARE(lines.size(), 1);
    for (const QChar c : lines.constFirst().text) {
        QVERIFY(c.unicode() >= 0x20);
        QVERIFY(c.unicode() != 0x202e);
    }
}

QTEST_GUILESS_MAIN(TestLogLine)
#include "tst_logline.moc"
