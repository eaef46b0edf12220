// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/ssh/hostworker.h"

#include <algorithm>

namespace Remote
{
using namespace std::chrono_literals;

namespace
{

constexpr size_t mostExtras = 3;
constexpr auto idleExtra = 20s;

/// Whether waiting may help. Keys and refusals do not change by themselves, and trying again
/// would only get this computer locked out.
bool isPassing(ErrorCode code)
{
    switch (code) {
    case ErrorCode::HostNotFound:
    case ErrorCode::ConnectionRefused:
    case ErrorCode::ConnectTimedOut:
    case ErrorCode::NetworkUnreachable:
    case ErrorCode::ConnectionLost:
    case ErrorCode::NotAnSshServer:
        return true;
    default:
        return false;
    }
}

std::chrono::seconds pauseBefore(int attempt)
{
    return std::min(60s, 1s * (1 << std::min(attempt, 6)));
}

} // namespace

HostWorker::HostWorker(SshParameters parameters, HostListener &listener, TrafficTotals &traffic,
                       int interrupt)
    : m_parameters(std::move(parameters))
    , m_listener(listener)
    , m_traffic(traffic)
    , m_interrupt(interrupt)
    , m_execs(*this)
    , m_root(*this, listener)
    , m_tunnels(listener)
{
}

HostWorker::~HostWorker() = default;

void HostWorker::loop()
{
    while (!m_stopping) {
        waitForWork();
        for (const TaskQueue::Task &task : m_tasks.take())
            task();
        // The library may hold parsed data of any channel though the socket is quiet: go round
        // until nothing moves, but let tasks in between.
        m_busy = true;
        for (int round = 0; round < 16 && m_busy && !m_stopping; ++round)
            m_busy = stepAll(Clock::now());
    }
    dropTransport();
}

void HostWorker::waitForWork()
{
    std::vector<pollfd> descriptors{{m_tasks.fd(), POLLIN, 0}};
    if (m_transport)
        m_transport->addPollDescriptors(descriptors);
    for (const Extra &extra : m_extras)
        extra.transport->addPollDescriptors(descriptors);
    m_tunnels.addPollDescriptors(descriptors);
    int timeout = m_busy ? 0 : -1;
    const TimePoint next = wakeAt();
    if (!m_busy && next != TimePoint::max()) {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(next - Clock::now());
        timeout = int(std::clamp<qint64>(left.count(), 0, 60'000));
    }
    ::poll(descriptors.data(), descriptors.size(), timeout);
}

TimePoint HostWorker::wakeAt() const
{
    const TimePoint next =
        std::min({m_execs.wakeAt(), m_root.wakeAt(), m_tunnels.wakeAt(), m_nextAttempt});
    TimePoint soonest = m_transport ? std::min(next, m_transport->wakeAt()) : next;
    for (const Extra &extra : m_extras) {
        const TimePoint idle = m_execs.idleSince(*extra.transport);
        soonest = std::min({soonest, extra.transport->wakeAt(),
                            idle == TimePoint::max() ? idle : idle + idleExtra});
    }
    return soonest;
}

bool HostWorker::stepAll(TimePoint now)
{
    if (now >= m_nextAttempt)
        connect();
    bool moved = stepTransport(now);
    moved = m_root.step(now) || moved;
    const bool ready = m_transport && m_transport->phase() == SshTransport::Phase::Ready;
    SshTransport *usable = ready ? m_transport.get() : nullptr;
    moved = m_execs.step(now) || moved;
    moved = stepExtras(now) || moved;
    moved = m_tunnels.step(usable, now) || moved;
    return moved;
}

bool HostWorker::stepTransport(TimePoint now)
{
    if (!m_transport)
        return false;
    const bool moved = m_transport->step(now);
    const SshTransport::Phase phase = m_transport->phase();
    if (phase == m_seenPhase)
        return moved;
    m_seenPhase = phase;
    if (m_transport->hostKey())
        m_listener.hostKeySeen(m_generation, *m_transport->hostKey());
    switch (phase) {
    case SshTransport::Phase::Reaching:
    case SshTransport::Phase::KeyExchange:
    case SshTransport::Phase::Authenticating:
        report(ConnectionState::Connecting);
        break;
    case SshTransport::Phase::AwaitingHostKey:
        report(ConnectionState::AwaitingHostKey);
        m_listener.hostKeyOffered(m_generation, *m_transport->hostKey());
        break;
    case SshTransport::Phase::AwaitingPassphrase:
        report(ConnectionState::AwaitingPassphrase);
        m_listener.passphraseNeeded(m_generation, m_transport->keyFile(),
                                    m_transport->previousWasWrong());
        break;
    case SshTransport::Phase::Ready:
        m_execs.addTransport(*m_transport);
        m_onceConnected = true;
        m_attempts = 0;
        report(ConnectionState::Connected);
        break;
    case SshTransport::Phase::Dead:
        transportDied();
        break;
    }
    return true;
}

/// MaxSessions counts per connection, and a stream may hold the only channel for as long as it
/// likes: a further connection serves the rest. It may ask nobody anything.
bool HostWorker::stepExtras(TimePoint now)
{
    const auto isPending = [](const Extra &extra) { return !extra.isReady; };
    if (m_execs.wantsTransport() && !m_extrasRefused && m_extras.size() < mostExtras &&
        std::none_of(m_extras.begin(), m_extras.end(), isPending))
        m_extras.push_back(
            {std::make_unique<SshTransport>(m_parameters, m_keys, m_traffic, m_interrupt)});
    bool moved = false;
    for (auto extra = m_extras.begin(); extra != m_extras.end();) {
        SshTransport &transport = *extra->transport;
        moved = transport.step(now) || moved;
        const SshTransport::Phase phase = transport.phase();
        if (phase == SshTransport::Phase::Ready && !extra->isReady &&
            transport.hostKey() == m_transport->hostKey()) {
            extra->isReady = true;
            m_execs.addTransport(transport);
        }
        const TimePoint idle = m_execs.idleSince(transport);
        const bool isUseless =
            extra->isReady && idle != TimePoint::max() && now >= idle + idleExtra;
        const bool isBroken = phase == SshTransport::Phase::Dead ||
                              transport.isWaitingForPerson() ||
                              (phase == SshTransport::Phase::Ready && !extra->isReady);
        if (!isUseless && !isBroken) {
            ++extra;
            continue;
        }
        m_extrasRefused = m_extrasRefused || !extra->isReady;
        m_execs.removeTransport(transport);
        extra = m_extras.erase(extra);
        moved = true;
    }
    return moved;
}

void HostWorker::dropExtras()
{
    for (const Extra &extra : m_extras)
        m_execs.removeTransport(*extra.transport);
    m_extras.clear();
    m_extrasRefused = false;
}

void HostWorker::report(ConnectionState state)
{
    if (state == m_state && state != ConnectionState::Waiting)
        return;
    m_state = state;
    m_listener.stateReached(m_generation, state, m_error, m_nextAttempt);
}

void HostWorker::connect()
{
    m_nextAttempt = TimePoint::max();
    m_transport = std::make_unique<SshTransport>(m_parameters, m_keys, m_traffic, m_interrupt);
    m_seenPhase = m_transport->phase();
    report(ConnectionState::Connecting);
}

void HostWorker::transportDied()
{
    m_error = m_transport->error();
    const bool restart = m_transport->wantsRestart();
    dropTransport();
    if (restart)
        return connect();
    m_execs.abortAll(m_error);
    if (m_onceConnected && isPassing(m_error.code)) {
        m_nextAttempt = Clock::now() + pauseBefore(m_attempts++);
        report(ConnectionState::Waiting);
    } else {
        report(ConnectionState::Failed);
    }
}

void HostWorker::dropTransport()
{
    if (!m_transport)
        return;
    dropExtras();
    m_execs.removeTransport(*m_transport);
    m_tunnels.connectionLost();
    m_transport.reset();
}

void HostWorker::open(quint64 generation)
{
    m_generation = generation;
    if (m_transport || m_nextAttempt != TimePoint::max())
        return;
    m_state = ConnectionState::Closed;
    m_onceConnected = false;
    m_attempts = 0;
    connect();
}

void HostWorker::close()
{
    m_root.close();
    m_execs.abortAll({ErrorCode::Cancelled, {}, {}});
    dropTransport();
    m_tunnels.close();
    m_nextAttempt = TimePoint::max();
    m_state = ConnectionState::Closed;
}

void HostWorker::retryNow()
{
    if (m_nextAttempt != TimePoint::max())
        connect();
}

void HostWorker::acceptHostKey()
{
    if (m_transport)
        m_transport->acceptHostKey(Clock::now());
}

void HostWorker::supplyPassphrase(const Secret &passphrase)
{
    if (!m_transport)
        return;
    m_transport->supplyPassphrase(passphrase, Clock::now());
    m_seenPhase = SshTransport::Phase::Authenticating; // a wrong one is asked for again
    m_state = ConnectionState::Connecting;
}

void HostWorker::run(ExecRequest request)
{
    switch (m_state) {
    case ConnectionState::Closed:
    case ConnectionState::Waiting:
    case ConnectionState::Failed: {
        const bool failed = m_state == ConnectionState::Failed;
        m_listener.jobFinished(request.id,
                               failed ? m_error : Error{ErrorCode::ConnectionLost, {}, {}});
        return;
    }
    case ConnectionState::Connecting:
    case ConnectionState::AwaitingHostKey:
    case ConnectionState::AwaitingPassphrase:
    case ConnectionState::Connected:
        break;
    }
    if (request.command.privilege == Privilege::Login || hasRootLogin())
        m_execs.add(std::move(request));
    else if (request.isStream)
        m_listener.jobFinished(request.id, Error{ErrorCode::Unsupported, {}, "stream as root"});
    else
        m_root.run(std::move(request));
}

bool HostWorker::hasRootLogin() const
{
    return m_parameters.user == u"root" || m_root.loginIsRoot();
}

void HostWorker::cancel(RequestId id)
{
    if (!m_root.cancel(id))
        m_execs.cancel(id);
}

void HostWorker::openTunnel(quint64 ticket, const TunnelTarget &target)
{
    if (m_state == ConnectionState::Connected)
        m_tunnels.open(ticket, target);
    else
        m_listener.tunnelAnswered(ticket, Error{ErrorCode::ConnectionLost, {}, {}});
}

void HostWorker::becomeAdministrator(Secret password)
{
    if (m_state != ConnectionState::Connected)
        m_listener.administratorAnswered(Error{ErrorCode::ConnectionLost, {}, {}});
    else if (hasRootLogin() || m_root.isOpen())
        m_listener.administratorAnswered({});
    else if (!m_root.isOpening())
        m_root.open(std::move(password), Clock::now());
}

void HostWorker::startRootStream(const QByteArray &script)
{
    constexpr RequestId ours = RequestId(1) << 63; // the owner's ids count from 1
    m_rootStream = ours | ++m_rootStreams;
    m_rootInFlight = std::make_shared<std::atomic<qsizetype>>(0);
    m_execs.add({m_rootStream, {script}, true, "sh", m_rootInFlight});
}

void HostWorker::writeRootStream(const QByteArray &bytes)
{
    m_execs.write(m_rootStream, bytes);
}

void HostWorker::closeRootStream()
{
    m_execs.cancel(std::exchange(m_rootStream, 0));
}

void HostWorker::rootShellAnswered(const Result<void> &result)
{
    m_listener.administratorAnswered(result);
}

void HostWorker::rootShellLost()
{
    m_listener.administratorLost();
}

void HostWorker::jobFinished(RequestId id, const Result<CommandOutput> &result)
{
    if (id == m_rootStream) {
        m_rootStream = 0;
        m_root.streamFinished(result);
    } else if (id >> 63 == 0) {
        m_listener.jobFinished(id, result);
    }
}

void HostWorker::streamReceived(RequestId id, const QByteArray &bytes, bool isError)
{
    if (id >> 63 == 0) {
        m_listener.streamReceived(id, bytes, isError);
        return;
    }
    *m_rootInFlight -= bytes.size();
    if (id == m_rootStream)
        m_root.received(bytes, isError);
}

} // namespace Remote
