// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/metrics/thresholds.h"

#include <QHash>
#include <QString>

namespace Clawtune
{

/// Lets through one notification for the same rule of the same instance and server, then none for
/// at least the rule's duration and a minute. Time is given: seconds of any clock that only goes
/// forward.
class AlertGate final
{
public:
    /// Whether a person should be told now; if so, the time starts again.
    bool pass(const QString &host, const Remote::ThresholdStatus &status, double now);

private:
    struct Key {
        QString host;
        QByteArray rule;
        QByteArray instance;
        friend bool operator==(const Key &, const Key &) = default;
        friend size_t qHash(const Key &key, size_t seed = 0)
        {
            return qHashMulti(seed, key.host, key.rule, key.instance);
        }
    };
    QHash<Key, double> m_quietUntil;
};

} // namespace Clawtune
