// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/ssh/authenticator.h"

namespace Remote
{
using namespace Qt::StringLiterals;

ssh_key KeyRing::find(const QString &file) const
{
    const auto found = m_keys.find(file);
    return found == m_keys.end() ? nullptr : found->second.get();
}

Authenticator::Authenticator(ssh_session session, const SshParameters &parameters, KeyRing &keys)
    : m_session(session)
    , m_parameters(parameters)
    , m_keys(keys)
{
    const QStringList files =
        parameters.identityFiles.isEmpty() ? usualKeyFiles() : parameters.identityFiles;
    m_files.assign(files.begin(), files.end());
}

Authenticator::~Authenticator() = default;

bool Authenticator::step()
{
    if (m_state != State::Working)
        return false;
    switch (m_step) {
    case Step::AskMethods:
        return askMethods();
    case Step::NextCandidate:
        return nextCandidate();
    case Step::AskAboutKey:
        return askAboutKey();
    case Step::Sign:
        return sign();
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
    m_step = Step::NextCandidate;
    return true;
}

bool Authenticator::nextCandidate()
{
    m_publicKey.reset();
    m_key = nullptr;
    m_keyFile.reset();
    m_previousWasWrong = false;
    if (nextFile())
        return true;
    m_state = State::Failed;
    return true;
}

bool Authenticator::nextFile()
{
    while (!m_files.empty()) {
        const QString name = m_files.front();
        m_files.pop_front();
        m_key = m_keys.find(name);
        if (m_key) {
            m_step = Step::Sign;
            return true;
        }
        Result<KeyFile> file = readKeyFile(name);
        if (!file) {
            note(file.error());
            continue;
        }
        m_keyFile = std::move(file).value();
        if (!m_keyFile->encrypted) {
            if (unlock({}))
                return true;
            continue;
        }
        // Ask the server first whether it would take this key: no passphrase in vain.
        const QByteArray base64 = m_keyFile->publicBlob.toBase64();
        const QByteArray type = keyTypeName(m_keyFile->publicBlob);
        ssh_key key = nullptr;
        if (!base64.isEmpty() &&
            ssh_pki_import_pubkey_base64(
                base64.constData(), ssh_key_type_from_name(type.constData()), &key) == SSH_OK) {
            m_publicKey.reset(key);
            m_step = Step::AskAboutKey;
        } else {
            m_state = State::WantsPassphrase;
        }
        return true;
    }
    return false;
}

bool Authenticator::askAboutKey()
{
    const int code = ssh_userauth_try_publickey(m_session, nullptr, m_publicKey.get());
    if (code == SSH_AUTH_AGAIN)
        return false;
    m_offeredAny = true;
    if (code == SSH_AUTH_SUCCESS)
        m_state = State::WantsPassphrase;
    else
        leaveCandidate();
    return true;
}

void Authenticator::supplyPassphrase(const Secret &passphrase)
{
    if (m_state != State::WantsPassphrase)
        return;
    m_state = State::Working;
    if (passphrase.isEmpty()) {
        note({ErrorCode::PassphraseNeeded, keyFile(), {}});
        leaveCandidate();
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
    if (code == SSH_AUTH_SUCCESS)
        m_state = State::Succeeded;
    else
        leaveCandidate();
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
    const ErrorCode code = m_offeredAny ? ErrorCode::AuthenticationDenied : ErrorCode::NoKeyToOffer;
    return {code, m_parameters.user + u'@' + m_parameters.address, ssh_get_error(m_session)};
}

} // namespace Remote
