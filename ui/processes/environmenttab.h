// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/metrics/processrow.h"
#include "remote/processes/processdetails.h"

#include <QWidget>

#include <functional>

namespace Widgets
{
class StateStack;
}

namespace Clawtune
{

class DetailsTable;

/// A process's environment, read only when a person asks for it, as it may hold passwords. Another
/// process, another page or hiding it drops it.
class EnvironmentTab final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(EnvironmentTab)
public:
    EnvironmentTab(Remote::RemoteShell &shell, std::function<Remote::Privilege()> privilege,
                   QWidget *parent = nullptr);

    /// Forgets what is shown. pid 0: none.
    void setProcess(const Remote::ProcessId &id);
    void retranslate();

protected:
    void hideEvent(QHideEvent *event) override;

private:
    void warn();
    void read();
    void take(const Remote::Result<Remote::CommandOutput> &output, const QByteArray &marker);

    Remote::RemoteShell &m_shell;
    std::function<Remote::Privilege()> m_privilege;
    Remote::ProcessId m_id;
    DetailsTable *m_table;
    Widgets::StateStack *m_states;
    quint64 m_request = 0;
};

} // namespace Clawtune
