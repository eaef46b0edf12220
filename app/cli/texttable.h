// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace Clawtune
{

/// Columns a terminal needs for a text: East Asian wide characters take two.
int displayWidth(const QString &text);

/// Lines with aligned columns, two spaces between them. The last column is not padded.
class TextTable final
{
public:
    enum class Align { Left, Right };

    explicit TextTable(QList<Align> columns)
        : m_columns(std::move(columns))
    {
    }

    void addRow(QStringList cells) { m_rows.append(std::move(cells)); }
    [[nodiscard]] bool isEmpty() const { return m_rows.isEmpty(); }
    [[nodiscard]] QStringList lines(const QString &indent = {}) const;

private:
    QList<Align> m_columns;
    QList<QStringList> m_rows;
};

} // namespace Clawtune
