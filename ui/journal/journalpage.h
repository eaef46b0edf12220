// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/journal/journalcontroller.h"
#include "ui/page.h"

namespace Clawtune
{

class HostSession;
class JournalView;

/// The changes made on one server, newest first, each with the way back.
class JournalPage final : public Page
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(JournalPage)
public:
    explicit JournalPage(HostSession &session, QWidget *parent = nullptr);

    void activate() override;
    void deactivate() override;
    void refresh() override;
    void focusFilter() override;

private:
    void readIfShown();

    HostSession &m_session;
    JournalController m_controller;
    JournalView *m_view;
    bool m_active = false;
};

} // namespace Clawtune
