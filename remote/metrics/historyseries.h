// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/metrics/historycolumn.h"
#include "remote/metrics/historylevel.h"
#include "remote/metrics/metricframe.h"

#include <array>
#include <limits>
#include <memory>
#include <vector>

namespace Remote
{

/// All that is held of one metric of one instance.
struct HistorySeries {
    static constexpr size_t levels = 3;

    explicit HistorySeries(MetricKey itsKey);

    MetricKey key;
    int rank; ///< how much it is looked at; 0: most
    std::array<HistoryColumn, levels> columns;
    std::array<HistorySum, levels> sums;
    double seen = -std::numeric_limits<double>::infinity(); ///< on the history's axis; last time
    bool isHeld = true; ///< false: there is no room for its values
    bool isNew = true;

    [[nodiscard]] bool isEmpty() const;
};

/// The series of a history. A server decides how many disks and interfaces it has, so those with an
/// instance are bounded in number: what the machine as a whole tells is always held, of the rest
/// what is used most (what sums are made of, then what charts show, then what only tables do), and
/// among equals what came first. Places are settled anew now and then.
class HistorySeriesList final
{
public:
    /// `most`: of those with an instance.
    explicit HistorySeriesList(qsizetype most)
        : m_most(most)
    {
    }
    Q_DISABLE_COPY_MOVE(HistorySeriesList)

    /// The series of each value of a frame, in the order of its hash, until the next call of
    /// anything that is not const. `now`: on the axis.
    const std::vector<HistorySeries *> &follow(const MetricFrame &frame, double now);
    /// Whether the frame last followed had other values than the one before it.
    [[nodiscard]] bool hasChanged() const { return m_hasChanged; }
    /// nullptr: not held.
    [[nodiscard]] const HistorySeries *find(const MetricKey &key) const;
    /// Those that are held of a metric, in a stable order of their instances.
    [[nodiscard]] const std::vector<const HistorySeries *> &
    ofMetric(const QByteArray &metric) const;
    /// Values of the frame last followed for which there is no room.
    [[nodiscard]] qsizetype leftOut() const { return m_leftOut; }
    /// Forgets what has no values, and lets those try again that had no room.
    void tidy();

    [[nodiscard]] qsizetype heldCount() const;
    /// Also those that are not held, which have no values.
    [[nodiscard]] const std::vector<std::unique_ptr<HistorySeries>> &all() const
    {
        return m_series;
    }

private:
    void addNew(const MetricFrame &frame, double now);
    void forgetVanished(double now);
    void holdMostUsed();
    template <typename Which> void remove(Which which);

    qsizetype m_most;
    QHash<MetricKey, HistorySeries *> m_index;
    std::vector<std::unique_ptr<HistorySeries>> m_series;
    /// The series in the order of the values of the last frame: the next one has most often the
    /// same, and comparing is much cheaper than looking up.
    std::vector<HistorySeries *> m_order;
    qsizetype m_held = 0; ///< with an instance
    qsizetype m_leftOut = 0;
    bool m_hasChanged = false;
    mutable QHash<QByteArray, std::vector<const HistorySeries *>> m_byMetric;
    mutable bool m_isGrouped = false;
};

} // namespace Remote
