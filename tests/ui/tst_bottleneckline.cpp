// SPDX-License-Identifier: GPL-3.0-or-later
// The line at the top of the Overview, over frames that the test writes. With CLAWTUNE_PICTURES set
// to a folder, it also leaves pictures there, for people to look at.
#include "app/language.h"
#include "ui/overview/bottleneckline.h"
#include "ui/overview/overviewpage.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QLabel>
#include <QSignalSpy>
#include <QTabBar>
#include <QTest>
#include <QToolButton>

using namespace Clawtune;
using namespace Qt::StringLiterals;
using Remote::MetricFrame;

namespace
{

MetricFrame frameAt(double uptime, double diskBusy)
{
    MetricFrame frame;
    frame.time = 1'795'400'000 + uptime;
    frame.uptime = uptime;
    frame.interval = frame.rowsInterval = 1;
    const auto put = [&frame](const char *id, double value, const QByteArray &instance = {}) {
        frame.values.insert({id, instance}, value);
    };
    put("cpu.busy", 0.1);
    put("cpu.steal", 0);
    put("memory.total", 8e9);
    put("memory.available", 5e9);
    put("pressure.io_some", diskBusy / 2);
    put("disk.util", diskBusy, "vda");
    Remote::ProcessRow row;
    row.id = {77, 5};
    row.name = "<i>dd</i>";
    row.writeBytes = 1e8 * diskBusy;
    frame.processes.append(row);
    return frame;
}

/// A session that never connects, and the page over it.
class Bench final
{
public:
    Bench()
        : session({}, {})
        , page(session)
        , line(page.findChild<BottleneckLine *>())
    {
        page.resize(1080, 620);
        page.show();
        page.activate();
    }
    void feed(int seconds, double diskBusy)
    {
        for (int i = 0; i < seconds; ++i) {
            MetricFrame frame = frameAt(m_uptime++, diskBusy);
            frame.processes.last().container = container;
            session.history().append(frame);
            Q_EMIT session.sampled(frame);
        }
    }
    [[nodiscard]] QToolButton *button(const QString &name) const
    {
        return line->findChild<QToolButton *>(name);
    }
    [[nodiscard]] QStringList labels() const
    {
        QStringList texts;
        const auto all = line->findChildren<QLabel *>();
        for (const QLabel *label : all) {
            if (label->isVisible() && !label->text().isEmpty())
                texts.append(label->text());
        }
        return texts;
    }

    HostSession session;
    OverviewPage page;
    BottleneckLine *line;
    QByteArray container; ///< of the one process

private:
    double m_uptime = 1000;
};

} // namespace

class TestBottleneckLine final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void watchesFirst();
    void saysWhatLimits();
    void callsContainersByName();
    void showsTheEvidence();
    void leadsToThePage();
    void sleepsWhileUnseen();
    void speaksJapanese();
    void leavesPictures();
};

void TestBottleneckLine::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
}

void TestBottleneckLine::watchesFirst()
{
    Bench bench;
    QVERIFY(bench.line);
    QCOMPARE(bench.line->text(), u"Watching what limits this server"_s);
    bench.feed(15, 0);
    QCOMPARE(bench.line->text(), u"Nothing limits this server now"_s);
    QVERIFY(!bench.button(u"bottleneckDetails"_s)->isVisible());
    QVERIFY(!bench.button(u"bottleneckGo"_s)->isVisible());
}

void TestBottleneckLine::saysWhatLimits()
{
    Bench bench;
    bench.feed(20, 0);
    bench.feed(130, 0.96);
    const QString text = bench.line->text().replace(QChar(QChar::Nbsp), u' ');
    QCOMPARE(text, u"Disk is the limit: vda 96 % busy for 2 min (<i>dd</i>)"_s);
    auto *label = bench.line->findChild<QLabel *>(u"bottleneckText"_s);
    QCOMPARE(label->textFormat(), Qt::PlainText);
    QVERIFY(!label->toolTip().contains(u"<i>"_s));
    bench.feed(30, 0);
    QCOMPARE(bench.line->text(), u"Nothing limits this server now"_s);
}

void TestBottleneckLine::callsContainersByName()
{
    Bench bench;
    bench.session.setContainerNames([](const QByteArray &id) {
        return id == QByteArray(64, 'c') ? u"openclaw-n8n"_s : QString();
    });
    bench.container = QByteArray(64, 'c');
    bench.feed(20, 0);
    bench.feed(130, 0.96);
    QVERIFY2(bench.line->text().contains(u"(<i>dd</i> in openclaw-n8n)"_s),
             qPrintable(bench.line->text()));
}

void TestBottleneckLine::showsTheEvidence()
{
    Bench bench;
    bench.feed(60, 0.9);
    QToolButton *details = bench.button(u"bottleneckDetails"_s);
    QVERIFY(details->isVisible());
    QVERIFY(!bench.labels().contains(u"/proc/pressure/io"_s));
    details->click();
    QTRY_VERIFY(bench.labels().contains(u"/proc/diskstats"_s));
    QTRY_VERIFY(bench.labels().contains(u"/proc/pressure/io"_s));
    QTRY_VERIFY(bench.labels().contains(u"I/O pressure"_s));
    bench.feed(40, 0); // nothing left to show
    QVERIFY(!bench.labels().contains(u"/proc/diskstats"_s));
    bench.feed(40, 0.9); // and open as it was left
    QTRY_VERIFY(bench.labels().contains(u"/proc/diskstats"_s));
    details->click();
    QVERIFY(!bench.labels().contains(u"/proc/diskstats"_s));
}

void TestBottleneckLine::leadsToThePage()
{
    Bench bench;
    bench.feed(60, 0.9);
    QSignalSpy wanted(&bench.page, &Page::goToWanted);
    QToolButton *go = bench.button(u"bottleneckGo"_s);
    QVERIFY(go->isVisible());
    QVERIFY(!go->accessibleName().isEmpty());
    go->click();
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted.first().first().toString(), u"overview"_s);
    bench.page.showItem(wanted.first().last().toByteArray());
    QCOMPARE(bench.page.findChild<QTabBar *>()->currentIndex(), 2);
    bench.page.showItem("network");
    QCOMPARE(bench.page.findChild<QTabBar *>()->currentIndex(), 3);
}

void TestBottleneckLine::sleepsWhileUnseen()
{
    Bench bench;
    bench.feed(15, 0);
    bench.page.hide();
    bench.feed(60, 0.9);
    QCOMPARE(bench.line->text(), u"Nothing limits this server now"_s);
    bench.page.show();
    QVERIFY(bench.line->text().startsWith(u"Disk is the limit"_s));
}

void TestBottleneckLine::speaksJapanese()
{
    Language language;
    Bench bench;
    bench.feed(15, 0);
    language.use(u"ja"_s);
    QTRY_COMPARE(bench.line->text(), u"このサーバーを制限しているものはありません"_s);
    language.use(u"en"_s);
    QTRY_COMPARE(bench.line->text(), u"Nothing limits this server now"_s);
}

void TestBottleneckLine::leavesPictures()
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
            bench.page.setAutoFillBackground(true);
            bench.feed(200, 0.93);
            bench.button(u"bottleneckDetails"_s)->click();
            for (int i = 0; i < 3; ++i) // layouts settle one inside the other
                QCoreApplication::processEvents();
            const QString name = code + (dark ? u"-dark"_s : u"-light"_s);
            QVERIFY(bench.page.grab().save(folder + u"/bottleneck-%1.png"_s.arg(name)));
        }
    }
    language.use(u"en"_s);
    Widgets::applyTheme(*qApp, Widgets::Theme::System);
}

QTEST_MAIN(TestBottleneckLine)
#include "tst_bottleneckline.moc"
