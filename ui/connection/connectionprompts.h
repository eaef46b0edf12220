// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/connection/hostsession.h"

#include <QObject>
#include <QPointer>

class QDialog;

namespace Clawtune
{

/// Asks the person what one session needs to know: whether to take a new key, a passphrase, the
/// sudo password. One question at a time; a question that is no longer asked goes away by itself.
/// Ends before its session.
class ConnectionPrompts final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ConnectionPrompts)
public:
    /// Child of `owner`; dialogs stand over the window that `owner` is in.
    ConnectionPrompts(HostSession &session, QWidget &owner);
    ~ConnectionPrompts() override;

private:
    void askHostKey(const Remote::HostKey &key);
    void askPassphrase(const QString &keyFile, bool previousWasWrong);
    void askAdministrator(const Remote::Error &previous, bool isRetry);
    void show(QDialog *dialog);
    void dropDialog();
    [[nodiscard]] QString hostName() const;

    HostSession &m_session;
    QWidget &m_owner;
    QPointer<QDialog> m_dialog;
};

} // namespace Clawtune
