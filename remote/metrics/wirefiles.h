// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/metrics/rawsample.h"

#include <optional>

namespace Remote
{

/// Builds whole files again from what sampler.pl tells of them, which is only what changed (the
/// records stand at its head). Keeps the text of each file, so that parsers see it whole.
class WireFiles final
{
public:
    /// Adds the records of one answer to `sample`. False when they make no sense, or more than a
    /// server could mean: then nothing later will either.
    bool add(QByteArrayView records, RawSample &sample);

private:
    struct File {
        QByteArray path;
        QByteArray bytes;
        bool isRow = false;
        bool isUsed = false;
    };
    bool addRecord(char kind, QByteArrayView line, QByteArrayView &rest, RawSample &sample);
    bool takeMachine(QByteArrayView line);
    bool takeRows(QByteArrayView line, RawSample &sample);
    bool takeFile(char kind, QByteArrayView line, QByteArrayView &rest, RawSample &sample);
    bool takeChange(QByteArrayView line, RawSample &sample);
    void takeGone(QByteArrayView path, RawSample &sample);
    bool keep(quint64 number, File file);

    QList<File> m_files; ///< by number
    qsizetype m_kept = 0;
    qsizetype m_last = 0; ///< number named last in this answer
    bool m_inRows = false;
    quint64 m_ticksPerSecond = 100;
    quint64 m_pageSize = 4096;
    double m_startsAhead = 0;
};

/// `bytes` with the changes of one line applied; nothing when they do not fit it.
std::optional<QByteArray> changedWords(QByteArrayView bytes, QByteArrayView changes);

} // namespace Remote
