// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/palette.h"

#include <QWidget>

class QPainter;

namespace Widgets
{

/// Names, colours and values of up to four lines of a chart, in two rows. The width kept for a
/// value only grows, so that the columns stand still while numbers change.
class ChartLegend final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ChartLegend)
public:
    struct Entry {
        QString name;
        SeriesColor color;
    };

    explicit ChartLegend(QWidget *parent = nullptr);

    void setEntries(const QList<Entry> &entries);
    void setValues(const QStringList &values);
    [[nodiscard]] QStringList values() const { return m_values; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] int columns() const;
    /// Widest name of one of `columns` columns.
    [[nodiscard]] int nameWidth(int column, int columns) const;
    void drawEntry(QPainter &painter, qsizetype entry, const QRect &place, int nameWidth) const;

    QList<Entry> m_entries;
    QStringList m_values;
    int m_valueWidth = 0;
};

} // namespace Widgets
