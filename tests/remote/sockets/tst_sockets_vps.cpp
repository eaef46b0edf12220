// SPDX-License-Identifier: GPL-3.0-or-later
// TCP sockets of a real server: as root with its containers, beside ss; as a plain user.
#include "remote/base/quote.h"
#include "remote/sockets/socketsampler.h"
#include "remote/ssh/hostconnection.h"
#include "tests/remote/sockets/transfer.h"
#include "tests/support/vps.h"

#include <QSet>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace Remote;

namespace
{

constexpr qint64 sentBytes = 20'000'000;
constexpr qint64 answeredBytes = 2'000'000;
constexpr quint16 transferPort = 47'001;

QByteArray endsOf(const SocketRow &row)
{
    const auto text = [](const SocketEnd &end) -> QByteArray {
        return end.address + ':' + QByteArray::number(end.port);
    };
    return text(row.local) + ' ' + text(row.remote);
}

/// Twenty pairs of connected sockets, each with bytes of its own, for a few seconds.
constexpr auto idlePairs = R"(exec perl -e '
    socket my $l, 2, 1, 6 or die; bind $l, pack("S n C4 x8", 2, 0, 127, 0, 0, 1) or die;
    listen $l, 30; my ($port) = unpack "x2 n", getsockname $l; my @keep;
    for my $i (1 .. 20) {
        socket my $c, 2, 1, 6 or die;
        connect $c, pack("S n C4 x8", 2, $port, 127, 0, 0, 1) or die; accept my $a, $l;
        syswrite $c, "x" x ($i * 101); sysread $a, my $b, 9999; push @keep, $c, $a;
    }
    select undef, undef, undef, 12;
')";

/// What `ss -tinH` says of each connection, by its two ends.
struct SsRow {
    QByteArray state;
    double acked = 0;
    double received = 0;
};

QHash<QByteArray, SsRow> ssRows(const QByteArray &output)
{
    QHash<QByteArray, SsRow> rows;
    QByteArray ends;
    for (const QByteArray &line : output.split('\n')) {
        const QByteArrayList words = line.simplified().split(' ');
        if (!line.startsWith('\t') && words.size() >= 5) {
            ends = words[3] + ' ' + words[4];
            ends.replace("[::ffff:", "").replace("[", "").replace("]", "");
            rows.insert(ends, {words[0]});
            continue;
        }
        for (const QByteArray &word : words) {
            if (word.startsWith("bytes_acked:"))
                rows[ends].acked = word.mid(12).toDouble();
            else if (word.startsWith("bytes_received:"))
                rows[ends].received = word.mid(15).toDouble();
        }
    }
    return rows;
}

} // namespace

class TestSocketsVps final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void seesIntoContainers();
    void agreesWithSs();
    void followsContainersThatComeAndGo();
    void plainUserIsToldTheTruth();
    void leavesNothingBehind();

private:
    QByteArray run(const QByteArray &script);
    std::unique_ptr<HostConnection> m_connection;
};

void TestSocketsVps::initTestCase()
{
    m_connection = std::make_unique<HostConnection>(Vps::parameters());
    m_connection->open();
    QTRY_COMPARE_WITH_TIMEOUT(m_connection->state(), ConnectionState::Connected, 30'000);
}

QByteArray TestSocketsVps::run(const QByteArray &script)
{
    std::optional<QByteArray> out;
    m_connection->run(
        {.script = script, .deadline = 120s}, this,
        [&out](const Result<CommandOutput> &result) { out = result ? result->out : QByteArray(); });
    [&out] { QTRY_VERIFY_WITH_TIMEOUT(out.has_value(), 130'000); }();
    return out.value_or(QByteArray());
}

/// Known bytes from one container to another: each end belongs to a process in its container.
void TestSocketsVps::seesIntoContainers()
{
    SocketSampler sampler(*m_connection);
    QSignalSpy frames(&sampler, &SocketSampler::frameReady);
    sampler.watch(this);
    sampler.setReachable(true);
    QTRY_VERIFY_WITH_TIMEOUT(frames.size() >= 2, 30'000);
    const QByteArray numbers =
        QByteArray::number(sentBytes) + ' ' + QByteArray::number(answeredBytes);
    const QByteArray port = QByteArray::number(transferPort);
    // They stay for three seconds after the last byte.
    const QByteArray script =
        "address=$(docker exec openclaw-app hostname -i | cut -d' ' -f1)\n"
        "(sleep 20) | docker exec -i openclaw-app perl -e " +
        shellQuoted(transferServer) + " 0.0.0.0 " + port + ' ' + numbers +
        " >/dev/null &\n"
        "for i in 1 2 3 4 5 6 7 8 9 10; do\n"
        "  nsenter -n -t $(docker inspect -f '{{.State.Pid}}' openclaw-app) ss -tlnH |\n"
        "    grep -q :" +
        port +
        " && break; sleep 0.5\n"
        "done\n"
        "(sleep 14) | docker exec -i openclaw-n8n perl -e " +
        shellQuoted(transferClient) + " $address " + port + ' ' + numbers +
        "\n"
        "docker inspect -f '{{.Id}}' openclaw-app openclaw-n8n\n";
    const QByteArrayList words = run(script).simplified().split(' ');
    sampler.unwatch(this);
    QCOMPARE(words.size(), 3);
    QCOMPARE(words.first(), QByteArray("done"));
    SocketRow server;
    SocketRow client;
    for (const auto &one : std::as_const(frames)) {
        for (const SocketRow &row : one.first().value<SocketFrame>().rows) {
            if (row.local.port == transferPort && !row.isListening())
                server = row.process.pid ? row : server;
            if (row.remote.port == transferPort)
                client = row.process.pid ? row : client;
        }
    }
    QCOMPARE(server.processName, QByteArray("perl"));
    QCOMPARE(client.processName, QByteArray("perl"));
    QCOMPARE(server.container, words.at(1));
    QCOMPARE(client.container, words.at(2));
    const Traffic took = movedBytesOf(frames, server.process.pid);
    const Traffic gave = movedBytesOf(frames, client.process.pid);
    const Traffic box = movedBytes(frames, [&](const SocketFrame &frame) {
        return sumsByContainer(frame.rows).value(words.at(2)).rate;
    });
    qInfo("server took %.0f gave %.0f, client gave %.0f took %.0f, its container %.0f %.0f",
          took.rx, took.tx, gave.tx, gave.rx, box.tx, box.rx);
    QVERIFY(isWithinTwoPercent(took.rx, sentBytes) && isWithinTwoPercent(took.tx, answeredBytes));
    QVERIFY(isWithinTwoPercent(gave.tx, sentBytes) && isWithinTwoPercent(gave.rx, answeredBytes));
    QVERIFY(box.tx >= gave.tx && box.rx >= gave.rx); // and what n8n itself does
    const auto last = frames.constLast().first().value<SocketFrame>();
    QVERIFY(last.namespacesEntered >= 5);
    QCOMPARE(last.namespacesRefused, 0);
    QVERIFY(last.seesEveryProcess());
}

/// In every namespace the same connections; each counter of ss lies between ours of before and
/// after, and is the same where nothing moved meanwhile.
void TestSocketsVps::agreesWithSs()
{
    std::optional<bool> idled;
    m_connection->run({.script = idlePairs, .deadline = 60s}, this,
                      [&idled](const Result<CommandOutput> &result) { idled = result.ok(); });
    SocketSampler sampler(*m_connection);
    sampler.setInterval(500ms);
    QSignalSpy frames(&sampler, &SocketSampler::frameReady);
    sampler.watch(this);
    sampler.setReachable(true);
    QTRY_VERIFY_WITH_TIMEOUT(frames.size() >= 6, 30'000);
    const auto before = frames.constLast().first().value<SocketFrame>();
    const auto theirs = ssRows(
        run("ss -taniH\nfor pid in $(docker inspect -f '{{.State.Pid}}' $(docker ps -q)); do\n"
            "  nsenter -n -t $pid ss -taniH\ndone"));
    const auto count = frames.size();
    QTRY_VERIFY_WITH_TIMEOUT(frames.size() > count + 1, 30'000);
    sampler.unwatch(this);
    const auto after = frames.constLast().first().value<SocketFrame>();
    int compared = 0;
    int still = 0;
    for (const SocketRow &row : before.rows) {
        const auto again =
            std::find_if(after.rows.begin(), after.rows.end(),
                         [&row](const SocketRow &other) { return other.id == row.id; });
        if (again == after.rows.end() || row.isListening() || std::isnan(row.txBytes) ||
            std::isnan(again->txBytes)) // no process has it any more
            continue;
        QVERIFY2(theirs.contains(endsOf(row)), endsOf(row).constData());
        ++compared;
        const SsRow ss = theirs.value(endsOf(row));
        const QString numbers = QStringLiteral("%1 %2: tx %3..%4, ss %5, rx %6..%7, ss %8")
                                    .arg(QString::fromLatin1(endsOf(row)),
                                         QString::fromLatin1(tcpStateName(again->state)))
                                    .arg(row.txBytes)
                                    .arg(again->txBytes)
                                    .arg(ss.acked)
                                    .arg(row.rxBytes)
                                    .arg(again->rxBytes)
                                    .arg(ss.received);
        QVERIFY2(ss.acked >= row.txBytes && ss.acked <= again->txBytes, qPrintable(numbers));
        QVERIFY2(ss.received >= row.rxBytes && ss.received <= again->rxBytes, qPrintable(numbers));
        if (again->txBytes == row.txBytes && again->rxBytes == row.rxBytes &&
            again->state == row.state) {
            QCOMPARE(ss.state, QByteArray(tcpStateName(row.state)));
            ++still;
        }
    }
    qInfo("%d connections compared with ss, %d of them at rest", compared, still);
    QVERIFY(compared >= 40 && still >= 40);
    QTRY_VERIFY_WITH_TIMEOUT(idled.has_value(), 60'000);
}

void TestSocketsVps::followsContainersThatComeAndGo()
{
    SocketSampler sampler(*m_connection);
    QSignalSpy frames(&sampler, &SocketSampler::frameReady);
    QSignalSpy failures(&sampler, &SocketSampler::failed);
    sampler.watch(this);
    sampler.setReachable(true);
    QTRY_VERIFY_WITH_TIMEOUT(frames.size() >= 2, 30'000);
    const auto socketsOf = [&frames](const QByteArray &id) {
        return sumsByContainer(frames.constLast().first().value<SocketFrame>().rows).contains(id);
    };
    const QByteArray id = run("docker inspect -f '{{.Id}}' openclaw-opennotebook").trimmed();
    QTRY_VERIFY_WITH_TIMEOUT(socketsOf(id), 30'000);
    run("docker stop -t 2 openclaw-opennotebook");
    QTRY_VERIFY_WITH_TIMEOUT(!socketsOf(id), 30'000);
    run("docker start openclaw-opennotebook");
    QTRY_VERIFY_WITH_TIMEOUT(socketsOf(id), 60'000);
    QVERIFY(failures.isEmpty());
    sampler.unwatch(this);
}

void TestSocketsVps::plainUserIsToldTheTruth()
{
    HostConnection plain(Vps::parameters(Vps::variable("CLAWTUNE_VPS_PLAIN")));
    plain.open();
    QTRY_COMPARE_WITH_TIMEOUT(plain.state(), ConnectionState::Connected, 30'000);
    SocketSampler sampler(plain);
    QSignalSpy frames(&sampler, &SocketSampler::frameReady);
    sampler.watch(this);
    sampler.setReachable(true);
    QTRY_VERIFY_WITH_TIMEOUT(frames.size() >= 3, 30'000);
    sampler.unwatch(this);
    const auto frame = frames.constLast().first().value<SocketFrame>();
    QVERIFY(!frame.seesEveryProcess());
    QCOMPARE(frame.namespacesEntered, 0);
    QCOMPARE(frame.source, SocketSource::Netlink);
    int ofRoot = 0;
    for (const SocketRow &row : frame.rows) {
        QVERIFY(row.container.isEmpty());
        if (row.user != 0 || row.inode == 0)
            continue;
        ++ofRoot;
        QCOMPARE(row.process, ProcessId());
    }
    QVERIFY(ofRoot > 0); // sshd's, at least
}

/// The program ends with its channel, and no network namespace is held by it.
void TestSocketsVps::leavesNothingBehind()
{
    QTRY_COMPARE_WITH_TIMEOUT(run("pgrep -cf '^clawtune-sockets' || :").trimmed(), QByteArray("0"),
                              20'000);
}

QTEST_GUILESS_MAIN(TestSocketsVps)
#include "tst_sockets_vps.moc"
