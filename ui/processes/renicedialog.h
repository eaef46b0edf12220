// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QSpinBox;

namespace Clawtune
{

/// Asks for a nice value. Cancel comes first in the order of the keyboard. Show it with open(); it
/// deletes itself.
class ReniceDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ReniceDialog)
public:
    /// `question` names the processes; `nice` is the value of the first.
    ReniceDialog(const QString &question, int nice, QWidget *parent = nullptr);
    [[nodiscard]] int nice() const;

private:
    QSpinBox *m_nice;
};

} // namespace Clawtune
