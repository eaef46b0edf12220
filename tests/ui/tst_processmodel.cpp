// SPDX-License-Identifier: GPL-3.0-or-later
// The list of processes as a model: order, filter, tree, and what stays in place while it changes.
#include "tests/ui/processprint.h"
#include "tests/ui/processrows.h"
#include "ui/processes/processmodel.h"
#include "ui/processes/processtexts.h"

#include <QAbstractItemModelTester>
#include <QTest>

#include <cmath>

using namespace Clawtune;
using namespace Qt::StringLiterals;
using Remote::ProcessId;
using Remote::ProcessRow;

namespace
{

QString text(const ProcessModel &model, qint32 pid, ProcessColumn column)
{
    return model.indexOf(model.entryOf(pid)->row.id, int(column)).data().toString();
}

} // namespace

class TestProcessModel final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void listsByCpu();
    void showsTheTree();
    void sortsByEveryColumn_data();
    void sortsByEveryColumn();
    void searches_data();
    void searches();
    void showsControlGroups();
    void filtersByUserAndContainer();
    void keepsAncestorsInATree();
    void sumsUpWhatIsCollapsed();
    void countsEverything();
    void keepsWhatItDoesNotKnowApart();
    void switchesCpuOfMachine();
    void namesUsersAndContainers();
    void survivesCirclesAndDoubles();
    void hostileTextsAreHarmless();
};

void TestProcessModel::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
}

void TestProcessModel::listsByCpu()
{
    ProcessModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setFrame(ProcessRows::frame(ProcessRows::few()));
    QCOMPARE(printed(model, ProcessColumn::Cpu), u"62 85.0 %\n"
                                                 "60 10.0 %\n"
                                                 "63 2.00 %\n"
                                                 "1 0 %\n"
                                                 "40 0 %\n"
                                                 "50 0 %\n"
                                                 "61 0 %\n"_s.replace(u" %"_s, u"\u00a0%"_s));
    // A frame without rows is no news.
    Remote::MetricFrame none;
    model.setFrame(none);
    QCOMPARE(model.counts().processes, 9);
    model.clear();
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(model.counts().processes, 0);
}

void TestProcessModel::showsTheTree()
{
    ProcessModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setFrame(ProcessRows::frame(ProcessRows::few()));
    model.setTree(true);
    model.sort(int(ProcessColumn::Pid), Qt::AscendingOrder);
    QCOMPARE(printed(model, ProcessColumn::Name), u"1 systemd\n"
                                                  "  40 sshd\n"
                                                  "    50 bash\n"
                                                  "  60 postgres\n"
                                                  "    61 postgres\n"
                                                  "    62 postgres\n"
                                                  "    63 postgres\n"_s);
    ProcessFilter filter;
    filter.kernelThreads = true;
    model.setFilter(filter);
    model.sort(int(ProcessColumn::Cpu), Qt::DescendingOrder);
    QCOMPARE(printed(model, ProcessColumn::Name), u"1 systemd\n"
                                                  "  60 postgres\n"
                                                  "    62 postgres\n"
                                                  "    63 postgres\n"
                                                  "    61 postgres\n"
                                                  "  40 sshd\n"
                                                  "    50 bash\n"
                                                  "2 kthreadd\n"
                                                  "  3 kworker/0:1\n"_s);
    // sshd ends: its shell is taken over by the first process.
    QList<ProcessRow> rows = ProcessRows::few();
    rows.removeIf([](const ProcessRow &row) { return row.id.pid == 40; });
    for (ProcessRow &row : rows)
        row.parent = row.parent == 40 ? 1 : row.parent;
    model.setFrame(ProcessRows::frame(rows));
    QVERIFY(printed(model, ProcessColumn::Name).contains(u"\n  50 bash\n"));
    model.setTree(false);
    QCOMPARE(model.rowCount(), 8);
}

void TestProcessModel::sortsByEveryColumn_data()
{
    QTest::addColumn<int>("column");
    for (int column = 0; column < processColumnCount; ++column)
        QTest::addRow("%d", column) << column;
}

void TestProcessModel::sortsByEveryColumn()
{
    QFETCH(const int, column);
    ProcessModel model;
    model.setFrame(ProcessRows::frame(ProcessRows::many(300, 1)));
    const auto isOrdered = [&model, column](bool ascending) {
        for (int row = 1; row < model.rowCount(); ++row) {
            const QVariant a = model.index(row - 1, column).data(ProcessModel::SortRole);
            const QVariant b = model.index(row, column).data(ProcessModel::SortRole);
            if (a == b) {
                if (model.entry(model.index(row - 1, 0))->row.id.pid >=
                    model.entry(model.index(row, 0))->row.id.pid)
                    return false;
                continue;
            }
            const bool isLess = QVariant::compare(a, b) == QPartialOrdering::Less;
            if (isLess != ascending)
                return false;
        }
        return true;
    };
    model.sort(column, Qt::AscendingOrder);
    QVERIFY(isOrdered(true));
    model.sort(column, Qt::DescendingOrder);
    QVERIFY(isOrdered(false));
    QCOMPARE(model.rowCount(), model.counts().shown);
    for (int section = 0; section < processColumnCount; ++section) {
        QVERIFY(!model.headerData(section, Qt::Horizontal, Qt::DisplayRole).toString().isEmpty());
        QVERIFY(!model.headerData(section, Qt::Horizontal, Qt::ToolTipRole).toString().isEmpty());
    }
}

void TestProcessModel::searches_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QList<int>>("pids");
    QTest::newRow("name") << u"KWORKER"_s << QList{3};
    QTest::newRow("command line") << u"openclaw 172"_s << QList{62};
    QTest::newRow("pid") << u"61"_s << QList{61};
    QTest::newRow("unit") << u"SSH.service"_s << QList{40};
    QTest::newRow("group of containers") << u"docker-"_s << QList{60, 61, 62, 63};
    QTest::newRow("id of a container") << u"aaaa"_s << QList<int>{};
    QTest::newRow("slice") << u"user"_s << QList<int>{};
    QTest::newRow("pattern is no pattern") << u".*"_s << QList<int>{};
    QTest::newRow("several") << u"sshd"_s << QList{40};
    QTest::newRow("nothing") << u""_s << QList{1, 2, 3, 40, 50, 60, 61, 62, 63};
}

void TestProcessModel::searches()
{
    QFETCH(const QString, words);
    QFETCH(const QList<int>, pids);
    ProcessModel model;
    model.setFrame(ProcessRows::frame(ProcessRows::few()));
    model.sort(int(ProcessColumn::Pid), Qt::AscendingOrder);
    model.setFilter(searching(words));
    QList<int> found;
    for (int row = 0; row < model.rowCount(); ++row)
        found.append(model.entry(model.index(row, 0))->row.id.pid);
    QCOMPARE(found, pids);
    QCOMPARE(model.counts().shown, pids.size());
    QCOMPARE(model.counts().processes, 9);
}

void TestProcessModel::showsControlGroups()
{
    ProcessModel model;
    QList<ProcessRow> rows = ProcessRows::few();
    model.setFrame(ProcessRows::frame(rows));
    const auto shown = [&model] {
        return model.indexOf(model.entryOf(40)->row.id, int(ProcessColumn::Cgroup))
            .data()
            .toString();
    };
    QCOMPARE(shown(), u"/system.slice/ssh.service"_s);
    rows[3].cgroup = "/system.slice/other.service"; // moved, and nothing else of it changed
    model.setFrame(ProcessRows::frame(rows, 1));
    QCOMPARE(shown(), u"/system.slice/other.service"_s);
    model.setFilter(searching(u"other"_s));
    QCOMPARE(model.rowCount(), 1);
}

void TestProcessModel::filtersByUserAndContainer()
{
    ProcessModel model;
    model.setFrame(ProcessRows::frame(ProcessRows::few()));
    ProcessFilter filter;
    filter.user = 999;
    model.setFilter(filter);
    QCOMPARE(model.rowCount(), 4);
    filter.container = QByteArray();
    model.setFilter(filter);
    QCOMPARE(model.rowCount(), 0);
    filter.user.reset();
    model.setFilter(filter);
    QCOMPARE(model.rowCount(), 3); // neither kernel threads nor what is in the container
    filter.container = ProcessRows::dockerId;
    model.setFilter(filter);
    QCOMPARE(model.rowCount(), 4);
}

void TestProcessModel::keepsAncestorsInATree()
{
    ProcessModel model;
    model.setFrame(ProcessRows::frame(ProcessRows::few()));
    model.setTree(true);
    model.setFilter(searching(u"walwriter"_s));
    QCOMPARE(printed(model, ProcessColumn::Name), u"1 systemd\n"
                                                  "  60 postgres\n"
                                                  "    63 postgres\n"_s);
    model.setTree(false);
    QCOMPARE(printed(model, ProcessColumn::Name), u"63 postgres\n"_s);
}

void TestProcessModel::sumsUpWhatIsCollapsed()
{
    ProcessModel model;
    model.setFrame(ProcessRows::frame(ProcessRows::few()));
    model.setTree(true);
    model.setSums(true);
    const auto postgres = [&model](ProcessColumn column) { return text(model, 60, column); };
    QCOMPARE(postgres(ProcessColumn::Cpu).left(4), u"10.0"_s);
    model.setExpanded(model.indexOf(model.entryOf(60)->row.id), false);
    QCOMPARE(postgres(ProcessColumn::Cpu).left(4), u"97.0"_s);
    QCOMPARE(postgres(ProcessColumn::Threads), u"4"_s);
    // Of what cannot be read, nothing is added: systemd's own writes are not known.
    model.setExpanded(model.indexOf(model.entryOf(1)->row.id), false);
    QCOMPARE(model.indexOf(model.entryOf(1)->row.id, int(ProcessColumn::Write))
                 .data(ProcessModel::SortRole)
                 .toDouble(),
             60e3 + 61e3 + 62e3 + 63e3);
    model.setSums(false);
    QCOMPARE(postgres(ProcessColumn::Cpu).left(4), u"10.0"_s);
}

void TestProcessModel::countsEverything()
{
    ProcessModel model;
    const QList<ProcessRow> rows = ProcessRows::many(5'000, 3);
    int threads = 0;
    for (const ProcessRow &row : rows)
        threads += row.threads;
    model.setFrame(ProcessRows::frame(rows));
    QCOMPARE(model.counts().processes, 5'000);
    QCOMPARE(model.counts().threads, threads);
    ProcessFilter all;
    all.kernelThreads = true;
    model.setFilter(all);
    QCOMPARE(model.rowCount(), 5'000);
}

void TestProcessModel::keepsWhatItDoesNotKnowApart()
{
    ProcessModel model;
    model.setFrame(ProcessRows::frame(ProcessRows::few()));
    QCOMPARE(text(model, 1, ProcessColumn::Read), u"–"_s);
    QVERIFY(text(model, 60, ProcessColumn::Read).startsWith(u'0'));
    const QModelIndex unknown = model.indexOf(model.entryOf(1)->row.id, int(ProcessColumn::Read));
    QVERIFY(unknown.data(Qt::ToolTipRole).toString().contains(u"administrator"));
    const QModelIndex known = model.indexOf(model.entryOf(60)->row.id, int(ProcessColumn::Read));
    QVERIFY(known.data(Qt::ToolTipRole).toString().isEmpty());
    model.sort(int(ProcessColumn::Read), Qt::DescendingOrder);
    QCOMPARE(model.entry(model.index(0, 0))->row.id.pid, 60);
    QCOMPARE(text(model, 60, ProcessColumn::Pss), u"–"_s);
    model.setPss({{model.entryOf(60)->row.id, 1024. * 1024}});
    QCOMPARE(text(model, 60, ProcessColumn::Pss).left(1), u"1"_s);
    model.setFrame(ProcessRows::frame(ProcessRows::few(), 1));
    QCOMPARE(text(model, 60, ProcessColumn::Pss).left(1), u"1"_s);
    model.setTraffic({{model.entryOf(50)->row.id, {1'000, 2'000}}});
    QCOMPARE(text(model, 50, ProcessColumn::Send), u"16 kbit/s"_s.replace(u' ', QChar::Nbsp));
    QCOMPARE(text(model, 40, ProcessColumn::Send), u"–"_s);
}

void TestProcessModel::switchesCpuOfMachine()
{
    ProcessModel model;
    model.setFrame(ProcessRows::frame(ProcessRows::few()));
    model.setCpuOfMachine(true);
    QCOMPARE(text(model, 62, ProcessColumn::Cpu).left(4), u"85.0"_s); // cores not known
    model.setCores(5);
    QCOMPARE(text(model, 62, ProcessColumn::Cpu).left(4), u"17.0"_s);
    const QModelIndex cpu = model.indexOf(model.entryOf(62)->row.id, int(ProcessColumn::Cpu));
    QCOMPARE(cpu.data(ProcessModel::ShareRole).toDouble(), 0.85 / 5);
    model.setCpuOfMachine(false);
    QCOMPARE(cpu.data(ProcessModel::ShareRole).toDouble(), 0.85);
    QVERIFY(!model.index(0, int(ProcessColumn::Pid)).data(ProcessModel::ShareRole).isValid());
}

void TestProcessModel::namesUsersAndContainers()
{
    ProcessModel model;
    model.setFrame(ProcessRows::frame(ProcessRows::few()));
    QCOMPARE(text(model, 60, ProcessColumn::User), u"999"_s);
    QCOMPARE(text(model, 60, ProcessColumn::Container), QString(12, u'a'));
    model.setUserNames([](quint32 user) { return user == 0 ? u"root"_s : QString(); });
    model.setContainerNames([](const QByteArray &id) {
        return id == ProcessRows::dockerId ? u"openclaw-postgres\u202e"_s : QString();
    });
    QCOMPARE(text(model, 1, ProcessColumn::User), u"root"_s);
    QCOMPARE(text(model, 60, ProcessColumn::User), u"999"_s);
    QVERIFY(text(model, 60, ProcessColumn::Container).startsWith(u"openclaw-postgres"));
    QVERIFY(!text(model, 60, ProcessColumn::Container).contains(u'\u202e'));
    QCOMPARE(model.users().size(), 2);
    QCOMPARE(model.containers().size(), 1);
    QCOMPARE(text(model, 1, ProcessColumn::Container), QString());
}

/// What no kernel says, a hostile server may.
void TestProcessModel::survivesCirclesAndDoubles()
{
    ProcessModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setTree(true);
    QList<ProcessRow> rows{ProcessRows::row(5, 6, "a", "a"), ProcessRows::row(6, 5, "b", "b"),
                           ProcessRows::row(7, 7, "c", "c"), ProcessRows::row(-3, 1, "d", "d")};
    rows.append(rows.first());
    ProcessRow twin = rows.first();
    twin.id.start = 99'999;
    rows.append(twin);
    model.setFrame(ProcessRows::frame(rows));
    QCOMPARE(model.counts().processes, 5);
    QCOMPARE(printed(model, ProcessColumn::Name).count(u'\n'), 5);
    QCOMPARE(model.entryOf(5)->row.id.start, 99'999U);
}

void TestProcessModel::hostileTextsAreHarmless()
{
    ProcessModel model;
    ProcessRow row = ProcessRows::row(5, 1, "<b>x</b>\x1b[2J",
                                      "<img src=x>\0\n\xff\xfe\0\xe2\x80\xae"
                                      "evil\0");
    row.commandLine = QByteArray("<img src=x>\0\n\xff\xfe\0\xe2\x80\xae"
                                 "evil\0",
                                 25);
    row.state = '\x07';
    row.container = "<i>\xff";
    row.cgroup = "/system.slice/<b>\n\x1b[2J\xff\x07.service";
    model.setFrame(ProcessRows::frame({row}));
    for (int column = 0; column < processColumnCount; ++column) {
        const QModelIndex index = model.index(0, column);
        const QString shown = index.data().toString();
        const QString tip = index.data(Qt::ToolTipRole).toString();
        for (const QString &one : {shown, tip}) {
            QVERIFY(!one.contains(u'\x1b'));
            QVERIFY(!one.contains(u'\n'));
            QVERIFY(!one.contains(u'\x07'));
            QVERIFY(!one.contains(QChar(0x202e)));
        }
        QVERIFY2(!tip.contains(u'<'), qPrintable(tip));
    }
    // However long it is, it is shown in bounds.
    row.commandLine = QByteArray(10'000'000, 'x');
    model.setFrame(ProcessRows::frame({row}));
    QVERIFY(text(model, 5, ProcessColumn::Command).size() <= 2'001);
}

QTEST_MAIN(TestProcessModel)
#include "tst_processmodel.moc"
