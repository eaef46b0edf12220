// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/base/secret.h"

#include <QDialog>

class QLabel;
class QLineEdit;

namespace Clawtune
{

/// Asks for one passphrase or password. Show it with open(); it deletes itself. What was typed
/// leaves through given() only, and the field is emptied.
class SecretDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SecretDialog)
public:
    struct Words {
        QString title;
        QString question;
        QString label;
        QString action;
        QString problem{}; ///< why it is asked again; may be empty
        QString hint{};
    };

    SecretDialog(const Words &words, QWidget *parent = nullptr);

    /// Moves out what was typed; call it once, after accepted().
    [[nodiscard]] Remote::Secret take();

private:
    QLineEdit *m_edit;
};

} // namespace Clawtune
