// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/metrics/metricframe.h"

#include <limits>

namespace Remote
{

/// What is known of a server's devices beside their counters. Names are hostile bytes.
struct DeviceFacts {
    struct Interface {
        QByteArray state; ///< of /sys/class/net/NAME/operstate: "up", "down", "unknown"
        double speed = std::numeric_limits<double>::quiet_NaN(); ///< bits a second
    };
    QHash<QByteArray, QByteArray> mapperNames; ///< "dm-0" -> "vg-root"
    QHash<QByteArray, Interface> interfaces;
    QHash<MetricKey, double> values; ///< rows of the catalogue: sensors, frequencies, zram
};

/// Reads what resources/remote/devices.sh prints. Pure; what is not understood stays absent.
DeviceFacts parseDevices(QByteArrayView text);

} // namespace Remote
