// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/checklist/checklistcontroller.h"
#include "ui/page.h"

namespace Clawtune
{

class ChecklistView;
class HostSession;

/// The Checklist page of one server: looks when it is first shown, when the connection comes back
/// and when administrator rights are gained.
class ChecklistPage final : public Page
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ChecklistPage)
public:
    explicit ChecklistPage(HostSession &session, QWidget *parent = nullptr);

    void activate() override;
    void deactivate() override;
    void lookAhead() override;
    void refresh() override;
    void focusFilter() override;
    void showItem(const QByteArray &id) override;
    [[nodiscard]] int waitingCount() const override;
    [[nodiscard]] ChecklistController &controller() { return m_controller; }

private:
    void becomeAdministrator();
    void lookIfNeeded();

    HostSession &m_session;
    ChecklistController m_controller;
    ChecklistView *m_view;
    int m_waiting = 0;
    bool m_active = false;
    bool m_isOutdated = true;
};

} // namespace Clawtune
