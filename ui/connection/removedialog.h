// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/base/error.h"

#include <QDialog>

class QLabel;

namespace Clawtune
{

/// Asks before a host leaves the list. Cancel comes first. Whoever shows it (with open()) answers
/// confirmed() with accept() or showProblem(); it deletes itself.
class RemoveDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RemoveDialog)
public:
    explicit RemoveDialog(const QString &hostName, QWidget *parent = nullptr);
    void showProblem(const Remote::Error &error);

Q_SIGNALS:
    void confirmed();

private:
    QLabel *m_text;
};

} // namespace Clawtune
