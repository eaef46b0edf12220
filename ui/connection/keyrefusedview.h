// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/base/error.h"
#include "remote/ssh/sshparameters.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace Clawtune
{

/// Why a server's key was refused and what a person can do about it outside Clawtune. There is no
/// way on from here but looking again.
class KeyRefusedView final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(KeyRefusedView)
public:
    explicit KeyRefusedView(QWidget *parent = nullptr);
    void setError(const Remote::Error &error, const Remote::SshParameters &parameters);

Q_SIGNALS:
    void retryWanted();

private:
    [[nodiscard]] QString removalCommand(const Remote::SshParameters &parameters) const;

    QLabel *m_icon;
    QLabel *m_sentence;
    QLabel *m_detail;
    QLabel *m_advice;
    QLabel *m_checkCommand;
    QLabel *m_then;
    QLabel *m_removeCommand;
    QPushButton *m_retry;
};

} // namespace Clawtune
