// SPDX-License-Identifier: GPL-3.0-or-later
// The overview of all servers, over a real sshd on the loopback. With CLAWTUNE_PICTURES set to a
// folder, it also leaves pictures there, for people to look at.
#include "app/language.h"
#include "tests/support/loopbacksshd.h"
#include "ui/fleet/fleetpage.h"
#include "ui/fleet/hostcard.h"
#include "ui/text/bottlenecktexts.h"
#include "widgets/emptystate.h"
#include "widgets/sparkline.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QFile>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace Clawtune;
using namespace Qt::StringLiterals;
using Remote::ConnectionState;
using Remote::MetricFrame;

namespace
{

double wave(double time, double period, double low, double high)
{
    return low + (high - low) * (1 + std::sin(time / period * 6.2832) * std::cos(time / 17)) / 2;
}

MetricFrame frameAt(double uptime, double load)
{
    MetricFrame frame;
    frame.time = 1'795'400'000 + uptime;
    frame.uptime = uptime;
    frame.interval = 1;
    const auto put = [&frame](const char *id, double value, const char *instance = "") {
        frame.values.insert({id, instance}, value);
    };
    put("cpu.busy", std::min(1., wave(uptime, 60, 0.1, 0.6) + load));
    put("memory.total", 8e9);
    put("memory.used", wave(uptime, 300, 2e9, 3e9));
    put("disk.read_bytes", wave(uptime, 40, 0, 9e6), "vda");
    put("disk.write_bytes", wave(uptime, 23, 1e6, 4e6), "vda");
    put("net.rx_bytes", wave(uptime, 50, 1e4, 3e5), "eth0");
    put("net.tx_bytes", wave(uptime, 61, 4e4, 9e5), "eth0");
    put("net.tx_bytes", 5e9, "lo");
    put("pressure.cpu_some", load);
    return frame;
}

/// So many saved hosts that all lead to one sshd.
class Fleet final
{
public:
    explicit Fleet(int count, quint16 port = 1, const QString &key = {},
                   const QString &knownHosts = {})
        : sessions(Remote::HostStore(folder.filePath(u"hosts.json"_s)), options(key, knownHosts))
    {
        Remote::HostStore store(folder.filePath(u"hosts.json"_s));
        for (int i = 1; i <= count; ++i) {
            Remote::SavedHost host;
            host.name = u"web-%1"_s.arg(i);
            host.address = u"127.0.0.1"_s;
            host.port = port;
            host.user = LoopbackSshd::currentUser();
            if (!store.save(host).ok())
                qFatal("the host list cannot be written");
        }
        if (!sessions.reload().ok())
            qFatal("the host list cannot be read");
    }

    [[nodiscard]] HostSession *open(const QString &name)
    {
        const auto session = sessions.session(name);
        if (!session.ok())
            return nullptr;
        session.value()->open();
        opened.append(name);
        return session.value();
    }
    [[nodiscard]] std::function<HostSession *(const QString &)> opener()
    {
        return [this](const QString &name) { return open(name); };
    }
    [[nodiscard]] int count(ConnectionState state) const
    {
        int found = 0;
        for (HostSession *session : sessions.openSessions())
            found += session->connection().state() == state;
        return found;
    }

    QTemporaryDir folder;
    HostSessions sessions;
    QStringList opened;

private:
    Remote::HostOptions options(const QString &key, const QString &knownHosts) const
    {
        Remote::HostOptions made;
        made.identityFile = key;
        made.knownHostsFile = knownHosts;
        made.sshConfigFile = folder.filePath(u"ssh_config"_s); // an empty one, not the person's own
        if (!QFile(made.sshConfigFile).open(QIODevice::WriteOnly))
            qFatal("the folder cannot be written");
        return made;
    }
};

/// What a session that never connects has seen.
void feed(HostSession *session, double load, int seconds = 330)
{
    for (int t = 1; t <= seconds; ++t) {
        session->history().append(frameAt(t, load));
        session->thresholds().take(frameAt(t, load));
        Q_EMIT session->sampled(frameAt(t, load));
    }
}

} // namespace

class TestFleet final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void saysThatThereIsNone();
    void oneServerIsEnough();
    void keysMoveAndChoose();
    void columnsFollowTheWidth();
    void fiftyFit();
    void cardsFollowTheList();
    void connectsAFewAtATime();
    void refusedOnesAreLeftAlone();
    void showsWhatIsConnected();
    void flagsWhatIsCrossed();
    void hostileNamesAreHarmless();
    void unseenServersAreSampledSlowly();
    void speaksJapanese();
    void leavesPictures();

private:
    QTemporaryDir m_home; // no shell set-up of whoever runs this
    LoopbackSshd m_sshd{QStringList{u"MaxStartups 100"_s, u"SetEnv HOME="_s + m_home.path()}};
    QString m_key;
    QString m_knownHosts;
};

void TestFleet::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    QVERIFY(m_sshd.start());
    m_key = m_sshd.makeKey(u"user"_s);
    m_knownHosts = m_sshd.parameters(u"user"_s).knownHostsFile;
}

void TestFleet::cleanup()
{
    Widgets::applyTheme(*qApp, Widgets::Theme::System);
}

void TestFleet::saysThatThereIsNone()
{
    Fleet fleet(0);
    FleetPage page(fleet.sessions, fleet.opener());
    page.resize(1000, 600);
    page.show();
    auto *states = page.findChild<Widgets::StateStack *>();
    QVERIFY(states && !states->showsContent());
    QSignalSpy add(&page, &FleetPage::addHostWanted);
    QTest::mouseClick(states->state().findChild<QPushButton *>(), Qt::LeftButton);
    QCOMPARE(add.size(), 1);
    Remote::SavedHost host;
    host.name = u"first"_s;
    host.address = u"127.0.0.1"_s;
    host.user = u"root"_s;
    QVERIFY(fleet.sessions.save(host, {}).ok());
    QVERIFY(states->showsContent());
    QCOMPARE(page.cards().size(), 1);
}

void TestFleet::oneServerIsEnough()
{
    Fleet fleet(1);
    FleetPage page(fleet.sessions, fleet.opener());
    page.resize(1000, 600);
    page.show();
    QCOMPARE(page.cards().size(), 1);
    QVERIFY(!page.findChild<QPushButton *>(u"connectAllButton"_s)->isVisible());
    QSignalSpy chosen(&page, &FleetPage::hostChosen);
    QTest::mouseClick(page.cards().first(), Qt::LeftButton, {}, QPoint(20, 12));
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen.first().first().toString(), u"web-1"_s);
    QCOMPARE(page.cards().first()->accessibleName(), u"web-1: Not connected"_s);
}

void TestFleet::keysMoveAndChoose()
{
    Fleet fleet(7);
    FleetPage page(fleet.sessions, fleet.opener());
    page.resize(1000, 600); // three columns
    page.show();
    page.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&page));
    const QList<HostCard *> &cards = page.cards();
    cards[0]->setFocus();
    const auto press = [](Qt::Key key) { QTest::keyClick(QApplication::focusWidget(), key); };
    const struct {
        Qt::Key key;
        int at;
    } steps[] = {{Qt::Key_Right, 1}, {Qt::Key_Down, 4},  {Qt::Key_Down, 4},
                 {Qt::Key_Left, 3},  {Qt::Key_Up, 0},    {Qt::Key_Up, 0},
                 {Qt::Key_End, 6},   {Qt::Key_Right, 6}, {Qt::Key_Home, 0}};
    for (const auto &step : steps) {
        press(step.key);
        QCOMPARE(QApplication::focusWidget(), cards[step.at]);
    }
    QSignalSpy chosen(&page, &FleetPage::hostChosen);
    press(Qt::Key_Return);
    QCOMPARE(chosen.size(), 1);
}

void TestFleet::columnsFollowTheWidth()
{
    Fleet fleet(12);
    FleetPage page(fleet.sessions, fleet.opener());
    page.show();
    const auto firstRow = [&page] {
        return std::count_if(page.cards().begin(), page.cards().end(), [&page](HostCard *card) {
            return card->y() == page.cards().first()->y();
        });
    };
    page.resize(1080, 620);
    QTRY_COMPARE(firstRow(), 3);
    page.resize(2360, 1300);
    QTRY_COMPARE(firstRow(), 7);
    page.resize(340, 620);
    QTRY_COMPARE(firstRow(), 1);
    for (const HostCard *card : page.cards())
        QVERIFY(card->width() >= HostCard::leastWidth);
}

void TestFleet::fiftyFit()
{
    Fleet fleet(50);
    FleetPage page(fleet.sessions, fleet.opener());
    page.resize(1080, 620);
    page.show();
    QCOMPARE(page.cards().size(), 50);
    page.cards().first()->setFocus();
    QTest::keyClick(page.cards().first(), Qt::Key_End);
    QTRY_VERIFY(!page.cards().last()->visibleRegion().isEmpty());
    QVERIFY(page.cards().first()->visibleRegion().isEmpty());
}

void TestFleet::cardsFollowTheList()
{
    Fleet fleet(3);
    FleetPage page(fleet.sessions, fleet.opener());
    page.show();
    HostCard *kept = page.card(u"web-3"_s);
    QVERIFY(fleet.sessions.remove(u"web-2"_s).ok());
    QCOMPARE(page.cards().size(), 2);
    QCOMPARE(page.card(u"web-3"_s), kept);
    QVERIFY(!page.card(u"web-2"_s));
}

void TestFleet::connectsAFewAtATime()
{
    Fleet fleet(9, m_sshd.port(), m_key, m_knownHosts);
    FleetPage page(fleet.sessions, fleet.opener());
    page.resize(1000, 600);
    page.show();
    int most = 0;
    QElapsedTimer clock;
    clock.start();
    connect(&page.connector(), &FleetConnector::progressed, &page,
            [&] { most = std::max(most, fleet.count(ConnectionState::Connecting)); });
    auto *button = page.findChild<QPushButton *>(u"connectAllButton"_s);
    QTest::mouseClick(button, Qt::LeftButton);
    QVERIFY(page.connector().waiting() > 0);
    QTRY_COMPARE_WITH_TIMEOUT(fleet.count(ConnectionState::Connected), 9, 60'000);
    QVERIFY(most >= 1 && most <= FleetConnector::atOnce);
    // All nine are one address.
    QVERIFY(clock.elapsed() >= 8 * FleetConnector::sameAddressPause.count());
    QCOMPARE(fleet.opened.size(), 9);
    QTRY_VERIFY(!button->isEnabled());
    QCOMPARE(button->text(), u"Connect all"_s);
}

void TestFleet::refusedOnesAreLeftAlone()
{
    const QString stranger = m_sshd.makeKey(u"stranger"_s, false);
    Fleet fleet(2, m_sshd.port(), stranger, m_knownHosts);
    FleetPage page(fleet.sessions, fleet.opener());
    page.resize(1000, 600);
    page.show();
    page.connector().connectAll();
    QTRY_COMPARE_WITH_TIMEOUT(fleet.count(ConnectionState::Failed), 2, 60'000);
    QCOMPARE(fleet.opened.size(), 2);
    page.connector().connectAll();
    QCOMPARE(page.connector().waiting(), 0);
    QCOMPARE(fleet.opened.size(), 2);
    // Who asks for one by name gets it tried.
    QTRY_VERIFY(page.cards().first()->findChild<QPushButton *>()->isVisible());
    QTest::mouseClick(page.cards().first()->findChild<QPushButton *>(), Qt::LeftButton);
    QCOMPARE(fleet.opened.size(), 3);
}

void TestFleet::showsWhatIsConnected()
{
    Fleet fleet(2, m_sshd.port(), m_key, m_knownHosts);
    FleetPage page(fleet.sessions, fleet.opener());
    page.resize(1000, 600);
    page.show();
    page.connector().connectOne(u"web-1"_s);
    HostCard *card = page.card(u"web-1"_s);
    QTRY_VERIFY_WITH_TIMEOUT(card->accessibleName().startsWith(u"web-1: Connected"_s), 30'000);
    const auto charts = card->findChildren<Widgets::Sparkline *>();
    QCOMPARE(charts.size(), 4);
    QTRY_VERIFY_WITH_TIMEOUT(!charts.first()->data().isEmpty(), 30'000);
    QVERIFY(charts.first()->isEnabled());
    QTRY_VERIFY_WITH_TIMEOUT(card->accessibleName().contains(u"CPU"_s), 10'000);
    card->session()->close();
    QTRY_VERIFY(!charts.first()->isEnabled());
    QCOMPARE(card->accessibleName(), u"web-1: Not connected"_s);
}

void TestFleet::flagsWhatIsCrossed()
{
    Fleet fleet(1, m_sshd.port(), m_key, m_knownHosts);
    FleetPage page(fleet.sessions, fleet.opener());
    page.resize(1000, 600);
    page.show();
    page.connector().connectOne(u"web-1"_s);
    HostCard *card = page.card(u"web-1"_s);
    QTRY_VERIFY_WITH_TIMEOUT(card->session(), 10'000);
    const auto isFlagged = [card] {
        return card->accessibleName().contains(u"Memory used: over 0"_s);
    };
    card->session()->thresholds().setRules({{.id = "any",
                                             .name = "Memory used",
                                             .metric = "memory.used",
                                             .value = 0,
                                             .duration = std::chrono::seconds(0)}});
    QTRY_VERIFY_WITH_TIMEOUT(isFlagged(), 30'000);
    card->session()->thresholds().setRules({});
    QTRY_VERIFY_WITH_TIMEOUT(!isFlagged(), 30'000);
}

void TestFleet::hostileNamesAreHarmless()
{
    Fleet fleet(0);
    Remote::SavedHost host;
    host.name = u"<b>x\u202E"_s + QString(300, u'w');
    host.address = u"127.0.0.1"_s;
    host.user = u"root"_s;
    QVERIFY(fleet.sessions.save(host, {}).ok());
    FleetPage page(fleet.sessions, fleet.opener());
    page.resize(700, 400);
    page.show();
    QCOMPARE(page.cards().size(), 1);
    QVERIFY(!page.cards().first()->accessibleName().contains(QChar(0x202E)));
    QVERIFY(page.cards().first()->width() < 700);
}

void TestFleet::unseenServersAreSampledSlowly()
{
    Fleet fleet(1, m_sshd.port(), m_key, m_knownHosts);
    HostSession *session = fleet.open(u"web-1"_s);
    QVERIFY(session);
    QSignalSpy sampled(session, &HostSession::sampled);
    QTRY_VERIFY_WITH_TIMEOUT(sampled.size() >= 2, 30'000);
    const auto interval = [&sampled] {
        return sampled.constLast().first().value<MetricFrame>().interval;
    };
    QTRY_VERIFY_WITH_TIMEOUT(interval() > 4, 30'000);
    session->setOnShow(true);
    QTRY_VERIFY_WITH_TIMEOUT(interval() < 2, 10'000);
    session->setOnShow(false);
    QTRY_VERIFY_WITH_TIMEOUT(interval() > 4, 30'000);
}

void TestFleet::speaksJapanese()
{
    Language language;
    Fleet fleet(2);
    FleetPage page(fleet.sessions, fleet.opener());
    page.show();
    language.use(u"ja"_s);
    QTRY_COMPARE(page.cards().first()->accessibleName(), u"web-1：未接続"_s);
    language.use(u"en"_s);
    QTRY_COMPARE(page.cards().first()->accessibleName(), u"web-1: Not connected"_s);
}

void TestFleet::leavesPictures()
{
    const QString folder = qEnvironmentVariable("CLAWTUNE_PICTURES");
    if (folder.isEmpty())
        return;
    Language language;
    for (const QString &code : Language::available()) {
        language.use(code);
        for (const bool dark : {false, true}) {
            Widgets::applyTheme(*qApp, dark ? Widgets::Theme::Dark : Widgets::Theme::Light);
            Fleet fleet(11, m_sshd.port(), m_key, m_knownHosts);
            FleetPage page(fleet.sessions, fleet.opener());
            page.setAutoFillBackground(true);
            page.resize(1080, 620);
            page.show();
            for (int i = 1; i <= 8; ++i)
                page.connector().connectOne(u"web-%1"_s.arg(i));
            QTRY_COMPARE_WITH_TIMEOUT(fleet.count(ConnectionState::Connected), 8, 60'000);
            for (int i = 1; i <= 9; ++i) // over what the real one has said since
                feed(fleet.sessions.session(u"web-%1"_s.arg(i)).value(), i == 3 ? 0.6 : 0.0);
            page.cards()[1]->setFocus();
            const QString name = folder + u"/fleet-"_s + code + (dark ? u"-dark"_s : u"-light"_s);
            for (const QSize size : {QSize(1080, 660), QSize(2360, 1380)}) {
                page.resize(size);
                QVERIFY(QTest::qWaitForWindowExposed(&page));
                for (HostCard *card : page.cards())
                    card->refresh();
                for (int i = 0; i < 3; ++i) // layouts settle one inside the other
                    QCoreApplication::processEvents();
                QVERIFY(page.grab().save(name + u"-%1.png"_s.arg(size.width())));
            }
        }
    }
    language.use(u"en"_s);
}

QTEST_MAIN(TestFleet)
#include "tst_fleet.moc"
