// SPDX-License-Identifier: GPL-3.0-or-later
// The list of processes with 5 000 rows and its view: how long sorting, filtering by a key press,
// and a second's new rows keep the window, against one frame at 60 Hz. A line of JSON for each.
#include "benchrow.h"
#include "tests/ui/processrows.h"
#include "ui/processes/processmodel.h"
#include "ui/processes/processtable.h"

#include <QApplication>
#include <QElapsedTimer>

#include <functional>

using namespace Clawtune;
using namespace Qt::StringLiterals;

namespace
{

constexpr int rowCount = 5'000;
constexpr int rounds = 60;
constexpr double frameMs = 1000. / 60;

/// The median time of `work`, in milliseconds, beside that of a frame; `work` is given the number
/// of its round.
void measure(const char *name, const std::function<void(int)> &work)
{
    QList<double> times;
    for (int round = 0; round < rounds; ++round) {
        QElapsedTimer timer;
        timer.start();
        work(round);
        times.append(double(timer.nsecsElapsed()) / 1e6);
    }
    print({name, median(times), frameMs, "ms", 1});
}

} // namespace

int main(int argc, char **argv)
{
    const QApplication application(argc, argv);
    ProcessModel model;
    ProcessTable table(model);
    table.resize(1080, 560);
    table.show();
    QList<Remote::MetricFrame> frames;
    for (int tick = 0; tick < rounds; ++tick)
        frames.append(ProcessRows::frame(ProcessRows::many(rowCount, tick), tick));
    model.setFrame(frames.constFirst());
    table.grab();

    // By numbers and by words in turn: another column each time, so that every row moves.
    constexpr ProcessColumn columns[] = {ProcessColumn::Memory, ProcessColumn::Command,
                                         ProcessColumn::Pid, ProcessColumn::User};
    measure("process_table_sort", [&model, &columns](int round) {
        model.sort(int(columns[size_t(round) % std::size(columns)]), Qt::DescendingOrder);
    });
    const QString word = u"postgres"_s;
    measure("process_table_filter", [&model, &word](int round) {
        ProcessFilter filter;
        filter.text = word.left(round % (word.size() + 1)); // letter by letter, and back
        model.setFilter(filter);
    });
    model.setFilter({});
    model.sort(int(ProcessColumn::Cpu), Qt::DescendingOrder);
    measure("process_table_tick",
            [&model, &frames](int round) { model.setFrame(frames.at(round)); });
    table.setTree(true);
    measure("process_table_tree_tick",
            [&model, &frames](int round) { model.setFrame(frames.at(round)); });
    return 0;
}
