// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/processes/processactions.h"
#include "remote/processes/processfacts.h"
#include "ui/connection/hostsession.h"
#include "ui/page.h"
#include "ui/processes/processmodel.h"

#include <QElapsedTimer>
#include <QTimer>

class QSplitter;

namespace Widgets
{
class Banner;
class StateStack;
} // namespace Widgets

namespace Clawtune
{

class DetailsPane;
class ProcessActionBar;
class ProcessFilterBar;
class ProcessTable;
class ProcessWork;
class PssReader;
class TrafficReader;

/// Every process of the server, live: list or tree, with what can be done to them and what is
/// known of one of them below. Rows come from the session's sampler while the page is on show.
class ProcessesPage final : public Page
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ProcessesPage)
public:
    explicit ProcessesPage(HostSession &session, QWidget *parent = nullptr);
    /// The same over another shell: what the page asks by itself and does goes through that.
    ProcessesPage(HostSession &session, Remote::RemoteShell &shell,
                  std::function<Remote::Privilege()> privilege, QWidget *parent = nullptr);

    void activate() override;
    void deactivate() override;
    void refresh() override;
    void focusFilter() override;
    /// "pid:start", or a bare number.
    void showItem(const QByteArray &id) override;
    void setPreferences(Preferences &preferences) override;

    [[nodiscard]] ProcessModel &model() { return *m_model; }
    /// Names of containers by id, where somebody knows them.
    void setContainerNames(std::function<QString(QByteArray)> names);

protected:
    void changeEvent(QEvent *event) override;

private:
    void setUpList(QWidget *list);
    void joinActions();
    void joinBar();
    void joinWork();
    void joinSession();
    void wantRows(bool wanted);
    void readFacts();
    void takeFacts(const Remote::ProcessFacts &facts);
    void takeSample(const Remote::MetricFrame &frame);
    void showLatest();
    void setFrozen(bool frozen);
    void ask(const Remote::ProcessAction &action);
    void becomeAdministrator(std::function<void()> then);
    void showResult(const QString &text, bool well, const QString &action);
    void showDetails(bool shown);
    void chooseForDetails();
    void updateState();
    void updateAge();
    void updateCount();
    void updateSlowLane();
    void saveColumns();
    void retranslate();

    HostSession &m_session;
    Remote::RemoteShell &m_shell;
    std::function<Remote::Privilege()> m_privilege;
    Preferences *m_preferences = nullptr;
    ProcessModel *m_model;
    ProcessFilterBar *m_bar;
    ProcessTable *m_table;
    ProcessWork *m_work;
    PssReader *m_pss;
    TrafficReader *m_traffic;
    DetailsPane *m_details;
    Widgets::Banner *m_result;
    Widgets::StateStack *m_states;
    QSplitter *m_splitter;
    ProcessActionBar *m_actions;
    Remote::MetricFrame m_latest;         ///< newest rows, kept while the list is held still
    std::optional<Remote::Error> m_error; ///< of the sampler, until the next sample
    QByteArray m_wantedItem;              ///< to be shown once it is in the list
    QElapsedTimer m_sinceSample;
    QTimer m_ageTimer;
    bool m_hasFacts = false;
    bool m_hidesOthers = false;
    bool m_active = false;
};

} // namespace Clawtune
