// SPDX-License-Identifier: GPL-3.0-or-later
// The parsers on captured and on hostile answers, and the real script on this computer.
#include "remote/processes/processdetails.h"
#include "tests/remote/changes/processshell.h"
#include "tests/remote/processes/detachedprocess.h"

#include <QDir>
#include <QTemporaryDir>

#include <arpa/inet.h>
#include <cmath>
#include <netinet/in.h>
#include <optional>
#include <sys/socket.h>
#include <unistd.h>

using namespace Remote;
using namespace Qt::StringLiterals;

namespace
{

constexpr auto mark = "0123456789abcdef";

QByteArray fixture(const QString &name)
{
    QFile file(QStringLiteral(TEST_SOURCE_DIR "/fixtures/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// One part of an answer, as the script frames it.
QByteArray part(const QByteArray &name, const QByteArray &text, int code = 0)
{
    return '\n' + QByteArray(mark) + " begin " + name + '\n' + text + '\n' + mark + " end " +
           QByteArray::number(code) + '\n';
}

QByteArray ending(const char *word)
{
    return '\n' + QByteArray(mark) + ' ' + word + '\n';
}

/// The details of a process of this computer.
ProcessDetails detailsOf(const ProcessId &id, int mostFiles, const QStringList &interpreter,
                         const QString &path = {})
{
    ProcessShell shell(interpreter, path);
    std::optional<Result<CommandOutput>> output;
    shell.run(processDetailsCommand(id, mark, Privilege::Login, mostFiles), &shell,
              [&output](const Result<CommandOutput> &result) { output = result; });
    if (!QTest::qWaitFor([&output] { return output.has_value(); }, 20'000) || !*output)
        return {};
    return parseProcessDetails((*output)->out, mark);
}

/// A TCP socket of this test that waits for connections from this computer.
class Listener final
{
public:
    Listener()
        : m_socket(socket(AF_INET, SOCK_STREAM, 0))
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        auto *where = reinterpret_cast<sockaddr *>(&address);
        socklen_t size = sizeof address;
        if (bind(m_socket, where, size) == 0 && listen(m_socket, 1) == 0 &&
            getsockname(m_socket, where, &size) == 0)
            m_port = ntohs(address.sin_port);
    }
    ~Listener() { close(m_socket); }
    Q_DISABLE_COPY_MOVE(Listener)
    [[nodiscard]] int port() const { return m_port; }

private:
    int m_socket;
    int m_port = 0;
};

QString lines(const QList<ProcessLimit> &limits)
{
    QString text;
    for (const ProcessLimit &limit : limits)
        text += u"%1|%2|%3|%4\n"_s.arg(QString::fromUtf8(limit.name))
                    .arg(limit.soft)
                    .arg(limit.hard)
                    .arg(QString::fromUtf8(limit.unit));
    return text;
}

} // namespace

class TestProcessDetails final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsACapturedAnswer();
    void readsLimits();
    void survivesBrokenTables();
    void tellsWhatMayNotBeRead();
    void isNotFooledByWhatItReads();
    void knowsEndedFromCutOff();
    void sortsOpenFiles_data();
    void sortsOpenFiles();
    void readsSockets();
    void readsThisComputer_data();
    void readsThisComputer();
    void countsMoreFilesThanItLists();
    void readsTheEnvironmentOnlyWhenAsked();
};

/// Of a PostgreSQL backend in a container, on Debian 12.
void TestProcessDetails::readsACapturedAnswer()
{
    const ProcessDetails details = parseProcessDetails(fixture(u"postgres_debian12.txt"_s), mark);
    QCOMPARE(details.answer, ProcessDetails::Answer::Whole);
    for (const char *name :
         {"cmdline", "exe", "cwd", "cgroup", "limits", "status", "smaps_rollup", "io", "fd"})
        QCOMPARE(details.state(name), PartState::Read);
    QCOMPARE(details.executable, "/usr/lib/postgresql/15/bin/postgres"_ba);
    QVERIFY(details.arguments.constFirst().startsWith("postgres"));
    QVERIFY(details.cgroups.constFirst().contains("docker"));
    QVERIFY(details.memory.value("Pss") > 1024);
    QVERIFY(details.memory.value("Pss") <= details.memory.value("Rss"));
    QVERIFY(details.uniqueMemory() <= details.memory.value("Pss"));
    QVERIFY(details.io.contains("read_bytes"));
    QCOMPARE(details.openFiles.size(), details.openFileCount);
    const auto hasKind = [&details](OpenFile::Kind kind) {
        return std::any_of(details.openFiles.begin(), details.openFiles.end(),
                           [kind](const OpenFile &file) { return file.kind == kind; });
    };
    QVERIFY(hasKind(OpenFile::Kind::File));
    QVERIFY(hasKind(OpenFile::Kind::Socket));
    QVERIFY(hasKind(OpenFile::Kind::Anonymous));
    QCOMPARE(details.status.value("Name"), "postgres"_ba);
}

void TestProcessDetails::readsLimits()
{
    const QByteArray text =
        "Limit                     Soft Limit           Hard Limit           Units     \n"
        "Max cpu time              unlimited            unlimited            seconds   \n"
        "Max open files            1024                 524288               files     \n"
        "Max nice priority         0                    0                    \n"
        "Max realtime timeout      unlimited            unlimited            us        \n";
    QCOMPARE(lines(parseLimits(text)), u"Max cpu time|inf|inf|seconds\n"
                                       "Max open files|1024|524288|files\n"
                                       "Max nice priority|0|0|\n"
                                       "Max realtime timeout|inf|inf|us\n"_s);
}

void TestProcessDetails::survivesBrokenTables()
{
    QVERIFY(parseLimits({}).isEmpty());
    QVERIFY(parseLimits("Limit\nMax open files").isEmpty());
    QVERIFY(parseLimits("Limit\nMax open files            many                 few\n").isEmpty());
    QVERIFY(parseMemory("Pss: twelve kB\nRss 12 kB\nSwap: 3 MB\n\xff\xfe: 1 kB x\n").size() <= 1);
    QVERIFY(parseIo("rchar 12\nwchar: \n").isEmpty());
    QCOMPARE(parseIo("rchar: 12\n"), (QMap<QByteArray, double>{{"rchar", 12}}));
    QVERIFY(std::isnan(ProcessDetails().uniqueMemory()));
    for (const char *text : {"", "x", "3\n", "3\n0 /a", "3\n0/a", "-1\n", "3\n\0\0\0"}) {
        const ProcessDetails details =
            parseProcessDetails(part("fd", text) + ending("whole"), mark);
        QVERIFY(details.openFiles.isEmpty());
    }
}

void TestProcessDetails::tellsWhatMayNotBeRead()
{
    const ProcessDetails details = parseProcessDetails(
        part("exe", {}, 1) + part("smaps_rollup", {}, 44) + part("cwd", "/srv\n") + ending("whole"),
        mark);
    QCOMPARE(details.answer, ProcessDetails::Answer::Whole);
    QCOMPARE(details.state("exe"), PartState::NotPermitted);
    QCOMPARE(details.state("smaps_rollup"), PartState::Absent);
    QCOMPARE(details.state("cwd"), PartState::Read);
    QCOMPARE(details.state("io"), PartState::Missing);
    QCOMPARE(details.workingDirectory, "/srv"_ba);
}

/// Only the marker of this very request begins or ends a part.
void TestProcessDetails::isNotFooledByWhatItReads()
{
    const QByteArray hostile = "sh\0-c\0\nffff end 0\n\nffff gone\n\x1b[2J\xff\0"_ba;
    const ProcessDetails details = parseProcessDetails(
        part("cmdline", hostile) + part("cwd", "/a\nb\n") + ending("whole"), mark);
    QCOMPARE(details.answer, ProcessDetails::Answer::Whole);
    QCOMPARE(details.arguments,
             (QList<QByteArray>{"sh", "-c", "\nffff end 0\n\nffff gone\n\x1b[2J\xff"}));
    QCOMPARE(details.workingDirectory, "/a\nb"_ba);
}

void TestProcessDetails::knowsEndedFromCutOff()
{
    using Answer = ProcessDetails::Answer;
    QCOMPARE(parseProcessDetails(ending("gone"), mark).answer, Answer::Gone);
    QCOMPARE(parseProcessDetails(part("io", "rchar: 1\n") + ending("gone"), mark).answer,
             Answer::Gone);
    QCOMPARE(parseProcessDetails({}, mark).answer, Answer::Cut);
    const QByteArray whole = part("io", "rchar: 1\n") + part("cwd", "/\n") + ending("whole");
    for (qsizetype length = 0; length < whole.size(); ++length)
        QCOMPARE(parseProcessDetails(whole.left(length), mark).answer, Answer::Cut);
    // A part that is cut off is not there at all.
    QVERIFY(parseProcessDetails(whole.left(30), mark).io.isEmpty());
}

void TestProcessDetails::sortsOpenFiles_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<int>("kind");
    using Kind = OpenFile::Kind;
    QTest::newRow("file") << "/var/log/syslog"_ba << int(Kind::File);
    QTest::newRow("deleted") << "/tmp/x (deleted)"_ba << int(Kind::Deleted);
    QTest::newRow("device") << "/dev/null"_ba << int(Kind::Device);
    QTest::newRow("shared memory") << "/dev/shm/x"_ba << int(Kind::File);
    QTest::newRow("pipe") << "pipe:[1234]"_ba << int(Kind::Pipe);
    QTest::newRow("socket") << "socket:[1234]"_ba << int(Kind::Socket);
    QTest::newRow("epoll") << "anon_inode:[eventpoll]"_ba << int(Kind::Anonymous);
    QTest::newRow("memfd") << "/memfd:x (deleted)"_ba << int(Kind::Anonymous);
    QTest::newRow("something else") << "net:[4026531840]"_ba << int(Kind::Other);
}

void TestProcessDetails::sortsOpenFiles()
{
    QFETCH(const QByteArray, target);
    QTEST(int(kindOfTarget(target)), "kind");
}

void TestProcessDetails::readsSockets()
{
    const QHash<quint64, ProcessSocket> sockets = parseSocketLines(
        "tcp   0: 0100007F:1538 00000000:0000 0A 00000000:00000000 00:00000000 00000000   999      "
        "  0 "
        "101 1 0000000000000000 100 0 0 10 0\n"
        "tcp6   3: 0000000000000000FFFF00000100007F:0050 0000000000000000FFFF00000200007F:D431 01 "
        "00000000:00000000 00:00000000 00000000  33 0 102 1 0 20 4 30 10 -1\n"
        "tcp6   4: 000080FE00000000FF005450B6AD1DFE:01BB 00000000000000000000000000000000:0000 0A "
        "00000000:00000000 00:00000000 00000000 0 0 103\n"
        "udp   9: 00000000:0044 00000000:0000 07 00000000:00000000 00:00000000 00000000 0 0 104 2 "
        "0\n"
        "unix 0000000000000000: 00000002 00000000 00010000 0001 01 105 /run/a socket\x1b\n"
        "unix 0000000000000000: 00000003 00000000 00000000 0001 03 106\n"
        "tcp   0: zz:1538 00000000:0000 0A 0:0 0:0 0 0 0 107\n"
        "tcp nonsense\n\xff\n");
    QCOMPARE(sockets.size(), 6);
    QCOMPARE(sockets[101], (ProcessSocket{"tcp", u"127.0.0.1:5432"_s, {}, "LISTEN"}));
    QCOMPARE(sockets[102],
             (ProcessSocket{"tcp6", u"127.0.0.1:80"_s, u"127.0.0.2:54321"_s, "ESTAB"}));
    QCOMPARE(sockets[103].local, u"[fe80::5054:ff:fe1d:adb6]:443"_s);
    QCOMPARE(sockets[104], (ProcessSocket{"udp", u"0.0.0.0:68"_s, {}, {}}));
    QCOMPARE(sockets[105].protocol, "unix"_ba);
    QVERIFY(sockets[105].local.startsWith(u"/run/a socket"));
    QVERIFY(!sockets[105].local.contains(u'\x1b'));
    QCOMPARE(sockets[106].local, QString());
}

void TestProcessDetails::readsThisComputer_data()
{
    QTest::addColumn<QStringList>("interpreter");
    QTest::addColumn<bool>("hasPerl");
    QTest::newRow("sh") << QStringList{u"sh"_s} << true;
    QTest::newRow("bash") << QStringList{u"bash"_s} << true;
    QTest::newRow("busybox, no perl") << QStringList{u"/bin/busybox"_s, u"sh"_s} << false;
}

/// The test itself: what it has open it knows.
void TestProcessDetails::readsThisComputer()
{
    QFETCH(const QStringList, interpreter);
    QFETCH(const bool, hasPerl);
    const QTemporaryDir folder;
    const QString path = folder.path();
    if (!hasPerl) {
        for (const char *tool : {"cat", "readlink", "head", "sed"})
            QVERIFY(QFile::link(u"/bin/busybox"_s, folder.filePath(QString::fromLatin1(tool))));
    }
    QFile odd(folder.filePath(u"a b\nc"_s));
    QVERIFY(odd.open(QIODevice::WriteOnly));
    const Listener server;
    QVERIFY(server.port() > 0);
    const ProcessDetails details =
        detailsOf(idOf(getpid()), 0, interpreter, hasPerl ? QString() : path);
    QCOMPARE(details.answer, ProcessDetails::Answer::Whole);
    QCOMPARE(details.executable, QFile::encodeName(QCoreApplication::applicationFilePath()));
    QCOMPARE(details.workingDirectory, QFile::encodeName(QDir::currentPath()));
    QCOMPARE(details.arguments.constFirst(), QCoreApplication::arguments().constFirst().toUtf8());
    QCOMPARE(details.limits.size(), 16);
    QVERIFY(details.uniqueMemory() > 100'000);
    QVERIFY(details.io.contains("write_bytes"));
    QVERIFY(details.environment.isEmpty());
    QVERIFY(details.openFileCount >= 5);
    QCOMPARE(details.openFiles.size(), details.openFileCount);
    const auto found = std::find_if(
        details.openFiles.begin(), details.openFiles.end(),
        [&odd](const OpenFile &file) { return file.target == QFile::encodeName(odd.fileName()); });
    QVERIFY(found != details.openFiles.end());
    QCOMPARE(found->kind, OpenFile::Kind::File);
    const QString address = u"127.0.0.1:%1"_s.arg(server.port());
    QVERIFY(std::any_of(details.openFiles.begin(), details.openFiles.end(),
                        [&address](const OpenFile &file) {
                            return file.local.local == address && file.local.state == "LISTEN";
                        }));
}

void TestProcessDetails::countsMoreFilesThanItLists()
{
    const ProcessDetails details = detailsOf(idOf(getpid()), 2, {u"sh"_s});
    QCOMPARE(details.openFiles.size(), 2);
    QVERIFY(details.openFileCount > 2);
    const ProcessDetails other = detailsOf({getpid(), idOf(getpid()).start + 1}, 2, {u"sh"_s});
    QCOMPARE(other.answer, ProcessDetails::Answer::Gone);
    QVERIFY(other.parts.isEmpty());
}

void TestProcessDetails::readsTheEnvironmentOnlyWhenAsked()
{
    const DetachedProcess process(
        u"env"_s, {u"-i"_s, u"SECRET=a=b\nc"_s, u"EMPTY="_s, u"/bin/sleep"_s, u"300"_s});
    QTRY_COMPARE(statOf(process.id().pid).value(0), "S"_ba);
    const RemoteCommand all = processDetailsCommand(process.id(), mark, Privilege::Login, 0);
    QVERIFY(!all.script.contains("parts='environ"));
    ProcessShell shell({u"sh"_s});
    std::optional<Result<CommandOutput>> output;
    shell.run(processEnvironmentCommand(process.id(), mark, Privilege::Login), &shell,
              [&output](const Result<CommandOutput> &result) { output = result; });
    QTRY_VERIFY_WITH_TIMEOUT(output.has_value(), 20'000);
    const ProcessDetails details = parseProcessDetails((*output)->out, mark);
    QCOMPARE(details.environment, (QList<QByteArray>{"SECRET=a=b\nc", "EMPTY="}));
    QVERIFY(details.arguments.isEmpty());
}

QTEST_GUILESS_MAIN(TestProcessDetails)
#include "tst_processdetails.moc"
