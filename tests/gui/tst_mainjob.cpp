// SPDX-License-Identifier: GPL-3.0-or-later
// The main job on the real window against the test VPS: once in English, once in Japanese.
#include "driver.h"
#include "tests/support/kernellock.h"
#include "tests/support/vps.h"
#include "widgets/banner.h"

#include <QApplication>
#include <QFile>
#include <QProcess>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

using namespace Clawtune;
using namespace Qt::StringLiterals;

namespace
{

/// What OpenSSH itself says, in the same moment.
QByteArray overSsh(const QString &command)
{
    int exitCode = 0;
    const QByteArray out = Vps::onServer(command.toUtf8() + '\n', {}, &exitCode);
    return exitCode == 0 ? out : "ssh failed: " + out;
}

/// The fingerprints of the keys on record, as ssh-keygen prints them.
QByteArray knownFingerprints()
{
    QProcess keygen;
    keygen.start(u"ssh-keygen"_s, {u"-lf"_s, Vps::variable("CLAWTUNE_VPS_KNOWN_HOSTS")});
    keygen.waitForFinished(10'000);
    return keygen.readAllStandardOutput();
}

/// A checksum over the content, owners and modes of /etc, and the swap in use.
QByteArray serverState()
{
    return overSsh(u"cd /etc && find . -xdev \\( -type f -o -type l \\) "
                   "! -name 'ld.so.cache' ! -path './mtab' -printf '%p %m %u %g %l\\n' | LC_ALL=C "
                   "sort | sha256sum; find . -xdev -type f -print0 | LC_ALL=C sort -z | xargs -0 "
                   "sha256sum | sha256sum; swapon --show=NAME,SIZE --noheadings"_s);
}

} // namespace

#define STEP(step) QVERIFY2(driver.step, qPrintable(driver.problem()))

class MainJob final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void wholeJob_data();
    void wholeJob();
    void closingDuringApplyLeavesTheServerSafe();

private:
    static GuiTest::Server serverFor(const char *user);

    KernelLock m_lock;
};

void MainJob::initTestCase()
{
    if (Vps::isContainer())
        QVERIFY(m_lock.acquire(Vps::variable("CLAWTUNE_VPS_TOOLS")));
    QVERIFY2(!overSsh(u"true"_s).startsWith("ssh failed"), overSsh(u"true"_s).constData());
}

GuiTest::Server MainJob::serverFor(const char *user)
{
    return {u"test-vps"_s,
            Vps::variable("CLAWTUNE_VPS_ADDRESS"),
            Vps::variable("CLAWTUNE_VPS_PORT").toUShort(),
            Vps::variable(user),
            Vps::variable("CLAWTUNE_VPS_KEY"),
            Vps::variable("CLAWTUNE_VPS_ADMIN_PASSWORD").toUtf8(),
            Vps::variable("CLAWTUNE_VPS_PG_PASSWORD").toUtf8()};
}

void MainJob::wholeJob_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("fails");
    QTest::addColumn<QString>("passes");
    QTest::newRow("en") << u"en"_s << u"Fail"_s << u"Pass"_s;
    QTest::newRow("ja") << u"ja"_s << u"不合格"_s << u"合格"_s;
}

void MainJob::wholeJob()
{
    QFETCH(QString, language);
    QFETCH(QString, fails);
    QFETCH(QString, passes);
    QTemporaryDir folder;
    Application application(*qApp, GuiTest::ownOptions(folder.path(), language));
    application.show();
    MainWindow &window = application.window();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    GuiTest::Driver driver(window);
    const QByteArray before = serverState();
    QVERIFY2(!before.startsWith("ssh failed"), before.constData());

    const GuiTest::Server server = serverFor("CLAWTUNE_VPS_ADMIN");
    STEP(addHost(server));
    QString key;
    STEP(acceptFingerprint(&key));
    const QString fingerprint = key.section(u'\n', 1);
    QVERIFY(fingerprint.startsWith(u"SHA256:"_s));
    QVERIFY2(knownFingerprints().contains(fingerprint.toUtf8()), qPrintable(fingerprint));
    STEP(waitConnected());
    STEP(showPage(u"overview"_s));
    STEP(seeChartMove());

    STEP(showPage(u"checklist"_s));
    STEP(chooseItem("swap"));
    STEP(becomeAdministrator(server.password));
    STEP(waitItemStatus(fails));
    STEP(pressAndConfirm(u"applyButton"_s));
    STEP(waitItemStatus(passes));
    const QByteArray swaps = overSsh(u"swapon --show=NAME --noheadings"_s);
    QVERIFY2(swaps.contains('/'), swaps.constData());
    STEP(pressAndConfirm(u"undoButton"_s));
    STEP(waitItemStatus(fails));
    QCOMPARE(serverState(), before);

    STEP(showPage(u"postgresql"_s));
    STEP(waitStatements(server.pgPassword));
    STEP(sortStatements());
    STEP(openPlan());
    STEP(showPage(u"journal"_s));
    QVERIFY(window.close());
}

/// The window asks; closed all the same, nobody confirms, and the server goes back by itself. The
/// next window says so.
void MainJob::closingDuringApplyLeavesTheServerSafe()
{
    const QByteArray before = serverState();
    QTemporaryDir folder;
    {
        Application application(*qApp, GuiTest::ownOptions(folder.path(), u"en"_s));
        application.show();
        MainWindow &window = application.window();
        GuiTest::Driver driver(window);
        STEP(addHost(serverFor("CLAWTUNE_VPS_USER")));
        STEP(acceptFingerprint(nullptr));
        STEP(waitConnected());
        STEP(showPage(u"checklist"_s));
        STEP(chooseItem("swap"));
        int step = 0;
        connect(&window.currentView()->session().changes(), &Remote::ChangeRunner::progressed,
                &window, [&step](const Remote::ChangeProgress &now) { step = now.step; });
        STEP(pressAndConfirm(u"applyButton"_s));
        STEP(waitFor(u"the first step"_s, [&step] { return step > 0; }));
        QVERIFY(!window.close());
        STEP(waitFor(u"the question"_s, [&] { return driver.part<QDialog>(u"closeDialog"_s); }));
        auto *leave = driver.part<QPushButton>(u"closeNowButton"_s);
        QVERIFY(driver.part<QDialog>(u"closeDialog"_s)->focusWidget() != leave);
        QTest::mouseClick(leave, Qt::LeftButton);
        QTRY_VERIFY(!window.isVisible());
    }
    QTRY_COMPARE_WITH_TIMEOUT(serverState(), before, 240'000);
    Application again(*qApp, GuiTest::ownOptions(folder.path(), u"en"_s));
    again.show();
    GuiTest::Driver driver(again.window());
    STEP(waitConnected());
    const auto told = [&] {
        auto *banner = again.window().findChild<Widgets::Banner *>(u"changeBanner"_s);
        return banner && banner->isVisible() && banner->text().contains(u"swap"_s);
    };
    STEP(waitFor(u"the line that says what the server did"_s, told));
}

#undef STEP

QTEST_MAIN(MainJob)
#include "tst_mainjob.moc"
