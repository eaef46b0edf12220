// SPDX-License-Identifier: GPL-3.0-or-later
// What sockets.pl sends, as values; rates and sums of it.
#include "remote/sockets/socketaddress.h"
#include "remote/sockets/socketbook.h"
#include "remote/sockets/socketsums.h"

#include <QElapsedTimer>
#include <QTest>

#include <cmath>

using namespace Remote;
using namespace Qt::StringLiterals;

namespace
{

const QByteArray mark = "0123456789abcdef";
const QByteArray box(64, 'a');

QByteArray answer(double uptime, const QByteArray &body)
{
    return mark + " t " + QByteArray::number(uptime, 'f', 6) + " 0.010000 " +
           QByteArray::number(body.size()) + '\n' + body;
}

SocketFrame frameOf(SocketBook &book, double uptime, const QByteArray &body)
{
    auto raw = parseSockets(body);
    if (!raw)
        qFatal("no answer: %s", body.constData());
    raw->uptime = uptime;
    return book.apply(*raw);
}

const SocketRow *rowOf(const SocketFrame &frame, quint32 id)
{
    for (const SocketRow &row : frame.rows) {
        if (row.id == id)
            return &row;
    }
    return nullptr;
}

const QByteArray info = "I n 0 3 0 1 0 1\n";

} // namespace

class TestSocketReader final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void writesAddresses_data();
    void writesAddresses();
    void understandsEveryLine();
    void leavesOutWhatIsNone_data();
    void leavesOutWhatIsNone();
    void cutsAnswers();
    void refusesNonsense_data();
    void refusesNonsense();
    void survivesEveryCut();
    void makesRates();
    void countsYoungSocketsFromZero();
    void counterThatGoesBackIsNew();
    void namesTheProcess();
    void addsUp();
    void staysQuickWithManySockets();
};

void TestSocketReader::writesAddresses_data()
{
    QTest::addColumn<QByteArray>("digits");
    QTest::addColumn<uint>("interface");
    QTest::addColumn<QByteArray>("text");
    const auto row = [](const char *name, const QByteArray &digits, uint interface,
                        const QByteArray &text) {
        QTest::newRow(name) << digits << interface << text;
    };
    row("v4", "c0a80001", 0, "192.168.0.1");
    row("v4 with interface", "c0a80001", 3, "192.168.0.1");
    row("any", "00000000000000000000000000000000", 0, "::");
    row("v6", "20010db8000000000000000000000001", 0, "2001:db8::1");
    row("mapped", "00000000000000000000ffff7f000002", 2, "127.0.0.2");
    row("scoped", "fe800000000000000000000000000001", 2, "fe80::1%2");
    row("scoped, no interface", "fe800000000000000000000000000001", 0, "fe80::1");
    row("short", "c0a800", 0, {});
    row("no digits", "c0a8000g", 0, {});
    row("nothing", {}, 0, {});
    row("odd", "c0a80001c", 0, {});
}

void TestSocketReader::writesAddresses()
{
    QFETCH(QByteArray, digits);
    QFETCH(uint, interface);
    QFETCH(QByteArray, text);
    const auto address = socketAddress(digits, interface);
    QCOMPARE(address.has_value(), !text.isEmpty());
    QCOMPARE(address.value_or(QByteArray()), text);
}

void TestSocketReader::understandsEveryLine()
{
    const QByteArray lines =
        QByteArray("I n 1000 12 3 2 1 0\n"
                   "N 2 " +
                   box +
                   "\n"
                   "P 77 123456 - " +
                   QByteArray("a b\n(c)").toHex() +
                   "\n"
                   "+ 5 2 6 1 33 9911 00000000000000000000ffff7f000001 80 "
                   "00000000000000000000ffff7f000002 40000 0 10 20 1500 1 2 3 4 -\n"
                   "= 5 8 0 11 21 - - 0 0\n"
                   "o 5 77\n"
                   "- 4\n");
    const auto sockets = parseSockets(lines);
    QVERIFY(sockets);
    QCOMPARE(sockets->reader, 1000U);
    QCOMPARE(sockets->total, 12U);
    QCOMPARE(sockets->notListed, 3U);
    QCOMPARE(sockets->namespacesEntered, 2);
    QCOMPARE(sockets->namespacesRefused, 1);
    QVERIFY(!sockets->isWhole);
    QCOMPARE(sockets->namespaces.value(0).container, box);
    QCOMPARE(sockets->processes.value(0).name, QByteArray("a b\n(c)"));
    QCOMPARE(sockets->processes.value(0).id, (ProcessId{77, 123456}));
    const RawSockets::Born born = sockets->born.value(0);
    QCOMPARE(born.id, 5U);
    QCOMPARE(born.local, (SocketEnd{"127.0.0.1", 80}));
    QCOMPARE(born.remote, (SocketEnd{"127.0.0.2", 40000}));
    QCOMPARE(born.protocol, SocketProtocol::Tcp6);
    QCOMPARE(born.inode, 9911U);
    QCOMPARE(born.counters.tx, std::optional<quint64>(10));
    QCOMPARE(born.counters.sendQueue, 3U);
    QCOMPARE(born.txBefore, std::optional<quint64>(4));
    QVERIFY(!born.rxBefore);
    QCOMPARE(sockets->changed.value(0).state, TcpState::CloseWait);
    QVERIFY(!sockets->changed.value(0).counters.roundTrip);
    QCOMPARE(sockets->owners.value(0).pid, 77);
    QCOMPARE(sockets->gone, QList<quint32>{4});
}

void TestSocketReader::leavesOutWhatIsNone_data()
{
    QTest::addColumn<QByteArray>("line");
    for (const char *line :
         {"+ 5 2 6 1", "+ 5 0 4 1 0 1 7f000001 65536 7f000001 1 0 1 1 1 1 0 0 0 0",
          "+ 5 0 4 1 0 1 7f0000 80 7f000001 1 0 1 1 1 1 0 0 0 0",
          "+ 99999999999 0 4 1 0 1 7f000001 80 7f000001 1 0 1 1 1 1 0 0 0 0",
          "= 5 1 1 -1 0 0 0 0 0", "= x 1 1 0 0 0 0 0 0", "o 1", "o 1 99999999999", "- ", "- x",
          "N 1 abc", "P 1 2", "P x 2 - 61", "Z 1 2 3", "", "+", "\xff\xfe \x80"})
        QTest::newRow(line) << QByteArray(line);
}

void TestSocketReader::leavesOutWhatIsNone()
{
    QFETCH(QByteArray, line);
    const auto sockets = parseSockets(QByteArray(info + line + "\n- 9\n"));
    QVERIFY(sockets);
    QVERIFY(sockets->born.isEmpty() && sockets->changed.isEmpty() && sockets->owners.isEmpty() &&
            sockets->namespaces.isEmpty() && sockets->processes.isEmpty());
    QCOMPARE(sockets->gone, QList<quint32>{9});
}

void TestSocketReader::cutsAnswers()
{
    SocketReader reader(mark);
    const QByteArray bytes =
        "Welcome\r\n" + answer(10.5, info) + answer(11.5, QByteArray(info + "- 7\n"));
    QList<RawSockets> found;
    for (const char byte : bytes) {
        reader.feed(QByteArray(1, byte));
        const auto next = reader.next();
        QVERIFY(next);
        if (*next)
            found.append(**next);
    }
    QCOMPARE(found.size(), 2);
    QCOMPARE(found.first().uptime, 10.5);
    QCOMPARE(found.first().ownNanoseconds, std::optional<quint64>(10'000'000));
    QCOMPARE(found.last().gone, QList<quint32>{7});
}

void TestSocketReader::refusesNonsense_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("code");
    const int parse = int(ErrorCode::ParseFailed);
    QTest::newRow("no perl") << QByteArray("hello\n" + mark + " none\n")
                             << int(ErrorCode::Unsupported);
    QTest::newRow("endless banner") << QByteArray(70'000, 'x') << parse;
    QTest::newRow("no line I") << answer(1, "- 7\n") << parse;
    QTest::newRow("bad clock") << QByteArray(mark + " t nan 0 0\n") << parse;
    QTest::newRow("no size") << QByteArray(mark + " t 1.0 0 \n") << parse;
    QTest::newRow("too large") << QByteArray(mark + " t 1.0 0 99999999999\n") << parse;
    QTest::newRow("endless head") << QByteArray(mark + " t " + QByteArray(300, '1')) << parse;
    QTest::newRow("not after the first")
        << QByteArray(answer(1, info) + "Segmentation fault\n") << parse;
}

void TestSocketReader::refusesNonsense()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, code);
    SocketReader reader(mark);
    reader.feed(bytes);
    auto next = reader.next();
    while (next && *next)
        next = reader.next();
    QVERIFY(!next);
    QCOMPARE(int(next.error().code), code);
}

void TestSocketReader::survivesEveryCut()
{
    const QByteArray body =
        info + "N 1 " + box +
        "\nP 7 8 - 61\n+ 1 1 4 1 0 5 7f000001 80 7f000001 81 0 1 2 3 4 5 6 0 0\n"
        "= 1 1 5 2 3 4 5 6 7\no 1 7\n";
    SocketBook book;
    for (qsizetype size = 0; size <= body.size(); ++size) {
        for (const char byte : {'\0', ' ', '\xff', '9'}) {
            QByteArray broken = body.first(size);
            if (size > 0)
                broken[size / 2] = byte;
            if (const auto sockets = parseSockets(broken))
                QVERIFY(book.apply(*sockets).rows.size() <= 1);
        }
    }
}

void TestSocketReader::makesRates()
{
    SocketBook book;
    const QByteArray born = "+ 1 0 4 1 0 5 7f000001 80 7f000001 81 0 1000 500 2500 3 0 0 - -\n";
    SocketFrame frame = frameOf(book, 100, info + born);
    QCOMPARE(frame.interval, 0.0);
    QVERIFY(std::isnan(frame.rows.first().rate.tx));
    QCOMPARE(frame.rows.first().roundTrip, 0.0025);
    QCOMPARE(frame.rows.first().retransmits, 3.0);
    frame = frameOf(book, 102, info + "= 1 1 5 5000 500 2600 3 0 0\n");
    QCOMPARE(frame.interval, 2.0);
    QCOMPARE(frame.rows.first().rate, (Traffic{0, 2000}));
    QCOMPARE(frame.rows.first().txBytes, 5000.0);
    frame = frameOf(book, 103, info);
    QCOMPARE(frame.rows.first().rate, (Traffic{0, 0}));
    // An unknown counter stays unknown.
    frame = frameOf(book, 104, info + "= 1 1 5 - - - - 0 0\n");
    QVERIFY(std::isnan(frame.rows.first().rate.tx));
    QVERIFY(std::isnan(frame.rows.first().txBytes));
    frame = frameOf(book, 105, info + "- 1\n");
    QVERIFY(frame.rows.isEmpty());
}

void TestSocketReader::countsYoungSocketsFromZero()
{
    SocketBook book;
    frameOf(book, 100, info);
    const SocketFrame frame =
        frameOf(book, 101,
                info + "+ 1 0 4 1 0 5 7f000001 80 7f000001 81 0 1000 500 1 0 0 0 0 0\n"
                       "+ 2 0 4 1 0 6 7f000001 80 7f000001 82 0 1000 500 1 0 0 0 900 500\n"
                       "+ 3 0 4 1 0 7 7f000001 80 7f000001 83 0 1000 500 1 0 0 0 - -\n");
    QCOMPARE(rowOf(frame, 1)->rate, (Traffic{500, 1000}));
    QCOMPARE(rowOf(frame, 2)->rate, (Traffic{0, 100}));
    QVERIFY(std::isnan(rowOf(frame, 3)->rate.rx));
}

void TestSocketReader::counterThatGoesBackIsNew()
{
    SocketBook book;
    frameOf(book, 100, info + "+ 1 0 4 1 0 5 7f000001 80 7f000001 81 0 9000 8000 1 0 0 0 - -\n");
    const SocketFrame frame = frameOf(book, 101, info + "= 1 1 5 100 8100 1 0 0 0\n");
    QCOMPARE(frame.rows.first().rate, (Traffic{100, 100}));
    // A clock that stands still or goes back makes no rate.
    const SocketFrame back = frameOf(book, 100, info + "= 1 1 5 300 8100 1 0 0 0\n");
    QCOMPARE(back.interval, 0.0);
    QVERIFY(std::isnan(back.rows.first().rate.tx));
}

void TestSocketReader::namesTheProcess()
{
    SocketBook book;
    const QByteArray socket = "+ 1 4 4 1 33 5 7f000001 80 7f000001 81 0 1 1 1 0 0 0 - -\n";
    SocketFrame frame = frameOf(book, 1, info + "N 4 " + box + '\n' + socket);
    QCOMPARE(frame.rows.first().process.pid, 0);
    QCOMPARE(frame.rows.first().user, 33U);
    QCOMPARE(frame.rows.first().container, box); // that of its namespace
    frame = frameOf(book, 2, info + "P 9 50 - 6e67\no 1 9\n");
    QCOMPARE(frame.rows.first().process, (ProcessId{9, 50}));
    QCOMPARE(frame.rows.first().processName, QByteArray("ng"));
    QVERIFY(frame.rows.first().container.isEmpty());
    // The number is used again, then nobody has it.
    frame = frameOf(book, 3, info + "P 9 60 - 6e68\no 1 9\n");
    QCOMPARE(frame.rows.first().process, (ProcessId{9, 60}));
    frame = frameOf(book, 4, info + "o 1 0\n");
    QCOMPARE(frame.rows.first().process, ProcessId());
}

void TestSocketReader::addsUp()
{
    SocketBook book;
    frameOf(book, 1, info);
    const SocketFrame frame =
        frameOf(book, 2,
                info + "P 9 50 " + box +
                    " 61\n"
                    "+ 1 0 4 1 0 5 7f000001 80 0a000001 81 0 100 10 1 0 0 0 0 0\n"
                    "+ 2 0 4 1 0 6 7f000001 80 0a000001 82 0 200 20 1 0 0 0 0 0\n"
                    "+ 3 0 4 10 0 7 00000000 80 00000000 0 0 - - - - 0 128 - -\n"
                    "+ 4 0 4 1 33 8 7f000001 90 0a000002 83 0 - - - - 0 0 - -\n"
                    "o 1 9\no 2 9\no 3 9\n");
    const auto owners = sumsByOwner(frame.rows);
    QCOMPARE(owners.size(), 2);
    const SocketSum mine = owners.value({{9, 50}, 0, box});
    QCOMPARE(mine.rate, (Traffic{30, 300}));
    QCOMPARE(mine.connections, 2);
    QCOMPARE(mine.listening, 1);
    const SocketSum others = owners.value({{}, 33, {}});
    QCOMPARE(others.connections, 1);
    QVERIFY(std::isnan(others.rate.tx));
    const auto remotes = sumsByRemote(frame.rows);
    QCOMPARE(remotes.size(), 2);
    QCOMPARE(remotes.value("10.0.0.1").rate.tx, 300.0);
    QCOMPARE(sumsByContainer(frame.rows).value(box).rate.rx, 30.0);
    const auto traffic = trafficByProcess(frame.rows);
    QCOMPARE(traffic.size(), 1);
    QCOMPARE(traffic.value({9, 50}), (Traffic{30, 300}));
}

void TestSocketReader::staysQuickWithManySockets()
{
    QByteArray born = info;
    QByteArray changed = info;
    for (int i = 1; i <= 50'000; ++i) {
        const QByteArray id = QByteArray::number(i);
        born += "+ " + id + " 0 4 1 0 " + id + " 7f000001 80 7f000001 81 0 1 1 1 0 0 0 - -\n";
        changed += "= " + id + " 1 " + id + " 1001 501 1 0 0 0\n";
    }
    SocketBook book;
    frameOf(book, 1, born);
    QElapsedTimer clock;
    clock.start();
    const SocketFrame frame = frameOf(book, 2, changed);
    const auto remotes = sumsByRemote(frame.rows);
    const qint64 elapsed = clock.elapsed();
    qInfo("50 000 sockets, all with traffic: %lld ms", static_cast<long long>(elapsed));
    QCOMPARE(frame.rows.size(), 50'000);
    QCOMPARE(remotes.value("127.0.0.1").rate.tx, 50'000'000.0);
    QVERIFY2(elapsed < 1500, qPrintable(QString::number(elapsed)));
}

QTEST_GUILESS_MAIN(TestSocketReader)
#include "tst_socketreader.moc"
