// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/metrics/containerfiles.h"
#include "remote/metrics/containerrow.h"
#include "remote/metrics/rawsample.h"

#include <QHash>

namespace Remote
{

/// As ProcessRows, of containers: their cgroups' files by id, of all hierarchies together.
class ContainerRows final
{
public:
    void add(const RawSample &sample);
    /// Without a sample before the one taken last there are no rates.
    [[nodiscard]] QList<ContainerRow> rows(double seconds) const;
    void settle();

private:
    struct Container {
        QByteArray cgroup;
        ContainerReading now;
        std::optional<ContainerReading> before;
        bool isSeen = false; ///< in this sample
    };
    void takeFile(const RawSample::File &file);

    QHash<QByteArray, Container> m_containers;
    QHash<qint32, QByteArray> m_byPid; ///< id of the container whose first process it is
};

} // namespace Remote
