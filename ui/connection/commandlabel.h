// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace Clawtune
{

/// A command to copy and run elsewhere: fixed pitch, selectable, set apart from the text.
class CommandLabel final : public QLabel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CommandLabel)
public:
    explicit CommandLabel(QWidget *parent = nullptr);

    /// Shows the fingerprints of a server's own keys, run on the server.
    [[nodiscard]] static QString fingerprintCommand(const QByteArray &keyType = "ssh-ed25519");
};

} // namespace Clawtune
