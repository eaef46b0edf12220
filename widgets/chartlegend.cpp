// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/chartlegend.h"

#include "widgets/legendentry.h"

#include <QEvent>
#include <QSignalBlocker>

#include <algorithm>

namespace Widgets
{

namespace
{

constexpr int columnGap = 12;
constexpr int rows = 2; ///< always, so that the charts of neighbouring tiles line up

} // namespace

ChartLegend::ChartLegend(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
}

void ChartLegend::setEntries(const QList<Entry> &entries)
{
    QList<bool> shown;
    for (qsizetype i = 0; i < entries.size(); ++i)
        shown.append(m_entries.size() != entries.size() || isShown(i));
    qDeleteAll(m_entries);
    m_entries.clear();
    for (qsizetype i = 0; i < entries.size(); ++i) {
        addEntry(entries.at(i));
        const QSignalBlocker quiet(m_entries.at(i));
        m_entries.at(i)->setChecked(shown.at(i));
    }
    m_valueWidths = QList<int>(m_entries.size(), 0);
    updateGeometry();
    arrange();
}

void ChartLegend::addEntry(const Entry &entry)
{
    auto *added = new LegendEntry(entry.name, entry.color, this);
    added->setFocusPolicy(m_entries.isEmpty() ? Qt::StrongFocus : Qt::ClickFocus);
    added->setToolTip(toolTip());
    connect(added, &QCheckBox::toggled, this,
            [this, added](bool shown) { takeToggle(added, shown); });
    connect(added, &LegendEntry::neighbourWanted, this,
            [this, added](int direction) { moveFocus(added, direction); });
    m_entries.append(added);
    added->show();
}

void ChartLegend::takeToggle(LegendEntry *entry, bool shown)
{
    const bool anyLeft = std::any_of(m_entries.begin(), m_entries.end(),
                                     [](const LegendEntry *one) { return one->isChecked(); });
    if (!anyLeft) {
        const QSignalBlocker quiet(entry);
        entry->setChecked(true); // a chart without a line says nothing
        return;
    }
    Q_EMIT shownChanged(m_entries.indexOf(entry), shown);
}

void ChartLegend::moveFocus(LegendEntry *from, int direction)
{
    const qsizetype wanted = m_entries.indexOf(from) + direction;
    if (wanted >= 0 && wanted < m_entries.size())
        m_entries.at(wanted)->setFocus(Qt::OtherFocusReason);
}

void ChartLegend::setValues(const QStringList &values)
{
    bool isOther = false;
    for (qsizetype i = 0; i < m_entries.size(); ++i) {
        const QString value = values.value(i);
        if (m_entries.at(i)->value() == value)
            continue;
        m_entries.at(i)->setValue(value);
        const int width = fontMetrics().horizontalAdvance(value);
        // Much less: the cursor is gone, and peaks are told no more.
        if (width <= m_valueWidths.at(i) && 2 * width > m_valueWidths.at(i))
            continue;
        isOther = isOther || width != m_valueWidths.at(i);
        m_valueWidths[i] = width;
    }
    if (isOther)
        arrange();
}

QStringList ChartLegend::values() const
{
    QStringList values;
    for (const LegendEntry *entry : m_entries)
        values.append(entry->value());
    return values;
}

bool ChartLegend::isShown(qsizetype entry) const
{
    return entry >= 0 && entry < m_entries.size() && m_entries.at(entry)->isChecked();
}

int ChartLegend::nameWidth(int column, int columns) const
{
    int widest = 0;
    for (qsizetype i = column; i < m_entries.size(); i += columns)
        widest = std::max(widest, m_entries.at(i)->nameWidth());
    return widest;
}

int ChartLegend::valueWidth(int column, int columns) const
{
    int widest = 0;
    for (qsizetype i = column; i < m_valueWidths.size(); i += columns)
        widest = std::max(widest, m_valueWidths.at(i));
    return widest;
}

/// One column when the two entries there are do not fit side by side.
int ChartLegend::columns() const
{
    if (m_entries.size() > rows)
        return int(m_entries.size() + rows - 1) / rows;
    const int both =
        nameWidth(0, 1) + nameWidth(1, rows) + 2 * (LegendEntry::fixedWidth + valueWidth(0, 1));
    return both + columnGap <= width() ? rows : 1;
}

QSize ChartLegend::sizeHint() const
{
    return {2 * (LegendEntry::fixedWidth + nameWidth(0, 1) + valueWidth(0, 1)) + columnGap,
            rows * (fontMetrics().height() + 2)};
}

QSize ChartLegend::minimumSizeHint() const
{
    return {0, sizeHint().height()};
}

void ChartLegend::arrange()
{
    const int count = columns();
    const int lineHeight = fontMetrics().height() + 2;
    int names = 0;
    int room = width() - (count - 1) * columnGap;
    for (int column = 0; column < count; ++column) {
        names += nameWidth(column, count);
        room -= LegendEntry::fixedWidth + valueWidth(column, count);
    }
    int left = 0;
    for (int column = 0; column < count; ++column) {
        int nameRoom = nameWidth(column, count);
        if (names > room && names > 0) // what does not fit is shared out
            nameRoom = std::max(0, nameRoom * room / names);
        const int fixed = LegendEntry::fixedWidth + valueWidth(column, count);
        for (qsizetype i = column; i < m_entries.size(); i += count) {
            m_entries.at(i)->setValueWidth(valueWidth(column, count));
            m_entries.at(i)->setGeometry(left, int(i) / count * lineHeight, nameRoom + fixed,
                                         lineHeight);
        }
        left += nameRoom + fixed + columnGap;
    }
}

void ChartLegend::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

bool ChartLegend::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTipChange) {
        for (LegendEntry *entry : std::as_const(m_entries))
            entry->setToolTip(toolTip());
    }
    return QWidget::event(event);
}

void ChartLegend::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        for (qsizetype i = 0; i < m_entries.size(); ++i)
            m_valueWidths[i] = fontMetrics().horizontalAdvance(m_entries.at(i)->value());
        updateGeometry();
        arrange();
    }
}

} // namespace Widgets
