// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QStringList>
#include <QTableView>

namespace Clawtune
{

/// Rows of plain words for people to read and copy. Texts come translated and harmless.
class DetailsTable final : public QTableView
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DetailsTable)
public:
    /// `rightAligned`: columns that hold numbers.
    explicit DetailsTable(QList<int> rightAligned = {}, QWidget *parent = nullptr);
    ~DetailsTable() override;

    void setHeadings(const QStringList &headings);
    /// Where the rows are as many as before, scrolling and selection stay.
    void setRows(const QList<QStringList> &rows);
    [[nodiscard]] QList<QStringList> rows() const;

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    class Model;
    Model *m_model;
};

} // namespace Clawtune
