// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/postgres/postgresinspector.h"
#include "ui/connection/hostsession.h"
#include "ui/page.h"

class QComboBox;
class QHBoxLayout;
class QLabel;
class QPushButton;
class QStackedWidget;

namespace Widgets
{
class StateStack;
}

namespace Clawtune
{

class AccessPane;
class StatementPane;
class StatementsTable;

/// The slow statements of one server's PostgreSQL and why they are slow. Looks for PostgreSQL when
/// it is first shown, and again only when asked to.
class PostgresqlPage final : public Page
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PostgresqlPage)
public:
    explicit PostgresqlPage(HostSession &session, QWidget *parent = nullptr);

    void activate() override;
    void deactivate() override;
    void refresh() override;
    void focusFilter() override;

protected:
    void changeEvent(QEvent *event) override;

private:
    enum class Step { Nothing, Connecting, Reading, Shown, Stuck };

    QWidget *makeContent();
    void setUpHeader(QHBoxLayout *header);
    void joinParts();
    void connectTo(Remote::PostgresAccess access);
    void onConnected(const Remote::Result<Remote::PostgresServer> &server);
    void read();
    void onReport(const Remote::Result<Remote::QueryReport> &report);
    void explain();
    void lookForServers();
    void readDatabases();
    void chooseServer(int index);
    void becomeAdministrator();
    void onConnectionState(Remote::ConnectionState state);
    void showProblem(const Remote::Error &error);
    void showLoading();
    void cancel();
    void updateInformation();
    void retranslate();
    [[nodiscard]] Remote::PostgresInspector &inspector() { return m_session.postgres(); }

    HostSession &m_session;
    Step m_step = Step::Nothing;
    bool m_active = false;
    bool m_isOld = false;  ///< what is shown is from before the connection was lost
    quint64 m_request = 0; ///< answers to earlier ones are dropped
    quint64 m_planRequest = 0;
    std::optional<Remote::Error> m_problem;
    Remote::PostgresServer m_server;
    QList<Remote::PostgresServer> m_servers;
    QComboBox *m_serverBox;
    QComboBox *m_databaseBox;
    QLabel *m_information;
    QPushButton *m_refresh;
    StatementsTable *m_table = nullptr;
    StatementPane *m_statement = nullptr;
    AccessPane *m_access;
    Widgets::StateStack *m_states = nullptr;
    QStackedWidget *m_stack;
};

} // namespace Clawtune
