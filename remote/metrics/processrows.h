// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/metrics/processfiles.h"
#include "remote/metrics/rawsample.h"

#include <QHash>

namespace Remote
{

/// Keeps what is known of each process from sample to sample, so that counters become rates over
/// the time since the rows were read before, however long that is. No I/O, no clock of its own.
class ProcessRows final
{
public:
    /// Takes the sample's files in; its rows were read.
    void add(const RawSample &sample);
    /// The rows of the sample taken last. Without a sample before it there are no rates but those
    /// of processes that started within `seconds`.
    [[nodiscard]] QList<ProcessRow> rows(double seconds) const;
    /// That sample is the one before from now on.
    void settle();

private:
    struct Counters {
        quint64 cpuTicks = 0;
        quint64 endedChildrenTicks = 0;
        std::optional<ProcessIo> io;
    };
    struct Process {
        ProcessStat stat;
        std::optional<ProcessIo> io;
        quint32 user = 0;
        QByteArray commandLine;
        QByteArray cgroup;
        QByteArray container;
        std::optional<Counters> before; ///< of this very process
        bool isSeen = false;            ///< in this sample
    };
    /// What was told already of one that is gone.
    struct Gone {
        qint32 parent = 0;
        quint64 cpuTicks = 0;
        ProcessIo io;
    };
    void takeGone(const QByteArray &path);
    void takeFile(const RawSample::File &file);
    void takeStat(qint32 pid, const QByteArray &bytes);
    void keepGone(const Process &process);
    void leave(qint32 pid);
    [[nodiscard]] QHash<qint32, Gone> toldOfChildren() const;
    [[nodiscard]] ProcessRow rowOf(const Process &process, const Gone &told, double seconds) const;
    void takeRates(const Process &process, const Gone &told, double seconds, ProcessRow &row) const;

    QHash<qint32, Process> m_processes;
    QHash<qint32, Gone> m_gone; ///< since the rows were read before
    QSet<QByteArray> m_outside; ///< ids in the cgroup of process 1: the server is that container
    double m_ticks = 100;
    double m_pageSize = 4096;
    double m_now = 0;     ///< of the sample: seconds on the clock of start times
    double m_started = 0; ///< what that clock's zero is in seconds since 1970
};

} // namespace Remote
