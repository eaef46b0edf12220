// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/sockets/socketsampler.h"

#include "remote/base/quote.h"
#include "remote/base/serverscript.h"
#include "remote/sockets/socketbook.h"

#include <QElapsedTimer>
#include <QSet>
#include <QTimer>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Remote
{

namespace
{

/// For a server that is there and does not answer; a lost connection is noticed sooner.
constexpr auto patience = 20s;
constexpr auto slowest = 60'000ms;
/// Of one core, at most, in the long run.
constexpr double costLimit = 0.05;
/// Sockets without traffic that may be told of in one answer, at about 80 bytes each: few at first,
/// as nobody knows yet how thin the line is.
constexpr int leastRoom = 20;
constexpr int firstRoom = 200;
constexpr int mostRoom = 5'000;
constexpr auto quick = 300ms;

/// The program without its comments and indents, a quarter less to send over a thin line. None of
/// its texts goes over several lines.
QByteArray program()
{
    const QByteArray script = serverScript(u"sockets-owners.pl"_s) + serverScript(u"sockets.pl"_s);
    QByteArrayList lines;
    for (const QByteArray &line : script.split('\n')) {
        const QByteArray text = line.trimmed();
        if (!text.isEmpty() && !text.startsWith('#'))
            lines.append(text);
    }
    return lines.join('\n') + '\n';
}

} // namespace

class SocketSampler::Private
{
public:
    Private(SocketSampler &owner, RemoteShell &shellOfHost)
        : q(owner)
        , shell(shellOfHost)
    {
    }

    void update();
    void open();
    void close();
    void fail(const Error &error);
    void take(const QByteArray &bytes);
    void answered(const SocketFrame &frame);
    void ask();
    void ended(const Result<CommandOutput> &result);

    SocketSampler &q;
    RemoteShell &shell;
    Privilege privilege = Privilege::Login;
    std::chrono::milliseconds interval = 1s;
    std::chrono::milliseconds pace = 1s;
    QSet<QObject *> watchers;
    bool isReachable = false;
    bool hasFailed = false;
    std::unique_ptr<RemoteStream> stream;
    SocketReader reader{{}};
    SocketBook book;
    QTimer tick;
    QTimer watchdog;
    QElapsedTimer clock;
    qint64 asked = 0; ///< when the answer under way was asked for, on `clock`
    int room = firstRoom;
    QByteArray lastWords;
};

void SocketSampler::Private::update()
{
    const bool wanted = isReachable && !watchers.isEmpty() && !hasFailed;
    if (wanted && !stream)
        open();
    else if (!wanted)
        close();
}

void SocketSampler::Private::open()
{
    const QByteArray mark = randomToken();
    reader = SocketReader(mark);
    book.reset();
    lastWords.clear();
    room = firstRoom;
    pace = interval;
    const QByteArray script =
        "CLAWTUNE_MARK=" + mark + "\nCLAWTUNE_ROOM=" + QByteArray::number(room) +
        "\nclawtune_perl=" + shellQuoted(program()) + '\n' + serverScript(u"sockets.sh"_s);
    stream = shell.openStream({.script = script, .privilege = privilege});
    QObject::connect(stream.get(), &RemoteStream::received, &q,
                     [this](const QByteArray &bytes) { take(bytes); });
    QObject::connect(
        stream.get(), &RemoteStream::receivedError, &q,
        [this](const QByteArray &bytes) { lastWords = lastWords.append(bytes).right(2000); });
    QObject::connect(stream.get(), &RemoteStream::finished, &q,
                     [this](const Result<CommandOutput> &result) { ended(result); });
    clock.start();
    asked = 0;
    watchdog.start(patience);
}

void SocketSampler::Private::close()
{
    tick.stop();
    watchdog.stop();
    if (!stream)
        return;
    stream->disconnect(&q);
    // It may be the one that is calling us.
    stream.release()->deleteLater();
}

void SocketSampler::Private::fail(const Error &error)
{
    hasFailed = true;
    close();
    Q_EMIT q.failed(error);
}

void SocketSampler::Private::take(const QByteArray &bytes)
{
    reader.feed(bytes);
    if (watchdog.isActive())
        watchdog.start(patience); // it is there, and slow
    const RemoteStream *current = stream.get();
    while (stream && stream.get() == current) {
        const auto raw = reader.next();
        if (!raw) {
            fail(raw.error());
            return;
        }
        if (!*raw)
            return;
        const SocketFrame frame = book.apply(**raw);
        answered(frame);
        Q_EMIT q.frameReady(frame);
        if (frame.interval > 0)
            Q_EMIT q.trafficReady(trafficByProcess(frame.rows));
    }
}

/// The next answer is asked for one interval after the last was, or at once if that is over: a slow
/// line slows the ticks, and they neither pile up nor are caught up on.
void SocketSampler::Private::answered(const SocketFrame &frame)
{
    watchdog.stop();
    const qint64 now = clock.elapsed();
    room = std::chrono::milliseconds(now - asked) <= quick ? std::min(room * 2, mostRoom)
                                                           : std::max(room / 2, leastRoom);
    pace = interval;
    if (frame.ownCpu) {
        const double spent = *frame.ownCpu * frame.interval; // seconds of CPU for one answer
        const std::chrono::milliseconds affordable(qint64(spent / costLimit * 1000));
        pace = std::clamp(affordable, interval, std::max(interval, slowest));
    }
    const qint64 due = std::max(asked + qint64(pace.count()), now);
    tick.start(std::chrono::milliseconds(due - now));
}

void SocketSampler::Private::ask()
{
    asked = clock.elapsed();
    watchdog.start(patience);
    stream->write(QByteArray::number(room) + '\n');
}

void SocketSampler::Private::ended(const Result<CommandOutput> &result)
{
    if (!result)
        fail(result.error());
    else
        fail({reader.hasBegun() ? ErrorCode::CommandFailed : ErrorCode::ShellUnusable, u"sockets"_s,
              lastWords});
}

SocketSampler::SocketSampler(RemoteShell &shell, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(*this, shell))
{
    d->tick.setSingleShot(true);
    d->tick.setTimerType(Qt::PreciseTimer);
    connect(&d->tick, &QTimer::timeout, this, [this] { d->ask(); });
    d->watchdog.setSingleShot(true);
    connect(&d->watchdog, &QTimer::timeout, this, [this] {
        d->fail({ErrorCode::CommandTimedOut, u"sockets"_s, d->lastWords});
    });
}

SocketSampler::~SocketSampler()
{
    d->close();
}

void SocketSampler::setPrivilege(Privilege privilege)
{
    d->privilege = privilege;
}

void SocketSampler::setInterval(std::chrono::milliseconds interval)
{
    d->interval = std::clamp<std::chrono::milliseconds>(interval, 500ms, 60s);
}

void SocketSampler::watch(QObject *watcher)
{
    if (d->watchers.contains(watcher))
        return;
    d->watchers.insert(watcher);
    connect(watcher, &QObject::destroyed, this, &SocketSampler::unwatch);
    d->update();
}

void SocketSampler::unwatch(QObject *watcher)
{
    if (!d->watchers.remove(watcher))
        return;
    watcher->disconnect(this);
    d->update();
}

void SocketSampler::setReachable(bool reachable)
{
    d->isReachable = reachable;
    // What failed on one connection may do on the next.
    d->hasFailed = d->hasFailed && !reachable;
    if (!reachable)
        d->close();
    d->update();
}

void SocketSampler::retry()
{
    d->hasFailed = false;
    d->update();
}

bool SocketSampler::isRunning() const
{
    return bool(d->stream);
}

std::chrono::milliseconds SocketSampler::pace() const
{
    return d->pace;
}

} // namespace Remote
