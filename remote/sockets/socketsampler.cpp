// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/sockets/socketsampler.h"

#include "remote/base/quote.h"
#include "remote/base/serverscript.h"
#include "remote/sockets/socketbook.h"
#include "remote/ssh/askedprogram.h"

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
        , asked(shellOfHost, u"sockets"_s)
    {
    }

    void update();
    void open();
    void close();
    void fail(Error error);
    void take(const QByteArray &bytes);
    void answered(const SocketFrame &frame);
    void ask();

    SocketSampler &q;
    AskedProgram asked;
    std::chrono::milliseconds interval = 1s;
    std::chrono::milliseconds pace = 1s;
    QSet<QObject *> watchers;
    bool isReachable = false;
    bool hasFailed = false;
    SocketReader reader{{}};
    SocketBook book;
    QTimer tick;
    QElapsedTimer clock;
    qint64 askedAt = 0; ///< when the answer under way was asked for, on `clock`
    int room = firstRoom;
};

void SocketSampler::Private::update()
{
    const bool wanted = isReachable && !watchers.isEmpty() && !hasFailed;
    if (wanted && !asked.isOpen())
        open();
    else if (!wanted)
        close();
}

void SocketSampler::Private::open()
{
    const QByteArray mark = randomToken();
    reader = SocketReader(mark);
    book.reset();
    room = firstRoom;
    pace = interval;
    const QByteArray script =
        "CLAWTUNE_MARK=" + mark + "\nCLAWTUNE_ROOM=" + QByteArray::number(room) +
        "\nclawtune_perl=" + shellQuoted(program()) + '\n' + serverScript(u"sockets.sh"_s);
    asked.open({script});
    clock.start();
    askedAt = 0;
}

void SocketSampler::Private::close()
{
    tick.stop();
    asked.close();
}

void SocketSampler::Private::fail(Error error)
{
    hasFailed = true;
    close();
    if (error.code == ErrorCode::CommandFailed && !reader.hasBegun())
        error.code = ErrorCode::ShellUnusable;
    Q_EMIT q.failed(error);
}

void SocketSampler::Private::take(const QByteArray &bytes)
{
    reader.feed(bytes);
    const int number = asked.number();
    while (asked.isOpen() && asked.number() == number) {
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
    asked.answered();
    const qint64 now = clock.elapsed();
    room = std::chrono::milliseconds(now - askedAt) <= quick ? std::min(room * 2, mostRoom)
                                                             : std::max(room / 2, leastRoom);
    pace = interval;
    if (frame.ownCpu) {
        const double spent = *frame.ownCpu * frame.interval; // seconds of CPU for one answer
        const std::chrono::milliseconds affordable(qint64(spent / costLimit * 1000));
        pace = std::clamp(affordable, interval, std::max(interval, slowest));
    }
    const qint64 due = std::max(askedAt + qint64(pace.count()), now);
    tick.start(std::chrono::milliseconds(due - now));
}

void SocketSampler::Private::ask()
{
    askedAt = clock.elapsed();
    asked.ask(QByteArray::number(room) + '\n');
}

SocketSampler::SocketSampler(RemoteShell &shell, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(*this, shell))
{
    d->tick.setSingleShot(true);
    d->tick.setTimerType(Qt::PreciseTimer);
    connect(&d->tick, &QTimer::timeout, this, [this] { d->ask(); });
    connect(&d->asked, &AskedProgram::received, this,
            [this](const QByteArray &bytes) { d->take(bytes); });
    connect(&d->asked, &AskedProgram::failed, this, [this](const Error &error) { d->fail(error); });
}

SocketSampler::~SocketSampler()
{
    d->close();
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
    return d->asked.isOpen();
}

bool SocketSampler::isWatched() const
{
    return !d->watchers.isEmpty();
}

std::chrono::milliseconds SocketSampler::pace() const
{
    return d->pace;
}

} // namespace Remote
