// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QStringList>

namespace Clawtune
{

class HostSession;

/// Hosts by what happens to them, by name.
struct ChangesUnderWay {
    QStringList applying;
    QStringList undoing;
    QStringList held; ///< made, and undone by the server unless kept

    [[nodiscard]] static ChangesUnderWay on(const QList<HostSession *> &sessions);
    [[nodiscard]] bool isEmpty() const;
};

/// Asked when the window is closed, or a server is left, while a change is under way: says what
/// the server will do without Clawtune. Cancel comes first. Show it with open(); it deletes itself.
class CloseDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CloseDialog)
public:
    enum class Leaving { Window, Server };

    CloseDialog(const ChangesUnderWay &changes, Leaving leaving, QWidget *parent = nullptr);

private:
    [[nodiscard]] static QString explanation(const ChangesUnderWay &changes);
};

} // namespace Clawtune
