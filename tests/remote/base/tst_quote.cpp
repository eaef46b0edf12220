// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/base/json.h"
#include "remote/base/quote.h"
#include "remote/base/secret.h"

#include <QProcess>
#include <QTest>

using namespace Remote;
using namespace Qt::StringLiterals;

class TestQuote final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void shellGetsTheVeryBytes_data();
    void shellGetsTheVeryBytes();
    void displayTextIsHarmless();
    void secretIsMovedNotCopied();
    void jsonSurvivesBadUtf8();
    void jsonDepthIsBounded();
};

void TestQuote::shellGetsTheVeryBytes_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("plain") << QByteArray("swap");
    QTest::newRow("empty") << QByteArray("");
    QTest::newRow("quotes") << QByteArray("a'b\"c`d$e\\f!g");
    QTest::newRow("newline") << QByteArray("a\nb\n");
    QTest::newRow("japanese") << QByteArray("設定ファイル");
    QByteArray all;
    for (int byte = 1; byte < 256; ++byte)
        all.append(char(byte));
    QTest::newRow("all bytes") << all;
}

void TestQuote::shellGetsTheVeryBytes()
{
    QFETCH(QByteArray, bytes);
    QProcess shell;
    shell.start(u"/bin/sh"_s, {u"-s"_s});
    QVERIFY(shell.waitForStarted());
    shell.write("printf %s " + shellQuoted(bytes) + "\n");
    shell.closeWriteChannel();
    QVERIFY(shell.waitForFinished());
    QCOMPARE(shell.readAllStandardOutput(), bytes);
}

void TestQuote::displayTextIsHarmless()
{
    QCOMPARE(displayText("\x1b[31mred\x07"), u"\uFFFD[31mred\uFFFD"_s);
    QCOMPARE(displayText("a\xe2\x80\xae"
                         "b"),
             u"a\uFFFDb"_s);
    QCOMPARE(displayText("\xff\xfe"), u"\uFFFD\uFFFD"_s);
    QCOMPARE(displayText("two\nlines\n"), u"two lines"_s);
    QCOMPARE(displayText("two\nlines", 500, true), u"two\nlines"_s);
    QCOMPARE(displayText(QByteArray(1000, 'x'), 10), u"xxxxxxxxx…"_s);
}

void TestQuote::secretIsMovedNotCopied()
{
    Secret first("hunter2");
    Secret second(std::move(first));
    QVERIFY(first.isEmpty()); // NOLINT(bugprone-use-after-move): that is what is tested
    QCOMPARE(second.view().toByteArray(), QByteArray("hunter2"));
    QCOMPARE(second.clone().view().toByteArray(), QByteArray("hunter2"));
    second.clear();
    QVERIFY(second.isEmpty());
    QCOMPARE(QByteArray(second.data()), QByteArray());
}

void TestQuote::jsonSurvivesBadUtf8()
{
    Json json;
    json["name"] = std::string("a\xff");
    QCOMPARE(dumpJson(json), QByteArray("{\"name\":\"a\xef\xbf\xbd\"}"));
    QVERIFY(!parseJson("{\"a\":", u"x"_s).ok());
    QCOMPARE(parseJson("nonsense", u"x"_s).error().code, ErrorCode::ParseFailed);
}

void TestQuote::jsonDepthIsBounded()
{
    QVERIFY(parseJson(QByteArray(200, '[') + QByteArray(200, ']'), u"x"_s).ok());
    QVERIFY(!parseJson(QByteArray(100'000, '[') + QByteArray(100'000, ']'), u"x"_s).ok());
}

QTEST_GUILESS_MAIN(TestQuote)
#include "tst_quote.moc"
