// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/changes/changerunner.h"
#include "remote/metrics/metricframe.h"

#include <QHash>
#include <QObject>

namespace Clawtune
{

/// Something that charts of one server should mark.
struct HostEvent {
    enum class Kind {
        Changed,     ///< a change was made
        TakenBack,   ///< a change was undone or rolled back
        Restarted,   ///< the server
        NothingSeen, ///< for a while: `seconds`
        MeasuredAnew ///< our program on the server ended (killed, say) and was started again
    };
    Kind kind = Kind::Changed;
    double time = 0; ///< server's wall clock, seconds since 1970; of what lasted: its middle
    double seconds = 0;
    QByteArray item{}; ///< of the checklist; hostile where it comes from a journal

    friend bool operator==(const HostEvent &, const HostEvent &) = default;
};

/// What happened to one server as far as this session knows: from its journal, each time somebody
/// read it, and from what its samples tell. GUI thread.
class EventLog final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(EventLog)
public:
    explicit EventLog(QObject *parent = nullptr);

    void takeFrame(const Remote::MetricFrame &frame);
    /// Sampling failed while the connection is up; told with the next frame.
    void takeFailure();
    void takeJournal(const QList<Remote::JournalEntry> &entries);
    /// Ascending in time.
    [[nodiscard]] QList<HostEvent> events() const;

Q_SIGNALS:
    void changed();

private:
    void add(const HostEvent &event);

    QList<HostEvent> m_seen;                       ///< from samples, and undone in this session
    QList<HostEvent> m_recorded;                   ///< from the journal
    QHash<QByteArray, Remote::ChangeState> m_last; ///< of each change, when last read
    double m_time = 0;                             ///< of the latest frame
    double m_uptime = -1;
    bool m_hasFailed = false;
};

} // namespace Clawtune
