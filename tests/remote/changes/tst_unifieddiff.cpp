// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/changes/changeplan.h"

#include <QFile>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

using namespace Remote;
using namespace Qt::StringLiterals;

namespace
{

QString diffOf(const std::optional<QByteArray> &before, const std::optional<QByteArray> &after)
{
    ChangePlan plan;
    ChangeStep step;
    step.file = FileChange{"/etc/x", before, after};
    plan.steps = {step};
    return unifiedDiff(plan, 100'000);
}

/// Runs a tool in `folder` and gives its exit code.
int run(const QTemporaryDir &folder, const QString &program, const QStringList &arguments,
        const QByteArray &input = {})
{
    QProcess tool;
    tool.setWorkingDirectory(folder.path());
    tool.start(program, arguments);
    tool.write(input);
    tool.closeWriteChannel();
    return tool.waitForFinished() ? tool.exitCode() : -1;
}

void write(const QTemporaryDir &folder, const QString &name, const QByteArray &content)
{
    QFile file(folder.filePath(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
}

QByteArray read(const QTemporaryDir &folder, const QString &name)
{
    QFile file(folder.filePath(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestUnifiedDiff final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void diffGivesTheSameText_data();
    void diffGivesTheSameText();
    void patchTakesRandomOnes();
    void newAndRemovedFiles();
    void hostileContentIsHarmless();
    void longOnesAreBounded();
};

void TestUnifiedDiff::diffGivesTheSameText_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QByteArray many;
    for (int i = 0; i < 60; ++i)
        many += "line " + QByteArray::number(i) + '\n';
    QTest::newRow("append") << QByteArray("a\nb\n") << QByteArray("a\nb\nc\n");
    QTest::newRow("first") << QByteArray("a\nb\nc\n") << QByteArray("x\nb\nc\n");
    QTest::newRow("one line") << QByteArray("a\n") << QByteArray("b\n");
    QTest::newRow("from empty") << QByteArray() << QByteArray("a\nb\n");
    QTest::newRow("to empty") << QByteArray("a\nb\n") << QByteArray();
    QTest::newRow("no newline") << QByteArray("a\nb") << QByteArray("a\nb\nc");
    QTest::newRow("gains newline") << QByteArray("a\nb") << QByteArray("a\nb\n");
    QTest::newRow("two hunks")
        << many << QByteArray(many).replace("line 5\n", "new\n").replace("line 50\n", "");
    QTest::newRow("joined hunks")
        << many << QByteArray(many).replace("line 20\n", "new\n").replace("line 26\n", "");
    QTest::newRow("apart by one")
        << many << QByteArray(many).replace("line 20\n", "new\n").replace("line 28\n", "");
}

/// The very text of diff -u, but for its header's times.
void TestUnifiedDiff::diffGivesTheSameText()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    QTemporaryDir folder;
    write(folder, u"a"_s, before);
    write(folder, u"b"_s, after);
    QProcess diff;
    diff.setWorkingDirectory(folder.path());
    diff.start(u"diff"_s,
               {u"-u"_s, u"--label"_s, u"a/etc/x"_s, u"--label"_s, u"b/etc/x"_s, u"a"_s, u"b"_s});
    QVERIFY(diff.waitForFinished());
    QCOMPARE(diffOf(before, after), QString::fromUtf8(diff.readAllStandardOutput()));
}

void TestUnifiedDiff::patchTakesRandomOnes()
{
    QRandomGenerator random(4711);
    for (int round = 0; round < 60; ++round) {
        const auto text = [&random] {
            QByteArray lines;
            for (int i = random.bounded(40); i >= 0; --i)
                lines += QByteArray::number(random.bounded(6)) + '\n';
            return lines;
        };
        const QByteArray before = text();
        const QByteArray after = text();
        QTemporaryDir folder;
        write(folder, u"x"_s, before);
        const QByteArray difference = diffOf(before, after).toUtf8();
        if (before != after)
            QCOMPARE(run(folder, u"patch"_s, {u"-s"_s, u"x"_s}, difference), 0);
        QCOMPARE(read(folder, u"x"_s), after);
    }
}

void TestUnifiedDiff::newAndRemovedFiles()
{
    QCOMPARE(diffOf({}, QByteArray("a\n")), u"--- /dev/null\n+++ b/etc/x\n@@ -0,0 +1 @@\n+a\n"_s);
    QCOMPARE(diffOf(QByteArray("a\n"), {}), u"--- a/etc/x\n+++ /dev/null\n@@ -1 +0,0 @@\n-a\n"_s);
    QCOMPARE(diffOf(QByteArray("a\n"), QByteArray("a\n")), QString());
}

void TestUnifiedDiff::hostileContentIsHarmless()
{
    const QString text =
        diffOf(QByteArray("a\n"), QByteArray("\x1b[31mred\xff \xe2\x80\xae x\r\n"));
    QVERIFY(!text.contains(QChar(0x1b)));
    QVERIFY(!text.contains(QChar(0x202e)));
    QVERIFY(!text.contains(u'\r'));
    const QString binary = diffOf(QByteArray("a\0b", 3), QByteArray("c"));
    QCOMPARE(binary, u"Binary files a/etc/x and b/etc/x differ\n"_s);
}

void TestUnifiedDiff::longOnesAreBounded()
{
    QByteArray before;
    QByteArray after;
    for (int i = 0; i < 20'000; ++i) {
        before += "old " + QByteArray::number(i) + '\n';
        after += "new " + QByteArray::number(i) + '\n';
    }
    ChangePlan plan;
    ChangeStep step;
    step.file = FileChange{"/etc/x", before, after};
    plan.steps = {step};
    QElapsedTimer time;
    time.start();
    const QString text = unifiedDiff(plan, 100);
    QVERIFY(time.elapsed() < 5000);
    QCOMPARE(text.count(u'\n'), 101);
    QVERIFY(text.endsWith(u"…\n"_s));
}

QTEST_GUILESS_MAIN(TestUnifiedDiff)
#include "tst_unifieddiff.moc"
