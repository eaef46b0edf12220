// SPDX-License-Identifier: GPL-3.0-or-later
// sockets.pl over answers of a kernel: captured ones, those of an older one, torn and hostile ones.
#include "remote/base/serverscript.h"
#include "remote/sockets/socketbook.h"

#include <QFile>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>
#include <QtEndian>

#include <cmath>

using namespace Remote;
using namespace Qt::StringLiterals;

namespace
{

using Datagrams = QList<QByteArray>;

const QByteArray mark = "0123456789abcdef";
constexpr qsizetype headSize = 88; ///< struct nlmsghdr and struct inet_diag_msg

QByteArray fileBytes(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s", qPrintable(path));
    return file.readAll();
}

Datagrams captured(const QString &name)
{
    Datagrams datagrams;
    const QByteArray text =
        fileBytes(QStringLiteral(TEST_SOURCE_DIR "/fixtures/linux-6.18/") + name + u".hex"_s);
    for (const QByteArray &line : text.trimmed().split('\n'))
        datagrams.append(QByteArray::fromHex(line));
    return datagrams;
}

template <typename Number> Number numberAt(const QByteArray &bytes, qsizetype at)
{
    Number value = 0;
    memcpy(&value, bytes.constData() + at, sizeof value);
    return value;
}

template <typename Number> QByteArray bytesOf(Number value)
{
    return QByteArray(reinterpret_cast<const char *>(&value), sizeof value);
}

/// The messages of a datagram.
QList<QByteArray> messages(const QByteArray &datagram)
{
    QList<QByteArray> found;
    for (qsizetype at = 0; at + 16 <= datagram.size();) {
        const auto length = numberAt<quint32>(datagram, at);
        found.append(datagram.mid(at, length));
        at += (length + 3) & ~3U;
    }
    return found;
}

/// The message with struct tcp_info cut to its first `size` bytes, as older kernels have it.
QByteArray withShortInfo(const QByteArray &message, quint16 size)
{
    if (message.size() < headSize)
        return message;
    QByteArray shorter = message.first(headSize);
    for (qsizetype at = headSize; at + 4 <= message.size();) {
        const auto length = numberAt<quint16>(message, at);
        const auto kept = numberAt<quint16>(message, at + 2) == 2 ? quint16(size + 4) : length;
        shorter += bytesOf(kept) + message.mid(at + 2, kept - 2);
        shorter.resize((shorter.size() + 3) & ~3);
        at += (length + 3) & ~3;
    }
    return bytesOf(quint32(shorter.size())) + shorter.mid(4);
}

Datagrams eachMessage(const Datagrams &datagrams,
                      const std::function<QByteArray(const QByteArray &)> &change)
{
    Datagrams changed;
    for (const QByteArray &datagram : datagrams) {
        QByteArray together;
        for (const QByteArray &message : messages(datagram))
            together += change(message);
        changed.append(together);
    }
    return changed;
}

const SocketRow *rowTo(const SocketFrame &frame, quint16 localPort, quint16 remotePort)
{
    for (const SocketRow &row : frame.rows) {
        if (row.local.port == localPort && (remotePort == 0 || row.remote.port == remotePort))
            return &row;
    }
    return nullptr;
}

} // namespace

class TestSocketScript final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsWhatTheKernelSaid();
    void asksForAllStatesButTimeWait();
    void readsAnOlderKernel();
    void keepsIdleSocketsForLater();
    void dropsNothingWhenCutShort_data();
    void dropsNothingWhenCutShort();
    void knowsOneThatWasMissing();
    void readsTablesWhenRefused();
    void survivesNonsense();

private:
    QList<SocketFrame> run(const QList<Datagrams> &answers, int room = 1000);
    QByteArray m_requests;
};

/// One frame an answer.
QList<SocketFrame> TestSocketScript::run(const QList<Datagrams> &answers, int room)
{
    QTemporaryDir folder;
    QFile file(folder.filePath(u"answers"_s));
    if (!file.open(QIODevice::WriteOnly))
        return {};
    for (const Datagrams &answer : answers) {
        for (const QByteArray &datagram : answer)
            file.write(datagram.toHex() + '\n');
        file.write("\n");
    }
    file.close();
    QProcess process;
    QProcessEnvironment environment;
    environment.insert(u"PATH"_s, qEnvironmentVariable("PATH"));
    environment.insert(u"CLAWTUNE_TEST_ANSWERS"_s, file.fileName());
    environment.insert(u"CLAWTUNE_TEST_REQUESTS"_s, folder.filePath(u"requests"_s));
    environment.insert(u"CLAWTUNE_MARK"_s, QString::fromLatin1(mark));
    environment.insert(u"CLAWTUNE_ROOM"_s, QString::number(room));
    process.setProcessEnvironment(environment);
    const QByteArray fake = fileBytes(QStringLiteral(TEST_SOURCE_DIR "/fakekernel.pl"));
    process.start(u"perl"_s,
                  {u"-e"_s, QString::fromUtf8(fake + serverScript(u"sockets-owners.pl"_s) +
                                              serverScript(u"sockets.pl"_s))});
    process.write(QByteArray(QByteArray::number(room) + '\n').repeated(answers.size() - 1));
    process.closeWriteChannel();
    if (!process.waitForFinished(60'000) || process.exitCode() != 0)
        qWarning("perl: %s", process.readAllStandardError().constData());
    m_requests = fileBytes(folder.filePath(u"requests"_s));
    SocketReader reader(mark);
    reader.feed(process.readAllStandardOutput());
    SocketBook book;
    QList<SocketFrame> frames;
    for (auto raw = reader.next(); raw && *raw; raw = reader.next())
        frames.append(book.apply(**raw));
    const QByteArray words = process.readAllStandardError();
    if (!words.isEmpty())
        qWarning("perl: %s", words.constData());
    return frames;
}

void TestSocketScript::readsWhatTheKernelSaid()
{
    const auto frames = run({captured(u"first"_s), captured(u"second"_s), captured(u"third"_s)});
    QCOMPARE(frames.size(), 3);
    QCOMPARE(frames[0].rows.size(), 9);
    QCOMPARE(frames[0].total, 9U);
    QVERIFY(frames[0].isWhole);
    QCOMPARE(frames[0].source, SocketSource::Netlink);
    const SocketRow *served = rowTo(frames[0], 5001, 36984);
    QVERIFY(served);
    QCOMPARE(served->state, TcpState::Established);
    QCOMPARE(served->remote, (SocketEnd{"127.0.0.1", 36984}));
    QCOMPARE(served->rxBytes, 1000.0);
    QCOMPARE(served->txBytes, 300.0);
    QCOMPARE(served->roundTrip, 0.000019);
    QCOMPARE(served->retransmits, 0.0);
    QVERIFY(served->inode > 0);
    QCOMPARE(rowTo(frames[1], 5001, 36984)->rxBytes, 6000.0);
    const SocketRow *six = rowTo(frames[1], 5002, 57860);
    QCOMPARE(six->protocol, SocketProtocol::Tcp6);
    QCOMPARE(six->local.address, QByteArray("::1"));
    QCOMPARE(six->txBytes, 70'000.0);
    QVERIFY(std::abs(six->rate.tx * frames[1].interval - 70'000) < 1);
    const SocketRow *mapped = rowTo(frames[1], 5003, 50622);
    QCOMPARE(mapped->local.address, QByteArray("127.0.0.2"));
    QCOMPARE(mapped->state, TcpState::CloseWait);
    QCOMPARE(rowTo(frames[1], 50622, 5003)->state, TcpState::FinWait1);
    QCOMPARE(frames[2].rows.size(), 6);
    QVERIFY(!rowTo(frames[2], 5003, 0));
}

void TestSocketScript::asksForAllStatesButTimeWait()
{
    QCOMPARE(run({captured(u"first"_s)}).size(), 1);
    const QByteArray request = QByteArray::fromHex(m_requests.trimmed());
    QCOMPARE(request.size(), 76);
    QCOMPARE(numberAt<quint32>(request, 0), 76U);
    QCOMPARE(numberAt<quint16>(request, 4), quint16(18));    // TCPDIAG_GETSOCK
    QCOMPARE(numberAt<quint16>(request, 6), quint16(0x301)); // NLM_F_REQUEST | NLM_F_DUMP
    QCOMPARE(request[19], char(2));                          // 1 << (INET_DIAG_INFO - 1)
    QCOMPARE(numberAt<quint32>(request, 68), 0xf36U);
}

void TestSocketScript::readsAnOlderKernel()
{
    // 3.10 has no byte counters; 4.1 has them and little after.
    for (const quint16 size : {quint16(104), quint16(136), quint16(144)}) {
        const auto shorter = [size](const QByteArray &message) {
            return withShortInfo(message, size);
        };
        const auto frames = run({eachMessage(captured(u"first"_s), shorter),
                                 eachMessage(captured(u"second"_s), shorter)});
        QCOMPARE(frames.size(), 2);
        QCOMPARE(frames[1].rows.size(), 9);
        const SocketRow *served = rowTo(frames[1], 5001, 36984);
        QVERIFY(served->roundTrip > 0);
        if (size == 104) {
            QVERIFY(std::isnan(served->rxBytes));
            QVERIFY(std::isnan(served->rate.rx));
        } else {
            QCOMPARE(served->rxBytes, 6000.0);
            QVERIFY(served->rate.rx > 0);
        }
    }
}

void TestSocketScript::keepsIdleSocketsForLater()
{
    const auto frames =
        run({captured(u"first"_s), captured(u"second"_s), captured(u"second"_s)}, 2);
    QCOMPARE(frames.size(), 3);
    QCOMPARE(frames[0].rows.size(), 2);
    QCOMPARE(frames[0].notListed, 7U);
    // Those with traffic come at once, with the bytes of this answer alone.
    const SocketRow *served = rowTo(frames[1], 5001, 36984);
    QVERIFY(served);
    QVERIFY(std::abs(served->rate.rx * frames[1].interval - 5000) < 1);
    QVERIFY(frames[1].rows.size() > 4);
    QCOMPARE(frames[1].rows.size() + frames[1].notListed, 9);
    QCOMPARE(frames[2].rows.size() + frames[2].notListed, 9);
    QCOMPARE(rowTo(frames[2], 5001, 36984)->rate, (Traffic{0, 0}));
}

void TestSocketScript::dropsNothingWhenCutShort_data()
{
    QTest::addColumn<QByteArray>("answer");
    const QByteArray whole = captured(u"first"_s).first();
    for (qsizetype size = 0; size < whole.size(); size += 211)
        QTest::addRow("%lld bytes", static_cast<long long>(size)) << whole.first(size);
    QTest::newRow("no end") << whole;
    QByteArray interrupted = whole + captured(u"first"_s).last();
    interrupted = interrupted.mid(numberAt<quint32>(whole, 0));
    interrupted[6] = char(interrupted[6] | 0x10); // NLM_F_DUMP_INTR
    QTest::newRow("table changed meanwhile") << interrupted;
}

void TestSocketScript::dropsNothingWhenCutShort()
{
    QFETCH(QByteArray, answer);
    const auto frames = run({captured(u"first"_s), {answer}, captured(u"first"_s)});
    QCOMPARE(frames.size(), 3);
    QVERIFY(!frames[1].isWhole);
    QCOMPARE(frames[1].rows.size(), 9);
    QVERIFY(frames[2].isWhole);
    QCOMPARE(frames[2].rows.size(), 9);
}

/// A dump may leave out a socket while others end; its bytes of earlier must not count again.
void TestSocketScript::knowsOneThatWasMissing()
{
    const Datagrams without = eachMessage(captured(u"second"_s), [](const QByteArray &message) {
        const bool isServed = message.size() > headSize && message[20] == 0x13 &&
                              message.mid(22, 2) == QByteArray::fromHex("9078");
        return isServed ? QByteArray() : message;
    });
    const auto frames = run({captured(u"first"_s), without, captured(u"second"_s)});
    QCOMPARE(frames.size(), 3);
    QVERIFY(!rowTo(frames[1], 5001, 36984));
    QVERIFY(std::abs(rowTo(frames[2], 5001, 36984)->rate.rx * frames[2].interval - 5000) < 1);
}

void TestSocketScript::readsTablesWhenRefused()
{
    const QByteArray refused = QByteArray::fromHex("24000000"
                                                   "0200"
                                                   "0000"
                                                   "01000000"
                                                   "00000000") +
                               bytesOf(qint32(-2)) + QByteArray(16, '\0');
    const auto frames = run({{refused}, {refused}});
    QCOMPARE(frames.size(), 2);
    QCOMPARE(frames[0].source, SocketSource::ProcTables);
    QVERIFY(frames[0].isWhole);
    for (const SocketRow &row : frames[0].rows)
        QVERIFY(std::isnan(row.rxBytes) && std::isnan(row.roundTrip));
}

void TestSocketScript::survivesNonsense()
{
    QRandomGenerator random(7);
    QList<Datagrams> answers{captured(u"first"_s)};
    for (int i = 0; i < 120; ++i) {
        Datagrams broken = captured(u"second"_s);
        for (int hit = 0; hit < 1 + i / 10; ++hit)
            broken[0][random.bounded(broken[0].size())] = char(random.bounded(256));
        answers.append(broken);
    }
    for (int i = 0; i < 20; ++i) {
        QByteArray noise(1 + random.bounded(2000), '\0');
        for (char &byte : noise)
            byte = char(random.bounded(256));
        answers.append({noise});
    }
    answers.append(captured(u"first"_s));
    const auto frames = run(answers);
    QCOMPARE(frames.size(), answers.size());
    QVERIFY(frames.last().isWhole);
    QCOMPARE(frames.last().rows.size(), 9);
}

QTEST_GUILESS_MAIN(TestSocketScript)
#include "tst_socketscript.moc"
