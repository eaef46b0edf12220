// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/containers/containercharts.h"

#include "ui/containers/containercells.h"
#include "ui/containers/containersmodel.h"
#include "ui/text/filled.h"
#include "ui/text/formatter.h"
#include "widgets/charttile.h"
#include "widgets/hovergroup.h"

#include <QEvent>
#include <QHBoxLayout>

#include <cmath>

using namespace Qt::StringLiterals;

namespace Clawtune
{

using Widgets::SeriesColor;

namespace
{

constexpr double shownSeconds = 300;

struct Line {
    ContainerHistory::Series series;
    SeriesColor color;
    const char *name;               ///< QT_TRANSLATE_NOOP("Clawtune::ContainerCharts", …)
    ContainersModel::Column column; ///< that explains it
};

struct Tile {
    const char *title; ///< QT_TRANSLATE_NOOP("Clawtune::ContainerCharts", …)
    Remote::Unit unit;
    Widgets::Counting counting;
    double floor;
    QList<Line> lines;
};

const QList<Tile> &tiles()
{
    using Counting = Widgets::Counting;
    using Model = ContainersModel;
    using Remote::Unit;
    static const QList<Tile> list{
        {QT_TRANSLATE_NOOP("Clawtune::ContainerCharts", "CPU"),
         Unit::Share,
         Counting::Decimal,
         0.1,
         {{ContainerHistory::Cpu, SeriesColor::Blue,
           QT_TRANSLATE_NOOP("Clawtune::ContainerCharts", "CPU"), Model::Cpu}}},
        {QT_TRANSLATE_NOOP("Clawtune::ContainerCharts", "Memory"),
         Unit::Bytes,
         Counting::Binary,
         1024. * 1024,
         {{ContainerHistory::Memory, SeriesColor::Green,
           QT_TRANSLATE_NOOP("Clawtune::ContainerCharts", "Memory"), Model::Memory}}},
        {QT_TRANSLATE_NOOP("Clawtune::ContainerCharts", "Network"),
         Unit::BitsPerSecond,
         Counting::Decimal,
         10'000,
         {{ContainerHistory::Received, SeriesColor::Sky,
           QT_TRANSLATE_NOOP("Clawtune::ContainerCharts", "In"), Model::NetworkIn},
          {ContainerHistory::Sent, SeriesColor::Orange,
           QT_TRANSLATE_NOOP("Clawtune::ContainerCharts", "Out"), Model::NetworkOut}}},
        {QT_TRANSLATE_NOOP("Clawtune::ContainerCharts", "Disk"),
         Unit::BytesPerSecond,
         Counting::Binary,
         10'240,
         {{ContainerHistory::Read, SeriesColor::Sky,
           QT_TRANSLATE_NOOP("Clawtune::ContainerCharts", "Read"), Model::DiskRead},
          {ContainerHistory::Written, SeriesColor::Orange,
           QT_TRANSLATE_NOOP("Clawtune::ContainerCharts", "Written"), Model::DiskWrite}}},
    };
    return list;
}

} // namespace

ContainerCharts::ContainerCharts(const ContainerHistory &history, QWidget *parent)
    : QWidget(parent)
    , m_history(history)
    , m_hover(new Widgets::HoverGroup(this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    for (const Tile &spec : tiles()) {
        auto *tile = new Widgets::ChartTile(this);
        tile->chart().setHoverGroup(m_hover);
        tile->chart().setCounting(spec.counting);
        tile->chart().setTop(std::nan(""), spec.floor);
        tile->chart().setWindow(shownSeconds);
        m_tiles.append(tile);
        row->addWidget(tile);
    }
    retranslate();
}

void ContainerCharts::setContainer(const QByteArray &id)
{
    m_id = id;
    m_hover->setPosition(std::nullopt);
    refresh();
}

void ContainerCharts::refresh()
{
    if (!isVisible())
        return;
    for (qsizetype i = 0; i < m_tiles.size(); ++i) {
        const Tile &spec = tiles().at(i);
        QList<QList<QPointF>> lines;
        double latest = std::nan("");
        for (const Line &line : spec.lines) {
            lines.append(m_history.points(m_id, line.series));
            const QList<QPointF> &points = lines.constLast();
            const bool isNow =
                !points.isEmpty() && points.constLast().x() == m_history.latestTime();
            const double value = isNow ? points.constLast().y() : std::nan("");
            if (!std::isnan(value))
                latest = (std::isnan(latest) ? 0 : latest) + value;
        }
        m_tiles[i]->setData(lines, m_history.latestTime());
        const FormattedParts parts = formattedParts(latest, spec.unit);
        m_tiles[i]->setHeadline(parts.number, parts.unit);
    }
}

void ContainerCharts::retranslate()
{
    for (qsizetype i = 0; i < m_tiles.size(); ++i) {
        const Tile &spec = tiles().at(i);
        QList<Widgets::ChartLegend::Entry> entries;
        QStringList meanings;
        for (const Line &line : spec.lines) {
            entries.append({tr(line.name), line.color});
            meanings.append(columnMeaning(line.column));
        }
        Widgets::ChartTile *tile = m_tiles[i];
        tile->setLines(entries);
        const Remote::Unit unit = spec.unit;
        const auto valueText = [unit](double value) { return formatted(value, unit); };
        tile->setTextMakers(
            valueText, [](double time) { return formattedTime(time); }, valueText);
        tile->setTexts({tr(spec.title), meanings.join(u'\n'), {}, tr("Time"), tr("Show as table")});
        tile->chart().setEndTexts(filled(tr("%1 ago"), {formattedDuration(shownSeconds)}),
                                  tr("now"));
    }
    refresh();
}

void ContainerCharts::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
}

void ContainerCharts::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace Clawtune
