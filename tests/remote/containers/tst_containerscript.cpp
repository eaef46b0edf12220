// SPDX-License-Identifier: GPL-3.0-or-later
// resources/remote/containers.sh under the real sh, with engines that are scripts of the test.
#include "remote/containers/containerlisting.h"
#include "remote/containers/enginecommand.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <array>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

using namespace Remote;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{

const QByteArray id(64, 'a');

/// A docker that is well.
QByteArray wellEngine()
{
    QFile file(QStringLiteral(TEST_SOURCE_DIR "/fixtures/engine.sh"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestContainerScript final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void lists();
    void fallsBackToTheWholeInspect();
    void saysNone();
    void saysStopped();
    void saysFailed();
    void saysHanging();
    void triesPodmanAfterDocker();
    void asksForEventsWithoutExec();
    void followingEndsWithItsInput();
    void followingEndsWithTheEngine();
    void keepsTheStreamsOfALogApart();

private:
    void addEngine(const QString &name, const QByteArray &script);
    QByteArray run(const QByteArray &call, std::chrono::seconds patience = 15s,
                   const QByteArray &program = "docker");
    Result<ContainerListing> list(std::chrono::seconds patience = 15s);
    [[nodiscard]] QByteArray asked() const;
    void start(QProcess &process, const QByteArray &call);

    std::unique_ptr<QTemporaryDir> m_folder;
    QStringList m_environment;
    QByteArray m_errors;
    int m_exitCode = 0;
};

void TestContainerScript::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
    for (const QString &tool : {u"date"_s, u"timeout"_s, u"cat"_s, u"sleep"_s}) {
        const QString path = QStandardPaths::findExecutable(tool);
        QVERIFY2(!path.isEmpty(), qPrintable(tool));
        QVERIFY(QFile::link(path, m_folder->filePath(tool)));
    }
    m_environment = {u"PATH="_s + m_folder->path(), u"clawtune_path="_s,
                     u"LOG="_s + m_folder->filePath(u"log"_s), u"ID="_s + QString::fromLatin1(id),
                     u"DOCKER_HOST=unix://"_s + m_folder->filePath(u"socket"_s)};
}

void TestContainerScript::addEngine(const QString &name, const QByteArray &script)
{
    QFile file(m_folder->filePath(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(script);
    file.close();
    QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
}

void TestContainerScript::start(QProcess &process, const QByteArray &call)
{
    process.setEnvironment(m_environment);
    process.start(u"/bin/sh"_s, {});
    const QByteArray script =
        engineCommand({ContainerEngine::Kind::Docker, "docker", {}, {}}, call).script;
    process.write("m() {\n" + script + "\n}\nm; exit\n");
}

QByteArray TestContainerScript::run(const QByteArray &call, std::chrono::seconds patience,
                                    const QByteArray &program)
{
    QProcess process;
    process.setEnvironment(m_environment);
    process.start(u"/bin/sh"_s, {});
    const ContainerEngine engine{ContainerEngine::Kind::Docker, program, {}, {}};
    process.write("m() {\n" + engineCommand(engine, call, patience, "M").script + "\n}\nm\n");
    process.closeWriteChannel();
    process.waitForFinished(30'000);
    m_errors = process.readAllStandardError();
    m_exitCode = process.exitCode();
    return process.readAllStandardOutput();
}

Result<ContainerListing> TestContainerScript::list(std::chrono::seconds patience)
{
    return parseListing(run("clawtune_list", patience), "M");
}

QByteArray TestContainerScript::asked() const
{
    QFile log(m_folder->filePath(u"log"_s));
    return log.open(QIODevice::ReadOnly) ? log.readAll() : QByteArray();
}

void TestContainerScript::lists()
{
    addEngine(u"docker"_s, wellEngine());
    const auto listing = list();
    QVERIFY(listing.ok());
    QCOMPARE(listing->engine.version, u"20"_s);
    QVERIFY(listing->serverTime > 1'700'000'000);
    QCOMPARE(listing->containers.size(), 1);
    QCOMPARE(listing->containers.constFirst().name, u"short"_s);
    QVERIFY(asked().startsWith("ps -a -q --no-trunc\n"));
    QVERIFY(!asked().contains("stats"));
}

void TestContainerScript::fallsBackToTheWholeInspect()
{
    addEngine(u"docker"_s, wellEngine());
    m_environment.append(u"OLD=1"_s);
    const auto listing = list();
    QVERIFY(listing.ok());
    QCOMPARE(listing->containers.size(), 1);
    QCOMPARE(listing->containers.constFirst().name, u"whole"_s);
}

void TestContainerScript::saysNone()
{
    const auto listing = list();
    QVERIFY(listing.ok());
    QCOMPARE(listing->engine.kind, ContainerEngine::Kind::None);
    QCOMPARE(listing->problem, EngineProblem::None);
}

void TestContainerScript::saysStopped()
{
    addEngine(u"docker"_s, "#!/bin/sh\necho 'cannot connect' >&2\nexit 1\n");
    const auto listing = list();
    QVERIFY(listing.ok());
    QCOMPARE(listing->problem, EngineProblem::Stopped);
    QVERIFY(m_errors.contains("cannot connect"));
}

void TestContainerScript::saysFailed()
{
    addEngine(u"docker"_s, "#!/bin/sh\nexit 1\n");
    const int server = ::socket(AF_UNIX, SOCK_STREAM, 0);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const QByteArray path = m_folder->filePath(u"socket"_s).toLocal8Bit();
    QVERIFY(path.size() < qsizetype(sizeof address.sun_path));
    std::copy(path.begin(), path.end(), address.sun_path);
    QCOMPARE(::bind(server, reinterpret_cast<const sockaddr *>(&address), sizeof address), 0);
    const auto listing = list();
    ::close(server);
    QVERIFY(listing.ok());
    QCOMPARE(listing->problem, EngineProblem::Failed);
}

void TestContainerScript::saysHanging()
{
    addEngine(u"docker"_s, "#!/bin/sh\nexec sleep 1000\n");
    const auto listing = list(1s);
    QVERIFY(listing.ok());
    QCOMPARE(listing->problem, EngineProblem::Hanging);
}

void TestContainerScript::triesPodmanAfterDocker()
{
    addEngine(u"docker"_s, "#!/bin/sh\nexit 1\n");
    addEngine(u"podman"_s, wellEngine());
    const auto listing = list();
    QVERIFY(listing.ok());
    QCOMPARE(listing->engine.program, "podman");
    QCOMPARE(listing->problem, EngineProblem::None);
    QCOMPARE(listing->containers.constFirst().name, u"whole"_s);
}

void TestContainerScript::asksForEventsWithoutExec()
{
    addEngine(u"docker"_s, wellEngine());
    const QByteArray answer = run("clawtune_happened 5");
    QVERIFY(answer.startsWith("M until "));
    QVERIFY(answer.contains("\"die\""));
    QVERIFY(asked().contains("--filter type=container"));
    QVERIFY(asked().contains("--filter event=health_status"));
    QVERIFY(!asked().contains("exec"));
    QVERIFY(asked().contains("--since 5 --until 1"));
    addEngine(u"podman"_s, wellEngine());
    QVERIFY(run("clawtune_happened 5", 15s, "podman").contains("\"die\""));
    QVERIFY(asked().contains("--stream=false"));
}

void TestContainerScript::followingEndsWithItsInput()
{
    addEngine(u"docker"_s, wellEngine());
    QProcess process;
    start(process, "clawtune_follow 5");
    QTRY_VERIFY_WITH_TIMEOUT(QFile(m_folder->filePath(u"log.pid"_s)).size() > 0, 10'000);
    QVERIFY(process.readAllStandardOutput().contains("\"die\"") || process.waitForReadyRead(5000));
    QFile pidFile(m_folder->filePath(u"log.pid"_s));
    QVERIFY(pidFile.open(QIODevice::ReadOnly));
    const QString engine = u"/proc/"_s + QString::fromLatin1(pidFile.readAll().trimmed());
    QVERIFY(QDir(engine).exists());
    process.closeWriteChannel(); // as when the channel closes
    QVERIFY(process.waitForFinished(10'000));
    QTRY_VERIFY(!QDir(engine).exists());
}

void TestContainerScript::followingEndsWithTheEngine()
{
    addEngine(u"docker"_s, "#!/bin/sh\necho gone >&2\nexit 3\n");
    QProcess process;
    start(process, "clawtune_follow 5");
    QVERIFY(process.waitForFinished(10'000)); // though its input is still open
    QCOMPARE(process.exitCode(), 3);
}

void TestContainerScript::keepsTheStreamsOfALogApart()
{
    addEngine(u"docker"_s, wellEngine());
    const QByteArray out = run("clawtune_log " + id + " --tail 5");
    QCOMPARE(out, "out logs --timestamps --tail 5 " + id + '\n');
    QCOMPARE(m_errors, "err\n");
}

QTEST_GUILESS_MAIN(TestContainerScript)
#include "tst_containerscript.moc"
