// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/metrics/sampler.h"

#include "remote/base/quote.h"
#include "remote/base/serverscript.h"
#include "remote/metrics/framebuilder.h"

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

QByteArray entriesOf(Lanes lanes)
{
    QByteArrayList entries;
    for (const WantedFile &file : wantedFiles(lanes))
        entries.append(file.path + ' ' + file.lines);
    return entries.join('\t');
}

QByteArray pathsOf(Lanes lanes)
{
    QByteArrayList paths;
    for (const WantedFile &file : wantedFiles(lanes))
        paths.append(file.path);
    return paths.join(' ');
}

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
    void ask();
    void ended(const Result<CommandOutput> &result);

    MetricsSampler &q;
    RemoteShell &shell;
    std::chrono::milliseconds interval = 1s;
    bool quickStart = false;
    bool isFirst = true;
    Lanes lanes = Lane::Host;
    Lanes lanesSent;
    std::unique_ptr<RemoteStream> stream;
    SampleReader reader{{}};
    FrameBuilder builder;
    QTimer tick;
    QTimer watchdog;
    QElapsedTimer clock;
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
    lanesSent = lanes;
    lastWords.clear();
    const QByteArray script = "CLAWTUNE_MARK=" + mark +
                              "\nCLAWTUNE_FILES=" + shellQuoted(entriesOf(lanes)) +
                              "\nclawtune_paths=" + shellQuoted(pathsOf(lanes)) +
                              "\nclawtune_perl=" + shellQuoted(serverScript(u"sampler.pl"_s)) +
                              '\n' + serverScript(u"sampler.sh"_s);
    stream = shell.openStream({script});
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
        if (!frame)
            due = clock.elapsed(); // a whole interval from here, however long the start took
        const bool isQuick = quickStart && std::exchange(isFirst, false);
        if (isQuick)
            due += (quickInterval - interval).count();
        answered();
        if (isQuick && !frame)
            Q_EMIT q.firstSeen(builder.gauges(**sample));
        if (frame)
            Q_EMIT q.frameReady(*frame);
    }
}

/// The next tick is due one interval after the last was, or at once if that is over: a slow line
/// slows the ticks, and they neither pile up nor are caught up on.
void MetricsSampler::Private::answered()
{
    watchdog.stop();
    const qint64 now = clock.elapsed();
    due = std::max(due + interval.count(), now);
    tick.start(std::chrono::milliseconds(due - now));
}

void MetricsSampler::Private::ask()
{
    QByteArray request;
    if (lanesSent != lanes) {
        request =
            reader.program() == SampleReader::Program::Perl ? entriesOf(lanes) : pathsOf(lanes);
        lanesSent = lanes;
    }
    watchdog.start(patience);
    stream->write(request + '\n');
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
    const auto before = d->interval;
    d->interval = std::clamp<std::chrono::milliseconds>(interval, 500ms, 60s);
    // A tick that is due holds for the new pace too: who was watched slowly is seen at once.
    if (d->tick.isActive() && d->interval != before) {
        d->due += (d->interval - before).count();
        d->tick.start(std::chrono::milliseconds(std::max<qint64>(0, d->due - d->clock.elapsed())));
    }
}

void MetricsSampler::setLanes(Lanes lanes)
{
    d->lanes = lanes | Lane::Host;
}

void MetricsSampler::setQuickStart(bool quick)
{
    d->quickStart = quick;
}

void MetricsSampler::start()
{
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
