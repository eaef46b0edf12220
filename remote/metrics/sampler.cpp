// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/metrics/sampler.h"

#include "remote/base/quote.h"
#include "remote/metrics/framebuilder.h"
#include "remote/metrics/rowspacing.h"
#include "remote/metrics/samplerprogram.h"
#include "remote/ssh/askedprogram.h"

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

/// Long enough for shares of the CPU: the kernel counts in hundredths of a second.
constexpr std::chrono::milliseconds quickInterval = 150ms;

constexpr Lanes rowLanes = Lanes(Lane::Processes) | Lane::Containers;

} // namespace

class MetricsSampler::Private
{
public:
    Private(MetricsSampler &owner, RemoteShell &shellOfHost)
        : q(owner)
        , program(shellOfHost, u"sampler"_s)
    {
    }

    void open();
    void close();
    void fail(Error error);
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

    MetricsSampler &q;
    AskedProgram program;
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
    SampleReader reader{{}};
    FrameBuilder builder;
    QTimer tick;
    QElapsedTimer clock;
    qint64 askedAt = 0;
    qint64 due = 0; ///< of the tick asked for last, on `clock`
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
    program.open({samplerScript(mark, lanes, wantsRows())});
    clock.start();
    due = 0;
}

void MetricsSampler::Private::close()
{
    tick.stop();
    program.close();
}

void MetricsSampler::Private::fail(Error error)
{
    close();
    if (error.code == ErrorCode::CommandFailed &&
        reader.program() == SampleReader::Program::NotSeen)
        error.code = ErrorCode::ShellUnusable;
    Q_EMIT q.failed(error);
}

void MetricsSampler::Private::take(const QByteArray &bytes)
{
    reader.feed(bytes);
    const int number = program.number();
    while (program.isOpen() && program.number() == number) {
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
    program.answered();
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
    askedAt = clock.elapsed();
    program.ask(requestLine(request, reader.program()));
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

MetricsSampler::MetricsSampler(RemoteShell &shell, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(*this, shell))
{
    d->tick.setSingleShot(true);
    d->tick.setTimerType(Qt::PreciseTimer);
    connect(&d->tick, &QTimer::timeout, this, [this] { d->ask(); });
    connect(&d->program, &AskedProgram::received, this,
            [this](const QByteArray &bytes) { d->take(bytes); });
    connect(&d->program, &AskedProgram::failed, this,
            [this](const Error &error) { d->fail(error); });
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
    return d->program.isOpen();
}

} // namespace Remote
