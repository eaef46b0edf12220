// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/vpsrun.h"
#include "tests/support/vps.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;

/// Servers that are not as they should be: each gives one clear sentence and the exit code of the
/// design, or works all the same.
class BadServersTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void cleanupTestCase();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
    void worksAllTheSame_data();
    void worksAllTheSame();
    void refusesToChangeWhatItCannot_data();
    void refusesToChangeWhatItCannot();

private:
    void prepare(const QString &change, const QString &back);
    QStringList passwordFile(const QByteArray &password) const;
    QStringList postgres(const QString &user, const QByteArray &password) const;

    VpsRun m_vps;
    QString m_back; ///< undoes what the row did to the server
    QString m_plain;
    QString m_admin;
};

namespace
{

const QString reloadSsh = u"; systemctl restart ssh"_s;
const QString dropIn = u"/etc/ssh/sshd_config.d/00-clawtune-test.conf"_s;

QString setSshd(const QString &line)
{
    return u"printf '%s\\n' '"_s + line + u"' > "_s + dropIn + reloadSsh;
}

} // namespace

void BadServersTest::initTestCase()
{
    m_plain = Vps::variable("CLAWTUNE_VPS_PLAIN");
    m_admin = Vps::variable("CLAWTUNE_VPS_ADMIN");
    QVERIFY2(m_vps.lockKernel(), "nobody gave the lock of the kernel values back");
}

void BadServersTest::cleanup()
{
    if (m_back.isEmpty())
        return;
    const QByteArray answer = m_vps.onServer(m_back);
    m_back.clear();
    QVERIFY2(!answer.startsWith("failed"), answer.constData());
}

void BadServersTest::cleanupTestCase()
{
    m_vps.unlockKernel();
}

void BadServersTest::prepare(const QString &change, const QString &back)
{
    m_back = back;
    if (change.isEmpty())
        return;
    const QByteArray answer = m_vps.onServer(change);
    QVERIFY2(!answer.startsWith("failed"), answer.constData());
}

QStringList BadServersTest::passwordFile(const QByteArray &password) const
{
    return {u"--sudo-password-file"_s,
            m_vps.file(u"sudo-"_s + QString::fromUtf8(password), password + '\n')};
}

QStringList BadServersTest::postgres(const QString &user, const QByteArray &password) const
{
    return {u"--pg-user"_s,
            user,
            u"--pg-password-file"_s,
            m_vps.file(u"pg-"_s + QString::fromUtf8(password), password + '\n'),
            u"--database"_s,
            Vps::variable("CLAWTUNE_VPS_PG_DATABASE")};
}

void BadServersTest::saysWhatIsWrong_data()
{
    QTest::addColumn<QString>("change");
    QTest::addColumn<QString>("back");
    QTest::addColumn<QString>("user");
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QStringList>("codes");
    const QString none;
    const QStringList journal{u"journal"_s};
    const QString shell = u"usermod -s %1 "_s + m_plain;
    const QString bash = shell.arg(u"/bin/bash"_s);
    const QByteArray password = Vps::variable("CLAWTUNE_VPS_ADMIN_PASSWORD").toUtf8();
    const QString role = Vps::variable("CLAWTUNE_VPS_PG_USER");
    const QByteArray pgPassword = Vps::variable("CLAWTUNE_VPS_PG_PASSWORD").toUtf8();

    QTest::newRow("sudo password missing")
        << none << none << m_admin << journal << QStringList{u"sudo-password-needed"_s};
    QTest::newRow("sudo password wrong") << none << none << m_admin << journal + passwordFile("no")
                                         << QStringList{u"sudo-password-wrong"_s};
    QTest::newRow("no right to sudo")
        << none << none << m_plain << journal
        << QStringList{u"sudo-not-allowed"_s, u"sudo-password-needed"_s};
    QTest::newRow("no sudo") << u"mv /usr/bin/sudo /usr/bin/sudo.away"_s
                             << u"mv /usr/bin/sudo.away /usr/bin/sudo"_s << m_admin
                             << journal + passwordFile(password) << QStringList{u"sudo-missing"_s};
    QTest::newRow("nologin") << shell.arg(u"/usr/sbin/nologin"_s) << bash << m_plain
                             << QStringList{u"check"_s} << QStringList{u"shell-unusable"_s};
    QTest::newRow("false as shell") << shell.arg(u"/bin/false"_s) << bash << m_plain
                                    << QStringList{u"check"_s} << QStringList{u"shell-unusable"_s};
    QTest::newRow("no forwarding")
        << setSshd(u"AllowTcpForwarding no"_s) << u"rm "_s + dropIn + reloadSsh << none
        << QStringList{u"queries"_s} + postgres(role, pgPassword)
        << QStringList{u"forwarding-refused"_s};
    QTest::newRow("PostgreSQL elsewhere")
        << none << none << none
        << QStringList{u"queries"_s, u"--pg-address"_s, u"127.0.0.1:1"_s} +
               postgres(role, pgPassword)
        << QStringList{u"pg-refused"_s, u"forwarding-refused"_s};
    QTest::newRow("password of the role wrong")
        << none << none << none << QStringList{u"queries"_s} + postgres(role, "no")
        << QStringList{u"pg-password-wrong"_s};
    QTest::newRow("role missing") << none << none << none
                                  << QStringList{u"queries"_s} + postgres(u"nosuchrole"_s, "no")
                                  << QStringList{u"pg-role-missing"_s, u"pg-password-wrong"_s};
    QTest::newRow("change unknown")
        << none << none << none << QStringList{u"undo"_s, u"20200101T000000Z-0123456789abcdef"_s}
        << QStringList{u"change-not-found"_s};
    QTest::newRow("change of a hostile name")
        << none << none << none << QStringList{u"undo"_s, u"../../etc; id"_s}
        << QStringList{u"change-not-found"_s, u"bad-argument"_s};
}

void BadServersTest::saysWhatIsWrong()
{
    QFETCH(QString, change);
    QFETCH(QString, back);
    QFETCH(QString, user);
    QFETCH(QStringList, arguments);
    QFETCH(QStringList, codes);
    prepare(change, back);
    const QString command = arguments.takeFirst();
    const CliRun json = m_vps.run(command, arguments + QStringList{u"--json"_s}, user);
    const QByteArray shown = json.out + json.err;
    QVERIFY2(codes.contains(json.errorObject().value("code"_L1).toString()), shown.constData());
    QVERIFY2(json.exitCode == 2 || json.exitCode == 3, shown.constData());
    for (const QString &language : {u"en"_s, u"ja"_s}) {
        const CliRun run = m_vps.run(command, arguments + QStringList{u"--lang"_s, language}, user);
        QCOMPARE(run.exitCode, json.exitCode);
        QVERIFY2(!singleLine(run.err).isEmpty(), run.err.constData());
        QCOMPARE(run.err.contains("。"), language == u"ja");
    }
}

void BadServersTest::worksAllTheSame_data()
{
    QTest::addColumn<QString>("change");
    QTest::addColumn<QString>("back");
    QTest::addColumn<QString>("user");
    QTest::addColumn<QStringList>("arguments");
    const QString none;
    const QString shell = u"usermod -s %1 "_s + m_plain;
    const QString bash = shell.arg(u"/bin/bash"_s);
    const QStringList check{u"check"_s};
    const QStringList sample{u"sample"_s, u"--count"_s, u"1"_s};
    QTest::newRow("user without sudo looks") << none << none << m_plain << check;
    QTest::newRow("fish") << shell.arg(u"/usr/bin/fish"_s) << bash << m_plain << check;
    QTest::newRow("tcsh") << shell.arg(u"/bin/tcsh"_s) << bash << m_plain << check;
    const QString home = u"/home/"_s + m_plain;
    QTest::newRow("talkative start files")
        << u"for f in .bashrc .profile; do cp -p %1/$f %1/$f.away 2>/dev/null || :; "
           "echo 'echo WELCOME; echo WELCOME >&2' > %1/$f; done"_s.arg(home)
        << u"for f in .bashrc .profile; do if [ -e %1/$f.away ]; then mv %1/$f.away %1/$f; "
           "else rm %1/$f; fi; done"_s.arg(home)
        << m_plain << check;
    QTest::newRow("no perl, check") << u"mv /usr/bin/perl /usr/bin/perl.away"_s
                                    << u"mv /usr/bin/perl.away /usr/bin/perl"_s << none << check;
    QTest::newRow("no perl, sample") << u"mv /usr/bin/perl /usr/bin/perl.away"_s
                                     << u"mv /usr/bin/perl.away /usr/bin/perl"_s << none << sample;
    QTest::newRow("one session, check")
        << setSshd(u"MaxSessions 1"_s) << u"rm "_s + dropIn + reloadSsh << none << check;
    QTest::newRow("one session, sample")
        << setSshd(u"MaxSessions 1"_s) << u"rm "_s + dropIn + reloadSsh << none << sample;
    QTest::newRow("no Docker") << u"systemctl stop docker.socket docker"_s
                               << u"systemctl start docker.socket docker"_s << none << check;
}

void BadServersTest::worksAllTheSame()
{
    QFETCH(QString, change);
    QFETCH(QString, back);
    QFETCH(QString, user);
    QFETCH(QStringList, arguments);
    prepare(change, back);
    const QString command = arguments.takeFirst();
    const CliRun run = m_vps.run(command, arguments + QStringList{u"--json"_s}, user);
    QVERIFY2(run.exitCode == 0 || (command == u"check" && run.exitCode == 1), run.err.constData());
    QVERIFY2(run.err.isEmpty(), run.err.constData());
    QVERIFY(!run.outObjects().value(0).isEmpty());
    QVERIFY(!run.out.contains("WELCOME"));
}

void BadServersTest::refusesToChangeWhatItCannot_data()
{
    QTest::addColumn<QString>("change");
    QTest::addColumn<QString>("back");
    QTest::addColumn<QString>("code");
    QTest::newRow("/etc read-only") << u"mount --bind /etc /etc && mount -o remount,bind,ro /etc"_s
                                    << u"umount /etc"_s << u"read-only-file-system"_s;
    QTest::newRow("full disk")
        << u"mkdir -p /var/lib/clawtune && mount -t tmpfs -o size=8k tmpfs /var/lib/clawtune && "
           "{ dd if=/dev/zero of=/var/lib/clawtune/fill bs=4k count=9 2>/dev/null || :; }"_s
        << u"umount /var/lib/clawtune"_s << u"disk-full"_s;
}

void BadServersTest::refusesToChangeWhatItCannot()
{
    QFETCH(QString, change);
    QFETCH(QString, back);
    QFETCH(QString, code);
    const QString swapOf = u"swapon --show=NAME --noheadings; cat /etc/fstab"_s;
    const QByteArray before = m_vps.onServer(swapOf);
    prepare(change, back);
    const CliRun run = m_vps.run(u"apply"_s, {u"swap"_s, u"--yes"_s, u"--json"_s});
    const QByteArray shown = run.out + run.err;
    QVERIFY2(run.exitCode == 3, shown.constData());
    QCOMPARE(run.errorObject().value("code"_L1).toString(), code);
    QCOMPARE(m_vps.onServer(swapOf), before);
}

QTEST_GUILESS_MAIN(BadServersTest)
#include "tst_cli_bad_servers.moc"
