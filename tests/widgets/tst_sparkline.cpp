// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/sparkline.h"

#include <QImage>
#include <QTest>

#include <cmath>

using Widgets::SeriesColor;
using Widgets::Sparkline;

namespace
{

constexpr QSize size(100, 30);

QImage drawn(Sparkline &line)
{
    line.resize(size);
    QPixmap picture(size);
    picture.fill(Qt::white);
    line.render(&picture, {}, {}, {});
    return picture.toImage();
}

/// The topmost row of a column that has ink; the height where it has none.
int topOf(const QImage &image, int x)
{
    for (int y = 0; y < image.height() - 2; ++y) {
        if (image.pixelColor(x, y).lightness() < 200)
            return y;
    }
    return image.height();
}

QList<QPointF> flat(double value, int from = 0, int to = 100)
{
    QList<QPointF> points;
    for (int x = from; x <= to; ++x)
        points.append({double(x), value});
    return points;
}

} // namespace

class TestSparkline final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void drawsToScale();
    void keepsEveryPeak();
    void gapsAreGaps();
    void oddInputIsHarmless_data();
    void oddInputIsHarmless();
    void paintsOnlyWhatChanged();
    void isMutedWhenDisabled();
};

void TestSparkline::drawsToScale()
{
    Sparkline line(SeriesColor::Blue);
    line.setTop(1);
    line.setData(flat(1), 0, 100);
    const int full = topOf(drawn(line), 50);
    line.setData(flat(0.5), 0, 100);
    const int half = topOf(drawn(line), 50);
    QVERIFY(full <= 3);
    QVERIFY(std::abs(half - size.height() / 2) <= 2);
    // Without a fixed top the highest value is the top.
    line.setTop(std::nan(""), 1);
    line.setData(flat(500), 0, 100);
    QVERIFY(topOf(drawn(line), 50) <= 3);
}

void TestSparkline::keepsEveryPeak()
{
    QList<QPointF> points;
    for (int i = 0; i < 10'000; ++i)
        points.append({i / 100., i == 5'003 ? 1. : 0.1});
    Sparkline line(SeriesColor::Blue);
    line.setTop(1);
    line.setData(points, 0, 100);
    const QImage image = drawn(line);
    int highest = size.height();
    for (int x = 45; x < 56; ++x)
        highest = std::min(highest, topOf(image, x));
    QVERIFY(highest <= 4);
}

void TestSparkline::gapsAreGaps()
{
    Sparkline line(SeriesColor::Blue);
    line.setTop(1);
    line.setData(flat(0.8, 0, 40) + QList<QPointF>{{50, std::nan("")}} + flat(0.8, 60, 100), 0,
                 100);
    const QImage image = drawn(line);
    QVERIFY(topOf(image, 20) < 15);
    QCOMPARE(topOf(image, 50), size.height());
    QVERIFY(topOf(image, 80) < 15);
}

void TestSparkline::oddInputIsHarmless_data()
{
    QTest::addColumn<QList<QPointF>>("points");
    QTest::addColumn<double>("from");
    QTest::addColumn<double>("to");
    QTest::newRow("nothing") << QList<QPointF>() << 0. << 1.;
    QTest::newRow("one") << QList<QPointF>{{5, 1}} << 0. << 10.;
    QTest::newRow("only gaps") << QList<QPointF>{{1, std::nan("")}, {2, std::nan("")}} << 0. << 3.;
    QTest::newRow("no window") << flat(1) << 5. << 5.;
    QTest::newRow("window back") << flat(1) << 9. << 5.;
    QTest::newRow("infinite") << QList<QPointF>{{1, HUGE_VAL}, {2, -HUGE_VAL}, {3, 1}} << 0. << 4.;
    QTest::newRow("outside") << flat(1) << 1000. << 2000.;
    QTest::newRow("huge") << QList<QPointF>{{1, 1e300}, {2, -1e300}} << 0. << 3.;
}

void TestSparkline::oddInputIsHarmless()
{
    QFETCH(QList<QPointF>, points);
    QFETCH(double, from);
    QFETCH(double, to);
    Sparkline line(SeriesColor::Green);
    line.setData(points, from, to);
    QCOMPARE(drawn(line).size(), size);
    line.setTop(0, 1e-9);
    QCOMPARE(drawn(line).size(), size);
}

void TestSparkline::paintsOnlyWhatChanged()
{
    class Watcher final : public QObject
    {
    public:
        int paints = 0;

    protected:
        bool eventFilter(QObject *, QEvent *event) override
        {
            paints += event->type() == QEvent::Paint;
            return false;
        }
    };
    Sparkline line(SeriesColor::Blue);
    Watcher watcher;
    line.installEventFilter(&watcher);
    line.resize(size);
    line.setData(flat(1), 0, 100);
    line.show();
    QVERIFY(QTest::qWaitForWindowExposed(&line));
    QTRY_VERIFY(watcher.paints > 0);
    QCoreApplication::processEvents();
    const int before = watcher.paints;
    line.setData(flat(1), 0, 100);
    line.setTop(std::nan(""), 1);
    QCoreApplication::processEvents();
    QCOMPARE(watcher.paints, before);
    line.setData(flat(2), 0, 100);
    QTRY_COMPARE(watcher.paints, before + 1);
}

void TestSparkline::isMutedWhenDisabled()
{
    Sparkline line(SeriesColor::Vermillion);
    line.setTop(1);
    line.setData(flat(0.9), 0, 100);
    const QImage lively = drawn(line);
    line.setEnabled(false);
    QVERIFY(drawn(line) != lively);
}

QTEST_MAIN(TestSparkline)
#include "tst_sparkline.moc"
