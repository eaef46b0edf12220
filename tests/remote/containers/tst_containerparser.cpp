// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/containers/containerinspect.h"
#include "remote/containers/containerlisting.h"
#include "remote/containers/containerparser.h"
#include "remote/containers/enginetime.h"

#include <QFile>
#include <QTest>

#include <cmath>

using namespace Remote;
using namespace Qt::StringLiterals;

namespace
{

QByteArray fixture(const char *name)
{
    QFile file(QStringLiteral(TEST_SOURCE_DIR "/fixtures/") + QString::fromLatin1(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

ContainerInfo named(const QList<ContainerInfo> &containers, const QString &name)
{
    for (const ContainerInfo &info : containers) {
        if (info.name == name)
            return info;
    }
    return {};
}

} // namespace

class TestContainerParser final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsDockersListing();
    void shortShapeTellsTheSameAsInspect();
    void readsPodman();
    void saysWhyThereIsNoList_data();
    void saysWhyThereIsNoList();
    void refusesWhatIsNoListing();
    void readsEvents();
    void ignoresExecEvents();
    void readsTimes_data();
    void readsTimes();
    void hostileObjectsAreLeftOut_data();
    void hostileObjectsAreLeftOut();
    void hostileNamesAreKeptAsTheyAre();
    void everyCutIsSurvived();
    void masksEnvironment();
    void knowsIds_data();
    void knowsIds();
};

void TestContainerParser::readsDockersListing()
{
    const auto listing = parseListing(fixture("docker-20.10-listing.txt"), "MARK");
    QVERIFY(listing.ok());
    QCOMPARE(listing->engine.kind, ContainerEngine::Kind::Docker);
    QCOMPARE(listing->engine.version, u"20.10.24+dfsg1"_s);
    QCOMPARE(listing->serverTime, 1795629216);
    QCOMPARE(listing->containers.size(), 7);

    const ContainerInfo postgres = named(listing->containers, u"openclaw-postgres"_s);
    QCOMPARE(postgres.id, "cef250ea9718902908d7a9367b199fe4942c445d9f966da598ae29cb1296f6d5");
    QCOMPARE(postgres.state, ContainerState::Running);
    QCOMPARE(postgres.health, ContainerHealth::Healthy);
    QCOMPARE(postgres.image, u"postgres:15-bookworm"_s);
    QCOMPARE(postgres.memoryLimit, 536870912.0);
    QCOMPARE(postgres.cpuLimit, 1.0);
    QVERIFY(std::isinf(postgres.processLimit));
    QCOMPARE(postgres.restartPolicy, u"unless-stopped"_s);
    QCOMPARE(postgres.logDriver, u"json-file"_s);
    QCOMPARE(postgres.project, u"openclaw"_s);
    QCOMPARE(postgres.service, u"postgres"_s);
    QVERIFY(postgres.dependsOn.isEmpty());
    QCOMPARE(postgres.mounts.size(), 1);
    QCOMPARE(postgres.mounts.constFirst(),
             (ContainerMount{u"bind"_s, u"/opt/openclaw/data/postgres"_s,
                             u"/var/lib/postgresql/data"_s, true}));

    const ContainerInfo nginx = named(listing->containers, u"openclaw-nginx"_s);
    QCOMPARE(nginx.dependsOn, (QStringList{u"opennotebook"_s, u"openclaw"_s, u"n8n"_s}));
    QCOMPARE(nginx.health, ContainerHealth::None);
    QVERIFY(nginx.ports.contains(ContainerPort{u"80/tcp"_s, u"0.0.0.0"_s, u"80"_s}));

    const ContainerInfo oomer = named(listing->containers, u"oomer"_s);
    QCOMPARE(oomer.state, ContainerState::Exited);
    QVERIFY(oomer.oomKilled);
    QCOMPARE(oomer.exitCode, 137);
    QVERIFY(std::abs(oomer.finished - oomer.started - 0.1289) < 0.001);

    const ContainerInfo plain = named(listing->containers, u"plainone"_s);
    QVERIFY(std::isnan(plain.finished)); // 0001-01-01 is never
    QCOMPARE(plain.processLimit, 50.0);
    QVERIFY(plain.labels.contains(ContainerLabel{u"weird"_s, u"a,b=\"c\""_s}));
    QVERIFY(plain.ports.contains(ContainerPort{u"9/udp"_s, u"127.0.0.1"_s, u"9999"_s}));
    QVERIFY(plain.ports.contains(ContainerPort{u"3000/tcp"_s, {}, {}}));
}

void TestContainerParser::shortShapeTellsTheSameAsInspect()
{
    const auto listing = parseListing(fixture("docker-20.10-listing.txt"), "MARK");
    QVERIFY(listing.ok());
    const QList<ContainerInfo> whole = parseInspect(fixture("docker-20.10-inspect.json"));
    QCOMPARE(whole.size(), 3);
    for (const ContainerInfo &info : whole)
        QCOMPARE(named(listing->containers, info.name), info);
}

void TestContainerParser::readsPodman()
{
    const auto listing = parseListing(fixture("podman-4.3-documented-listing.txt"), "MARK");
    QVERIFY(listing.ok());
    QCOMPARE(listing->engine.kind, ContainerEngine::Kind::Podman);
    QCOMPARE(listing->engine.version, u"4.3.1"_s);
    QCOMPARE(listing->containers.size(), 2);
    const ContainerInfo web = listing->containers.at(0);
    QCOMPARE(web.image, u"docker.io/library/nginx:1.22"_s);
    QCOMPARE(web.project, u"site"_s);
    QCOMPARE(web.service, u"web"_s);
    QCOMPARE(web.cpuLimit, 0.5);
    QCOMPARE(web.stopSeconds, 30);
    QCOMPARE(web.restarts, 2);
    QCOMPARE(web.health, ContainerHealth::None);
    QCOMPARE(web.created, 1795597200.123456);
    QCOMPARE(web.mounts.constFirst().source, u"pages"_s);
    const ContainerInfo worker = listing->containers.at(1);
    QCOMPARE(worker.state, ContainerState::Created);
    QCOMPARE(worker.health, ContainerHealth::Starting);

    // Podman that answers to "docker".
    QByteArray wrapped = fixture("podman-4.3-documented-listing.txt");
    wrapped.replace("engine podman", "engine docker");
    const auto wrapper = parseListing(wrapped, "MARK");
    QVERIFY(wrapper.ok());
    QCOMPARE(wrapper->engine.kind, ContainerEngine::Kind::Podman);
    QCOMPARE(wrapper->engine.program, "docker");
}

void TestContainerParser::saysWhyThereIsNoList_data()
{
    QTest::addColumn<QByteArray>("output");
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("problem");
    const auto row = [](const char *name, const char *output, ContainerEngine::Kind kind,
                        EngineProblem problem) {
        QTest::newRow(name) << QByteArray(output) << int(kind) << int(problem);
    };
    using Kind = ContainerEngine::Kind;
    row("none", "M time 1\nM none\n", Kind::None, EngineProblem::None);
    row("permission", "M problem docker permission\n", Kind::Docker, EngineProblem::NotPermitted);
    row("stopped", "M problem docker stopped\n", Kind::Docker, EngineProblem::Stopped);
    row("hanging", "M problem docker hanging\n", Kind::Docker, EngineProblem::Hanging);
    row("failed", "M problem podman failed\n", Kind::Podman, EngineProblem::Failed);
    row("a word of later", "M problem docker tired\n", Kind::Docker, EngineProblem::Failed);
    row("the first counts", "M problem docker permission\nM problem podman failed\n", Kind::Docker,
        EngineProblem::NotPermitted);
    row("the one that answers counts",
        "M problem docker stopped\nM engine podman\n{}\nM containers\n[]\n", Kind::Podman,
        EngineProblem::None);
}

void TestContainerParser::saysWhyThereIsNoList()
{
    QFETCH(QByteArray, output);
    QFETCH(int, kind);
    QFETCH(int, problem);
    const auto listing = parseListing(output, "M");
    QVERIFY(listing.ok());
    QCOMPARE(int(listing->engine.kind), kind);
    QCOMPARE(int(listing->problem), problem);
    QVERIFY(listing->containers.isEmpty());
}

void TestContainerParser::refusesWhatIsNoListing()
{
    for (const QByteArray &output : {QByteArray(), QByteArray("bash: command not found\n"),
                                     QByteArray("N none\n"), QByteArray("M time 5\n")}) {
        const auto listing = parseListing(output, "M");
        QVERIFY(!listing.ok());
        QCOMPARE(listing.error().code, ErrorCode::ParseFailed);
    }
}

void TestContainerParser::readsEvents()
{
    QByteArrayList actions;
    for (const QByteArray &line : fixture("docker-20.10-events.txt").split('\n')) {
        const auto event = parseContainerEvent(line);
        if (event && changesContainer(*event))
            actions.append(event->action);
    }
    QCOMPARE(actions, (QByteArrayList{"kill", "die", "stop", "start", "restart", "pause", "unpause",
                                      "create", "start", "oom", "die", "create", "start",
                                      "health_status", "health_status"}));
    actions.clear();
    for (const QByteArray &line : fixture("podman-4.3-documented-events.txt").split('\n')) {
        const auto event = parseContainerEvent(line);
        if (event && changesContainer(*event))
            actions.append(event->action);
    }
    QCOMPARE(actions, (QByteArrayList{"start", "health_status", "died", "remove"}));
}

void TestContainerParser::ignoresExecEvents()
{
    const QByteArray line = "{\"Type\":\"container\",\"Action\":\"exec_start: sh -c start\","
                            "\"Actor\":{\"ID\":\"" +
                            QByteArray(64, 'a') + "\"}}";
    const auto event = parseContainerEvent(line);
    QVERIFY(event.has_value());
    QCOMPARE(event->action, "exec_start");
    QVERIFY(!changesContainer(*event));
    QVERIFY(!parseContainerEvent("{\"Type\":\"image\",\"Action\":\"pull\"}"));
    QVERIFY(!parseContainerEvent("{\"Action\":\"start\",\"Actor\":{\"ID\":\"short\"}}"));
    QVERIFY(!parseContainerEvent("not json"));
    QVERIFY(!parseContainerEvent("[1]"));
}

void TestContainerParser::readsTimes_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<qint64>("nanoseconds"); // -1: no time
    QTest::newRow("nanoseconds") << QByteArray("1970-01-02T00:00:01.000000009Z")
                                 << Q_INT64_C(86'401'000'000'009);
    QTest::newRow("docker's") << QByteArray("2026-11-25T17:49:31.51719189Z")
                              << Q_INT64_C(1'795'628'971'517'191'890);
    QTest::newRow("no decimals") << QByteArray("2024-02-29T12:00:00Z")
                                 << Q_INT64_C(1'709'208'000'000'000'000);
    QTest::newRow("zone") << QByteArray("2024-02-29T21:00:00+09:00")
                          << Q_INT64_C(1'709'208'000'000'000'000);
    QTest::newRow("zone behind") << QByteArray("2024-02-29T08:30:00.0-03:30")
                                 << Q_INT64_C(1'709'208'000'000'000'000);
    QTest::newRow("more decimals than there are")
        << QByteArray("1970-01-01T00:00:00.1234567891Z") << Q_INT64_C(123'456'789);
    for (const char *bad : {"", "Z", "0001-01-01T00:00:00Z", "2026-13-01T00:00:00Z",
                            "2026-11-25T17:49:31", "2026-11-25T17:49:31.5", "2026-1-25T17:49:31Z",
                            "99999-01-01T00:00:00Z", "2026-11-25T17:49:31+9"})
        QTest::newRow(bad) << QByteArray(bad) << Q_INT64_C(-1);
}

void TestContainerParser::readsTimes()
{
    QFETCH(QByteArray, text);
    QFETCH(qint64, nanoseconds);
    QCOMPARE(parseEngineTime(text).value_or(-1), nanoseconds);
}

void TestContainerParser::hostileObjectsAreLeftOut_data()
{
    QTest::addColumn<QByteArray>("output");
    const QByteArray id(64, 'a');
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("not JSON") << QByteArray("{nonsense\n");
    QTest::newRow("an array of others") << QByteArray("[1,\"a\",null,[]]\n");
    QTest::newRow("no id") << QByteArray("{\"Name\":\"/a\"}\n");
    QTest::newRow("id of another type") << QByteArray("{\"Id\":5}\n");
    QTest::newRow("id too short") << QByteArray("{\"Id\":\"abc\"}\n");
    QTest::newRow("id that would be a command")
        << QByteArray("{\"Id\":\"" + QByteArray("$(reboot)").leftJustified(64, 'a') + "\"}\n");
    QTest::newRow("deep") << QByteArray("{\"Id\":" + QByteArray(100'000, '[') + "\n");
}

void TestContainerParser::hostileObjectsAreLeftOut()
{
    QFETCH(QByteArray, output);
    QVERIFY(parseInspect(output).isEmpty());
}

void TestContainerParser::hostileNamesAreKeptAsTheyAre()
{
    Json json;
    json["Id"] = std::string(64, 'b');
    json["Name"] = "/a\n\x1b[31m<b>\"'$(id)";
    json["State"] = "running"; // other types than expected
    json["HostConfig"] = {{"Memory", "much"}, {"PidsLimit", -1}, {"NanoCpus", 1e300}};
    json["Config"] = {{"Labels", {{"com.docker.compose.depends_on", ",:::,a,,b:x"}, {"n", 5}}},
                      {"StopTimeout", 1e12}};
    json["NetworkSettings"] = {{"Ports", {{"1/tcp", 5}, {"2/tcp", {1, "x", {{"HostIp", 3}}}}}}};
    json["Mounts"] = {1, "x", {{"Type", 4}}};
    json["RestartCount"] = 1e300;
    const QList<ContainerInfo> containers = parseInspect(dumpJson(json) + '\n');
    QCOMPARE(containers.size(), 1);
    const ContainerInfo &info = containers.constFirst();
    QCOMPARE(info.name, u"a\n\u001b[31m<b>\"'$(id)"_s);
    QCOMPARE(info.state, ContainerState::Unknown);
    QVERIFY(std::isinf(info.memoryLimit));
    QVERIFY(std::isinf(info.processLimit));
    QCOMPARE(info.dependsOn, (QStringList{u"a"_s, u"b"_s}));
    QCOMPARE(info.restarts, 0);
    QVERIFY(info.stopSeconds >= 0 && info.stopSeconds <= 3600);
    QCOMPARE(info.labels.size(), 1);
}

void TestContainerParser::everyCutIsSurvived()
{
    const QByteArray whole = fixture("podman-4.3-documented-listing.txt");
    for (qsizetype length = 0; length <= whole.size(); ++length) {
        const auto listing = parseListing(whole.left(length), "MARK");
        if (listing.ok() && length < whole.size() - 1)
            QVERIFY(listing->containers.isEmpty());
    }
}

void TestContainerParser::masksEnvironment()
{
    const auto docker = parseWholeInspect(fixture("docker-20.10-inspect.json"));
    QVERIFY(docker.ok());
    const QByteArray masked = inspectText(*docker, false);
    QVERIFY(!masked.contains("not-a-real-password"));
    QVERIFY(masked.contains("POSTGRES_PASSWORD=••••••"));
    QVERIFY(masked.contains("\n  \"Name\": \"/openclaw-postgres\""));
    QVERIFY(inspectText(*docker, true).contains("POSTGRES_PASSWORD=not-a-real-password"));

    const QByteArray listing = fixture("podman-4.3-documented-listing.txt");
    const auto podman = parseWholeInspect(listing.mid(listing.indexOf("\n[\n") + 1));
    QVERIFY(podman.ok());
    const QByteArray text = inspectText(*podman, false);
    QVERIFY(!text.contains("not-a-real-token"));
    QVERIFY(text.contains("--env=B=••••••"));
    QVERIFY(text.contains("-eC=••••••"));
    QVERIFY(!parseWholeInspect("[]\n").ok());
}

void TestContainerParser::knowsIds_data()
{
    QTest::addColumn<QByteArray>("id");
    QTest::addColumn<bool>("isId");
    QTest::newRow("id") << QByteArray(64, 'f') << true;
    QTest::newRow("short") << QByteArray(12, 'f') << false;
    QTest::newRow("long") << QByteArray(65, 'f') << false;
    QTest::newRow("upper") << QByteArray(64, 'F') << false;
    QTest::newRow("option") << QByteArray("--force").leftJustified(64, 'f') << false;
    QTest::newRow("line") << QByteArray("a\n").leftJustified(64, 'f') << false;
}

void TestContainerParser::knowsIds()
{
    QFETCH(QByteArray, id);
    QFETCH(bool, isId);
    QCOMPARE(isContainerId(id), isId);
}

QTEST_GUILESS_MAIN(TestContainerParser)
#include "tst_containerparser.moc"
