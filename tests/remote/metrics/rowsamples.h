// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/metrics/rawsample.h"

#include <utility>

/// Samples of the files that rows of processes and containers are made of.
namespace RowSamples
{

inline const QByteArray id = QByteArray("0123456789abcdef").repeated(4); ///< of a container
inline const QByteArray otherId = QByteArray("fedcba9876543210").repeated(4);

inline Remote::RawSample sampleAt(double uptime, const QList<Remote::RawSample::File> &files,
                                  const QList<QByteArray> &gone = {})
{
    Remote::RawSample sample;
    sample.uptime = uptime;
    sample.time = 1'795'000'000 + uptime;
    sample.rows = Remote::Lanes(Remote::Lane::Processes) | Remote::Lane::Containers;
    sample.rowFiles = files;
    sample.goneRows = gone;
    return sample;
}

inline QList<Remote::RawSample::File> filesOf(const QByteArray &folder,
                                              const QList<std::pair<QByteArray, QByteArray>> &files)
{
    QList<Remote::RawSample::File> all;
    for (const auto &[name, bytes] : files)
        all.append({folder + '/' + name, bytes});
    return all;
}

} // namespace RowSamples
