// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/ssh/rootshell.h"

#include <QDir>
#include <QFile>
#include <QHash>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

using namespace Remote;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{

/// Stands for sudo, whatever the rights of whoever runs this test: asks as sudo -S -p does, on
/// standard error, up to three times. FAKE_MODE says what kind of sudoers there is.
const char *const fakeSudo = R"(#!/bin/sh
[ "$1" = -S ] && [ "$2" = -p ] || exit 99
prompt=$3
shift 4
mode=$(cat "$(dirname "$0")/mode")
case $mode in
nopasswd) exec "$@" ;;
terminal) echo 'sudo: sorry' >&2; exit 1 ;;
esac
for try in 1 2 3; do
    printf %s "$prompt" >&2
    read -r password || exit 1
    if [ "$password" = 'pass word' ]; then
        [ "$mode" = denied ] && { echo 'not for you' >&2; exit 1; }
        exec "$@"
    fi
    echo 'try again' >&2
done
exit 1
)";
const char *const fakeId = "#!/bin/sh\n[ \"$1\" = -u ] && echo 1000 || /usr/bin/id \"$@\"\n";

/// Gives a root shell a local `sh` where a connection would give it a channel.
class LocalChannel final : public RootShellHost, public ExecListener
{
    Q_DISABLE_COPY_MOVE(LocalChannel)
public:
    explicit LocalChannel(const QString &path)
        : m_path(path)
    {
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer,
                         [this] { shell.step(Clock::now()); });
        m_timer.start(10);
    }
    ~LocalChannel() override { closeRootStream(); }

    void startRootStream(const QByteArray &script) override
    {
        m_process = std::make_unique<QProcess>();
        QObject::connect(m_process.get(), &QProcess::readyReadStandardOutput, &m_timer,
                         [this] { shell.received(m_process->readAllStandardOutput(), false); });
        QObject::connect(m_process.get(), &QProcess::readyReadStandardError, &m_timer,
                         [this] { shell.received(m_process->readAllStandardError(), true); });
        QObject::connect(m_process.get(), &QProcess::finished, &m_timer, [this](int code) {
            shell.streamFinished(CommandOutput{code, {}, {}, {}});
        });
        QProcessEnvironment environment;
        environment.insert(u"PATH"_s, m_path);
        m_process->setProcessEnvironment(environment);
        // Not the sh of the row: busybox would use an id of its own.
        m_process->start(u"/bin/sh"_s, {u"-c"_s, QString::fromUtf8(script)});
    }
    void writeRootStream(const QByteArray &bytes) override { m_process->write(bytes); }
    void closeRootStream() override
    {
        if (!m_process)
            return;
        m_process->disconnect();
        m_process->closeWriteChannel();
        if (!m_process->waitForFinished(3000))
            m_process->kill();
        m_process->waitForFinished();
        m_process.release()->deleteLater();
    }
    void rootShellAnswered(const Result<void> &result) override { opened = result; }
    void rootShellLost() override { ++losses; }
    void jobFinished(RequestId id, const Result<CommandOutput> &result) override
    {
        answers.insert(id, std::make_shared<Result<CommandOutput>>(result));
    }
    void streamReceived(RequestId, const QByteArray &, bool) override {}

    bool become(const char *password)
    {
        opened.reset();
        shell.open(Secret(password), Clock::now());
        return QTest::qWaitFor([this] { return opened.has_value(); }, 20'000);
    }
    RequestId start(const RemoteCommand &command)
    {
        shell.run({++m_lastId, command});
        return m_lastId;
    }
    /// Null if there is no answer in time.
    std::shared_ptr<Result<CommandOutput>> wait(RequestId id, int milliseconds = 20'000)
    {
        return QTest::qWaitFor([&] { return answers.contains(id); }, milliseconds)
                   ? answers.value(id)
                   : nullptr;
    }
    std::shared_ptr<Result<CommandOutput>> run(const RemoteCommand &command)
    {
        return wait(start(command));
    }

    std::optional<Result<void>> opened;
    int losses = 0;
    QHash<RequestId, std::shared_ptr<Result<CommandOutput>>> answers;
    RootShell shell{*this, *this};

private:
    QString m_path;
    QTimer m_timer;
    std::unique_ptr<QProcess> m_process;
    RequestId m_lastId = 0;
};

} // namespace

/// The root shell with the real shells of this computer and a sudo made for the test.
class TestRootShell final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void refusalsAreToldApart_data();
    void refusalsAreToldApart();
    void missingSudoIsSaid();
    void rootLoginNeedsNoShell();
    void commandNeedsAnOpenShell();
    void passwordReachesNoCommand_data();
    void passwordReachesNoCommand();
    void commandsAnswerOneByOne();
    void bytesArriveInEveryShell_data();
    void bytesArriveInEveryShell();
    void deadlineAndCancelKeepTheShell();
    void outputLimitKeepsTheShell();
    void shellThatDiesIsNoticed();
    void closingEndsIt();

private:
    void setMode(const QByteArray &mode) const;
    void put(const QString &name, const char *text) const;
    [[nodiscard]] QString bin() const { return m_folder->path(); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<LocalChannel> m_channel;
};

void TestRootShell::put(const QString &name, const char *text) const
{
    QFile file(bin() + u'/' + name);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
}

void TestRootShell::setMode(const QByteArray &mode) const
{
    QFile file(bin() + u"/mode"_s);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(mode);
}

void TestRootShell::init()
{
    m_channel.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    // Nothing else is on the path, so that the sudo of this computer is never found.
    for (const QString &tool : {u"sh"_s, u"base64"_s, u"cat"_s, u"setsid"_s, u"sleep"_s, u"grep"_s,
                                u"yes"_s, u"tr"_s, u"dirname"_s}) {
        const QString path = QStandardPaths::findExecutable(tool);
        QVERIFY2(QFile::link(path, bin() + u'/' + tool), qPrintable(tool));
    }
    put(u"sudo"_s, fakeSudo);
    put(u"id"_s, fakeId);
    setMode("password");
    m_channel = std::make_unique<LocalChannel>(bin());
}

void TestRootShell::refusalsAreToldApart_data()
{
    QTest::addColumn<QByteArray>("mode");
    QTest::addColumn<QByteArray>("password");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("wrong") << QByteArray("password") << QByteArray("no")
                           << ErrorCode::SudoPasswordWrong;
    QTest::newRow("none") << QByteArray("password") << QByteArray()
                          << ErrorCode::SudoPasswordNeeded;
    QTest::newRow("not in sudoers")
        << QByteArray("denied") << QByteArray("pass word") << ErrorCode::SudoNotAllowed;
    QTest::newRow("requiretty") << QByteArray("terminal") << QByteArray("pass word")
                                << ErrorCode::SudoNeedsTerminal;
}

void TestRootShell::refusalsAreToldApart()
{
    QFETCH(QByteArray, mode);
    QFETCH(QByteArray, password);
    QFETCH(ErrorCode, code);
    setMode(mode);
    QVERIFY(m_channel->become(password.constData()));
    QVERIFY(!m_channel->opened->ok());
    QCOMPARE(m_channel->opened->error().code, code);
    QVERIFY(password.isEmpty() || !m_channel->opened->error().detail.contains(password));
    setMode("password"); // another try may do better
    QVERIFY(m_channel->become("pass word"));
    QVERIFY(m_channel->opened->ok());
    QVERIFY(m_channel->shell.isOpen());
}

void TestRootShell::missingSudoIsSaid()
{
    QVERIFY(QFile::remove(bin() + u"/sudo"_s));
    QVERIFY(m_channel->become("pass word"));
    QCOMPARE(m_channel->opened->error().code, ErrorCode::SudoMissing);
}

void TestRootShell::rootLoginNeedsNoShell()
{
    put(u"id"_s, "#!/bin/sh\necho 0\n");
    QVERIFY(m_channel->become(""));
    QVERIFY(m_channel->opened->ok());
    QVERIFY(m_channel->shell.loginIsRoot());
}

void TestRootShell::commandNeedsAnOpenShell()
{
    const auto answer = m_channel->run({"true"});
    QVERIFY(answer);
    QCOMPARE(answer->error().code, ErrorCode::AdministratorNeeded);
}

void TestRootShell::passwordReachesNoCommand_data()
{
    QTest::addColumn<QByteArray>("mode");
    QTest::newRow("asked") << QByteArray("password");
    QTest::newRow("not asked") << QByteArray("nopasswd");
}

void TestRootShell::passwordReachesNoCommand()
{
    QFETCH(QByteArray, mode);
    setMode(mode);
    QVERIFY(m_channel->become("pass word"));
    QVERIFY(m_channel->opened->ok());
    const auto answer = m_channel->run({"cat; for p in /proc/[0-9]*; do tr '\\0' ' ' < $p/cmdline; "
                                        "done 2>/dev/null; cat /proc/self/environ"});
    QVERIFY(answer && answer->ok());
    QVERIFY((*answer)->out.size() > 100);
    QVERIFY(!(*answer)->out.contains("pass word"));
}

void TestRootShell::commandsAnswerOneByOne()
{
    QVERIFY(m_channel->become("pass word"));
    QList<RequestId> ids;
    for (int i = 0; i < 20; ++i) {
        const QByteArray number = QByteArray::number(i);
        ids.append(m_channel->start({"echo " + number + "; echo e >&2; exit " + number}));
    }
    for (int i = 0; i < 20; ++i) {
        const auto answer = m_channel->wait(ids[i]);
        QVERIFY(answer && answer->ok());
        const QByteArray line = QByteArray::number(i) + '\n';
        QCOMPARE((*answer)->out, line);
        QCOMPARE((*answer)->err, QByteArray("e\n"));
        QCOMPARE((*answer)->exitCode, i);
    }
}

void TestRootShell::bytesArriveInEveryShell_data()
{
    QTest::addColumn<QString>("program");
    for (const QString &shell : {u"dash"_s, u"bash"_s, u"busybox"_s}) {
        const QString path = QStandardPaths::findExecutable(shell);
        if (!path.isEmpty())
            QTest::newRow(qPrintable(shell)) << path;
    }
}

void TestRootShell::bytesArriveInEveryShell()
{
    QFETCH(QString, program);
    QVERIFY(QFile::remove(bin() + u"/sh"_s));
    QVERIFY(QFile::link(program, bin() + u"/sh"_s));
    QVERIFY(m_channel->become("pass word"));
    QVERIFY(m_channel->opened->ok());
    QByteArray all;
    for (int byte = 0; byte < 256; ++byte)
        all.append(char(byte));
    for (const QByteArray &bytes :
         {QByteArray(""), QByteArray("日本語 'q' \"d\" $x `y` \\z"), all, all.repeated(200)}) {
        const auto answer = m_channel->run({"# it's\ncat\ncat <<'X' >&2\n$LC_ALL é\nX\n", bytes});
        QVERIFY(answer && answer->ok());
        QCOMPARE((*answer)->out, bytes);
        QCOMPARE((*answer)->err, QByteArray("$LC_ALL é\n"));
    }
    const auto broken = m_channel->run({"echo 'never ends"});
    QVERIFY(broken && broken->ok());
    QVERIFY((*broken)->exitCode != 0);
    QCOMPARE((*m_channel->run({"echo $LC_ALL"}))->out, QByteArray("C\n"));
}

void TestRootShell::deadlineAndCancelKeepTheShell()
{
    QVERIFY(m_channel->become("pass word"));
    RemoteCommand slow{"sleep 61.875; echo too late"};
    slow.deadline = 1s;
    const auto late = m_channel->run(slow);
    QCOMPARE(late->error().code, ErrorCode::CommandTimedOut);
    RemoteCommand stubborn{"trap '' TERM; while :; do sleep 1; done"};
    stubborn.deadline = 1s;
    QCOMPARE(m_channel->run(stubborn)->error().code, ErrorCode::CommandTimedOut);
    const RequestId id = m_channel->start({"sleep 61.875"});
    const RequestId queued = m_channel->start({"echo queued"});
    QVERIFY(m_channel->shell.cancel(queued));
    QVERIFY(m_channel->shell.cancel(id));
    QVERIFY(!m_channel->shell.cancel(12345));
    QCOMPARE(m_channel->wait(id)->error().code, ErrorCode::Cancelled);
    QCOMPARE(m_channel->wait(queued)->error().code, ErrorCode::Cancelled);
    const auto after =
        m_channel->run({"echo after; grep -sl '61[.]875' /proc/[0-9]*/cmdline || echo none"});
    QVERIFY(after && after->ok());
    QCOMPARE((*after)->out, QByteArray("after\nnone\n"));
    QVERIFY(m_channel->shell.isOpen());
}

void TestRootShell::outputLimitKeepsTheShell()
{
    QVERIFY(m_channel->become("pass word"));
    RemoteCommand loud{"yes"};
    loud.outputLimit = 100'000;
    QCOMPARE(m_channel->run(loud)->error().code, ErrorCode::OutputTooLarge);
    const auto after = m_channel->run({"echo after"});
    QVERIFY(after);
    QVERIFY(after->ok());
    QCOMPARE((*after)->out, QByteArray("after\n"));
}

void TestRootShell::shellThatDiesIsNoticed()
{
    QVERIFY(m_channel->become("pass word"));
    // The loop is the uppermost parent whose command line is the loop's text.
    const RequestId fatal = m_channel->start(
        {"p=$PPID\nwhile read -r a b c up rest < /proc/$p/stat; grep -sq 'while read' "
         "/proc/$up/cmdline; do p=$up; done\nkill -9 $p; sleep 3"});
    const RequestId queued = m_channel->start({"true"});
    const auto answer = m_channel->wait(fatal);
    QVERIFY(answer && !answer->ok());
    QCOMPARE(answer->error().code, ErrorCode::OutcomeUnknown);
    QCOMPARE(m_channel->wait(queued)->error().code, ErrorCode::AdministratorNeeded);
    QCOMPARE(m_channel->losses, 1);
    QVERIFY(m_channel->become("pass word"));
    QVERIFY(m_channel->opened->ok());
}

void TestRootShell::closingEndsIt()
{
    QVERIFY(m_channel->become("pass word"));
    const RequestId id = m_channel->start({"sleep 61.875"});
    m_channel->shell.close();
    QCOMPARE(m_channel->wait(id)->error().code, ErrorCode::Cancelled);
    QCOMPARE(m_channel->losses, 1);
    QCOMPARE(m_channel->run({"true"})->error().code, ErrorCode::AdministratorNeeded);
}

QTEST_GUILESS_MAIN(TestRootShell)
#include "tst_rootshell.moc"
