// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/postgresql/postgresqlpage.h"

#include "remote/base/quote.h"
#include "ui/postgresql/accesspane.h"
#include "ui/postgresql/missing.h"
#include "ui/postgresql/statementpane.h"
#include "ui/postgresql/statementstable.h"
#include "ui/text/filled.h"
#include "ui/text/formatter.h"
#include "ui/text/texts.h"
#include "widgets/emptystate.h"
#include "widgets/themedicon.h"

#include <QComboBox>
#include <QDateTime>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>

using namespace Qt::StringLiterals;

namespace Clawtune
{

using Remote::Error;
using Remote::ErrorCode;
using Remote::PostgresAccess;
using Remote::PostgresServer;
using Remote::QueryReport;
using Remote::Result;

namespace
{

constexpr int gap = 8;

QString addressOf(const Remote::TunnelTarget &target)
{
    if (!target.socketPath.isEmpty())
        return target.socketPath;
    const QString host =
        target.address.contains(u':') ? QString(u'[' + target.address + u']') : target.address;
    return host + u':' + QString::number(target.port);
}

PostgresAccess copyOf(const PostgresAccess &access)
{
    return {access.address, access.user, access.database, access.password.clone()};
}

} // namespace

PostgresqlPage::PostgresqlPage(HostSession &session, QWidget *parent)
    : Page(parent)
    , m_session(session)
    , m_serverBox(new QComboBox(this))
    , m_databaseBox(new QComboBox(this))
    , m_information(new QLabel(this))
    , m_refresh(new QPushButton(this))
    , m_access(new AccessPane(this))
    , m_stack(new QStackedWidget(this))
{
    m_states = new Widgets::StateStack(makeContent(), this);
    m_stack->addWidget(m_states);
    m_stack->addWidget(m_access);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(2 * gap, gap, 2 * gap, 2 * gap);
    layout->addWidget(m_stack);
    joinParts();
    retranslate();
}

QWidget *PostgresqlPage::makeContent()
{
    auto *content = new QWidget(this);
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(gap);
    auto *header = new QHBoxLayout;
    setUpHeader(header);
    layout->addLayout(header);
    m_table = new StatementsTable(content);
    m_statement = new StatementPane(content);
    auto *halves = new QSplitter(Qt::Vertical, content);
    halves->setChildrenCollapsible(false);
    halves->addWidget(m_table);
    halves->addWidget(m_statement);
    halves->setStretchFactor(0, 3);
    halves->setStretchFactor(1, 2);
    layout->addWidget(halves, 1);
    return content;
}

void PostgresqlPage::setUpHeader(QHBoxLayout *header)
{
    header->setSpacing(gap);
    m_serverBox->setObjectName(u"serverBox"_s);
    m_databaseBox->setObjectName(u"databaseBox"_s);
    m_refresh->setObjectName(u"refreshButton"_s);
    m_information->setObjectName(u"statementsInformation"_s);
    m_information->setTextFormat(Qt::PlainText);
    for (QComboBox *box : {m_serverBox, m_databaseBox})
        box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    header->addWidget(m_serverBox);
    header->addWidget(m_databaseBox);
    header->addWidget(m_information, 1);
    header->addWidget(m_refresh);
}

void PostgresqlPage::joinParts()
{
    connect(m_refresh, &QPushButton::clicked, this, &PostgresqlPage::refresh);
    connect(m_serverBox, &QComboBox::activated, this, &PostgresqlPage::chooseServer);
    connect(m_databaseBox, &QComboBox::activated, this, &PostgresqlPage::read);
    connect(m_table, &StatementsTable::currentChanged, this, [this] {
        ++m_planRequest;
        m_statement->setStatement(m_table->current());
    });
    connect(m_table, &StatementsTable::planWanted, this, &PostgresqlPage::explain);
    connect(m_statement, &StatementPane::planWanted, this, &PostgresqlPage::explain);
    connect(m_statement, &StatementPane::cancelWanted, this, [this] { inspector().cancel(); });
    connect(m_access, &AccessPane::connectWanted, this, [this](const PostgresAccess &access) {
        m_session.setPostgresAccess(copyOf(access));
        connectTo(copyOf(access));
    });
    connect(m_access, &AccessPane::retryWanted, this, &PostgresqlPage::refresh);
    connect(m_access, &AccessPane::administratorWanted, this, &PostgresqlPage::becomeAdministrator);
    connect(m_states, &Widgets::StateStack::actionTriggered, this, [this] {
        if (m_step == Step::Connecting || m_step == Step::Reading)
            cancel();
        else
            refresh();
    });
    connect(m_states, &Widgets::StateStack::staleActionTriggered, this, &PostgresqlPage::refresh);
    connect(&m_session.connection(), &Remote::HostConnection::stateChanged, this,
            &PostgresqlPage::onConnectionState);
}

void PostgresqlPage::activate()
{
    m_active = true;
    if (m_session.connection().state() != Remote::ConnectionState::Connected)
        return;
    if (m_step == Step::Nothing)
        connectTo(copyOf(m_session.postgresAccess()));
    else if (m_isOld)
        refresh();
}

void PostgresqlPage::deactivate()
{
    m_active = false;
}

void PostgresqlPage::refresh()
{
    if (m_step == Step::Connecting || m_step == Step::Reading)
        return;
    if (inspector().isConnected())
        read();
    else
        connectTo(copyOf(m_session.postgresAccess()));
}

void PostgresqlPage::focusFilter()
{
    m_table->focusFilter();
}

void PostgresqlPage::connectTo(PostgresAccess access)
{
    m_step = Step::Connecting;
    m_problem.reset();
    showLoading();
    const quint64 request = ++m_request;
    inspector().connectTo(std::move(access), this,
                          [this, request](const Result<PostgresServer> &server) {
                              if (request == m_request)
                                  onConnected(server);
                          });
}

void PostgresqlPage::onConnected(const Result<PostgresServer> &server)
{
    if (!server) {
        showProblem(server.error());
        return;
    }
    m_server = *server;
    m_databaseBox->clear();
    lookForServers();
    readDatabases();
    read();
}

void PostgresqlPage::read()
{
    const bool isShown = m_step == Step::Shown && m_stack->currentWidget() == m_states;
    m_step = Step::Reading;
    m_problem.reset();
    m_refresh->setEnabled(false);
    if (!isShown)
        showLoading();
    const quint64 request = ++m_request;
    const QString database =
        m_databaseBox->currentIndex() > 0 ? m_databaseBox->currentText() : QString();
    inspector().queries(Remote::QuerySort::Total, 0, database, this,
                        [this, request](const Result<QueryReport> &report) {
                            if (request == m_request)
                                onReport(report);
                        });
}

void PostgresqlPage::onReport(const Result<QueryReport> &report)
{
    m_refresh->setEnabled(true);
    if (!report) {
        showProblem(report.error());
        return;
    }
    m_step = Step::Shown;
    m_isOld = false;
    m_table->setReport(*report);
    updateInformation();
    m_stack->setCurrentWidget(m_states);
    m_states->setStale({});
    if (report->rows.isEmpty() && m_databaseBox->currentIndex() <= 0) {
        m_states->state().showEmpty(u"database"_s, tr("No statement has been counted yet."),
                                    tr("The list fills as programs use the database."),
                                    tr("Refresh"));
        m_states->showState();
        return;
    }
    m_states->showContent();
    m_table->focusTable();
}

void PostgresqlPage::explain()
{
    const Remote::QueryStats *stats = m_table->current();
    if (!stats || !m_statement->canExplain())
        return;
    m_statement->showPlanning();
    const quint64 request = ++m_planRequest;
    inspector().explain({stats->queryId, {}, stats->database, false}, this,
                        [this, request](const Result<Remote::ExplainAnswer> &answer) {
                            if (request != m_planRequest)
                                return;
                            if (answer)
                                m_statement->showPlan(*answer);
                            else
                                m_statement->showProblem(answer.error());
                        });
}

/// For the chooser, after one of them has let us in.
void PostgresqlPage::lookForServers()
{
    m_servers = {m_server};
    m_serverBox->clear();
    m_serverBox->addItem(Remote::displayText(m_server.name.toUtf8(), 60));
    inspector().find(this, [this](const Result<QList<PostgresServer>> &servers) {
        if (!servers)
            return;
        for (const PostgresServer &server : *servers) {
            if (server.target == m_server.target)
                continue;
            m_servers.append(server);
            m_serverBox->addItem(Remote::displayText(server.name.toUtf8(), 60));
        }
    });
}

void PostgresqlPage::readDatabases()
{
    m_databaseBox->clear();
    m_databaseBox->addItem(tr("All databases"));
    inspector().databases(this, [this](const Result<QStringList> &names) {
        if (!names)
            return;
        for (const QString &name : *names)
            m_databaseBox->addItem(name);
    });
}

void PostgresqlPage::chooseServer(int index)
{
    const PostgresServer server = m_servers.value(index);
    if (server.target == m_server.target)
        return;
    PostgresAccess access{addressOf(server.target), server.user, server.database, {}};
    m_session.setPostgresAccess(copyOf(access));
    connectTo(std::move(access));
}

void PostgresqlPage::becomeAdministrator()
{
    m_session.becomeAdministrator(this, [this](const Result<void> &result) {
        if (result)
            connectTo(copyOf(m_session.postgresAccess()));
        else if (result.error().code != ErrorCode::Cancelled)
            showProblem(result.error());
    });
}

void PostgresqlPage::onConnectionState(Remote::ConnectionState state)
{
    if (state == Remote::ConnectionState::Connected) {
        if (m_active && (m_step == Step::Nothing || m_step == Step::Stuck || m_isOld))
            refresh();
    } else if (m_step == Step::Shown) {
        m_isOld = true;
        m_states->setStale(tr("The connection is lost. What you see is from before."));
    } else {
        ++m_request; // its answer would only say that the connection is gone
        m_step = Step::Nothing;
    }
}

void PostgresqlPage::showProblem(const Error &error)
{
    const bool hasContent = m_table->model().rowCount() > 0 && inspector().isConnected();
    m_step = Step::Stuck;
    m_problem = error;
    m_refresh->setEnabled(true);
    const PostgresAccess &access = m_session.postgresAccess();
    const QString role = m_server.user.isEmpty() ? access.user : m_server.user;
    if (Missing::of(error, role).isHelp()) {
        m_access->setProblem(error, {access.address, role, access.database, {}});
        m_stack->setCurrentWidget(m_access);
        return;
    }
    m_stack->setCurrentWidget(m_states);
    if (hasContent) {
        m_step = Step::Shown;
        m_states->setStale(errorSentence(error), tr("Try again"));
        return;
    }
    m_states->state().showFailed(errorSentence(error), errorDetail(error));
    m_states->showState();
}

void PostgresqlPage::showLoading()
{
    const QString host = Remote::displayText(m_session.host().name.toUtf8(), 60);
    m_states->state().showLoading(m_step == Step::Connecting
                                      ? filled(tr("Looking for PostgreSQL on %1"), {host})
                                      : filled(tr("Reading pg_stat_statements on %1"), {host}),
                                  tr("Cancel"));
    m_states->showState();
    m_stack->setCurrentWidget(m_states);
}

void PostgresqlPage::cancel()
{
    inspector().cancel();
    ++m_request;
    showProblem({ErrorCode::Cancelled});
}

/// Since when the numbers count, and what is not in them.
void PostgresqlPage::updateInformation()
{
    const QueryReport &report = m_table->model().report();
    QStringList parts;
    const QDateTime since = QDateTime::fromString(report.since, Qt::ISODate);
    if (since.isValid())
        parts.append(
            filled(tr("since %1"), {formattedTime(double(since.toSecsSinceEpoch()), true)}));
    parts.append(filled(tr("%1 in all"), {formattedDuration(report.totalMs / 1000)}));
    if (report.textsHidden)
        parts.append(tr("statements of other roles hidden"));
    if (report.evictions > 0)
        parts.append(tr("rare statements were dropped"));
    m_information->setText(parts.join(u" · "_s));
    m_information->setToolTip(tr("Time that PostgreSQL spent in statements, from "
                                 "pg_stat_statements"));
}

void PostgresqlPage::retranslate()
{
    m_refresh->setText(tr("Refresh"));
    m_serverBox->setAccessibleName(tr("PostgreSQL server"));
    m_databaseBox->setAccessibleName(tr("Database"));
    if (m_databaseBox->count() > 0)
        m_databaseBox->setItemText(0, tr("All databases"));
    if (m_step == Step::Shown)
        updateInformation();
    else if (m_step == Step::Connecting || m_step == Step::Reading)
        showLoading();
    else if (m_problem)
        showProblem(Error(*m_problem));
}

void PostgresqlPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    Page::changeEvent(event);
}

} // namespace Clawtune
