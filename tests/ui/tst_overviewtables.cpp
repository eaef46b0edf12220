// SPDX-License-Identifier: GPL-3.0-or-later
// The tables of the Overview: disks with their partitions, file systems, interfaces, TCP. With
// CLAWTUNE_PICTURES set to a folder, it also leaves pictures there, for people to look at.
#include "app/language.h"
#include "tests/support/scriptedshell.h"
#include "ui/overview/filesystemstable.h"
#include "ui/overview/instancestab.h"
#include "ui/overview/overviewpage.h"
#include "ui/overview/tilespec.h"
#include "ui/text/formatter.h"
#include "widgets/theme.h"
#include "widgets/valuetable.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QElapsedTimer>
#include <QLabel>
#include <QTabBar>
#include <QTest>

using namespace Clawtune;
using namespace Qt::StringLiterals;
using Remote::MetricFrame;

namespace
{

void putInterface(MetricFrame &frame, const QByteArray &name, double t)
{
    for (const char *metric : {"net.rx_bytes", "net.tx_bytes", "net.rx_packets", "net.tx_packets",
                               "net.rx_errors", "net.tx_errors", "net.rx_drops", "net.tx_drops"})
        frame.values.insert({metric, name}, t);
}

MetricFrame frameAt(double uptime)
{
    MetricFrame frame;
    frame.time = 1'795'400'000 + uptime;
    frame.uptime = uptime;
    frame.interval = 1;
    for (const char *disk : {"vda", "vdb"}) {
        for (const char *metric : {"disk.util", "disk.reads", "disk.read_bytes", "disk.read_size"})
            frame.values.insert({metric, disk}, uptime / 100);
    }
    for (const char *name : {"lo", "docker0", "eth0", "veth01ab"})
        putInterface(frame, name, uptime);
    return frame;
}

/// A session that never connects, and the page over it.
class Bench final
{
public:
    Bench()
        : session({}, {})
        , page(session)
    {
        page.resize(1080, 620);
        page.show();
        page.activate();
    }
    void feed(const MetricFrame &frame)
    {
        session.history().append(frame);
        Q_EMIT session.sampled(frame);
    }
    void feed(double from, double to)
    {
        for (double t = from; t <= to; ++t)
            feed(frameAt(t));
    }

    HostSession session;
    OverviewPage page;
};

ScriptedShell::Answer threeFileSystems()
{
    return ScriptedShell::output("0 4096 66053021 59626755 18658031 16777216 16281666\n"
                                 "1 4096 1000 5 0 0 0\n");
}

QByteArray threeMounts()
{
    return "1 0 8:1 / / rw - ext4 /dev/vda1 rw\n2 1 8:2 / /mnt/<b>\xff rw - btrfs /dev/vdb ro\n"
           "3 1 0:9 / /mnt/nas rw - nfs4 nas:/export rw\n";
}

void pictureOfFileSystems(const QString &name)
{
    ScriptedShell shell;
    shell.always("cat /proc/self/mountinfo", ScriptedShell::output(threeMounts()));
    shell.always("clawtune_ask", threeFileSystems());
    Remote::FileSystemReader reader(shell);
    FileSystemsTable view(reader);
    view.setAutoFillBackground(true);
    view.resize(1040, 200);
    view.show();
    reader.start();
    QTRY_COMPARE(reader.rows().size(), 3);
    QVERIFY(view.grab().save(name + u"-filesystems.png"_s));
}

/// More interfaces than there is room for, and one that has gone.
void pictureOfACrowd(const QString &name)
{
    Bench bench;
    bench.page.setAutoFillBackground(true);
    bench.page.findChild<QTabBar *>()->setCurrentIndex(2);
    bench.feed(1, 50);
    for (int t = 51; t < 60; ++t) {
        MetricFrame frame = frameAt(t);
        frame.values.removeIf([](const auto &entry) { return entry.key().instance == "eth0"; });
        for (int i = 1; i < 600; ++i)
            putInterface(frame, "veth" + QByteArray::number(i), t);
        bench.feed(frame);
    }
    QVERIFY(bench.page.grab().save(name + u"-crowd.png"_s));
}

} // namespace

class TestOverviewTables final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void showsPartitionsWhenAsked();
    void copiesRows();
    void showsFileSystems();
    void saysWhyThereAreNoFileSystems();
    void showsTcpInOneRow();
    void showsEachCore();
    void everyMetricHasItsPlace();
    void comparesThousands();
    void keepsThePastOfWhatHasGone();
    void saysThatNotAllHasAHistory();
    void leavesPictures();
};

void TestOverviewTables::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
}

void TestOverviewTables::showsPartitionsWhenAsked()
{
    Bench bench;
    bench.feed(1, 2);
    bench.page.findChild<QTabBar *>()->setCurrentIndex(2);
    auto *disks = bench.page.findChild<InstancesTab *>(u"disks"_s);
    auto *table = disks->findChild<Widgets::ValueTable *>();
    auto *toggle = disks->findChild<QCheckBox *>();
    QVERIFY(!toggle->isVisible()); // there are none
    MetricFrame frame = frameAt(3);
    for (const char *part : {"vda1", "vda2", "vda10"}) {
        frame.values.insert({"part.util", part}, 0.25);
        frame.values.insert({"part.reads", part}, 3);
    }
    bench.feed(frame);
    QVERIFY(toggle->isVisible());
    QCOMPARE(table->model()->rowCount(), 2);
    toggle->click();
    QStringList names;
    for (int row = 0; row < table->model()->rowCount(); ++row)
        names.append(table->model()->index(row, 0).data().toString());
    QCOMPARE(names, QStringList({u"vda"_s, u"vda1"_s, u"vda2"_s, u"vda10"_s, u"vdb"_s}));
    QCOMPARE(table->model()->index(1, 1).data().toString(), formatted(0.25, Remote::Unit::Share));
    QCOMPARE(table->model()->index(1, 9).data().toString(), u"\u2013"_s); // not told of parts
    table->chooseRow(1);
    QCOMPARE(disks->chosen(), QByteArray("vda")); // the charts stay the disk's
}

void TestOverviewTables::copiesRows()
{
    Bench bench;
    bench.feed(1, 2);
    bench.page.findChild<QTabBar *>()->setCurrentIndex(2);
    auto *table =
        bench.page.findChild<InstancesTab *>(u"disks"_s)->findChild<Widgets::ValueTable *>();
    table->chooseRow(0);
    QTest::keyClick(table, Qt::Key_C, Qt::ControlModifier);
    QVERIFY(QGuiApplication::clipboard()->text().startsWith(u"vda\t"_s));
    QVERIFY(!QGuiApplication::clipboard()->text().contains(u'\n'));
    table->selectAll();
    QTest::keyClick(table, Qt::Key_C, Qt::ControlModifier);
    const QStringList lines = QGuiApplication::clipboard()->text().split(u'\n');
    QCOMPARE(lines.size(), 3);
    QVERIFY(lines.first().startsWith(u"Name\tBusy\t"_s));
    QVERIFY(lines.last().startsWith(u"vdb\t"_s));
}

void TestOverviewTables::showsFileSystems()
{
    ScriptedShell shell;
    shell.always("cat /proc/self/mountinfo", ScriptedShell::output(threeMounts()));
    shell.always("clawtune_ask", threeFileSystems());
    Remote::FileSystemReader reader(shell);
    FileSystemsTable view(reader);
    auto *table = view.findChild<Widgets::ValueTable *>();
    view.show();
    QVERIFY(!table->isVisible());
    reader.start();
    QTRY_VERIFY(table->isVisible());
    const auto cell = [table](int row, int column) {
        return table->model()->index(row, column).data().toString();
    };
    QCOMPARE(table->model()->rowCount(), 3);
    QCOMPARE(cell(0, FileSystemsModel::Place), u"/"_s);
    QCOMPARE(cell(0, FileSystemsModel::UsedShare), formattedWholeShare(0.26)); // as df: rounded up
    QCOMPARE(cell(0, FileSystemsModel::Size), formatted(264212084. * 1024, Remote::Unit::Bytes));
    QCOMPARE(cell(1, FileSystemsModel::UsedShare), formattedWholeShare(1));
    QCOMPARE(cell(1, FileSystemsModel::InodesUsed), u"\u2013"_s);
    QVERIFY(cell(1, FileSystemsModel::Place).endsWith(u"(read-only)"_s));
    QCOMPARE(cell(2, FileSystemsModel::UsedShare), u"not answering"_s);
    const QModelIndex hostile = table->model()->index(1, FileSystemsModel::Place);
    QVERIFY(!hostile.data(Qt::ToolTipRole).toString().contains(u"<b>"_s));
    table->sortByColumn(FileSystemsModel::UsedShare, Qt::DescendingOrder);
    QCOMPARE(cell(0, FileSystemsModel::UsedShare), formattedWholeShare(1));
    QVERIFY(!table->accessibleName().isEmpty());
}

void TestOverviewTables::saysWhyThereAreNoFileSystems()
{
    ScriptedShell shell;
    shell.expect("cat /proc/self/mountinfo",
                 Remote::Error{Remote::ErrorCode::ChannelRefused, {}, {}});
    shell.expect("cat /proc/self/mountinfo", ScriptedShell::output({}));
    Remote::FileSystemReader reader(shell);
    FileSystemsTable view(reader);
    view.show();
    QLabel *note = view.findChildren<QLabel *>().constLast();
    const QString waiting = note->text();
    QVERIFY(!waiting.isEmpty());
    reader.start();
    QTRY_VERIFY(reader.error());
    QVERIFY(note->isVisible() && note->text() != waiting);
    const QString failed = note->text();
    reader.readNow();
    QTRY_VERIFY(!reader.error());
    QVERIFY(note->isVisible() && note->text() != failed && note->text() != waiting);
}

void TestOverviewTables::showsTcpInOneRow()
{
    Bench bench;
    bench.feed(1, 2);
    MetricFrame frame = frameAt(3);
    frame.values.insert({"tcp.established", {}}, 12);
    frame.values.insert({"tcp.listen_overflows", {}}, 0.5);
    bench.feed(frame);
    bench.page.findChild<QTabBar *>()->setCurrentIndex(3);
    const auto tables =
        bench.page.findChild<InstancesTab *>(u"network"_s)->findChildren<Widgets::ValueTable *>();
    QCOMPARE(tables.size(), 2);
    const QAbstractItemModel *tcp = tables.at(1)->model();
    QCOMPARE(tcp->rowCount(), 1);
    QCOMPARE(tcp->index(0, 2).data().toString(), u"12"_s);
    QCOMPARE(tcp->headerData(2, Qt::Horizontal).toString(), u"Established"_s);
    QCOMPARE(tcp->index(0, 3).data().toString(), u"\u2013"_s); // not told: not zero
    QVERIFY(tables.at(1)->isColumnHidden(0) && !tables.at(1)->accessibleName().isEmpty());
}

void TestOverviewTables::showsEachCore()
{
    Bench bench;
    MetricFrame frame = frameAt(1);
    frame.values.insert({"core.busy", "cpu0"}, 0.75);
    frame.values.insert({"core.busy", "cpu1"}, 0.25);
    frame.values.insert({"core.busy", "cpu10"}, 0.5);
    bench.feed(frame);
    bench.page.findChild<QTabBar *>()->setCurrentIndex(1);
    // Only this tab wants them.
    QVERIFY(bench.session.sampler().lanes() & Remote::Lane::Cores);
    const auto *table =
        bench.page.findChild<InstancesTab *>(u"cores"_s)->findChild<Widgets::ValueTable *>();
    QCOMPARE(table->model()->rowCount(), 3);
    QCOMPARE(table->model()->index(1, 0).data().toString(), u"cpu1"_s);
    QCOMPARE(table->model()->index(2, 0).data().toString(), u"cpu10"_s);
    QCOMPARE(table->model()->index(0, 1).data().toString(), formatted(0.75, Remote::Unit::Share));
    bench.page.findChild<QTabBar *>()->setCurrentIndex(0);
    QVERIFY(!(bench.session.sampler().lanes() & Remote::Lane::Cores));
}

/// A number that the server tells and nobody can see would be read for nothing.
void TestOverviewTables::everyMetricHasItsPlace()
{
    QSet<QByteArray> shown;
    const auto addTiles = [&shown](const QList<TileSpec> &tiles) {
        for (const TileSpec &tile : tiles) {
            for (const LineSpec &line : tile.lines)
                shown.insert(line.metric);
            shown.insert(tile.headlineMetric);
            shown.insert(tile.topMetric);
        }
    };
    const auto addColumns = [&shown](const QList<InstanceColumn> &columns) {
        for (const InstanceColumn &column : columns) {
            shown.insert(column.metric);
            shown.insert(column.part);
        }
    };
    addTiles(summaryTiles());
    for (const auto &spec :
         {InstancesTab::cores(), InstancesTab::disks(), InstancesTab::interfaces()}) {
        addTiles(spec.tiles);
        addColumns(spec.columns);
        addColumns(spec.machine);
    }
    QByteArrayList missing;
    for (const Remote::Metric &metric : Remote::metricCatalog()) {
        // What sampling costs stands in the status line, file systems have a table of their own.
        if (!shown.contains(metric.id) && !QByteArrayView(metric.id).startsWith("own.") &&
            !QByteArrayView(metric.id).startsWith("fs."))
            missing.append(metric.id);
    }
    QCOMPARE(missing.join(' '), QByteArray());
}

/// A server with two thousand interfaces: the table keeps up with the samples.
void TestOverviewTables::comparesThousands()
{
    Bench bench;
    bench.page.findChild<QTabBar *>()->setCurrentIndex(3);
    const auto feed = [&bench](double t) {
        MetricFrame frame = frameAt(t);
        for (int i = 0; i < 2000; ++i)
            putInterface(frame, "veth" + QByteArray::number(i), t);
        bench.feed(frame);
    };
    feed(1);
    feed(2);
    QElapsedTimer clock;
    clock.start();
    feed(3);
    qInfo("one sample of 2000 interfaces: %lld ms", clock.elapsed());
    QVERIFY2(clock.elapsed() < 3000, qPrintable(QString::number(clock.elapsed())));
    auto *network = bench.page.findChild<InstancesTab *>(u"network"_s);
    QCOMPARE(network->findChild<Widgets::ValueTable *>()->model()->rowCount(), 2004);
    QCOMPARE(network->chosen(), QByteArray("eth0"));
}

/// A disk and two interfaces that are there for fifty seconds.
void TestOverviewTables::keepsThePastOfWhatHasGone()
{
    Bench bench;
    bench.page.findChild<QTabBar *>()->setCurrentIndex(2);
    bench.feed(1, 50);
    const auto feedWithout = [&bench](int from, int to) {
        for (int t = from; t <= to; ++t) {
            MetricFrame frame = frameAt(t);
            frame.values.removeIf([](const auto &entry) {
                const QByteArray &name = entry.key().instance;
                return name == "vdb" || name == "eth0" || name == "veth01ab";
            });
            bench.feed(frame);
        }
    };
    feedWithout(51, 60);
    const auto namesOf = [&bench](const QString &tab) {
        const auto *model =
            bench.page.findChild<InstancesTab *>(tab)->findChild<Widgets::ValueTable *>()->model();
        QStringList names;
        for (int row = 0; row < model->rowCount(); ++row)
            names.append(model->index(row, 0).data().toString() + u' ' +
                         model->index(row, 1).data().toString());
        return names;
    };
    const QString busy = formatted(0.6, Remote::Unit::Share);
    QCOMPARE(namesOf(u"disks"_s), QStringList({u"vda "_s + busy, u"vdb (gone) \u2013"_s}));
    bench.page.findChild<QTabBar *>()->setCurrentIndex(3);
    const QStringList interfaces = namesOf(u"network"_s);
    QCOMPARE(interfaces.size(), 3); // not what led into a container
    QVERIFY(interfaces.at(1).startsWith(u"eth0 (gone)"_s));

    // The sum of then is what it was.
    const LineSpec read{"disk.read_bytes", Widgets::SeriesColor::Blue, Scope::Disks};
    const auto points =
        linePoints(bench.session.history(), read, {}, 1, {std::chrono::minutes(5), 0});
    QCOMPARE(points.size(), 60);
    QCOMPARE(float(points.at(39).y()), 2 * 0.4F);
    QCOMPARE(float(points.at(59).y()), 0.6F);

    // Out of view it is out of mind.
    feedWithout(61, 400);
    bench.page.findChild<QTabBar *>()->setCurrentIndex(2);
    QCOMPARE(namesOf(u"disks"_s).size(), 1);
    bench.page.setWindow(std::chrono::hours(1));
    QCOMPARE(namesOf(u"disks"_s).size(), 2);
}

void TestOverviewTables::saysThatNotAllHasAHistory()
{
    Bench bench;
    bench.feed(1, 2);
    const auto *label = bench.page.findChild<QLabel *>(u"leftOut"_s);
    QVERIFY(label && !label->isVisible());
    MetricFrame frame = frameAt(3);
    for (int i = 0; i < 600; ++i)
        putInterface(frame, "eth" + QByteArray::number(i), 1);
    bench.feed(frame);
    QVERIFY(label->isVisible());
    const qsizetype leftOut = bench.session.history().leftOut();
    QVERIFY(leftOut > 800);
    QVERIFY2(label->text().contains(QLocale().toString(leftOut)), qPrintable(label->text()));
    // Throughput is whole nevertheless.
    const LineSpec received{"net.rx_bytes", Widgets::SeriesColor::Blue, Scope::Interfaces};
    const auto points =
        linePoints(bench.session.history(), received, {}, 1, {std::chrono::minutes(5), 0});
    QCOMPARE(points.last().y(), 600.);
}

void TestOverviewTables::leavesPictures()
{
    const QString folder = qEnvironmentVariable("CLAWTUNE_PICTURES");
    if (folder.isEmpty())
        return;
    Language language;
    for (const QString &code : Language::available()) {
        language.use(code);
        for (const bool dark : {false, true}) {
            Widgets::applyTheme(*qApp, dark ? Widgets::Theme::Dark : Widgets::Theme::Light);
            pictureOfFileSystems(folder + u'/' + code + (dark ? u"-dark"_s : u"-light"_s));
            pictureOfACrowd(folder + u'/' + code + (dark ? u"-dark"_s : u"-light"_s));
        }
    }
    language.use(u"en"_s);
    Widgets::applyTheme(*qApp, Widgets::Theme::System);
}

QTEST_MAIN(TestOverviewTables)
#include "tst_overviewtables.moc"
