// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/palette.h"

#include <QCheckBox>

namespace Widgets
{

/// Name, colour and value of one line of a chart; a check box, so that a click, Space and screen
/// readers hide and show the line. A hidden line has a hollow mark and muted text.
class LegendEntry final : public QCheckBox
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LegendEntry)
public:
    LegendEntry(const QString &name, SeriesColor color, QWidget *parent = nullptr);

    /// Width of all but the name and the value.
    static constexpr int fixedWidth = 20;

    void setValue(const QString &value);
    [[nodiscard]] QString value() const { return m_value; }
    void setValueWidth(int width);
    [[nodiscard]] int nameWidth() const; ///< that the whole name needs
    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    /// An arrow key: -1 the entry before, 1 the one after.
    void neighbourWanted(int direction);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;
    [[nodiscard]] bool hitButton(const QPoint &position) const override;

private:
    SeriesColor m_color;
    QString m_value;
    int m_valueWidth = 0;
};

} // namespace Widgets
