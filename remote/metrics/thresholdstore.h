// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/base/result.h"
#include "remote/metrics/thresholds.h"

#include <QString>

namespace Remote
{

/// What people chose for the thresholds of each host: one JSON file (thresholds.json under the XDG
/// configuration folder, 0600, replaced atomically). Only what differs from the defaults is kept,
/// so that better defaults reach those who chose nothing. Reads and writes at once, no cache.
class ThresholdStore final
{
public:
    static constexpr std::chrono::seconds longestDuration{86'400};

    /// `file` empty: the usual place.
    explicit ThresholdStore(QString file = {});

    /// The defaults, with what was chosen for the host put in their place. What makes no sense in
    /// the file is passed over.
    [[nodiscard]] Result<QList<ThresholdRule>> rules(const QString &host) const;
    /// Of each rule of the table: whether it is on, its value and its duration.
    Result<void> save(const QString &host, const QList<ThresholdRule> &rules);
    Result<void> remove(const QString &host); ///< well, too, when there is nothing of it

private:
    QString m_file;
};

} // namespace Remote
