// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/processes/processdetails.h"
#include "ui/processes/processmodel.h"

#include <QWidget>

#include <functional>
#include <optional>

class QLabel;
class QPushButton;
class QTabWidget;

namespace Widgets
{
class Banner;
class StateStack;
} // namespace Widgets

namespace Clawtune
{

class DetailsTable;
class EnvironmentTab;

/// Everything about one process, read once when it is chosen and again on refresh().
class DetailsPane final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DetailsPane)
public:
    DetailsPane(Remote::RemoteShell &shell, std::function<Remote::Privilege()> privilege,
                const ProcessModel &model, QWidget *parent = nullptr);

    /// pid 0: none is chosen. Reads only while the pane is on show.
    void setProcess(const Remote::ProcessId &id);
    [[nodiscard]] Remote::ProcessId process() const { return m_id; }
    void refresh();
    /// The list says that it has ended.
    void markGone();

Q_SIGNALS:
    void administratorWanted();

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void setUpTabs();
    QWidget *makeFilesTab();
    void read();
    void take(const Remote::Result<Remote::CommandOutput> &output, const QByteArray &marker);
    void showDetails();
    void showNone();
    void retranslate();
    void updateFilesLine();

    Remote::RemoteShell &m_shell;
    std::function<Remote::Privilege()> m_privilege;
    const ProcessModel &m_model;
    Remote::ProcessId m_id;
    QString m_label;
    std::optional<Remote::ProcessDetails> m_details;
    bool m_allFiles = false;
    quint64 m_request = 0;
    QTabWidget *m_tabs;
    QLabel *m_whose; ///< names the process, which may be out of sight in the list
    Widgets::Banner *m_rights;
    DetailsTable *m_summary;
    DetailsTable *m_files;
    QLabel *m_filesLine;
    QPushButton *m_filesAll;
    DetailsTable *m_limits;
    DetailsTable *m_memory;
    EnvironmentTab *m_environment;
    Widgets::StateStack *m_states;
};

} // namespace Clawtune
