// SPDX-License-Identifier: GPL-3.0-or-later
// What a person wants to know of a peak that they see too late: who was it? On the real window
// against the test VPS, two minutes after a container kept a CPU busy for some seconds.
#include "driver.h"
#include "tests/support/vps.h"
#include "ui/overview/overviewpage.h"
#include "ui/overview/wholine.h"
#include "widgets/timeview.h"

#include <QApplication>
#include <QTemporaryDir>
#include <QTest>

using namespace Clawtune;
using namespace Qt::StringLiterals;

namespace
{

constexpr double spikeLength = 8; ///< seconds
constexpr double spikeAge = 120;  ///< seconds, when it is clicked
const QByteArray work = "process.title = 'spike-maker'; const end = Date.now() + 8000;"
                        "while (Date.now() < end);";

} // namespace

#define STEP(step) QVERIFY2(driver.step, qPrintable(driver.problem()))

class TestSpikeVps final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aClickNamesWhoItWas();
};

void TestSpikeVps::aClickNamesWhoItWas()
{
    QTemporaryDir folder;
    Application application(*qApp, GuiTest::ownOptions(folder.path(), u"en"_s));
    application.show();
    QVERIFY(QTest::qWaitForWindowActive(&application.window()));
    GuiTest::Driver driver(application.window());
    STEP(addHost({u"test-vps"_s, Vps::variable("CLAWTUNE_VPS_ADDRESS"),
                  Vps::variable("CLAWTUNE_VPS_PORT").toUShort(), Vps::variable("CLAWTUNE_VPS_USER"),
                  Vps::variable("CLAWTUNE_VPS_KEY")}));
    STEP(acceptFingerprint(nullptr));
    STEP(waitConnected());
    STEP(showPage(u"overview"_s));
    STEP(seeChartMove());

    HostSession &session = application.window().currentView()->session();
    const auto now = [&session] { return session.history().latestTime(); };
    const double begin = now();
    Vps::onServer("docker exec -d openclaw-n8n node -e \"" + work + "\"\n");
    STEP(waitFor(
        u"two minutes of charts"_s, [&] { return now() > begin + spikeLength / 2 + spikeAge; },
        std::chrono::seconds(180)));

    auto *page = qobject_cast<OverviewPage *>(application.window().currentView()->page());
    QVERIFY(page);
    Widgets::TimeSeriesChart *chart = nullptr;
    for (auto *tile : page->findChildren<Widgets::ChartTile *>()) {
        if (tile->accessibleName() == u"CPU"_s)
            chart = &tile->chart();
    }
    QVERIFY(chart);
    const QRectF area = chart->plotArea();
    const double back = (chart->end() - begin - 2 - spikeLength / 2) / page->timeView().window();
    QVERIFY2(back > spikeAge / 2 / page->timeView().window() && back < 1,
             qPrintable(QString::number(back)));
    QTest::mouseClick(chart->viewport(), Qt::LeftButton, {},
                      QPointF(area.right() - back * area.width(), area.center().y()).toPoint());
    auto *who = page->findChild<WhoLine *>();
    QVERIFY(who->isPanelShown());
    qInfo("%s", qPrintable(who->sentence()));
    QVERIFY2(who->sentence().contains(u"spike-maker"_s), qPrintable(who->sentence()));
    QVERIFY(!who->processes().rows().isEmpty() && !who->containers().rows().isEmpty());
    const WhoModel::Row &process = who->processes().rows().first();
    QCOMPARE(process.name, u"spike-maker"_s);
    QVERIFY2(process.culprit.amount > 0.2F, qPrintable(QString::number(process.culprit.amount)));
    QCOMPARE(process.container, u"openclaw-n8n"_s);
    QCOMPARE(who->containers().rows().first().name, u"openclaw-n8n"_s);
    if (const QString file = qEnvironmentVariable("CLAWTUNE_PICTURES"); !file.isEmpty())
        QVERIFY(application.window().grab().save(file + u"/spike.png"_s));
}

QTEST_MAIN(TestSpikeVps)
#include "tst_spike_vps.moc"
