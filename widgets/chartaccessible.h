// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAccessibleWidget>

namespace Widgets
{

class TimeSeriesChart;

/// A chart as screen readers see it: its value is that of the first line on show at the cursor, or
/// the latest one; the words for all lines are its description.
class ChartAccessible final : public QAccessibleWidget, public QAccessibleValueInterface
{
public:
    explicit ChartAccessible(TimeSeriesChart *chart);

    /// Makes every TimeSeriesChart known to be one; calling it again changes nothing.
    static void install();

    void *interface_cast(QAccessible::InterfaceType type) override;
    [[nodiscard]] QVariant currentValue() const override;
    void setCurrentValue(const QVariant &value) override;
    [[nodiscard]] QVariant maximumValue() const override;
    [[nodiscard]] QVariant minimumValue() const override;
    [[nodiscard]] QVariant minimumStepSize() const override;

private:
    [[nodiscard]] const TimeSeriesChart *chart() const;
};

} // namespace Widgets
