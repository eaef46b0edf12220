// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/base/secret.h"
#include "remote/ssh/remoteshell.h"

#include <optional>

namespace Remote
{

/// A RemoteShell whose streams run with root's rights, where they are wanted, while it has been
/// given them: through a `sudo -S` of their own, as the root shell of a connection takes one
/// command after another and a stream would never let go of it. Commands run as they would without
/// it. A sudo that refuses ends that stream, and later ones run with the login's rights until
/// rights are given again.
class SudoStreams final : public RemoteShell
{
public:
    explicit SudoStreams(RemoteShell &shell);
    ~SudoStreams() override;

    /// `password` is what the root shell was opened with; empty where sudo asks for none.
    void give(Secret password);
    /// Streams that are open keep their rights: close them.
    void drop();
    [[nodiscard]] bool isGiven() const;

    RequestId run(const RemoteCommand &command, QObject *context, Done done) override;
    void cancel(RequestId id) override;
    std::unique_ptr<RemoteStream> openStream(const RemoteCommand &command,
                                             const QByteArray &interpreter = "sh") override;
    [[nodiscard]] bool canStream(Privilege privilege) const override;

private:
    RemoteShell &m_shell;
    std::optional<Secret> m_password;
    std::shared_ptr<bool> m_refused; ///< by the sudo of a stream, since rights were given
};

} // namespace Remote
