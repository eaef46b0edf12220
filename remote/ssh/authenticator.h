// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/base/secret.h"
#include "remote/ssh/keyfile.h"
#include "remote/ssh/sshparameters.h"

#include <deque>
#include <map>
#include <optional>
#include <poll.h>
#include <vector>

namespace Remote
{

/// Private keys that were opened with a passphrase, kept so that a lost connection comes back
/// without asking again. The passphrase itself is dropped at once. Session thread.
class KeyRing final
{
public:
    [[nodiscard]] ssh_key find(const QString &file) const;
    void keep(const QString &file, SshKeyPtr key) { m_keys[file] = std::move(key); }

private:
    std::map<QString, SshKeyPtr> m_keys;
};

/// Logs one session in with the agent's keys and the key files, one after another, in
/// non-blocking calls. Session thread; its owner keeps the deadline and watches the connection.
class Authenticator final
{
    Q_DISABLE_COPY_MOVE(Authenticator)
public:
    enum class State { Working, WantsPassphrase, Succeeded, Failed };

    Authenticator(ssh_session session, const SshParameters &parameters, KeyRing &keys);
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

private:
    enum class Step { AskMethods, NextCandidate, AskAboutKey, Sign };

    bool askMethods();
    bool nextCandidate();
    bool nextFile();
    bool askAboutKey();
    bool sign();
    bool unlock(const Secret &passphrase);
    void note(const Error &error);
    void leaveCandidate() { m_step = Step::NextCandidate; }

    ssh_session m_session;
    const SshParameters &m_parameters;
    KeyRing &m_keys;
    State m_state = State::Working;
    Step m_step = Step::AskMethods;
    std::deque<QString> m_files;
    std::optional<KeyFile> m_keyFile;
    SshKeyPtr m_publicKey;
    ssh_key m_key = nullptr; ///< owned by m_keys
    bool m_previousWasWrong = false;
    bool m_offeredAny = false;
    std::optional<Error> m_note; ///< the first thing that was wrong with a file or the agent
};

} // namespace Remote
