// SPDX-License-Identifier: GPL-3.0-or-later
// Charts and periods as files, and such files opened again in the real window. With
// CLAWTUNE_PICTURES set to a folder, it also leaves pictures there, for people to look at.
#include "app/language.h"
#include "tests/ui/overviewbench.h"
#include "tests/ui/samples.h"
#include "ui/hostview.h"
#include "ui/mainwindow.h"
#include "ui/overview/bottleneckline.h"
#include "ui/overview/chartactions.h"
#include "ui/overview/filesystemstable.h"
#include "ui/overview/summarytab.h"
#include "ui/overview/wholine.h"
#include "ui/recording/recordingopener.h"
#include "ui/text/formatter.h"
#include "widgets/banner.h"
#include "widgets/timeview.h"
#include "widgets/valuetable.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QDir>
#include <QDropEvent>
#include <QFileDialog>
#include <QLabel>
#include <QMenu>
#include <QMimeData>
#include <QSignalSpy>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTest>

using namespace Clawtune;
using namespace Qt::StringLiterals;
using Remote::ErrorCode;
using Samples::frameAt;
using Samples::start;

namespace
{

/// With five minutes of history.
class Bench final : public OverviewBench
{
public:
    explicit Bench(int seconds = 300)
    {
        for (int second = 1; second <= seconds; ++second) {
            session.history().append(frameAt(second));
            session.who().append(frameAt(second));
        }
        Q_EMIT session.sampled(frameAt(seconds));
        actions = page.findChild<ChartActions *>();
        cpu = page.findChild<SummaryTab *>()->tiles().first();
    }
    ChartActions *actions = nullptr;
    MetricTile *cpu = nullptr;
    QTemporaryDir folder;
};

/// The window over a list of hosts that is empty.
class Window final
{
public:
    Window()
        : preferences(folder.filePath(u"window.conf"_s))
        , sessions(Remote::HostStore(folder.filePath(u"hosts.json"_s)), {})
        , window(sessions, preferences)
    {
        window.resize(1280, 720);
        window.show();
    }
    QTemporaryDir folder;
    Preferences preferences;
    HostSessions sessions;
    MainWindow window;
};

QByteArray contentOf(const QString &fileName)
{
    QFile file(fileName);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString written(const QTemporaryDir &folder, const QString &name, const QByteArray &bytes)
{
    QFile file(folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        return {};
    return file.fileName();
}

/// Ten minutes, in two of which a disk is the limit.
QByteArray busyDisk()
{
    QByteArray lines;
    for (int i = 0; i < 600; ++i) {
        const bool isBusy = i >= 100 && i < 220;
        lines += "{\"time\":" + QByteArray::number(qint64(start) + i) +
                 R"(,"interval":1,"cpu":{"busy":0.2,"iowait":0.1},"pressure":{"io_some":)" +
                 (isBusy ? "0.6" : "0") + R"(},"disks":[{"name":"vda","util":)" +
                 (isBusy ? "0.97" : "0.05") +
                 R"(}],"file_systems":[{"name":"/","used":0.25,"available":3e10,"size":4.1e10}]})"
                 "\n";
    }
    return lines;
}

} // namespace

class TestChartFiles final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cellsAreNeverFormulas_data();
    void cellsAreNeverFormulas();
    void writesCsv();
    void writesTimeWithItsZone();
    void csvKeepsSpikes();
    void savesAChart();
    void copiesAChart();
    void theMenuIsReachable();
    void saysWhyItCannotBeSaved();
    void aSavedPeriodOpensAgain();
    void aRecordingWaitsForNothing();
    void aRecordingSaysWhatLimitedTheServer();
    void opensWhatIsDropped();
    void refusesOtherFiles();
    void saysWhatItLeftOut();
    void closesARecording();
    void leavesPictures();
};

void TestChartFiles::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany)); // whose numbers have commas
    setFormatterTimeZone(QTimeZone::utc());
}

void TestChartFiles::cellsAreNeverFormulas_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("cell");
    QTest::newRow("plain") << u"User"_s << u"User"_s;
    QTest::newRow("equals") << u"=1+1"_s << u"'=1+1"_s;
    QTest::newRow("plus") << u"+1"_s << u"'+1"_s;
    QTest::newRow("minus") << u"-1"_s << u"'-1"_s;
    QTest::newRow("at") << u"@SUM(A1)"_s << u"'@SUM(A1)"_s;
    QTest::newRow("tab") << u"\t=1"_s << u"'\t=1"_s;
    QTest::newRow("line end") << u"\r=1"_s << u"\"'\r=1\""_s;
    QTest::newRow("space") << u"  =1"_s << u"'  =1"_s;
    QTest::newRow("comma") << u"a,b"_s << u"\"a,b\""_s;
    QTest::newRow("quote") << u"=\"a\""_s << u"\"'=\"\"a\"\"\""_s;
    QTest::newRow("in the middle") << u"a=b"_s << u"a=b"_s;
    QTest::newRow("empty") << QString() << QString();
}

void TestChartFiles::cellsAreNeverFormulas()
{
    QFETCH(const QString, text);
    QFETCH(const QString, cell);
    QCOMPARE(csvCell(text), cell);
    QVERIFY(!csvCell(text, u'\t').contains(u'\t'));
}

void TestChartFiles::writesCsv()
{
    ChartTable table;
    table.names = {u"=User"_s, u"System"_s};
    table.unit = u"0..1"_s;
    table.lines = {{{100, 0.5}, {101, std::nan("")}, {102, 1. / 3}}, {{100, -2.5}, {200, 7}}};
    table.to = 150;
    QCOMPARE(chartCsv(table),
             QByteArray("\xef\xbb\xbfTime,Seconds since 1970,'=User (0..1),System (0..1)\r\n"
                        "1970-01-01T00:01:40.000Z,100.000,0.5,-2.5\r\n"
                        "1970-01-01T00:01:42.000Z,102.000,0.3333333333333333,\r\n"));
}

void TestChartFiles::writesTimeWithItsZone()
{
    setFormatterTimeZone(QTimeZone("Asia/Tokyo"));
    QCOMPARE(isoTime(1'795'400'000.25), u"2026-11-23T11:13:20.250+09:00"_s);
    setFormatterTimeZone(QTimeZone("America/New_York"));
    QCOMPARE(isoTime(1'795'400'000.25), u"2026-11-22T21:13:20.250-05:00"_s);
    setFormatterTimeZone(QTimeZone::utc());
    QCOMPARE(isoTime(std::nan("")), u"–"_s);
}

void TestChartFiles::csvKeepsSpikes()
{
    ChartTable table;
    table.names = {u"User"_s};
    table.lines = {{{100, 0.1}}};
    table.drawn = {{{100, 0.1}, {100, 0}, {100, 0.9}, {100, 0.1}}};
    table.to = 150;
    const QByteArrayList lines = chartCsv(table).split('\n');
    QCOMPARE(lines.at(0).mid(3).trimmed(),
             QByteArray("Time,Seconds since 1970,User,\"User, lowest\",\"User, highest\""));
    QCOMPARE(lines.at(1).trimmed(), QByteArray("1970-01-01T00:01:40.000Z,100.000,0.1,0,0.9"));
}

void TestChartFiles::savesAChart()
{
    Bench bench;
    QSignalSpy saved(bench.actions, &ChartActions::saved);
    const QString csv = bench.folder.filePath(u"cpu.csv"_s);
    bench.actions->saveCsv(*bench.cpu, csv);
    QCOMPARE(saved.size(), 1);
    const QByteArrayList lines = contentOf(csv).split('\n');
    QCOMPARE(lines.size(), 302); // head, 300 samples, nothing after the last line's end
    QVERIFY(lines.at(0).contains("User (0..1)"));
    QCOMPARE(lines.at(Samples::spike).split(',').at(2), QByteArray("0.8999999761581421"));
    const QString png = bench.folder.filePath(u"cpu.png"_s);
    bench.actions->savePng(*bench.cpu, png);
    const QImage picture(png);
    QVERIFY(picture.width() >= 2 * bench.cpu->tile()->width());
    QVERIFY(picture.height() > 2 * bench.cpu->tile()->height());
    // Something was drawn: more than background and frame.
    QSet<QRgb> colours;
    for (int x = 0; x < picture.width(); x += 3) {
        for (int y = 0; y < picture.height(); y += 3)
            colours.insert(picture.pixel(x, y));
    }
    QVERIFY(colours.size() > 20);
}

void TestChartFiles::copiesAChart()
{
    Bench bench;
    QTest::keyClick(&bench.cpu->tile()->chart(), Qt::Key_C, Qt::ControlModifier);
    const QMimeData *data = QApplication::clipboard()->mimeData();
    QVERIFY(data->hasImage());
    QCOMPARE(data->text().split(u'\n').size(), 302);
    QVERIFY(data->text().startsWith(u"Time\tSeconds since 1970\tUser"_s));
}

void TestChartFiles::theMenuIsReachable()
{
    Bench bench;
    QVERIFY(QTest::qWaitForWindowExposed(&bench.page));
    Widgets::TimeSeriesChart &chart = bench.cpu->tile()->chart();
    QContextMenuEvent event(QContextMenuEvent::Keyboard, {10, 10},
                            chart.mapToGlobal(QPoint(10, 10)));
    QApplication::sendEvent(&chart, &event);
    auto *menu = bench.page.findChild<QMenu *>(u"chartMenu"_s);
    QVERIFY(menu && menu->isVisible());
    QStringList texts;
    for (const QAction *action : menu->actions())
        texts.append(action->text());
    QCOMPARE(
        texts,
        QStringList({u"Copy"_s, {}, u"Save as CSV…"_s, u"Save as PNG…"_s, u"Save this period…"_s}));
    menu->actions().at(2)->trigger();
    auto *dialog = bench.page.findChild<QFileDialog *>();
    QVERIFY(dialog);
    QCOMPARE(dialog->acceptMode(), QFileDialog::AcceptSave);
    dialog->reject();
}

void TestChartFiles::saysWhyItCannotBeSaved()
{
    Bench bench;
    QSignalSpy failed(bench.actions, &ChartActions::failed);
    const QString nowhere = bench.folder.filePath(u"no/such/folder/file"_s);
    bench.actions->saveCsv(*bench.cpu, nowhere);
    bench.actions->savePng(*bench.cpu, nowhere);
    bench.actions->savePeriod(nowhere);
    QTRY_COMPARE(failed.size(), 3);
    for (const QList<QVariant> &one : failed)
        QCOMPARE(one.first().value<Remote::Error>().code, ErrorCode::FileUnwritable);
    const auto banners = bench.page.findChildren<Widgets::Banner *>();
    QVERIFY(std::any_of(banners.begin(), banners.end(), [](const Widgets::Banner *banner) {
        return banner->isVisible() && banner->text().contains(u"cannot be written"_s);
    }));
}

/// From the charts to a file and from the file to the same charts in the window.
void TestChartFiles::aSavedPeriodOpensAgain()
{
    Bench bench;
    QSignalSpy saved(bench.actions, &ChartActions::saved);
    const QString file = bench.folder.filePath(u"web-1-2026-11-23-14-05-00.jsonl"_s);
    bench.actions->savePeriod(file);
    QTRY_COMPARE(saved.size(), 1);
    QCOMPARE(contentOf(file).count('\n'), 300);

    Window other;
    QSignalSpy opened(&other.window.recordings(), &RecordingOpener::opened);
    other.window.recordings().open(file);
    QTRY_COMPARE(opened.size(), 1);
    const QString name = opened.first().first().toString();
    QCOMPARE(name, u"Recording of web-1, 02:13–02:18"_s);
    QCOMPARE(opened.first().at(2).toLongLong(), 0);
    QCOMPARE(other.sessions.hosts().last().name, name);
    HostView *view = other.window.currentView();
    QVERIFY(view && view->session().isRecording());
    QCOMPARE(view->session().host().name, name);
    auto *page = qobject_cast<OverviewPage *>(view->page());
    QVERIFY(page && page->isPaused());
    const Remote::MetricKey user{"cpu.user", {}};
    QCOMPARE(view->session().history().points(user, std::chrono::minutes(5)),
             bench.session.history().points(user, std::chrono::minutes(5)));
    const Remote::Suspects suspects =
        view->session().who().at(start + Samples::spike, Remote::Resource::Cpu);
    QCOMPARE(suspects.processes.first().process.pid, 12);
    QCOMPARE(page->findChild<BottleneckLine *>()->text(),
             u"Nothing limited the server in this recording"_s);
    page->setPaused(false); // there is nothing to go on to
    QVERIFY(page->isPaused());
    other.window.showPage(u"journal"_s);
    QCOMPARE(view->pageIndex(), 0);
    QCOMPARE(view->session().connection().state(), Remote::ConnectionState::Closed);
}

/// What is asked of a server only has no place, what is recorded is shown.
void TestChartFiles::aRecordingWaitsForNothing()
{
    Window other;
    QByteArray lines;
    for (int i = 0; i < 90; ++i)
        lines += "{\"time\":" + QByteArray::number(qint64(start) + i) +
                 ",\"interval\":1,\"cpu\":{\"user\":0.5},\"disks\":[{\"name\":\"vda\","
                 "\"util\":0.1}],\"file_systems\":[{\"name\":\"/\",\"used\":0.25,"
                 "\"available\":3000000,\"size\":4100000,\"inodes_used\":0.125}]}\n";
    lines += "{\"time\":" + QByteArray::number(qint64(start) + 200) + ",\"interval\":1}\n";
    QSignalSpy opened(&other.window.recordings(), &RecordingOpener::opened);
    other.window.recordings().open(written(other.folder, u"r.jsonl"_s, lines));
    QTRY_COMPARE(opened.size(), 1);
    auto *page = qobject_cast<OverviewPage *>(other.window.currentView()->page());
    QVERIFY(page);
    QVERIFY(!page->findChild<BottleneckLine *>()->isVisible()); // nobody could tell
    auto *bar = page->findChild<QTabBar *>(u"overviewTabs"_s);
    QVERIFY(!bar->isTabVisible(4)); // connections
    QVERIFY(!bar->isTabVisible(1)); // this one has no cores
    page->timeView().pan(-111);
    bar->setCurrentIndex(2);
    const auto *files = page->findChild<FileSystemsTable *>();
    const QAbstractItemModel *model = files->findChild<Widgets::ValueTable *>()->model();
    QCOMPARE(model->rowCount(), 1);
    QCOMPARE(model->index(0, FileSystemsModel::Place).data().toString(), u"/"_s);
    QCOMPARE(model->index(0, FileSystemsModel::UsedShare).data().toString(),
             formattedWholeShare(0.25));
    QCOMPARE(model->index(0, FileSystemsModel::Used).data().toString(),
             formatted(1'000'000, Remote::Unit::Bytes));
    QCOMPARE(model->index(0, FileSystemsModel::InodesUsed).data().toString(),
             formattedWholeShare(0.125));
    const QList<QLabel *> labels = page->findChildren<QLabel *>();
    for (const QLabel *label : labels)
        QVERIFY2(!label->isVisible() || !label->text().contains(u"sking"_s),
                 qPrintable(label->text()));
    // The gap is marked as it was when it happened.
    const QList<HostEvent> events = other.window.currentView()->session().events().events();
    QCOMPARE(events.size(), 1);
    QCOMPARE(events.first().kind, HostEvent::Kind::NothingSeen);
    QCOMPARE(events.first().seconds, 110.);
}

/// Two minutes in which a disk was the limit, and calm since.
void TestChartFiles::aRecordingSaysWhatLimitedTheServer()
{
    Window other;
    QSignalSpy opened(&other.window.recordings(), &RecordingOpener::opened);
    other.window.recordings().open(written(other.folder, u"r.jsonl"_s, busyDisk()));
    QTRY_COMPARE(opened.size(), 1);
    auto *page = qobject_cast<OverviewPage *>(other.window.currentView()->page());
    const QString text = page->findChild<BottleneckLine *>()->text();
    QVERIFY2(text.startsWith(u"From 02:1"_s), qPrintable(text));
    QVERIFY2(text.contains(u"Disk is the limit: vda 97"_s), qPrintable(text));
}

void TestChartFiles::opensWhatIsDropped()
{
    Window other;
    QByteArray lines;
    for (int i = 0; i < 90; ++i) // as another program may have written them
        lines += "{\"time\":" + QByteArray::number(qint64(start) + i) +
                 ",\"interval\":1,\"cpu\":{\"user\":0.5,\"busy\":0.6}}\n";
    const QString file = written(other.folder, u"notes.json"_s, lines);
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(file)});
    QSignalSpy opened(&other.window.recordings(), &RecordingOpener::opened);
    QDragEnterEvent enter({5, 5}, Qt::CopyAction, &data, Qt::LeftButton, {});
    QApplication::sendEvent(&other.window, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop({5, 5}, Qt::CopyAction, &data, Qt::LeftButton, {});
    QApplication::sendEvent(&other.window, &drop);
    QTRY_COMPARE(opened.size(), 1);
    QCOMPARE(opened.first().first().toString(), u"Recording of notes, 02:13–02:14"_s);
    other.window.recordings().open(file); // again: under a name of its own
    QTRY_COMPARE(opened.size(), 2);
    QCOMPARE(opened.last().first().toString(), u"Recording of notes, 02:13–02:14 (2)"_s);
}

void TestChartFiles::refusesOtherFiles()
{
    Window other;
    QSignalSpy failed(&other.window.recordings(), &RecordingOpener::failed);
    other.window.recordings().open(written(other.folder, u"a.json"_s, "{\"host\":\"x\"}\n"));
    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(failed.first().first().value<Remote::Error>().code, ErrorCode::NotARecording);
    other.window.recordings().open(other.folder.filePath(u"none"_s));
    QTRY_COMPARE(failed.size(), 2);
    QCOMPARE(failed.last().first().value<Remote::Error>().code, ErrorCode::FileMissing);
    QVERIFY(other.sessions.hosts().isEmpty());
    const auto banners = other.window.findChildren<Widgets::Banner *>();
    QVERIFY(std::any_of(banners.begin(), banners.end(),
                        [](const Widgets::Banner *banner) { return banner->isVisible(); }));
}

void TestChartFiles::saysWhatItLeftOut()
{
    Window other;
    const QString file = written(other.folder, u"cut.jsonl"_s,
                                 "{\"time\":1795400000,\"interval\":1}\nrubbish\n{\"time\":17954");
    QSignalSpy opened(&other.window.recordings(), &RecordingOpener::opened);
    other.window.recordings().open(file);
    QTRY_COMPARE(opened.size(), 1);
    QCOMPARE(opened.first().at(2).toLongLong(), 2);
    const auto banners = other.window.findChildren<Widgets::Banner *>();
    QVERIFY(std::any_of(banners.begin(), banners.end(), [](const Widgets::Banner *banner) {
        return banner->isVisible() && banner->text().contains(u"left out"_s);
    }));
}

void TestChartFiles::closesARecording()
{
    Window other;
    QSignalSpy opened(&other.window.recordings(), &RecordingOpener::opened);
    other.window.recordings().open(
        written(other.folder, u"r.jsonl"_s, "{\"time\":1795400000,\"interval\":1}\n"));
    QTRY_COMPARE(opened.size(), 1);
    const QString name = opened.first().first().toString();
    QVERIFY(other.sessions.reload().ok()); // does not make it vanish
    QVERIFY(other.sessions.find(name));
    QVERIFY(other.sessions.remove(name).ok());
    QVERIFY(!other.sessions.find(name));
    QVERIFY(!other.window.currentView());
    QVERIFY(!QFile::exists(other.folder.filePath(u"hosts.json"_s))); // it was never saved
}

void TestChartFiles::leavesPictures()
{
    const QString folder = qEnvironmentVariable("CLAWTUNE_PICTURES");
    if (folder.isEmpty())
        return;
    Language language;
    for (const QString &code : Language::available()) {
        language.use(code);
        Window other;
        QSignalSpy opened(&other.window.recordings(), &RecordingOpener::opened);
        other.window.recordings().open(written(other.folder, u"web-1.jsonl"_s, busyDisk()));
        QTRY_COMPARE(opened.size(), 1);
        auto *bar = other.window.currentView()->page()->findChild<QTabBar *>(u"overviewTabs"_s);
        for (const int tab : {0, 2, 3}) { // it has neither cores nor connections
            bar->setCurrentIndex(tab);
            QCoreApplication::processEvents();
            QVERIFY(
                other.window.grab().save(folder + u"/recording-%1-%2.png"_s.arg(code).arg(tab)));
        }
    }
    language.use(u"en"_s);
}

QTEST_MAIN(TestChartFiles)
#include "tst_chartfiles.moc"
