// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QStringList>

namespace Clawtune
{

/// Asked when the window is closed while a change is under way: says what the server will do
/// without Clawtune. Cancel comes first. Show it with open(); it deletes itself.
class CloseDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CloseDialog)
public:
    explicit CloseDialog(const QStringList &hosts, QWidget *parent = nullptr);
};

} // namespace Clawtune
