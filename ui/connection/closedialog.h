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
    /// `busy`: hosts on which a change is being made; `held`: on which one waits to be kept.
    CloseDialog(const QStringList &busy, const QStringList &held, QWidget *parent = nullptr);

private:
    [[nodiscard]] static QString explanation(const QStringList &busy, const QStringList &held);
};

} // namespace Clawtune
