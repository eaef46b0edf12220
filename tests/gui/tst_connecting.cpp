// SPDX-License-Identifier: GPL-3.0-or-later
// The window and a real sshd on the loopback: questions, losses and refusals as a person sees them.
#include "driver.h"
#include "tests/support/loopbacksshd.h"

#include <QApplication>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace Clawtune;
using namespace Qt::StringLiterals;
using Remote::ConnectionState;

namespace
{

/// A window with settings of its own and a driver for it.
struct Desk {
    explicit Desk(const QString &knownHosts = {})
        : application(*qApp, options(folder.path(), knownHosts))
        , driver(application.window())
    {
        application.show();
    }

    static WindowOptions options(const QString &path, const QString &knownHosts)
    {
        WindowOptions options = GuiTest::ownOptions(path, u"en"_s);
        if (!knownHosts.isEmpty())
            options.hostOptions.knownHostsFile = knownHosts;
        return options;
    }

    MainWindow &window() { return application.window(); }
    HostSession &session() { return application.window().currentView()->session(); }

    QTemporaryDir folder;
    Application application;
    GuiTest::Driver driver;
};

GuiTest::Server serverOf(const LoopbackSshd &sshd, const QString &key)
{
    return {u"loop"_s, u"127.0.0.1"_s, sshd.port(), LoopbackSshd::currentUser(), key};
}

} // namespace

#define STEP(driver, step) QVERIFY2((driver).step, qPrintable((driver).problem()))

class ConnectingTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void fingerprintIsTheServersOwn();
    void decliningTheKeyConnectsNobody();
    void chartMovesAndGapsStayGaps();
    void lostConnectionCountsDown();
    void changedKeyIsRefusedForGood();
    void passphraseIsAskedAgainWhenWrong();
    void secondConnectionAsksNobody();
    void editedHostConnectsAnew();
};

void ConnectingTest::fingerprintIsTheServersOwn()
{
    LoopbackSshd sshd;
    const QString key = sshd.makeKey(u"id"_s);
    QVERIFY(sshd.start());
    Desk desk;
    STEP(desk.driver, addHost(serverOf(sshd, key)));
    QString shown;
    STEP(desk.driver, acceptFingerprint(&shown));
    STEP(desk.driver, waitConnected());
    // What OpenSSH itself says of the key that is now on record.
    const QByteArray recorded =
        LoopbackSshd::output(u"ssh-keygen"_s, {u"-lf"_s, desk.folder.path() + u"/known_hosts"_s});
    const QString fingerprint = shown.section(u'\n', 1);
    QVERIFY(fingerprint.startsWith(u"SHA256:"_s));
    QVERIFY2(recorded.contains(fingerprint.toUtf8()), recorded.constData());
}

void ConnectingTest::decliningTheKeyConnectsNobody()
{
    LoopbackSshd sshd;
    const QString key = sshd.makeKey(u"id"_s);
    QVERIFY(sshd.start());
    Desk desk;
    STEP(desk.driver, addHost(serverOf(sshd, key)));
    QTRY_VERIFY(desk.driver.part<QDialog>(u"fingerprintDialog"_s));
    // Enter is Cancel here.
    QTest::keyClick(desk.driver.part<QDialog>(u"fingerprintDialog"_s)->focusWidget(),
                    Qt::Key_Return);
    QTRY_COMPARE(desk.session().connection().state(), ConnectionState::Closed);
    QVERIFY(!QFile::exists(desk.folder.path() + u"/known_hosts"_s));
    QTRY_VERIFY(!desk.driver.sentence().isEmpty());
}

void ConnectingTest::chartMovesAndGapsStayGaps()
{
    LoopbackSshd sshd;
    const QString key = sshd.makeKey(u"id"_s);
    QVERIFY(sshd.start());
    Desk desk(sshd.parameters(u"id"_s).knownHostsFile);
    STEP(desk.driver, addHost(serverOf(sshd, key)));
    STEP(desk.driver, waitConnected());
    STEP(desk.driver, seeChartMove());
    sshd.stop();
    QTRY_VERIFY_WITH_TIMEOUT(desk.session().connection().state() != ConnectionState::Connected,
                             20'000);
    const double lost = desk.session().history().latestTime();
    QVERIFY(sshd.start());
    QTRY_COMPARE_WITH_TIMEOUT(desk.session().connection().state(), ConnectionState::Connected,
                              60'000);
    QTRY_VERIFY_WITH_TIMEOUT(desk.session().history().latestTime() > lost, 30'000);
    const auto points = desk.session().history().points({"cpu.busy"}, std::chrono::minutes(5));
    const bool hasGap = std::any_of(points.begin(), points.end(),
                                    [](const QPointF &point) { return std::isnan(point.y()); });
    QVERIFY(hasGap);
}

void ConnectingTest::lostConnectionCountsDown()
{
    LoopbackSshd sshd;
    const QString key = sshd.makeKey(u"id"_s);
    QVERIFY(sshd.start());
    Desk desk(sshd.parameters(u"id"_s).knownHostsFile);
    STEP(desk.driver, addHost(serverOf(sshd, key)));
    STEP(desk.driver, waitConnected());
    auto *banner = desk.window().currentView()->findChild<QWidget *>(u"connectionBanner"_s);
    QVERIFY(banner && !banner->isVisible());
    sshd.stop();
    QTRY_COMPARE_WITH_TIMEOUT(desk.session().connection().state(), ConnectionState::Waiting,
                              30'000);
    QTRY_VERIFY(banner->isVisible());
    QVERIFY(desk.window().currentView()->page());
    auto *tryNow = banner->findChild<QPushButton *>(u"bannerFirst"_s);
    QTRY_VERIFY(tryNow->isVisible());
    QVERIFY(sshd.start());
    QTest::mouseClick(tryNow, Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(desk.session().connection().state(), ConnectionState::Connected,
                              60'000);
    QTRY_VERIFY(!banner->isVisible());
}

void ConnectingTest::changedKeyIsRefusedForGood()
{
    LoopbackSshd sshd;
    LoopbackSshd other;
    const QString key = sshd.makeKey(u"id"_s);
    QVERIFY(sshd.start());
    Desk desk;
    QFile known(desk.folder.path() + u"/known_hosts"_s);
    QVERIFY(known.open(QIODevice::WriteOnly));
    known.write("[127.0.0.1]:" + QByteArray::number(sshd.port()) + ' ' + other.hostKeyLine());
    known.write("\n");
    known.close();
    STEP(desk.driver, addHost(serverOf(sshd, key)));
    QTRY_COMPARE_WITH_TIMEOUT(desk.session().connection().state(), ConnectionState::Failed, 20'000);
    QTRY_VERIFY(desk.driver.part<QLabel>(u"refusedSentence"_s));
    QVERIFY(!desk.driver.part<QLabel>(u"refusedSentence"_s)->text().isEmpty());
    QVERIFY(!desk.driver.part<QDialog>(u"fingerprintDialog"_s));
    // The one button looks again, and is refused again.
    QTest::mouseClick(desk.driver.part<QPushButton>(u"refusedRetry"_s), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(desk.session().connection().state(), ConnectionState::Failed, 20'000);
    QVERIFY(known.open(QIODevice::ReadOnly));
    QCOMPARE(known.readAll().count('\n'), 1);
}

void ConnectingTest::passphraseIsAskedAgainWhenWrong()
{
    LoopbackSshd sshd;
    const QString key = sshd.makeKey(u"id"_s, true, u"ed25519"_s, {u"-N"_s, u"open sesame"_s});
    QVERIFY(sshd.start());
    Desk desk(sshd.parameters(u"id"_s).knownHostsFile);
    STEP(desk.driver, addHost(serverOf(sshd, key)));
    const auto answer = [&](const QString &passphrase) {
        auto *edit = desk.driver.part<QLineEdit>(u"secretEdit"_s);
        QTest::keyClicks(edit, passphrase);
        QTest::keyClick(edit, Qt::Key_Return);
    };
    QTRY_VERIFY_WITH_TIMEOUT(desk.driver.part<QLineEdit>(u"secretEdit"_s), 20'000);
    QVERIFY(!desk.driver.part<QLabel>(u"secretProblem"_s));
    answer(u"wrong"_s);
    QTRY_VERIFY_WITH_TIMEOUT(desk.driver.part<QLabel>(u"secretProblem"_s), 20'000);
    answer(u"open sesame"_s);
    STEP(desk.driver, waitConnected());
    // Asked once for the life of the session: a reconnect is silent.
    sshd.stop();
    QTRY_VERIFY_WITH_TIMEOUT(desk.session().connection().state() != ConnectionState::Connected,
                             30'000);
    QVERIFY(sshd.start());
    desk.session().connection().retryNow();
    QTRY_COMPARE_WITH_TIMEOUT(desk.session().connection().state(), ConnectionState::Connected,
                              60'000);
    QVERIFY(!desk.driver.part<QLineEdit>(u"secretEdit"_s));
}

void ConnectingTest::secondConnectionAsksNobody()
{
    LoopbackSshd sshd;
    sshd.makeKey(u"id"_s, true, u"ed25519"_s, {u"-N"_s, u"open sesame"_s});
    QVERIFY(sshd.start());
    HostSession session({}, sshd.parameters(u"id"_s));
    connect(&session, &HostSession::passphraseWanted, this,
            [&session] { session.supplyPassphrase(Remote::Secret("open sesame")); });
    session.open();
    QTRY_COMPARE_WITH_TIMEOUT(session.connection().state(), ConnectionState::Connected, 20'000);
    std::optional<bool> came;
    session.openSecondConnection(this, [&came](const auto &shell) { came = shell.ok(); });
    QTRY_VERIFY_WITH_TIMEOUT(came.has_value(), 20'000);
    // Only a root login has administrator rights here without a password.
    QCOMPARE(*came, LoopbackSshd::currentUser() == u"root"_s);
}

void ConnectingTest::editedHostConnectsAnew()
{
    LoopbackSshd sshd;
    const QString key = sshd.makeKey(u"id"_s);
    QVERIFY(sshd.start());
    Desk desk(sshd.parameters(u"id"_s).knownHostsFile);
    STEP(desk.driver, addHost(serverOf(sshd, key)));
    STEP(desk.driver, waitConnected());
    STEP(desk.driver, seeChartMove());
    Remote::SavedHost host = *desk.application.sessions().find(u"loop"_s);
    host.name = u"renamed"_s;
    QVERIFY(desk.application.sessions().save(host, u"loop"_s).ok());
    QCOMPARE(desk.application.sessions().hosts().size(), 1);
    desk.window().showHost(u"renamed"_s, true);
    STEP(desk.driver, waitConnected());
    STEP(desk.driver, seeChartMove());
    QVERIFY(desk.application.sessions().remove(u"renamed"_s).ok());
    QTRY_VERIFY(!desk.window().currentView());
}

QTEST_MAIN(ConnectingTest)
#include "tst_connecting.moc"
