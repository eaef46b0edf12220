// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/metrics/devices.h"
#include "remote/metrics/slowreader.h"

namespace Remote
{

/// Names of device-mapper disks, state and speed of interfaces, sensors, CPU frequency, zram.
class DeviceReader final : public SlowReader
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DeviceReader)
public:
    using SlowReader::SlowReader;

    [[nodiscard]] const DeviceFacts &facts() const { return m_facts; }

protected:
    void read() override;
    void addValues(MetricFrame &frame) const override;

private:
    DeviceFacts m_facts;
};

} // namespace Remote
