// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/loopbacksshd.h"

#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QTest>

#include <algorithm>
#include <cstdlib>
#include <fcntl.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace
{

/// The program with a terminal as its standard input and error, played by the test.
class Terminal
{
public:
    Terminal()
        : m_master(::posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC))
    {
        ::grantpt(m_master);
        ::unlockpt(m_master);
        m_slave = ::open(::ptsname(m_master), O_RDWR | O_NOCTTY | O_CLOEXEC);
    }
    ~Terminal()
    {
        process.kill();
        process.waitForFinished();
        ::close(m_slave);
        ::close(m_master);
    }
    Q_DISABLE_COPY_MOVE(Terminal)

    void start(const QStringList &arguments)
    {
        process.setChildProcessModifier([slave = m_slave] {
            ::setsid();
            ::ioctl(slave, TIOCSCTTY, 0);
            ::dup2(slave, STDIN_FILENO);
            ::dup2(slave, STDERR_FILENO);
        });
        process.start(QStringLiteral(CLAWTUNE_PROGRAM), arguments);
    }
    /// Reads the screen until it shows `text`.
    bool shows(const QByteArray &text)
    {
        QElapsedTimer clock;
        clock.start();
        while (!screen.contains(text) && clock.elapsed() < 60'000) {
            pollfd wait{m_master, POLLIN, 0};
            char bytes[4096];
            if (::poll(&wait, 1, 100) > 0)
                screen.append(
                    bytes, qsizetype(std::max<ssize_t>(0, ::read(m_master, bytes, sizeof bytes))));
        }
        return screen.contains(text);
    }
    void type(const QByteArray &keys)
    {
        QCOMPARE(::write(m_master, keys.constData(), size_t(keys.size())), keys.size());
    }
    [[nodiscard]] bool echoes() const
    {
        termios now{};
        return ::tcgetattr(m_slave, &now) == 0 && (now.c_lflag & ECHO) != 0;
    }
    int exitCode() { return process.waitForFinished(60'000) ? process.exitCode() : -1; }

    QProcess process;
    QByteArray screen;

private:
    int m_master;
    int m_slave = -1;
};

} // namespace

/// What the command line asks at a terminal.
class CliTerminalTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void asksBeforeItTrustsAServer_data();
    void asksBeforeItTrustsAServer();
    void asksForThePassphraseWithoutEcho();
    void asksAgainAfterAWrongPassphrase();
    void givesTheTerminalBackOnControlC();

private:
    QStringList arguments(const QString &key, const QString &knownHosts) const;

    std::unique_ptr<LoopbackSshd> m_server;
};

void CliTerminalTest::initTestCase()
{
    qunsetenv("SSH_AUTH_SOCK");
    qputenv("LC_ALL", "C.UTF-8");
    m_server = std::make_unique<LoopbackSshd>();
    m_server->makeKey(u"key"_s);
    m_server->makeKey(u"locked"_s, true, {}, {u"-N"_s, u"open sesame"_s});
    QVERIFY2(m_server->start(), m_server->log().constData());
    (void)m_server->parameters(u"key"_s); // writes known_hosts
    QFile(m_server->file(u"empty"_s)).open(QIODevice::WriteOnly);
}

QStringList CliTerminalTest::arguments(const QString &key, const QString &knownHosts) const
{
    return {u"check"_s,
            u"--item"_s,
            u"swap"_s,
            u"--identity"_s,
            m_server->file(key),
            u"--config"_s,
            m_server->file(u"empty"_s),
            u"--known-hosts"_s,
            m_server->file(knownHosts),
            u"%1@127.0.0.1:%2"_s.arg(LoopbackSshd::currentUser()).arg(m_server->port())};
}

void CliTerminalTest::asksBeforeItTrustsAServer_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<bool>("trusts");
    QTest::newRow("yes") << QByteArray("yes\n") << true;
    QTest::newRow("no") << QByteArray("n\n") << false;
    QTest::newRow("nothing") << QByteArray("\n") << false;
}

void CliTerminalTest::asksBeforeItTrustsAServer()
{
    QFETCH(QByteArray, answer);
    QFETCH(bool, trusts);
    const QByteArray printed =
        LoopbackSshd::output(u"ssh-keygen"_s, {u"-lf"_s, m_server->file(u"host_ed25519.pub"_s)});
    QFile::remove(m_server->file(u"asked"_s));
    Terminal terminal;
    terminal.start(arguments(u"key"_s, u"asked"_s));
    QVERIFY2(terminal.shows("[y/N]"), terminal.screen.constData());
    QVERIFY(terminal.screen.contains(printed.split(' ').value(1)));
    terminal.type(answer);
    const int exitCode = terminal.exitCode();
    QCOMPARE(exitCode == 0 || exitCode == 1, trusts);
    QCOMPARE(QFile::exists(m_server->file(u"asked"_s)), trusts);
}

void CliTerminalTest::asksForThePassphraseWithoutEcho()
{
    Terminal terminal;
    terminal.start(arguments(u"locked"_s, u"known_hosts"_s));
    QVERIFY2(terminal.shows("locked:"), terminal.screen.constData());
    QTRY_VERIFY(!terminal.echoes());
    terminal.type("open x\x7fsesame\n");
    const int exitCode = terminal.exitCode();
    QVERIFY(exitCode == 0 || exitCode == 1);
    (void)terminal.shows("\n");
    QVERIFY2(!terminal.screen.contains("sesame"), terminal.screen.constData());
    QVERIFY(terminal.echoes());
}

void CliTerminalTest::asksAgainAfterAWrongPassphrase()
{
    Terminal terminal;
    terminal.start(arguments(u"locked"_s, u"known_hosts"_s));
    QVERIFY(terminal.shows("locked:"));
    QTRY_VERIFY(!terminal.echoes());
    terminal.type("open barley\n");
    terminal.screen.clear();
    QVERIFY2(terminal.shows("locked:"), terminal.screen.constData());
    QTRY_VERIFY(!terminal.echoes());
    terminal.type("open sesame\n");
    const int exitCode = terminal.exitCode();
    QVERIFY(exitCode == 0 || exitCode == 1);
}

void CliTerminalTest::givesTheTerminalBackOnControlC()
{
    Terminal terminal;
    terminal.start(arguments(u"locked"_s, u"known_hosts"_s));
    QVERIFY(terminal.shows("locked:"));
    QTRY_VERIFY(!terminal.echoes());
    terminal.type("ope\x03");
    QCOMPARE(terminal.exitCode(), 2);
    QVERIFY(terminal.echoes());
    QVERIFY2(terminal.shows("clawtune: "), terminal.screen.constData());
}

QTEST_GUILESS_MAIN(CliTerminalTest)
#include "tst_cli_terminal.moc"
