// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/ssh/sshtransport.h"

#include "remote/ssh/sshchannel.h"

#include <QDir>

#include <libssh/server.h>

#include <fcntl.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

namespace Remote
{
using namespace Qt::StringLiterals;

namespace
{

constexpr int keepAlivesPerSilence = 3; ///< every 5 s when 15 s of silence are a lost connection

/// The library puts a socket back to blocking once connected; a write could then hang for minutes.
void setNonBlocking(int fd)
{
    const int flags = ::fcntl(fd, F_GETFL);
    if (flags >= 0 && !(flags & O_NONBLOCK))
        ::fcntl(fd, F_SETFL, flags | O_NONBLOCK);
}

QString fingerprintOf(ssh_key key)
{
    unsigned char *hash = nullptr;
    size_t size = 0;
    if (ssh_get_publickey_hash(key, SSH_PUBLICKEY_HASH_SHA256, &hash, &size) != SSH_OK)
        return {};
    const QByteArray bytes(static_cast<const char *>(static_cast<const void *>(hash)),
                           qsizetype(size));
    ssh_clean_pubkey_hash(&hash);
    return u"SHA256:"_s + QString::fromLatin1(bytes.toBase64(QByteArray::OmitTrailingEquals));
}

} // namespace

SshTransport::SshTransport(const SshParameters &parameters, KeyRing &keys, TrafficTotals &traffic,
                           int interrupt)
    : m_parameters(parameters)
    , m_keys(keys)
    , m_traffic(traffic)
    , m_interrupt(interrupt)
    , m_deadline(Clock::now() + parameters.connectTimeout)
{
    m_connector = std::make_unique<TcpConnector>(parameters.address, parameters.port, m_deadline);
}

SshTransport::~SshTransport()
{
    m_authenticator.reset();
    if (m_event) {
        ssh_event_remove_session(m_event, m_session.get());
        ssh_event_free(m_event);
    }
}

bool SshTransport::isWaitingForPerson() const
{
    return m_phase == Phase::AwaitingHostKey || m_phase == Phase::AwaitingPassphrase;
}

QString SshTransport::keyFile() const
{
    return m_authenticator ? m_authenticator->keyFile() : QString();
}

bool SshTransport::previousWasWrong() const
{
    return m_authenticator && m_authenticator->previousWasWrong();
}

bool SshTransport::step(TimePoint now)
{
    const Phase before = m_phase;
    bool moved = false;
    switch (m_phase) {
    case Phase::Reaching:
        moved = stepReaching(now);
        break;
    case Phase::KeyExchange:
        moved = stepKeyExchange(now);
        break;
    case Phase::Authenticating:
        moved = stepAuthentication(now);
        break;
    case Phase::AwaitingHostKey:
    case Phase::AwaitingPassphrase:
    case Phase::Ready:
        moved = pumpPackets();
        break;
    case Phase::Dead:
        return false;
    }
    if (m_session)
        countBytes(now);
    if (m_phase == Phase::Ready)
        keepAlive(now);
    return moved || m_phase != before;
}

bool SshTransport::stepReaching(TimePoint now)
{
    m_connector->step(now);
    if (!m_connector->isDone())
        return false;
    if (m_connector->error()) {
        die(*m_connector->error());
        return true;
    }
    UniqueFd socket = m_connector->takeSocket();
    m_connector.reset();
    m_lastReceived = now;
    m_lastKeepAlive = now;
    return startSession(std::move(socket));
}

bool SshTransport::startSession(UniqueFd socket)
{
    m_session.reset(ssh_new());
    ssh_session session = m_session.get();
    const auto millis = unsigned(m_parameters.silenceLimit.count());
    ::setsockopt(socket.get(), IPPROTO_TCP, TCP_USER_TIMEOUT, &millis, sizeof millis);
    int fd = socket.release();
    const int off = 0;
    const int strict = 1;
    const QByteArray user = m_parameters.user.toUtf8();
    const QByteArray host = m_parameters.address.toUtf8();
    // Nothing of ssh_config, known_hosts or the agent is read by the library: all that is ours.
    ssh_options_set(session, SSH_OPTIONS_PROCESS_CONFIG, &off);
    ssh_options_set(session, SSH_OPTIONS_KNOWNHOSTS, "/dev/null");
    ssh_options_set(session, SSH_OPTIONS_GLOBAL_KNOWNHOSTS, "/dev/null");
    ssh_options_set(session, SSH_OPTIONS_STRICTHOSTKEYCHECK, &strict);
    if (ssh_options_set(session, SSH_OPTIONS_HOST, host.constData()) != SSH_OK ||
        ssh_options_set(session, SSH_OPTIONS_USER, user.constData()) != SSH_OK) {
        ::close(fd);
        die(ErrorCode::BadHostName, ssh_get_error(session));
        return true;
    }
    const QByteArray types = hostKeyTypes();
    ssh_options_set(session, SSH_OPTIONS_HOSTKEYS, types.constData());
    ssh_options_set(session, SSH_OPTIONS_FD, &fd);
    m_socket = fd;
    ssh_set_counters(session, &m_out, &m_in);
    ssh_set_blocking(session, 0);
    m_phase = Phase::KeyExchange;
    return true;
}

/// Types on record first, so that a server known by its ECDSA key is not taken for changed
/// because it also has an Ed25519 one.
QByteArray SshTransport::hostKeyTypes() const
{
    QList<QByteArray> types;
    if (const Result<KnownHosts> known = readKnownHosts()) {
        for (const QByteArray &type : known->keyTypes()) {
            if (type == "ssh-rsa")
                types += {"rsa-sha2-512", "rsa-sha2-256"};
            else if (!type.startsWith("sk-"))
                types += type;
        }
    }
    for (const char *usual : {"ssh-ed25519", "ecdsa-sha2-nistp256", "ecdsa-sha2-nistp384",
                              "ecdsa-sha2-nistp521", "rsa-sha2-512", "rsa-sha2-256"}) {
        if (!types.contains(usual))
            types += usual;
    }
    return types.join(',');
}

bool SshTransport::stepKeyExchange(TimePoint now)
{
    char first = 0;
    if (!m_heard) // the library's counters begin behind the banner
        m_heard = ::recv(m_socket, &first, 1, MSG_PEEK | MSG_DONTWAIT) > 0;
    const int code = ssh_connect(m_session.get());
    const int fd = ssh_get_fd(m_session.get());
    if (fd >= 0)
        setNonBlocking(fd);
    if (code == SSH_OK)
        return checkHostKey(now);
    if (code == SSH_AGAIN && now < m_deadline)
        return false;
    if (code == SSH_AGAIN)
        die(ErrorCode::ConnectTimedOut);
    else
        die(m_heard ? ErrorCode::NotAnSshServer : ErrorCode::ConnectionLost,
            ssh_get_error(m_session.get()));
    return true;
}

bool SshTransport::checkHostKey(TimePoint now)
{
    m_event = ssh_event_new();
    ssh_event_add_session(m_event, m_session.get());
    ssh_key raw = nullptr;
    if (ssh_get_server_publickey(m_session.get(), &raw) != SSH_OK) {
        die(ErrorCode::NotAnSshServer, ssh_get_error(m_session.get()));
        return true;
    }
    const SshKeyPtr key(raw);
    const QByteArray blob = publicBlob(raw);
    m_hostKey = HostKey{keyTypeName(blob), blob, fingerprintOf(raw)};
    const Result<KnownHosts> known = readKnownHosts();
    if (!known) {
        die(known.error());
        return true;
    }
    const QByteArray fingerprint = m_hostKey->fingerprint.toLatin1();
    switch (known->verdictOf(*m_hostKey)) {
    case HostKeyVerdict::Known:
        enterAuthentication(now);
        break;
    case HostKeyVerdict::New:
        m_phase = Phase::AwaitingHostKey;
        if (m_parameters.acceptNewHostKey)
            acceptHostKey(now);
        break;
    case HostKeyVerdict::Changed:
        die(ErrorCode::HostKeyChanged, fingerprint);
        break;
    case HostKeyVerdict::Revoked:
        die(ErrorCode::HostKeyRevoked, fingerprint);
        break;
    case HostKeyVerdict::Unclear:
        die({ErrorCode::KnownHostsUnreadable, known->place(*m_hostKey), fingerprint});
        break;
    }
    return true;
}

QString SshTransport::knownHostsFile() const
{
    return m_parameters.knownHostsFile.isEmpty() ? QDir::homePath() + u"/.ssh/known_hosts"_s
                                                 : m_parameters.knownHostsFile;
}

Result<KnownHosts> SshTransport::readKnownHosts() const
{
    QStringList files{knownHostsFile()};
    if (m_parameters.knownHostsFile.isEmpty())
        files.append(u"/etc/ssh/ssh_known_hosts"_s);
    return KnownHosts::read(files, m_parameters.address, m_parameters.port);
}

void SshTransport::acceptHostKey(TimePoint now)
{
    if (m_phase != Phase::AwaitingHostKey)
        return;
    const Result<void> added =
        KnownHosts::add(knownHostsFile(), m_parameters.address, m_parameters.port, *m_hostKey);
    if (!added)
        die(added.error());
    else if (m_hungUp)
        die(ErrorCode::ConnectionLost);
    else
        enterAuthentication(now);
}

void SshTransport::enterAuthentication(TimePoint now)
{
    m_phase = Phase::Authenticating;
    m_deadline = now + m_parameters.authenticationTimeout;
    m_authenticator =
        std::make_unique<Authenticator>(m_session.get(), m_parameters, m_keys, m_interrupt);
}

bool SshTransport::stepAuthentication(TimePoint now)
{
    bool moved = false;
    while (m_authenticator->step())
        moved = true;
    switch (m_authenticator->state()) {
    case Authenticator::State::Working:
        // Some calls answer "again" for ever on a session that has ended.
        if (!ssh_is_connected(m_session.get()))
            die(m_authenticator->error());
        else if (now >= m_deadline)
            die(ErrorCode::AuthenticationTimedOut);
        return moved;
    case Authenticator::State::WantsPassphrase:
        m_phase = Phase::AwaitingPassphrase;
        return true;
    case Authenticator::State::Succeeded:
        m_authenticator.reset();
        m_phase = Phase::Ready;
        return true;
    case Authenticator::State::Failed:
        die(m_authenticator->error());
        return true;
    }
    return moved;
}

void SshTransport::supplyPassphrase(const Secret &passphrase, TimePoint now)
{
    if (m_phase != Phase::AwaitingPassphrase)
        return;
    m_authenticator->supplyPassphrase(passphrase);
    if (m_hungUp && m_authenticator->state() == Authenticator::State::Working)
        return die(ErrorCode::ConnectionLost);
    m_phase = Phase::Authenticating;
    m_deadline = now + m_parameters.authenticationTimeout;
}

/// While a person thinks, the server may grow tired of waiting (LoginGraceTime): their answer is
/// still wanted, and serves the next attempt.
void SshTransport::hangUp(const QByteArray &detail)
{
    if (isWaitingForPerson())
        m_hungUp = true;
    else
        die(ErrorCode::ConnectionLost, detail);
}

bool SshTransport::pumpPackets()
{
    if (m_hungUp)
        return false;
    // One call reads one piece; go on until the socket is quiet, with a bound for fairness.
    bool moved = false;
    for (int i = 0; i < 64; ++i) {
        const quint64 before = m_in.in_bytes + m_out.out_bytes;
        const int code = ssh_event_dopoll(m_event, 0);
        if (code == SSH_ERROR || !ssh_is_connected(m_session.get())) {
            hangUp(ssh_get_error(m_session.get()));
            return true;
        }
        if (code != SSH_OK || m_in.in_bytes + m_out.out_bytes == before)
            return moved;
        moved = true;
    }
    return moved;
}

void SshTransport::countBytes(TimePoint now)
{
    if (m_in.in_bytes != m_seenIn) {
        m_traffic.received += m_in.in_bytes - m_seenIn;
        m_seenIn = m_in.in_bytes;
        m_lastReceived = now;
    }
    if (m_out.out_bytes != m_seenOut) {
        m_traffic.sent += m_out.out_bytes - m_seenOut;
        m_seenOut = m_out.out_bytes;
    }
}

void SshTransport::keepAlive(TimePoint now)
{
    const auto silence = now - m_lastReceived;
    // A little before the limit, so that the loss is known when the limit is reached.
    if (silence >= m_parameters.silenceLimit * 9 / 10)
        return die(ErrorCode::ConnectionLost, "no answer");
    const auto interval = m_parameters.silenceLimit / keepAlivesPerSilence;
    if (silence < interval || now - m_lastKeepAlive < interval)
        return;
    m_lastKeepAlive = now;
    // In non-blocking mode one call may only fetch the answer to the previous one.
    ssh_send_keepalive(m_session.get());
    ssh_send_keepalive(m_session.get());
}

void SshTransport::addPollDescriptors(std::vector<pollfd> &descriptors) const
{
    if (m_connector)
        m_connector->addPollDescriptors(descriptors);
    if (!m_session || m_phase == Phase::Dead || m_hungUp)
        return;
    const int fd = ssh_get_fd(m_session.get());
    if (fd < 0)
        return;
    const bool wantsToWrite = ssh_get_poll_flags(m_session.get()) & SSH_WRITE_PENDING;
    if (m_authenticator)
        m_authenticator->addPollDescriptors(descriptors);
    descriptors.push_back({fd, short(wantsToWrite ? POLLIN | POLLOUT : POLLIN), 0});
}

TimePoint SshTransport::wakeAt() const
{
    switch (m_phase) {
    case Phase::Reaching:
        return m_connector->wakeAt();
    case Phase::KeyExchange:
        return m_deadline;
    case Phase::Authenticating:
        return std::min(m_deadline, m_authenticator->wakeAt());
    case Phase::Ready: {
        const auto interval = m_parameters.silenceLimit / keepAlivesPerSilence;
        return std::min(std::max(m_lastReceived, m_lastKeepAlive) + interval,
                        m_lastReceived + m_parameters.silenceLimit * 9 / 10);
    }
    case Phase::AwaitingHostKey:
    case Phase::AwaitingPassphrase:
    case Phase::Dead:
        break;
    }
    return TimePoint::max();
}

std::unique_ptr<SshChannel> SshTransport::newChannel()
{
    return std::make_unique<SshChannel>(m_session.get());
}

bool SshTransport::isOpenSsh() const
{
    return m_session && ssh_get_openssh_version(m_session.get()) != 0;
}

void SshTransport::die(ErrorCode code, const QByteArray &detail)
{
    die({code, m_parameters.address, detail});
}

void SshTransport::die(const Error &error)
{
    m_error = error;
    m_phase = Phase::Dead;
}

} // namespace Remote
