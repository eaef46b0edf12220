// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/connection/hostsession.h"
#include "ui/settings/preferences.h"

#include <QTimer>
#include <QWidget>

namespace Widgets
{
class Banner;
}

namespace Clawtune
{

/// The line that tells of a change an earlier session left behind: on hold (keep it or undo it),
/// under way, or taken back by the server meanwhile.
class ChangeBanner final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ChangeBanner)
public:
    ChangeBanner(HostSession &session, Preferences &preferences, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void take(const Remote::JournalEntry &entry);
    void takeHidden();
    void showEntry();
    void showHeld(const QString &item, const QString &host);
    void showOutcome(const Remote::Result<Remote::ChangeOutcome> &outcome);
    void onFirst();
    void onSecond();
    void putAway();
    [[nodiscard]] Remote::ChangeRunner::Done answer();

    HostSession &m_session;
    Preferences &m_preferences;
    Widgets::Banner *m_banner;
    Remote::JournalEntry m_entry;
    QTimer m_expiry; ///< when the server will have undone it: look again
    bool m_busy = false;
    bool m_hidden = false; ///< what it is, only an administrator can see
    bool m_ended = false;  ///< the line says how keeping or undoing ended
};

} // namespace Clawtune
