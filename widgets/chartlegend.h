// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/palette.h"

#include <QWidget>

namespace Widgets
{

class LegendEntry;

/// Names, colours and values of up to four lines of a chart, in two rows. The width kept for a
/// value grows and shrinks only by half, so that the columns stand still while numbers change. Each
/// entry is a switch that hides and shows its line; one line always stays. The entries are one stop
/// of the Tab key, with arrow keys between them.
class ChartLegend final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ChartLegend)
public:
    struct Entry {
        QString name;
        SeriesColor color;
        friend bool operator==(const Entry &, const Entry &) = default;
    };

    explicit ChartLegend(QWidget *parent = nullptr);

    /// As many entries as before keep what is hidden.
    void setEntries(const QList<Entry> &entries);
    void setValues(const QStringList &values);
    [[nodiscard]] QStringList values() const;
    [[nodiscard]] bool isShown(qsizetype entry) const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void shownChanged(qsizetype entry, bool shown);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool event(QEvent *event) override;

private:
    void addEntry(const Entry &entry);
    void takeToggle(LegendEntry *entry, bool shown);
    void moveFocus(LegendEntry *from, int direction);
    void arrange();
    [[nodiscard]] int columns() const;
    /// Widest name of one of `columns` columns.
    [[nodiscard]] int nameWidth(int column, int columns) const;
    [[nodiscard]] int valueWidth(int column, int columns) const;

    QList<LegendEntry *> m_entries;
    QList<int> m_valueWidths; ///< of each entry
};

} // namespace Widgets
