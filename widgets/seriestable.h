// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QPointF>
#include <QTableView>

#include <functional>

namespace Widgets
{

/// The points of a chart as rows, newest first: the time, then a value for each line. Live rows
/// come and go one by one, so that scrolling and selection stay.
class SeriesTableModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SeriesTableModel)
public:
    explicit SeriesTableModel(QObject *parent = nullptr);

    void setTexts(const QString &timeTitle, const QStringList &names,
                  std::function<QString(double)> timeText,
                  std::function<QString(double)> valueText);
    /// Points as a chart takes them. Instants at which no line has a value are left out.
    void setData(const QList<QList<QPointF>> &lines);
    using QAbstractTableModel::setData;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    struct Row {
        double time;
        QList<double> values;
        bool operator==(const Row &other) const; ///< no value equals no value
    };
    [[nodiscard]] QList<Row> rowsOf(const QList<QList<QPointF>> &lines) const;

    QString m_timeTitle;
    QStringList m_names;
    std::function<QString(double)> m_timeText;
    std::function<QString(double)> m_valueText;
    QList<Row> m_rows;
};

/// A table whose selected cells go to the clipboard with Ctrl+C, columns separated by tabs.
class SeriesTable final : public QTableView
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SeriesTable)
public:
    explicit SeriesTable(QWidget *parent = nullptr);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void copySelection() const;
};

} // namespace Widgets
