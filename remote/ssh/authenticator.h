// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/base/secret.h"
#include "remote/ssh/agentquery.h"
#include "remote/ssh/agentrelay.h"
#include "remote/ssh/keyfile.h"
#include "remote/ssh/sshparameters.h"

#include <deque>
#include <map>
#include <optional>

namespace Remote
{

/// Private keys that were opened, kept so that a lost connection comes back without asking again.
/// A passphrase itself is dropped at once. Session thread.
class KeyRing final
{
public:
    [[nodiscard]] ssh_key find(const QString &file) const;
    void keep(const QString &file, SshKeyPtr key) { m_keys[file] = std::move(key); }

private:
    std::map<QString, SshKeyPtr> m_keys;
};

/// Logs one session in with the agent's keys and the key files, one after another, in
/// non-blocking calls. A named key that the agent holds is tried first and through the agent, so
/// that neither a passphrase is asked for nor the server's patience (MaxAuthTries) spent on other
/// keys. Session thread; its owner keeps the deadline and watches the connection.
class Authenticator final
{
    Q_DISABLE_COPY_MOVE(Authenticator)
public:
    enum class State { Working, WantsPassphrase, Succeeded, Failed };

    Authenticator(ssh_session session, const SshParameters &parameters, KeyRing &keys,
                  int interrupt);
    ~Authenticator();

    /// One attempt to go on; true if something moved and it is worth calling again at once.
    bool step();
    [[nodiscard]] State state() const { return m_state; }
    /// In WantsPassphrase.
    [[nodiscard]] QString keyFile() const { return m_keyFile ? m_keyFile->name : QString(); }
    [[nodiscard]] bool previousWasWrong() const { return m_previousWasWrong; }
    /// Tries the passphrase; an empty one leaves this key out.
    void supplyPassphrase(const Secret &passphrase);
    /// Why nothing worked. Also says the best reason when the server hung up half-way.
    [[nodiscard]] Error error() const;
    void addPollDescriptors(std::vector<pollfd> &descriptors) const;
    [[nodiscard]] TimePoint wakeAt() const;

private:
    enum class Step { AskMethods, AskAgent, NextCandidate, AskAboutKey, Sign, SignByAgent };
    struct Candidate {
        QByteArray agentBlob; ///< or
        QString file;
    };

    bool askMethods();
    bool askAgent();
    void makeCandidates(const QList<QByteArray> &agentKeys);
    bool nextCandidate();
    bool beginFile(const QString &name);
    bool beginQuestion(const QByteArray &blob);
    bool askAboutKey();
    bool sign();
    bool signByAgent();
    void startRelay();
    bool unlock(const Secret &passphrase);
    void note(const Error &error);
    bool leaveCandidate();

    ssh_session m_session;
    const SshParameters &m_parameters;
    KeyRing &m_keys;
    const int m_interrupt;
    const QByteArray m_agentPath;
    State m_state = State::Working;
    Step m_step = Step::AskMethods;
    std::unique_ptr<AgentQuery> m_query;
    std::unique_ptr<AgentRelay> m_relay;
    std::deque<Candidate> m_candidates;
    QByteArray m_agentBlob; ///< of the candidate in hand
    std::optional<KeyFile> m_keyFile;
    SshKeyPtr m_publicKey;
    ssh_key m_key = nullptr; ///< owned by m_keys
    QList<QByteArray> m_refused;
    bool m_previousWasWrong = false;
    bool m_offeredAny = false;
    bool m_agentFailed = false;
    std::optional<Error> m_note; ///< the first thing that was wrong with a file
};

} // namespace Remote
