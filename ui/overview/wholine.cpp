// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/wholine.h"

#include "remote/base/quote.h"
#include "ui/overview/whotext.h"
#include "ui/text/formatter.h"
#include "widgets/barsdelegate.h"
#include "widgets/hovergroup.h"
#include "widgets/seriestable.h"
#include "widgets/theme.h"
#include "widgets/themedicon.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace Clawtune
{

using Remote::Resource;

namespace
{

constexpr int gap = 8;
constexpr int radius = 6;
constexpr int nameLength = 40;
constexpr int leastChart = 64;       ///< pixels, while a window is small
constexpr qsizetype namedInLine = 3; ///< of each kind; the panel names all

/// A line of text that is cut at its end where there is no room.
class LineLabel final : public QLabel
{
public:
    using QLabel::QLabel;
    [[nodiscard]] QSize minimumSizeHint() const override
    {
        return {0, QLabel::minimumSizeHint().height()};
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setPen(palette().color(QPalette::WindowText));
        painter.drawText(rect(), Qt::AlignLeft | Qt::AlignVCenter,
                         fontMetrics().elidedText(text(), Qt::ElideRight, width()));
    }
};

QString listed(const QList<WhoModel::Row> &rows, Remote::Resource resource)
{
    QStringList parts;
    for (const WhoModel::Row &row : rows.mid(0, namedInLine)) {
        //: a process or container, and how much it used: "postgres 61 %"
        parts.append(QCoreApplication::translate("Clawtune::WhoLine", "%1 %2")
                         .arg(row.name, amountText(row.culprit.amount, resource)));
    }
    return parts.join(u"   "_s);
}

} // namespace

WhoLine::WhoLine(HostSession &session, Widgets::HoverGroup *group, QWidget *parent)
    : QFrame(parent)
    , m_session(session)
    , m_group(group)
    , m_label(new LineLabel(this))
    , m_toggle(new QToolButton(this))
    , m_panel(new QWidget(this))
    , m_measured(new QLabel(m_panel))
    , m_copy(new QToolButton(m_panel))
    , m_processes(new WhoModel(WhoModel::Kind::Processes, this))
    , m_containers(new WhoModel(WhoModel::Kind::Containers, this))
{
    setObjectName(u"whoLine"_s);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(2 * gap, gap / 2, gap, gap / 2);
    layout->setSpacing(gap / 2);
    setUpLine();
    setUpPanel();
    connect(group, &Widgets::HoverGroup::moved, this, &WhoLine::takeMove);
    connect(&session, &HostSession::sampled, this, &WhoLine::update);
    retranslate();
    updateLook();
}

void WhoLine::setUpLine()
{
    auto *line = new QHBoxLayout;
    line->setSpacing(gap);
    m_label->setTextFormat(Qt::PlainText);
    m_toggle->setObjectName(u"whoToggle"_s);
    m_toggle->setCheckable(true);
    m_toggle->setAutoRaise(true);
    connect(m_toggle, &QToolButton::toggled, this, &WhoLine::setPanelShown);
    line->addWidget(m_label, 1);
    line->addWidget(m_toggle);
    static_cast<QVBoxLayout *>(layout())->addLayout(line);
}

void WhoLine::setUpPanel()
{
    auto *column = new QVBoxLayout(m_panel);
    column->setContentsMargins(0, 0, 0, gap / 2);
    column->setSpacing(gap / 2);
    auto *head = new QHBoxLayout;
    m_measured->setTextFormat(Qt::PlainText);
    m_copy->setAutoRaise(true);
    m_copy->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    connect(m_copy, &QToolButton::clicked, this, &WhoLine::copy);
    head->addWidget(m_measured, 1);
    head->addWidget(m_copy);
    column->addLayout(head);
    auto *tables = new QHBoxLayout;
    tables->setSpacing(2 * gap);
    m_processTable = addTable(m_processes);
    m_containerTable = addTable(m_containers);
    tables->addWidget(m_processTable, 3);
    tables->addWidget(m_containerTable, 2);
    column->addLayout(tables);
    layout()->addWidget(m_panel);
    m_panel->hide();
}

QTableView *WhoLine::addTable(WhoModel *model)
{
    auto *table = new Widgets::SeriesTable(m_panel);
    table->setModel(model);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setAlternatingRowColors(false);
    table->setItemDelegateForColumn(WhoModel::Amount,
                                    new Widgets::BarsDelegate(WhoModel::ShareRole, table));
    table->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    table->horizontalHeader()->setHighlightSections(false);
    const int height =
        table->horizontalHeader()->sizeHint().height() +
        int(Remote::WhoHistory::most) * table->verticalHeader()->defaultSectionSize() +
        2 * table->frameWidth();
    table->setFixedHeight(height);
    return table;
}

void WhoLine::follow(const QList<MetricTile *> &tiles)
{
    for (MetricTile *tile : tiles) {
        m_tiles.append(tile);
        // So that the open panel fits below them in a small window.
        tile->tile()->chart().setMinimumHeight(leastChart);
        connect(&tile->tile()->chart(), &Widgets::TimeSeriesChart::clicked, this,
                [this, tile] { takeClick(*tile); });
    }
}

void WhoLine::takeClick(const MetricTile &tile)
{
    m_resource = resourceOf(tile.spec(), tile.tile()->chart().shownValues());
    if (!isPanelShown()) {
        m_openedByClick = true;
        m_toggle->setChecked(true);
    }
    update();
}

void WhoLine::takeMove()
{
    if (!m_group->isPinned()) {
        if (const MetricTile *tile = m_group->hasCursor() ? tileInUse() : nullptr)
            m_resource = resourceOf(tile->spec(), tile->tile()->chart().shownValues());
        if (m_openedByClick) // what a click opened, letting go closes
            m_toggle->setChecked(false);
    }
    update();
}

/// The one under the pointer, or the one that has the keyboard.
const MetricTile *WhoLine::tileInUse() const
{
    const MetricTile *focused = nullptr;
    for (const MetricTile *tile : m_tiles) {
        Widgets::TimeSeriesChart &chart = tile->tile()->chart();
        if (chart.isVisible() && chart.underMouse())
            return tile;
        if (chart.hasFocus())
            focused = tile;
    }
    return focused;
}

bool WhoLine::isPanelShown() const
{
    return m_panel->isVisibleTo(this);
}

void WhoLine::setPanelShown(bool shown)
{
    m_panel->setVisible(shown);
    if (!shown) {
        const bool wasByClick = std::exchange(m_openedByClick, false);
        if (wasByClick && m_group->isPinned())
            m_group->clear();
    }
    updateLook();
    retranslate();
}

void WhoLine::letGo()
{
    m_openedByClick = false;
    m_group->clear();
    m_toggle->setChecked(false);
}

void WhoLine::refresh(const HistoryView &view)
{
    m_view = view;
    update();
}

/// Of the cursor; NaN: none.
double WhoLine::time() const
{
    if (!m_group->hasCursor())
        return std::nan("");
    for (const MetricTile *tile : m_tiles) {
        if (tile->tile()->chart().isVisible())
            return tile->tile()->chart().cursorTime();
    }
    return std::nan("");
}

/// What a click cannot tell apart: a pixel and a half of the chart, or a bucket of the history.
double WhoLine::tolerance() const
{
    double perPixel = 0;
    for (const MetricTile *tile : m_tiles) {
        const Widgets::TimeSeriesChart &chart = tile->tile()->chart();
        if (chart.isVisible())
            perPixel =
                std::max(perPixel, double(m_view.window.count()) / std::max(1, chart.width()));
    }
    const auto bucket = double(m_session.history().resolution(m_view.window, m_view.end).count());
    return std::max(1.5 * perPixel, bucket > 1 ? bucket / 2 : 0);
}

QList<WhoModel::Row> WhoLine::rowsOf(const QList<Remote::Culprit> &culprits) const
{
    QList<WhoModel::Row> rows;
    for (const Remote::Culprit &one : culprits) {
        const QString container =
            one.container.isEmpty()
                ? QString()
                : Remote::displayText(m_session.containerName(one.container).toUtf8(), nameLength);
        rows.append({one, one.isContainer() ? container : Remote::displayText(one.name, nameLength),
                     one.isContainer() ? QString() : container});
    }
    return rows;
}

void WhoLine::update()
{
    if (!isVisible())
        return;
    const double cursor = time();
    const bool hasCursor = std::isfinite(cursor);
    const double shown = m_view.end == 0 ? m_session.history().latestTime() : m_view.end;
    const Remote::Suspects suspects =
        m_session.who().at(hasCursor ? cursor : shown, m_resource, hasCursor ? tolerance() : 0);
    m_processes->setRows(rowsOf(suspects.processes), m_resource);
    m_containers->setRows(rowsOf(suspects.containers), m_resource);
    describe(suspects);
}

/// How sharp the answer can be; see RowsPacing and TrafficPacing.
QString WhoLine::pacingText() const
{
    if (m_session.isRecording())
        return {};
    if (m_resource == Resource::Network)
        return tr("Containers are read every 10 seconds and more often while the network is "
                  "busier than usual; the TCP traffic of processes is measured only then, and "
                  "while a page shows it.");
    return tr(
        "Processes and containers are read every 10 seconds, at once when CPU, disk or network "
        "use clearly rises, every 3 seconds while it stays high, and with each sample while "
        "a page shows them.");
}

void WhoLine::describe(const Remote::Suspects &suspects)
{
    const double cursor = time();
    const QString resource = resourceName(m_resource);
    const bool isPast = std::isfinite(cursor) || m_view.end != 0;
    const double at = std::isfinite(cursor) ? cursor : m_view.end;
    //: 1: a time, 2: CPU, memory, disk or network
    const QString head = isPast ? tr("Who at %1 (%2):").arg(formattedTime(at), resource)
                                : tr("Who now (%1):").arg(resource);
    QStringList lists;
    for (const WhoModel *model : {m_processes, m_containers}) {
        if (!model->rows().isEmpty())
            lists.append(listed(model->rows(), m_resource));
    }
    QString measured;
    if (!suspects.isKnown()) {
        lists = {isPast ? tr("processes were not read at that time")
                        : tr("processes have not been read yet")};
    } else {
        const bool isUnseen = m_resource == Resource::Network && !suspects.hasProcessTraffic;
        const QString text = isUnseen
                                 ? tr("Measured from %1 to %2, but not the network of processes")
                                 : tr("Measured from %1 to %2");
        measured = text.arg(formattedTime(suspects.from), formattedTime(suspects.to));
        if (lists.isEmpty())
            lists = {isUnseen ? tr("the network of processes was not measured at that time")
                              : tr("nobody in particular")};
    }
    m_sentence = head + u"  "_s + lists.join(u"   ·   "_s);
    m_label->setText(m_sentence);
    m_label->setAccessibleName(m_sentence);
    m_label->setToolTip(QString(measured + u'\n' + pacingText()).trimmed());
    m_measured->setText(measured);
    m_measured->setToolTip(pacingText());
    m_copy->setEnabled(suspects.isKnown());
}

/// Everything that the panel shows, columns separated by tabs.
void WhoLine::copy() const
{
    QStringList lines{m_sentence, m_measured->text()};
    for (const WhoModel *model : {m_processes, m_containers}) {
        QStringList cells;
        for (int column = 0; column < model->columnCount(); ++column)
            cells.append(model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
        lines.append(cells.join(u'\t'));
        for (int row = 0; row < model->rowCount(); ++row) {
            cells.clear();
            for (int column = 0; column < model->columnCount(); ++column)
                cells.append(model->index(row, column).data().toString());
            lines.append(cells.join(u'\t'));
        }
    }
    QApplication::clipboard()->setText(lines.join(u'\n'));
}

void WhoLine::retranslate()
{
    const bool shown = m_toggle->isChecked();
    m_toggle->setToolTip(shown ? tr("Hide the list") : tr("Show the list"));
    m_toggle->setAccessibleName(m_toggle->toolTip());
    m_copy->setText(tr("Copy"));
    m_copy->setToolTip(tr("Copy the list"));
    m_processTable->setAccessibleName(tr("Processes"));
    m_containerTable->setAccessibleName(tr("Containers"));
    m_processes->retranslate();
    m_containers->retranslate();
    update();
}

void WhoLine::updateLook()
{
    m_toggle->setIcon(
        Widgets::themedIcon(m_toggle->isChecked() ? u"chevron-down"_s : u"chevron-right"_s));
    m_copy->setIcon(Widgets::themedIcon(u"copy"_s));
    QPalette muted = palette();
    muted.setColor(QPalette::WindowText, Widgets::toneColor(Widgets::Tone::Muted, palette()));
    m_measured->setPalette(muted);
}

void WhoLine::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && isPanelShown())
        letGo();
    else
        QFrame::keyPressEvent(event);
}

void WhoLine::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        updateLook();
}

void WhoLine::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Widgets::separatorColor(palette()));
    painter.setBrush(palette().color(QPalette::Base));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
}

} // namespace Clawtune
