// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/chartlegend.h"
#include "widgets/timeserieschart.h"

#include <QFrame>

#include <functional>

class QLabel;
class QStackedWidget;
class QToolButton;

namespace Widgets
{

class SeriesTable;
class SeriesTableModel;
class SteadyLabel;

/// A number worth a glance, its history below, and on demand the same as a table. Texts are given,
/// already translated and plain.
class ChartTile final : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ChartTile)
public:
    struct Texts {
        QString title;
        QString meaning;    ///< plain text; shown in the tooltip
        QString source;     ///< where the numbers come from; shown in the tooltip
        QString timeTitle;  ///< of the table's first column
        QString tableTitle; ///< of the button that shows the table
        // With %1 for a line's name: where its points stand for several values.
        QString lowestTitle{};
        QString highestTitle{};
    };

    explicit ChartTile(QWidget *parent = nullptr);

    [[nodiscard]] TimeSeriesChart &chart() { return *m_chart; }
    [[nodiscard]] ChartLegend &legend() { return *m_legend; }
    void setTexts(const Texts &texts);
    void setLines(const QList<ChartLegend::Entry> &lines);
    void setTextMakers(std::function<QString(double)> valueText,
                       std::function<QString(double)> timeText,
                       std::function<QString(double)> tickText);
    /// The large number, its unit, and a few muted words beside it.
    void setHeadline(const QString &number, const QString &unit, const QString &note = {});
    /// What is wrong, in a few words that take the note's place beside a warning sign, and in whole
    /// for the tooltip; empty: nothing is.
    void setAlert(const QString &words, const QString &sentence);
    [[nodiscard]] QString alert() const { return m_alert; }
    void setData(const QList<QList<QPointF>> &lines, double end);
    [[nodiscard]] QString headline() const;
    [[nodiscard]] bool showsTable() const;
    void setTableShown(bool shown);

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void setUpHeader();
    void setUpBody();
    void updateValues();
    void describe(const QStringList &values);
    void updateNote();
    void updateTable();
    void updateTableTexts();
    void updateLook();

    QLabel *m_title;
    SteadyLabel *m_note;
    SteadyLabel *m_number;
    SteadyLabel *m_unit;
    QToolButton *m_tableButton;
    QStackedWidget *m_stack;
    TimeSeriesChart *m_chart;
    SeriesTable *m_table;
    SeriesTableModel *m_model;
    ChartLegend *m_legend;
    Texts m_texts;
    QStringList m_names;
    bool m_tableHasExtremes = false;
    QString m_noteText;
    QString m_alert;
    std::function<QString(double)> m_valueText;
    std::function<QString(double)> m_timeText;
};

} // namespace Widgets
