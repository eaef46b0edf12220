// SPDX-License-Identifier: GPL-3.0-or-later
// What the Processes page learns besides samples, its network and PSS columns; and that a list
// which is held stands still whatever comes.
#include "tests/ui/processbench.h"
#include "ui/processes/detailstable.h"

#include <QLabel>
#include <QTest>

#include <cmath>

using namespace Clawtune;
using namespace Qt::StringLiterals;
using ProcessBench::Bench;
using ProcessBench::variable;
using Remote::ProcessRow;
using Remote::RemoteCommand;

class TestProcessColumns final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void holdsStill();
    void holdsTrafficStill();
    void holdsPssStill();
    void saysWhyThereIsNoTraffic();
    void readsPssOnlyWhenShown();
};

void TestProcessColumns::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
}

void TestProcessColumns::holdsStill()
{
    Bench bench;
    bench.feed(ProcessRows::few());
    QTest::keyClick(bench.table(), Qt::Key_Space);
    QVERIFY(bench.action("freezeAction")->isChecked());
    QVERIFY(bench.part<QLabel>("processCount")->text().contains(u"held at"));
    QList<ProcessRow> rows = ProcessRows::few();
    rows.removeLast();
    bench.feed(rows, 1);
    QCOMPARE(bench.page.model().counts().processes, 9);
    QTest::keyClick(bench.table(), Qt::Key_Escape);
    QCOMPARE(bench.page.model().counts().processes, 8);
    bench.page.deactivate();
    bench.feed(ProcessRows::few(), 2);
    QCOMPARE(bench.page.model().counts().processes, 8); // a page that is not shown does nothing
}

void TestProcessColumns::holdsTrafficStill()
{
    Bench bench;
    bench.feed(ProcessRows::few());
    bench.table()->setColumnShown(ProcessColumn::Receive, true);
    bench.table()->sortBy(ProcessColumn::Receive, Qt::DescendingOrder);
    const auto tell = [&bench](qint32 pid, double bytes) {
        Q_EMIT bench.session.sockets().trafficReady(
            {{bench.page.model().entryOf(pid)->row.id, {bytes, bytes}}});
    };
    const auto first = [&bench] {
        return bench.page.model().entry(bench.page.model().index(0, 0))->row.id.pid;
    };
    tell(62, 5000);
    QCOMPARE(first(), 62);
    bench.action("freezeAction")->setChecked(true);
    tell(61, 1000);
    tell(40, 7000);
    QCOMPARE(first(), 62);
    QCOMPARE(bench.page.model().entryOf(62)->receive, 5000.);
    bench.action("freezeAction")->setChecked(false);
    QCOMPARE(first(), 40);
    QVERIFY(std::isnan(bench.page.model().entryOf(61)->receive)); // the newest only
    QVERIFY(std::isnan(bench.page.model().entryOf(62)->receive));
    Q_EMIT bench.session.sockets().failed({Remote::ErrorCode::ConnectionLost, u"sockets"_s, {}});
    QVERIFY(std::isnan(bench.page.model().entryOf(40)->receive));
}

void TestProcessColumns::holdsPssStill()
{
    Bench bench;
    bench.feed(ProcessRows::few());
    bench.choose({62});
    bench.action("freezeAction")->setChecked(true);
    bench.table()->setColumnShown(ProcessColumn::Pss, true);
    bench.action("detailsAction")->setChecked(true); // asked for later, so answered later
    QTRY_COMPARE(bench.part<DetailsTable>("summaryTable")->rows().size(), 8);
    QVERIFY(std::isnan(bench.page.model().entryOf(62)->pss));
    bench.action("freezeAction")->setChecked(false);
    QCOMPARE(bench.page.model().entryOf(62)->pss, 2048. * 1024);
}

void TestProcessColumns::saysWhyThereIsNoTraffic()
{
    Bench bench;
    QList<ProcessRow> rows = ProcessRows::few();
    rows[4].user = 1000;
    bench.feed(rows);
    const auto toolTip = [&bench](qint32 pid) {
        const Remote::ProcessId id = bench.page.model().entryOf(pid)->row.id;
        return bench.page.model()
            .indexOf(id, int(ProcessColumn::Receive))
            .data(Qt::ToolTipRole)
            .toString();
    };
    QVERIFY(toolTip(40).contains(u"not read yet"));
    Remote::SocketFrame frame;
    frame.reader = 1000;
    Q_EMIT bench.session.sockets().frameReady(frame);
    QVERIFY(toolTip(40).contains(u"needs an administrator"));
    QVERIFY(toolTip(50).startsWith(u"No TCP connection")); // of this login itself
    frame.reader = 0;
    Q_EMIT bench.session.sockets().frameReady(frame);
    QVERIFY(toolTip(40).startsWith(u"No TCP connection"));
    frame.source = Remote::SocketSource::ProcTables;
    Q_EMIT bench.session.sockets().frameReady(frame);
    QVERIFY(toolTip(40).contains(u"inet_diag"));
    Q_EMIT bench.session.sockets().failed({Remote::ErrorCode::Unsupported, u"perl"_s, {}});
    QVERIFY(toolTip(40).contains(u"perl-base"));
    const QString heading =
        bench.page.model()
            .headerData(int(ProcessColumn::Send), Qt::Horizontal, Qt::ToolTipRole)
            .toString();
    QVERIFY(heading.contains(u"UDP") && heading.contains(u"INET_DIAG"));
}

void TestProcessColumns::readsPssOnlyWhenShown()
{
    Bench bench;
    bench.feed(ProcessRows::few());
    const auto asked = [&bench] {
        const auto commands = bench.server.shell.commands();
        return std::count_if(commands.begin(), commands.end(), [](const RemoteCommand &command) {
            return variable(command, "parts").isEmpty() && command.script.contains("smaps_rollup");
        });
    };
    QCOMPARE(asked(), 0);
    bench.table()->setColumnShown(ProcessColumn::Pss, true);
    QCOMPARE(asked(), 1);
    const auto pss = [&bench] {
        return bench.page.model()
            .indexOf(bench.page.model().entryOf(60)->row.id, int(ProcessColumn::Pss))
            .data()
            .toString();
    };
    QTRY_VERIFY(pss().startsWith(u'2'));
    bench.page.deactivate();
    bench.page.activate();
    QCOMPARE(asked(), 1); // what was read just now is not read again
}

QTEST_MAIN(TestProcessColumns)
#include "tst_processcolumns.moc"
