// SPDX-License-Identifier: GPL-3.0-or-later
// What drawing an overview costs: twelve of our tiles with three lines each at 1920x1080, against
// bare widgets that draw the same data with QPainter. Each runs in a process of its own, with the
// platform that QT_QPA_PLATFORM names, and gets its ticks twenty times as fast as in life: the CPU
// time a tick is the CPU time a second of a person's.
#include "benchrow.h"
#include "plaintile.h"
#include "widgets/charttile.h"
#include "widgets/hovergroup.h"
#include "widgets/theme.h"
#include "widgets/timeview.h"

#include <QApplication>
#include <QGridLayout>
#include <QProcess>
#include <QTimer>

#include <cmath>
#include <cstdio>
#include <functional>

using namespace Qt::StringLiterals;

namespace
{

constexpr int tiles = 12;
constexpr int lines = 3;
constexpr int columns = 4;
constexpr int warmUp = 20;
constexpr int ticks = 200;
constexpr int tickEvery = 50; ///< milliseconds
constexpr double goal = 3;

/// A wave with noise, made once: the sine of a time since 1970 would cost as much as drawing.
const QList<double> &wave()
{
    static const QList<double> values = [] {
        QList<double> made;
        for (int i = 0; i < 4096; ++i)
            made.append(0.4 + 0.3 * std::sin(i / 19.) +
                        0.1 * std::sin(i * 2.1) * std::sin(i * .37));
        return made;
    }();
    return values;
}

QList<QList<QPointF>> dataAt(double end, int points, int tile)
{
    const auto first = qint64(end);
    QList<QList<QPointF>> data(lines);
    for (int line = 0; line < lines; ++line) {
        for (int i = points; i >= 0; --i) {
            const qint64 place = first - i + tile * 300 + line * 1100;
            data[line].append({end - i, wave().at(place % wave().size())});
        }
    }
    return data;
}

/// Runs the ticks, then prints the CPU time of one and ends.
int measure(QWidget &window, const std::function<void(double)> &feed)
{
    window.resize(1920, 1080);
    window.show();
    int tick = -warmUp;
    double before = 0;
    QTimer timer;
    timer.setTimerType(Qt::PreciseTimer);
    QObject::connect(&timer, &QTimer::timeout, &window, [&] {
        if (tick == 0)
            before = cpuOf(QCoreApplication::applicationPid()).value_or(0);
        if (tick == ticks) {
            const double after = cpuOf(QCoreApplication::applicationPid()).value_or(0);
            std::printf("%.4f\n", (after - before) / ticks);
            QCoreApplication::quit();
            return;
        }
        feed(1'795'400'000. + ++tick);
    });
    timer.start(tickEvery);
    return QApplication::exec();
}

int runOurs(int points)
{
    QWidget window;
    QGridLayout grid(&window);
    Widgets::HoverGroup hover;
    Widgets::TimeView view;
    QList<Widgets::ChartTile *> all;
    for (int i = 0; i < tiles; ++i) {
        auto *tile = new Widgets::ChartTile(&window);
        tile->setLines({{u"User"_s, Widgets::SeriesColor::Blue},
                        {u"System"_s, Widgets::SeriesColor::Orange},
                        {u"Waiting"_s, Widgets::SeriesColor::Green}});
        tile->chart().setHoverGroup(&hover);
        tile->chart().setTimeView(&view);
        tile->chart().setTop(1);
        tile->chart().setWindow(points);
        tile->chart().setEndTexts(u"5 min ago"_s, u"now"_s);
        grid.addWidget(tile, i / columns, i % columns);
        all.append(tile);
    }
    return measure(window, [&](double end) {
        view.setNewest(end);
        for (int i = 0; i < tiles; ++i) {
            const auto data = dataAt(end, points, i);
            all.at(i)->setData(data, end);
            all.at(i)->setHeadline(QString::number(data.first().last().y() * 100, 'f', 1), u"%"_s);
        }
    });
}

int runPeer(int points)
{
    QWidget window;
    QGridLayout grid(&window);
    QList<Bench::PlainTile *> all;
    for (int i = 0; i < tiles; ++i) {
        all.append(new Bench::PlainTile(&window));
        all.last()->setWindow(points);
        grid.addWidget(all.last(), i / columns, i % columns);
    }
    return measure(window, [&](double end) {
        for (int i = 0; i < tiles; ++i)
            all.at(i)->setData(dataAt(end, points, i), end);
    });
}

/// Milliseconds of CPU a tick; 0 when the child failed.
double childOf(const QString &mode, int points)
{
    QProcess child;
    child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    child.start(QCoreApplication::applicationFilePath(), {mode, QString::number(points)});
    if (!child.waitForFinished(120'000) || child.exitCode() != 0)
        return 0;
    return child.readAllStandardOutput().trimmed().toDouble();
}

int runBoth()
{
    bool ok = true;
    for (const int points : {300, 1500}) {
        const double ours = childOf(u"--ours"_s, points);
        const double peer = childOf(u"--peer"_s, points);
        ok = ok && ours > 0 && peer > 0;
        const QByteArray name = "client_draw_" + QByteArray::number(points);
        print({name.constData(), ours, peer, "ms/s", goal});
    }
    return ok ? 0 : 1;
}

} // namespace

int main(int argc, char **argv)
{
    const QByteArray mode = argc > 1 ? argv[1] : "";
    const int points = argc > 2 ? QByteArray(argv[2]).toInt() : 300;
    if (mode != "--ours" && mode != "--peer") {
        QCoreApplication application(argc, argv);
        return runBoth();
    }
    QApplication application(argc, argv);
    Widgets::applyTheme(application, Widgets::Theme::Light);
    return mode == "--ours" ? runOurs(points) : runPeer(points);
}
