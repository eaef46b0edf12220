// SPDX-License-Identifier: GPL-3.0-or-later
// kill -9 of the real program in the middle of a real apply on the test VPS.
#include "tests/app/vpsrun.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;

class TestClientKill final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { m_vps.unlockKernel(); }
    void serverEndsByItself_data();
    void serverEndsByItself();

private:
    /// Files of /etc, active swap, its settings, the swap file, and whether a change is under way.
    QByteArray fingerprint() const;
    QJsonObject newest() const;

    VpsRun m_vps;
    QByteArray m_before;
};

void TestClientKill::initTestCase()
{
    QVERIFY2(m_vps.lockKernel(), "nobody gave the lock of the kernel values back");
    m_before = fingerprint();
    QVERIFY(m_before.contains("/etc/fstab"));
}

QByteArray TestClientKill::fingerprint() const
{
    return m_vps.onServer(u"find /etc -type f -exec sha256sum {} + | sort; find /etc | sort; "
                          "swapon --show=NAME --noheadings; ls /swapfile* 2>/dev/null; "
                          "sysctl vm.swappiness; ls /var/lib/clawtune/active 2>/dev/null; :"_s);
}

QJsonObject TestClientKill::newest() const
{
    const CliRun journal = m_vps.run(u"journal"_s, {u"--json"_s});
    return journal.outObject().value("changes"_L1).toArray().first().toObject();
}

void TestClientKill::serverEndsByItself_data()
{
    QTest::addColumn<int>("wait");
    // ms after the first note that the change is being prepared; from the upload to the hold.
    for (const int wait : {0, 300, 700, 1100, 1600, 2200, 3400})
        QTest::addRow("%d ms", wait) << wait;
}

void TestClientKill::serverEndsByItself()
{
    QFETCH(int, wait);
    const QString earlier = newest().value("change"_L1).toString();
    QProcess apply;
    apply.setReadChannel(QProcess::StandardError);
    apply.start(QStringLiteral(CLAWTUNE_PROGRAM),
                m_vps.arguments(u"apply"_s) +
                    QStringList{u"swap"_s, u"--yes"_s, u"--hold"_s, u"--keep-within"_s, u"10"_s});
    QByteArray notes;
    while (!notes.contains("reparing") && apply.waitForReadyRead(60'000))
        notes += apply.readAllStandardError();
    QVERIFY2(notes.contains("reparing"), notes.constData());
    (void)apply.waitForFinished(wait);
    apply.kill(); // it may have ended by itself
    QVERIFY(apply.state() == QProcess::NotRunning || apply.waitForFinished());

    const bool isOld = QTest::qWaitFor([this] { return fingerprint() == m_before; }, 120'000);
    if (!isOld)
        QCOMPARE(fingerprint(), m_before);
    const QJsonObject entry = newest();
    const QString state = entry.value("state"_L1).toString();
    // Killed before the upload was whole: there is no entry of it.
    const bool isRecorded = entry.value("change"_L1).toString() != earlier;
    QVERIFY2(!isRecorded || state == u"rolled-back", qPrintable(state));
    // The next one finds nothing in its way.
    const CliRun plan = m_vps.run(u"check"_s, {u"--item"_s, u"swap"_s});
    QVERIFY2(plan.exitCode == 0 || plan.exitCode == 1, plan.all().constData());
}

QTEST_GUILESS_MAIN(TestClientKill)
#include "tst_clientkill.moc"
