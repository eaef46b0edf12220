// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/ssh/authenticator.h"

namespace Remote
{
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{
constexpr auto agentPatience = 5s; ///< to say which keys it holds
} // namespace

ssh_key KeyRing::find(const QString &file) const
{
    const auto found = m_keys.find(file);
    return found == m_keys.end() ? nullptr : found->second.get();
}

Authenticator::Authenticator(ssh_session session, const SshParameters &parameters, KeyRing &keys,
                             int interrupt)
    : m_session(session)
    , m_parameters(parameters)
    , m_keys(keys)
    , m_interrupt(interrupt)
    , m_agentPath(parameters.useAgent ? qgetenv("SSH_AUTH_SOCK") : QByteArray())
{
}

Authenticator::~Authenticator() = default;

bool Authenticator::step()
{
    if (m_state != State::Working)
        return false;
    switch (m_step) {
    case Step::AskMethods:
        return askMethods();
    case Step::AskAgent:
        return askAgent();
    case Step::NextCandidate:
        return nextCandidate();
    case Step::AskAboutKey:
        return askAboutKey();
    case Step::Sign:
        return sign();
    case Step::SignByAgent:
        return signByAgent();
    }
    return false;
}

bool Authenticator::askMethods()
{
    const int code = ssh_userauth_none(m_session, nullptr);
    if (code == SSH_AUTH_AGAIN)
        return false;
    if (code == SSH_AUTH_SUCCESS) {
        m_state = State::Succeeded;
        return true;
    }
    const int methods = ssh_userauth_list(m_session, nullptr);
    if (code == SSH_AUTH_ERROR || !(methods & SSH_AUTH_METHOD_PUBLICKEY)) {
        m_offeredAny = true;
        m_state = State::Failed;
        return true;
    }
    if (!m_agentPath.isEmpty())
        m_query = std::make_unique<AgentQuery>(
            m_agentPath, Clock::now() + std::min<Clock::duration>(
                                            agentPatience, m_parameters.authenticationTimeout / 2));
    m_step = Step::AskAgent;
    return true;
}

bool Authenticator::askAgent()
{
    if (m_query && !m_query->step(Clock::now()))
        return false;
    if (m_query && m_query->state() == AgentQuery::State::Failed)
        m_agentFailed = true;
    makeCandidates(m_query ? m_query->keys() : QList<QByteArray>());
    m_query.reset();
    m_step = Step::NextCandidate;
    return true;
}

void Authenticator::makeCandidates(const QList<QByteArray> &agentKeys)
{
    const bool named = !m_parameters.identityFiles.isEmpty();
    const QStringList files = named ? m_parameters.identityFiles : usualKeyFiles();
    QList<QByteArray> others = agentKeys;
    for (const QString &name : named ? files : QStringList()) {
        const Result<KeyFile> file = readKeyFile(name);
        if (file && others.removeOne(file->publicBlob))
            m_candidates.push_back({file->publicBlob, {}});
    }
    const auto addOthers = [&] {
        for (const QByteArray &blob : std::as_const(others))
            m_candidates.push_back({blob, {}});
    };
    if (!named)
        addOthers();
    for (const QString &name : files)
        m_candidates.push_back({{}, name});
    if (named)
        addOthers();
}

bool Authenticator::nextCandidate()
{
    m_publicKey.reset();
    m_key = nullptr;
    m_keyFile.reset();
    m_agentBlob.clear();
    m_previousWasWrong = false;
    while (!m_candidates.empty()) {
        const Candidate candidate = m_candidates.front();
        m_candidates.pop_front();
        m_agentBlob = candidate.agentBlob;
        if (m_agentBlob.isEmpty() ? beginFile(candidate.file) : beginQuestion(m_agentBlob))
            return true;
    }
    m_state = State::Failed;
    return true;
}

bool Authenticator::beginFile(const QString &name)
{
    m_key = m_keys.find(name);
    if (m_key) {
        m_step = Step::Sign;
        return true;
    }
    Result<KeyFile> file = readKeyFile(name);
    if (!file) {
        note(file.error());
        return false;
    }
    m_keyFile = std::move(file).value();
    if (m_refused.contains(m_keyFile->publicBlob))
        return false;
    if (!m_keyFile->encrypted)
        return unlock({});
    // Ask the server first whether it would take this key: no passphrase in vain.
    if (m_keyFile->publicBlob.isEmpty() || !beginQuestion(m_keyFile->publicBlob))
        m_state = State::WantsPassphrase;
    return true;
}

bool Authenticator::beginQuestion(const QByteArray &blob)
{
    const QByteArray type = keyTypeName(blob);
    ssh_key key = nullptr;
    if (ssh_pki_import_pubkey_base64(blob.toBase64().constData(),
                                     ssh_key_type_from_name(type.constData()), &key) != SSH_OK)
        return false; // a kind of key this library does not know
    m_publicKey.reset(key);
    m_step = Step::AskAboutKey;
    return true;
}

bool Authenticator::askAboutKey()
{
    const int code = ssh_userauth_try_publickey(m_session, nullptr, m_publicKey.get());
    if (code == SSH_AUTH_AGAIN)
        return false;
    m_offeredAny = true;
    if (code != SSH_AUTH_SUCCESS)
        return leaveCandidate();
    if (m_agentBlob.isEmpty()) {
        m_state = State::WantsPassphrase;
        return true;
    }
    startRelay();
    m_relay->offer(m_agentBlob);
    m_step = Step::SignByAgent;
    return true;
}

void Authenticator::startRelay()
{
    if (m_relay)
        return;
    m_relay = std::make_unique<AgentRelay>(m_agentPath, m_interrupt,
                                           m_parameters.authenticationTimeout * 3 / 4);
    ssh_set_agent_socket(m_session, m_relay->takeLibraryEnd());
}

bool Authenticator::signByAgent()
{
    const int code = ssh_userauth_agent(m_session, nullptr);
    if (code == SSH_AUTH_AGAIN)
        return false;
    if (code == SSH_AUTH_SUCCESS) {
        m_state = State::Succeeded;
        return true;
    }
    if (m_relay->hasFailed())
        m_agentFailed = true;
    m_step = Step::NextCandidate; // its file may still do
    return true;
}

void Authenticator::supplyPassphrase(const Secret &passphrase)
{
    if (m_state != State::WantsPassphrase)
        return;
    m_state = State::Working;
    if (passphrase.isEmpty()) {
        note({ErrorCode::PassphraseNeeded, keyFile(), {}});
        m_step = Step::NextCandidate;
    } else if (!unlock(passphrase)) {
        m_previousWasWrong = true;
        m_state = State::WantsPassphrase;
    }
}

bool Authenticator::unlock(const Secret &passphrase)
{
    Result<SshKeyPtr> key = unlockKey(*m_keyFile, passphrase);
    if (!key) {
        if (!m_keyFile->encrypted)
            note(key.error());
        return false;
    }
    m_key = key.value().get();
    m_keys.keep(m_keyFile->name, std::move(key).value());
    m_step = Step::Sign;
    return true;
}

bool Authenticator::sign()
{
    const int code = ssh_userauth_publickey(m_session, nullptr, m_key);
    if (code == SSH_AUTH_AGAIN)
        return false;
    m_offeredAny = true;
    if (code != SSH_AUTH_SUCCESS)
        return leaveCandidate();
    m_state = State::Succeeded;
    return true;
}

bool Authenticator::leaveCandidate()
{
    if (m_publicKey)
        m_refused.append(publicBlob(m_publicKey.get()));
    m_step = Step::NextCandidate;
    return true;
}

void Authenticator::note(const Error &error)
{
    if (!m_note)
        m_note = error;
}

Error Authenticator::error() const
{
    // What is wrong with a file the person named says more than "denied".
    if (m_note && (!m_offeredAny || !m_parameters.identityFiles.isEmpty()))
        return *m_note;
    if (m_agentFailed && !m_offeredAny)
        return {ErrorCode::AgentUnavailable, QString::fromLocal8Bit(m_agentPath), {}};
    const ErrorCode code = m_offeredAny ? ErrorCode::AuthenticationDenied : ErrorCode::NoKeyToOffer;
    return {code, m_parameters.user + u'@' + m_parameters.address, ssh_get_error(m_session)};
}

void Authenticator::addPollDescriptors(std::vector<pollfd> &descriptors) const
{
    if (m_query)
        m_query->addPollDescriptors(descriptors);
}

TimePoint Authenticator::wakeAt() const
{
    return m_query ? m_query->wakeAt() : TimePoint::max();
}

} // namespace Remote
