// SPDX-License-Identifier: GPL-3.0-or-later
// The table of connections over frames that the test makes. With CLAWTUNE_PICTURES set to a folder,
// it also leaves pictures there, for people to look at.
#include "app/language.h"
#include "ui/overview/connectionstab.h"
#include "widgets/emptystate.h"
#include "widgets/theme.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QButtonGroup>
#include <QClipboard>
#include <QElapsedTimer>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QToolButton>

#include <cmath>

using namespace Clawtune;
using namespace Qt::StringLiterals;
using Remote::SocketFrame;
using Remote::SocketRow;
using Remote::TcpState;

namespace
{

const QByteArray box(64, 'a');
const QByteArray otherBox = QByteArray("0123456789abcdef").repeated(4);

SocketRow row(quint32 id, qint32 pid, const QByteArray &name, double rx, double tx)
{
    SocketRow row;
    row.id = id;
    row.local = {"203.0.113.9", 443};
    row.remote = {"198.51.100." + QByteArray::number(id % 200), quint16(40000 + id % 20000)};
    row.state = TcpState::Established;
    row.inode = 1000 + id;
    row.process = {pid, pid ? 77U : 0U};
    row.processName = name;
    row.rate = {rx, tx};
    row.rxBytes = rx * 100;
    row.txBytes = tx * 100;
    row.roundTrip = 0.0123;
    row.retransmits = id % 3;
    return row;
}

SocketFrame frameOf(QList<SocketRow> rows)
{
    SocketFrame frame;
    frame.uptime = 100;
    frame.interval = 1;
    frame.total = quint32(rows.size());
    frame.rows = std::move(rows);
    return frame;
}

SocketFrame usual()
{
    QList<SocketRow> rows{row(1, 10, "nginx", 12'000, 2'500'000),
                          row(2, 10, "nginx", 300, 90'000),
                          row(3, 11, "nginx", 0, 0),
                          row(4, 20, "postgres", 90'000, 450'000),
                          row(5, 30, "node", 450'000, 90'000),
                          row(6, 40, "sshd", 800, 6'000)};
    rows[3].container = box;
    rows[3].local = {"172.18.0.4", 5432};
    rows[3].remote = {"172.18.0.2", 36004};
    rows[4].container = otherBox;
    rows[4].local = {"172.18.0.2", 36004};
    rows[4].remote = {"172.18.0.4", 5432};
    rows[5].local = {"2001:db8::9", 22};
    rows[5].remote = {"2001:db8:7:1::3a", 51234};
    rows[5].state = TcpState::CloseWait;
    SocketRow listening = row(7, 10, "nginx", std::nan(""), std::nan(""));
    listening.local = {"0.0.0.0", 443};
    listening.remote = {"0.0.0.0", 0};
    listening.state = TcpState::Listen;
    listening.roundTrip = 0;
    rows.append(listening);
    return frameOf(rows);
}

class Bench final
{
public:
    Bench()
        : session({}, {})
        , tab(session)
    {
        tab.resize(1080, 560);
        tab.show();
    }
    void feed(const SocketFrame &frame) { Q_EMIT session.sockets().frameReady(frame); }
    QTableView *table() { return tab.findChild<QTableView *>(); }
    QString cell(int row, int column)
    {
        return table()->model()->index(row, column).data().toString();
    }
    QString notes() { return tab.findChild<QLabel *>(u"connectionNotes"_s)->text(); }
    QString sentence() { return tab.findChild<Widgets::StateStack *>()->state().sentence(); }
    QStringList column(int column)
    {
        QStringList cells;
        for (int i = 0; i < table()->model()->rowCount(); ++i)
            cells.append(cell(i, column));
        return cells;
    }

    HostSession session;
    ConnectionsTab tab;
};

using Model = ConnectionsModel;

} // namespace

class TestConnections final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void saysWhatItWaitsFor();
    void saysThatThereIsNoPerl();
    void groups();
    void sortsUnknownLast();
    void keepsTheSelection();
    void keepsItsModelWhole();
    void filters();
    void saysWhatCannotBeSeen();
    void freezes();
    void copies();
    void asksOnlyInSight();
    void everyTextIsHarmless();
    void staysQuickWithManySockets();
    void speaksJapanese();
    void leavesPictures();
};

void TestConnections::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
}

void TestConnections::saysWhatItWaitsFor()
{
    Bench bench;
    QVERIFY(bench.sentence().contains(u"sockets"_s));
    Q_EMIT bench.session.sockets().failed(
        {Remote::ErrorCode::CommandFailed, u"sockets"_s, "Killed"});
    QVERIFY(bench.sentence().contains(u"failed"_s));
    bench.feed(usual());
    QVERIFY(bench.tab.findChild<Widgets::StateStack *>()->showsContent());
}

void TestConnections::saysThatThereIsNoPerl()
{
    Bench bench;
    Q_EMIT bench.session.sockets().failed({Remote::ErrorCode::Unsupported, u"perl"_s, {}});
    QVERIFY(bench.sentence().contains(u"perl"_s));
}

void TestConnections::groups()
{
    Bench bench;
    bench.feed(usual());
    QCOMPARE(bench.table()->model()->rowCount(), 5);
    QCOMPARE(bench.cell(0, Model::Process), u"node"_s); // the most received
    QCOMPARE(bench.cell(0, Model::Received), u"3.60\u00a0Mbit/s"_s);
    QVERIFY(bench.table()->isColumnHidden(Model::RemoteAddress));
    bench.tab.setGrouping(Grouping::Connections);
    QCOMPARE(bench.table()->model()->rowCount(), 7);
    QVERIFY(bench.column(Model::Local).contains(u"[2001:db8::9]:22"_s));
    QVERIFY(bench.column(Model::State).contains(u"LISTEN"_s));
    bench.tab.setGrouping(Grouping::RemoteHosts);
    QCOMPARE(bench.table()->model()->rowCount(), 6);
    QVERIFY(bench.table()->isColumnHidden(Model::Process));
    bench.tab.setGrouping(Grouping::Containers);
    QCOMPARE(bench.table()->model()->rowCount(), 3);
    QVERIFY(bench.column(Model::Container).contains(u"Outside of containers"_s));
    QVERIFY(bench.column(Model::Container).contains(QString(12, u'a')));
    bench.tab.setContainerNames([](const QByteArray &) { return u"openclaw-postgres"_s; });
    QVERIFY(bench.column(Model::Container).contains(u"openclaw-postgres"_s));
    bench.tab.setGrouping(Grouping::States);
    QVERIFY(bench.table()->isColumnHidden(Model::Container));
    QHash<QString, QString> counts;
    for (int i = 0; i < bench.table()->model()->rowCount(); ++i)
        counts.insert(bench.cell(i, Model::State), bench.cell(i, Model::Connections));
    const QHash<QString, QString> expected{
        {u"ESTAB"_s, u"5"_s}, {u"CLOSE-WAIT"_s, u"1"_s}, {u"LISTEN"_s, u"1"_s}};
    QCOMPARE(counts, expected);
}

void TestConnections::sortsUnknownLast()
{
    Bench bench;
    bench.tab.setGrouping(Grouping::Connections);
    bench.feed(usual());
    auto *model = static_cast<Model *>(bench.table()->model());
    for (const Qt::SortOrder order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
        model->sort(Model::Sent, order);
        QCOMPARE(bench.cell(6, Model::State), u"LISTEN"_s);
    }
    QCOMPARE(bench.cell(0, Model::Sent), u"20\u00a0Mbit/s"_s);
    model->sort(Model::Local, Qt::AscendingOrder);
    QCOMPARE(bench.cell(0, Model::Local), u"[2001:db8::9]:22"_s);
    model->sort(Model::Process, Qt::AscendingOrder);
    QCOMPARE(bench.cell(0, Model::Process), u"nginx"_s);
    QCOMPARE(bench.cell(6, Model::Process), u"sshd"_s);
}

void TestConnections::keepsTheSelection()
{
    Bench bench;
    bench.tab.setGrouping(Grouping::Connections);
    bench.feed(usual());
    for (int i = 0; i < 7; ++i) {
        if (bench.cell(i, Model::Process) == u"sshd"_s)
            bench.table()->selectRow(i);
    }
    SocketFrame next = usual();
    next.rows[5].rate = {9e6, 9e6};
    next.rows.removeAt(1);
    next.rows.append(row(8, 50, "curl", 1e6, 1));
    bench.feed(next);
    QCOMPARE(bench.table()->currentIndex().row(), 0);
    QCOMPARE(bench.cell(0, Model::Process), u"sshd"_s);
    next.rows.removeAt(4); // its connection ends
    bench.feed(next);
    QCOMPARE(bench.table()->model()->rowCount(), 6);
    QVERIFY(!bench.column(Model::Process).contains(u"sshd"_s));
}

/// Frames that share few rows, in every grouping, under the eyes of Qt's own tester.
void TestConnections::keepsItsModelWhole()
{
    Model model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    for (int i = 0; i < 40; ++i) {
        QList<SocketRow> rows;
        for (int id = 1; id < 60; ++id) {
            if ((id * 7 + i * 13) % 5 < 3)
                rows.append(row(quint32(id), id % 9, "p" + QByteArray::number(id % 4),
                                (id * i * 37) % 1000, (id + i) % 50));
        }
        model.setFrame(frameOf(rows));
        model.sort((i * 3) % Model::ColumnCount, i % 2 ? Qt::AscendingOrder : Qt::DescendingOrder);
        if (i % 6 == 0)
            model.setFilter(i % 12 ? u"p1"_s : QString());
        if (i % 8 == 0)
            model.setGrouping(Grouping(i / 8 % 4));
        const QPersistentModelIndex held = model.index(model.rowCount() / 2, 0);
        const QByteArray key = held.isValid() ? model.line(held.row()).key : QByteArray();
        rows.removeFirst();
        model.setFrame(frameOf(rows));
        if (held.isValid())
            QCOMPARE(model.line(held.row()).key, key);
    }
}

void TestConnections::filters()
{
    Bench bench;
    bench.tab.setGrouping(Grouping::Connections);
    bench.feed(usual());
    auto *filter = bench.tab.findChild<QLineEdit *>(u"connectionFilter"_s);
    QTest::keyClicks(filter, u"NGINX estab"_s);
    QCOMPARE(bench.table()->model()->rowCount(), 3);
    filter->setText(u"5432"_s);
    QCOMPARE(bench.table()->model()->rowCount(), 2);
    filter->setText(u"nothing like it"_s);
    QCOMPARE(bench.table()->model()->rowCount(), 0);
    filter->clear();
    QCOMPARE(bench.table()->model()->rowCount(), 7);
}

void TestConnections::saysWhatCannotBeSeen()
{
    Bench bench;
    bench.feed(usual());
    QCOMPARE(bench.notes(), u"TCP only."_s);
    SocketFrame plain = usual();
    plain.reader = 1000;
    plain.rows[3].process = {};
    plain.rows[3].user = 70;
    plain.rows[4].process = {};
    plain.rows[4].user = 1000;
    plain.rows[4].inode = 0;
    plain.notListed = 12;
    plain.namespacesRefused = 1;
    plain.source = Remote::SocketSource::ProcTables;
    bench.feed(plain);
    QVERIFY(bench.notes().contains(u"Become administrator"_s));
    QVERIFY(bench.notes().contains(u"12 further socket"_s));
    QVERIFY(bench.notes().contains(u"inet_diag"_s));
    const QStringList names = bench.column(Model::Process);
    QVERIFY(names.contains(u"Another user's process (user ID 70)"_s));
    QVERIFY(names.contains(u"No process any more"_s));
}

void TestConnections::freezes()
{
    Bench bench;
    bench.feed(usual());
    QSignalSpy asked(&bench.tab, &ConnectionsTab::freezeRequested);
    QTest::keyClick(bench.table(), Qt::Key_Space);
    QCOMPARE(asked.size(), 1);
    bench.tab.setFrozen(true);
    bench.feed(frameOf({row(1, 10, "nginx", 1, 1)}));
    QCOMPARE(bench.table()->model()->rowCount(), 5);
    bench.tab.setFrozen(false);
    bench.feed(frameOf({row(1, 10, "nginx", 1, 1)}));
    QCOMPARE(bench.table()->model()->rowCount(), 1);
}

void TestConnections::copies()
{
    Bench bench;
    bench.tab.setGrouping(Grouping::RemoteHosts);
    bench.feed(frameOf({row(1, 10, "nginx", 1000, 2000)}));
    bench.table()->selectRow(0);
    QTest::keyClick(bench.table(), Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text().replace(QChar(QChar::Nbsp), u' '),
             u"198.51.100.1\t8 kbit/s\t16 kbit/s\t97.7 KiB\t195 KiB\t1"_s);
}

void TestConnections::asksOnlyInSight()
{
    HostSession session({}, {});
    ConnectionsTab tab(session);
    // Nothing is asked without a connection, so the sampler's answer to a fresh one is looked at.
    session.sockets().setReachable(true);
    QVERIFY(!session.sockets().isRunning());
    tab.show();
    QVERIFY(session.sockets().isRunning());
    tab.hide();
    QVERIFY(!session.sockets().isRunning());
}

void TestConnections::everyTextIsHarmless()
{
    Bench bench;
    bench.tab.setGrouping(Grouping::Connections);
    bench.feed(frameOf({row(1, 10, "<b>\x1b[31m\xff\xe2\x80\xae", 1, 1)}));
    const QString name = bench.cell(0, Model::Process);
    QVERIFY(!name.contains(u'\x1b') && !name.contains(QChar(0x202e)));
    for (int column = 0; column < Model::ColumnCount; ++column) {
        const QString tip =
            bench.table()->model()->index(0, column).data(Qt::ToolTipRole).toString();
        QVERIFY(!tip.contains(u"<b>"_s));
    }
}

void TestConnections::staysQuickWithManySockets()
{
    QList<SocketRow> rows;
    for (quint32 id = 1; id <= 50'000; ++id)
        rows.append(row(id, qint32(1 + id % 300), "worker", id % 7 ? 0 : id, id % 11 ? 0 : id));
    Bench bench;
    bench.tab.setGrouping(Grouping::Connections);
    bench.feed(frameOf(rows));
    bench.table()->selectRow(3);
    for (int i = 0; i < 500; ++i)
        rows.removeAt(i * 50);
    QElapsedTimer clock;
    clock.start();
    bench.feed(frameOf(rows));
    const qint64 elapsed = clock.elapsed();
    qInfo("a frame of 50 000 connections: %lld ms", static_cast<long long>(elapsed));
    QVERIFY2(elapsed < 2000, qPrintable(QString::number(elapsed)));
}

void TestConnections::speaksJapanese()
{
    Language language;
    Bench bench;
    bench.feed(usual());
    language.use(u"ja"_s);
    bench.tab.retranslate();
    QCOMPARE(bench.table()->model()->headerData(Model::Pid, Qt::Horizontal).toString(), u"PID"_s);
    language.use(u"en"_s);
    bench.tab.retranslate();
    QCOMPARE(bench.table()->model()->headerData(Model::Received, Qt::Horizontal).toString(),
             u"Received"_s);
}

void TestConnections::leavesPictures()
{
    const QString folder = qEnvironmentVariable("CLAWTUNE_PICTURES");
    if (folder.isEmpty())
        return;
    Language language;
    for (const QString &code : Language::available()) {
        language.use(code);
        for (const bool dark : {false, true}) {
            Widgets::applyTheme(*qApp, dark ? Widgets::Theme::Dark : Widgets::Theme::Light);
            Bench bench;
            bench.tab.setAutoFillBackground(true);
            bench.tab.setContainerNames([](const QByteArray &id) {
                return id == box ? u"openclaw-postgres"_s : u"openclaw-n8n"_s;
            });
            SocketFrame frame = usual();
            frame.reader = 1000;
            frame.rows[3].process = {};
            frame.rows[3].user = 70;
            frame.notListed = 3;
            bench.feed(frame);
            for (const Grouping grouping :
                 {Grouping::Processes, Grouping::Connections, Grouping::RemoteHosts,
                  Grouping::Containers, Grouping::States}) {
                bench.tab.setGrouping(grouping);
                QVERIFY(QTest::qWaitForWindowExposed(&bench.tab));
                QCoreApplication::processEvents();
                const QString name = folder + u"/connections-"_s + code +
                                     (dark ? u"-dark-"_s : u"-light-"_s) +
                                     QString::number(int(grouping)) + u".png"_s;
                QVERIFY(bench.tab.grab().save(name));
            }
        }
    }
    language.use(u"en"_s);
    Widgets::applyTheme(*qApp, Widgets::Theme::System);
}

QTEST_MAIN(TestConnections)
#include "tst_connections.moc"
