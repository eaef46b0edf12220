// SPDX-License-Identifier: GPL-3.0-or-later
// A real docker, on the test VPS with the stack.
#include "remote/base/quote.h"
#include "remote/containers/containeractions.h"
#include "remote/containers/containerlist.h"
#include "remote/containers/containerlog.h"
#include "remote/ssh/sudostreams.h"
#include "tests/remote/containers/containerfixture.h"
#include "tests/support/vps.h"

#include <QTest>

#include <algorithm>

using namespace Remote;
using namespace Qt::StringLiterals;

namespace
{

constexpr int patience = 30'000;

const ContainerInfo *named(const ContainerList &list, const QString &name)
{
    for (const ContainerInfo &info : list.containers()) {
        if (info.name == name)
            return &info;
    }
    return nullptr;
}

} // namespace

class TestContainersVps final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void listsTheStack();
    void restartIsSeen();
    void pauseIsSeen();
    void oomIsSeen();
    void logsAreFollowed();
    void plainMayNotAsk();
    void administratorAsksAsRoot_data();
    void administratorAsksAsRoot();
    void leavesNoProcessBehind();

private:
    std::unique_ptr<HostConnection> connection(const QString &user);
    void doTo(const QString &name, ContainerAction action);

    std::unique_ptr<HostConnection> m_root;
    std::unique_ptr<ContainerList> m_list;
};

std::unique_ptr<HostConnection> TestContainersVps::connection(const QString &user)
{
    auto connection = std::make_unique<HostConnection>(Vps::parameters(user));
    connection->open();
    [&] { QTRY_COMPARE_WITH_TIMEOUT(connection->state(), ConnectionState::Connected, patience); }();
    return connection;
}

void TestContainersVps::initTestCase()
{
    m_root = connection(Vps::variable("CLAWTUNE_VPS_USER"));
    m_list = std::make_unique<ContainerList>(*m_root, [] { return Privilege::Login; });
}

void TestContainersVps::cleanupTestCase()
{
    Vps::onServer("docker rm -f clawtune-oom >/dev/null 2>&1\n"
                  "docker unpause openclaw-opennotebook >/dev/null 2>&1\n");
    m_list.reset();
    m_root.reset();
}

void TestContainersVps::listsTheStack()
{
    m_list->follow();
    QTRY_COMPARE_WITH_TIMEOUT(m_list->outcome(), ContainerList::Outcome::Listed, patience);
    const ContainerInfo *postgres = named(*m_list, u"openclaw-postgres"_s);
    QVERIFY(postgres);
    QCOMPARE(postgres->state, ContainerState::Running);
    QCOMPARE(postgres->memoryLimit, 512.0 * 1024 * 1024);
    // A server that has just started waits for the first health check.
    QTRY_COMPARE_WITH_TIMEOUT(named(*m_list, u"openclaw-postgres"_s)->health,
                              ContainerHealth::Healthy, patience);
    const ContainerInfo *nginx = named(*m_list, u"openclaw-nginx"_s);
    QVERIFY(nginx);
    QVERIFY(nginx->dependsOn.contains(u"n8n"_s));
    // As docker itself counts them.
    const QByteArray ids = Vps::onServer("docker ps -aq --no-trunc | sort\n");
    QByteArrayList ours;
    for (const ContainerInfo &info : m_list->containers())
        ours.append(info.id);
    std::sort(ours.begin(), ours.end());
    QCOMPARE(ours.join('\n') + '\n', ids);
}

void TestContainersVps::doTo(const QString &name, ContainerAction action)
{
    ContainerActions actions(*m_root);
    Fixture::Endings finished(actions);
    actions.start(m_list->engine(), *named(*m_list, name), action);
    QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, 60'000);
    const auto &result = finished.all.constFirst();
    QVERIFY2(result.ok(), result.ok() ? "" : result.error().detail.constData());
}

void TestContainersVps::restartIsSeen()
{
    const double before = named(*m_list, u"openclaw-n8n"_s)->started;
    doTo(u"openclaw-n8n"_s, ContainerAction::Restart);
    QTRY_VERIFY_WITH_TIMEOUT(named(*m_list, u"openclaw-n8n"_s)->started > before, patience);
    QTRY_COMPARE_WITH_TIMEOUT(named(*m_list, u"openclaw-n8n"_s)->state, ContainerState::Running,
                              patience);
}

void TestContainersVps::pauseIsSeen()
{
    doTo(u"openclaw-opennotebook"_s, ContainerAction::Pause);
    QTRY_COMPARE_WITH_TIMEOUT(named(*m_list, u"openclaw-opennotebook"_s)->state,
                              ContainerState::Paused, patience);
    doTo(u"openclaw-opennotebook"_s, ContainerAction::Unpause);
    QTRY_COMPARE_WITH_TIMEOUT(named(*m_list, u"openclaw-opennotebook"_s)->state,
                              ContainerState::Running, patience);
}

void TestContainersVps::oomIsSeen()
{
    Vps::onServer("docker rm -f clawtune-oom >/dev/null 2>&1\n"
                  "docker run -d --name clawtune-oom --memory 16m --entrypoint node "
                  "$(docker inspect --format '{{.Image}}' openclaw-app) "
                  "-e 'let a=[];while(1)a.push(Buffer.alloc(1<<20,1))' >/dev/null\n");
    QTRY_VERIFY_WITH_TIMEOUT(named(*m_list, u"clawtune-oom"_s), patience);
    QTRY_VERIFY_WITH_TIMEOUT(named(*m_list, u"clawtune-oom"_s)->oomKilled, patience);
    QCOMPARE(named(*m_list, u"clawtune-oom"_s)->exitCode, 137);
    Vps::onServer("docker rm -f clawtune-oom >/dev/null\n");
    QTRY_VERIFY_WITH_TIMEOUT(!named(*m_list, u"clawtune-oom"_s), patience);
}

void TestContainersVps::logsAreFollowed()
{
    ContainerLog log(*m_root);
    QList<LogLine> lines;
    connect(&log, &ContainerLog::received, this,
            [&lines](const QList<LogLine> &received) { lines += received; });
    log.start(m_list->engine(), named(*m_list, u"openclaw-app"_s)->id, 0);
    QTRY_VERIFY_WITH_TIMEOUT(!lines.isEmpty(), patience);
    QVERIFY(lines.constFirst().time > 0);
    const QByteArray word = randomToken(6); // nobody wrote it before
    Vps::onServer("docker exec openclaw-app sh -c 'echo told-" + word +
                  " >/proc/1/fd/1; echo \"\\033[31mwrong-" + word + "\\033[0m\" >/proc/1/fd/2'\n");
    const auto has = [&lines](const QString &text, bool isError) {
        return std::any_of(lines.begin(), lines.end(), [&](const LogLine &line) {
            return line.text == text && line.isError == isError;
        });
    };
    QTRY_VERIFY_WITH_TIMEOUT(has(u"told-"_s + QString::fromLatin1(word), false), patience);
    QTRY_VERIFY_WITH_TIMEOUT(has(u"wrong-"_s + QString::fromLatin1(word), true), patience);
}

void TestContainersVps::plainMayNotAsk()
{
    const auto plain = connection(Vps::variable("CLAWTUNE_VPS_PLAIN"));
    ContainerList list(*plain, [] { return Privilege::Login; });
    list.look();
    QTRY_COMPARE_WITH_TIMEOUT(list.outcome(), ContainerList::Outcome::NotPermitted, patience);
    QVERIFY(!list.error().detail.isEmpty());
}

void TestContainersVps::administratorAsksAsRoot_data()
{
    QTest::addColumn<bool>("hasStreams");
    QTest::newRow("asked again and again") << false;
    QTest::newRow("streamed through sudo") << true;
}

void TestContainersVps::administratorAsksAsRoot()
{
    QFETCH(bool, hasStreams);
    const auto admin = connection(Vps::variable("CLAWTUNE_VPS_ADMIN"));
    bool isRoot = false;
    QByteArray password = Vps::variable("CLAWTUNE_VPS_ADMIN_PASSWORD").toUtf8();
    admin->becomeAdministrator(Secret(password), this,
                               [&isRoot](const Result<void> &result) { isRoot = result.ok(); });
    QTRY_VERIFY_WITH_TIMEOUT(isRoot, patience);
    SudoStreams shell(*admin);
    if (hasStreams)
        shell.give(Secret(password));
    QCOMPARE(shell.canStream(Privilege::Root), hasStreams);
    ContainerList list(shell, [] { return Privilege::Root; });
    list.follow();
    QTRY_COMPARE_WITH_TIMEOUT(list.outcome(), ContainerList::Outcome::Listed, patience);
    QCOMPARE(list.engine().privilege, Privilege::Root);
    Vps::onServer("docker pause openclaw-opennotebook >/dev/null\n");
    QTRY_COMPARE_WITH_TIMEOUT(named(list, u"openclaw-opennotebook"_s)->state,
                              ContainerState::Paused, patience);
    Vps::onServer("docker unpause openclaw-opennotebook >/dev/null\n");
    QTRY_COMPARE_WITH_TIMEOUT(named(list, u"openclaw-opennotebook"_s)->state,
                              ContainerState::Running, patience);

    ContainerLog log(shell);
    qsizetype count = 0;
    connect(&log, &ContainerLog::received, this,
            [&count](const QList<LogLine> &lines) { count += lines.size(); });
    log.start(list.engine(), named(list, u"openclaw-app"_s)->id, 0);
    QTRY_VERIFY_WITH_TIMEOUT(count > 0, patience);
}

/// Nobody listens any more: no `docker events` and no `docker logs` may wait on the server.
void TestContainersVps::leavesNoProcessBehind()
{
    m_list->unfollow();
    QTRY_COMPARE_WITH_TIMEOUT(
        Vps::onServer("grep -lzE '^(events|logs)$' /proc/[0-9]*/cmdline 2>/dev/null | wc -l\n")
            .trimmed(),
        QByteArray("0"), patience);
}

QTEST_GUILESS_MAIN(TestContainersVps)
#include "tst_containers_vps.moc"
