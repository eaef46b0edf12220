// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/metrics/sampler.h"

#include "remote/base/quote.h"
#include "remote/metrics/framebuilder.h"
#include "remote/metrics/rowspacing.h"
#include "remote/metrics/samplerprogram.h"

#include <QElapsedTimer>
#include <QTimer>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Remote
{

namespace
{

/// Longer than the connection takes to notice that it is lost: this is for a server that is there
/// and does not answer.
constexpr auto patience = 20s;
/// Long enough for shares of the CPU: the kernel counts in hundredths of a second.
constexpr std::chrono::milliseconds quickInterval = 150ms;

constexpr Lanes rowLanes = Lanes(Lane::Processes) | Lane::Containers;

} // namespace

class MetricsSampler::Private
{
public:
    Private(MetricsSampler &owner, RemoteShell &shellOfHost)
        : q(owner)
        , shell(shellOfHost)
    {
    }

    void open();
    void close();
    void fail(const Error &error);
    void take(const QByteArray &bytes);
    void answered();
    void restrain(const RawSample &sample);
    void ask();
    [[nodiscard]] bool wantsRows() const
    {
        return (lanes & rowLanes) || (keepsWatch && paceWantsRows);
    }
    [[nodiscard]] Lanes fileLanes() const { return lanes & ~rowLanes; }
    void lanesChanged();
    void ended(const Result<CommandOutput> &result);

    MetricsSampler &q;
    RemoteShell &shell;
    QHash<QObject *, Lanes> subscribers;
    bool quickStart = false;
    bool isFirst = true;
    Lanes lanes = Lane::Host;
    Lanes lanesSent; ///< without those of rows, which each request names
    bool keepsWatch = false;
    bool paceWantsRows = false; ///< not with the first frame, which somebody waits for
    bool scanIsDue = false;
    RowsPacing rowsPacing;
    SamplePace pace;
    std::unique_ptr<RemoteStream> stream;
    SampleReader reader{{}};
    FrameBuilder builder;
    QTimer tick;
    QTimer watchdog;
    QElapsedTimer clock;
    qint64 askedAt = 0;
    qint64 due = 0; ///< of the tick asked for last, on `clock`
    QByteArray lastWords;
};

void MetricsSampler::Private::open()
{
    close();
    const QByteArray mark = randomToken();
    reader = SampleReader(mark);
    builder.reset();
    isFirst = true;
    rowsPacing.reset();
    paceWantsRows = false;
    lanesSent = fileLanes();
    lastWords.clear();
    stream = shell.openStream({samplerScript(mark, lanes, wantsRows())});
    QObject::connect(stream.get(), &RemoteStream::received, &q,
                     [this](const QByteArray &bytes) { take(bytes); });
    QObject::connect(
        stream.get(), &RemoteStream::receivedError, &q,
        [this](const QByteArray &bytes) { lastWords = lastWords.append(bytes).right(2000); });
    QObject::connect(stream.get(), &RemoteStream::finished, &q,
                     [this](const Result<CommandOutput> &result) { ended(result); });
    clock.start();
    due = 0;
    watchdog.start(patience);
}

void MetricsSampler::Private::close()
{
    tick.stop();
    watchdog.stop();
    if (!stream)
        return;
    stream->disconnect(&q);
    // It may be the one that is calling us.
    stream.release()->deleteLater();
}

void MetricsSampler::Private::fail(const Error &error)
{
    close();
    Q_EMIT q.failed(error);
}

void MetricsSampler::Private::take(const QByteArray &bytes)
{
    reader.feed(bytes);
    if (watchdog.isActive())
        watchdog.start(patience); // it is there, and slow
    const RemoteStream *current = stream.get();
    while (stream && stream.get() == current) {
        const auto sample = reader.next();
        if (!sample) {
            fail(sample.error());
            return;
        }
        if (!*sample)
            return;
        const std::optional<MetricFrame> frame = builder.add(**sample);
        if (frame) {
            paceWantsRows = rowsPacing.wantsRows(*frame);
            restrain(**sample);
        } else {
            due = clock.elapsed(); // a whole interval from here, however long the start took
        }
        const bool isQuick = quickStart && std::exchange(isFirst, false);
        if (isQuick)
            due += (quickInterval - pace.interval()).count();
        answered();
        if (isQuick && !frame)
            Q_EMIT q.firstSeen(builder.gauges(**sample));
        if (frame)
            Q_EMIT q.frameReady(*frame);
    }
}

void MetricsSampler::Private::restrain(const RawSample &sample)
{
    const auto took = std::chrono::milliseconds(clock.elapsed() - askedAt);
    const auto reading = std::chrono::milliseconds(qint64(sample.took * 1000));
    if (pace.answered(took, reading))
        Q_EMIT q.paceChanged();
}

/// The next tick is due one interval after the last was, or at once if that is over: a slow line
/// slows the ticks, and they neither pile up nor are caught up on.
void MetricsSampler::Private::answered()
{
    watchdog.stop();
    const qint64 now = clock.elapsed();
    due = std::max(due + pace.interval().count(), now);
    tick.start(std::chrono::milliseconds(due - now));
}

void MetricsSampler::Private::ask()
{
    SampleRequest request;
    request.rows = wantsRows();
    request.scansContainers = std::exchange(scanIsDue, scanIsDue && !request.rows);
    if (lanesSent != fileLanes())
        request.lanes = fileLanes();
    lanesSent = fileLanes();
    watchdog.start(patience);
    askedAt = clock.elapsed();
    stream->write(requestLine(request, reader.program()));
}

/// Who has just begun to look need not wait for a tick that may be far away.
void MetricsSampler::Private::lanesChanged()
{
    constexpr qint64 soon = 300;
    Lanes all = Lane::Host;
    for (const Lanes one : std::as_const(subscribers))
        all |= one;
    const Lanes added = all & ~lanes;
    lanes = all;
    if (added && tick.isActive() && clock.elapsed() - askedAt > soon)
        tick.start(0);
}

void MetricsSampler::Private::ended(const Result<CommandOutput> &result)
{
    if (!result)
        fail(result.error());
    else if (reader.program() == SampleReader::Program::NotSeen)
        fail({ErrorCode::ShellUnusable, u"sampler"_s, lastWords});
    else
        fail({ErrorCode::CommandFailed, u"sampler"_s, lastWords});
}

MetricsSampler::MetricsSampler(RemoteShell &shell, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(*this, shell))
{
    d->tick.setSingleShot(true);
    d->tick.setTimerType(Qt::PreciseTimer);
    connect(&d->tick, &QTimer::timeout, this, [this] { d->ask(); });
    d->watchdog.setSingleShot(true);
    connect(&d->watchdog, &QTimer::timeout, this, [this] {
        d->fail({ErrorCode::CommandTimedOut, u"sampler"_s, d->lastWords});
    });
}

MetricsSampler::~MetricsSampler()
{
    d->close();
}

void MetricsSampler::setInterval(std::chrono::milliseconds interval)
{
    const auto before = d->pace.interval();
    d->pace.setWanted(interval);
    // A tick that is due holds for the new pace too: who was watched slowly is seen at once.
    if (d->tick.isActive() && d->pace.interval() != before) {
        d->due += (d->pace.interval() - before).count();
        d->tick.start(std::chrono::milliseconds(std::max<qint64>(0, d->due - d->clock.elapsed())));
    }
    Q_EMIT paceChanged();
}

std::chrono::milliseconds MetricsSampler::interval() const
{
    return d->pace.wanted();
}

std::chrono::milliseconds MetricsSampler::effectiveInterval() const
{
    return d->pace.interval();
}

Slowdown MetricsSampler::slowdown() const
{
    return d->pace.slowdown();
}

void MetricsSampler::subscribe(QObject *who, Lanes lanes)
{
    const bool isKnown = d->subscribers.contains(who);
    if (lanes)
        d->subscribers.insert(who, lanes);
    else
        d->subscribers.remove(who);
    if (lanes && !isKnown && who != this) {
        connect(who, &QObject::destroyed, this, [this](QObject *gone) {
            d->subscribers.remove(gone);
            d->lanesChanged();
        });
    } else if (!lanes && isKnown && who != this) {
        disconnect(who, &QObject::destroyed, this, nullptr);
    }
    d->lanesChanged();
}

Lanes MetricsSampler::lanes() const
{
    return d->lanes;
}

void MetricsSampler::setKeepsWatch(bool on)
{
    d->keepsWatch = on;
}

void MetricsSampler::scanContainers()
{
    d->scanIsDue = true;
}

void MetricsSampler::setQuickStart(bool quick)
{
    d->quickStart = quick;
}

void MetricsSampler::start()
{
    d->pace.reset();
    d->open();
}

void MetricsSampler::stop()
{
    d->close();
}

bool MetricsSampler::isRunning() const
{
    return bool(d->stream);
}

} // namespace Remote
