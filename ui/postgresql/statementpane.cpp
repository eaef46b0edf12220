// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/postgresql/statementpane.h"

#include "remote/base/quote.h"
#include "ui/postgresql/sqlhighlighter.h"
#include "ui/text/filled.h"
#include "ui/text/formatter.h"
#include "ui/text/texts.h"
#include "widgets/barsdelegate.h"
#include "widgets/emptystate.h"
#include "widgets/themedicon.h"

#include <QClipboard>
#include <QEvent>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSplitter>
#include <QTreeView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Clawtune
{

namespace
{

constexpr int gap = 8;
constexpr int leastBar = 88;              // width in which bars can be compared
constexpr int longestStatement = 200'000; // characters; a text view has to lay them all out

QLabel *heading(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    QFont font = label->font();
    font.setBold(true);
    label->setFont(font);
    return label;
}

} // namespace

StatementPane::StatementPane(QWidget *parent)
    : QWidget(parent)
    , m_model(new PlanModel(this))
    , m_statementTitle(heading(this))
    , m_statement(new QPlainTextEdit(this))
    , m_highlighter(new SqlHighlighter(m_statement))
    , m_planTitle(heading(this))
    , m_planLine(new QLabel(this))
    , m_explain(new QPushButton(this))
    , m_copy(new QPushButton(this))
    , m_tree(new QTreeView)
    , m_states(new Widgets::StateStack(m_tree, this))
{
    auto *sides = new QSplitter(Qt::Horizontal, this);
    sides->setChildrenCollapsible(false);
    sides->addWidget(makeStatementSide());
    sides->addWidget(makePlanSide());
    sides->setStretchFactor(0, 2);
    sides->setStretchFactor(1, 3);
    sides->setSizes({400, 600});
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(sides);
    connect(m_explain, &QPushButton::clicked, this, &StatementPane::planWanted);
    connect(m_copy, &QPushButton::clicked, this, &StatementPane::copyPlan);
    connect(m_states, &Widgets::StateStack::actionTriggered, this, &StatementPane::onStateAction);
    setStatement(nullptr);
    retranslate();
}

QWidget *StatementPane::makeStatementSide()
{
    auto *side = new QWidget(this);
    auto *layout = new QVBoxLayout(side);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(gap);
    auto *bar = new QHBoxLayout;
    bar->addWidget(m_statementTitle, 1);
    bar->addStrut(m_explain->sizeHint().height());
    layout->addLayout(bar);
    m_statement->setObjectName(u"statementText"_s);
    m_statement->setReadOnly(true);
    m_statement->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_statement->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_statement->setTabChangesFocus(true);
    m_statement->setMinimumSize(200, 80);
    layout->addWidget(m_statement, 1);
    return side;
}

QWidget *StatementPane::makePlanSide()
{
    auto *side = new QWidget(this);
    auto *layout = new QVBoxLayout(side);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(gap);
    auto *bar = new QHBoxLayout;
    bar->setSpacing(gap);
    bar->addWidget(m_planTitle);
    bar->addWidget(m_planLine, 1);
    bar->addWidget(m_copy);
    bar->addWidget(m_explain);
    layout->addLayout(bar);
    m_planLine->setTextFormat(Qt::PlainText);
    m_explain->setObjectName(u"explainButton"_s);
    m_copy->setObjectName(u"copyPlanButton"_s);
    m_tree->setObjectName(u"planTree"_s);
    m_tree->setModel(m_model);
    m_tree->setUniformRowHeights(true);
    m_tree->setAllColumnsShowFocus(true);
    m_tree->setMinimumSize(240, 80);
    m_tree->header()->setStretchLastSection(true);
    m_tree->header()->setSectionsMovable(false);
    auto *bars = new Widgets::BarsDelegate(PlanModel::ShareRole, this);
    m_tree->setItemDelegateForColumn(PlanModel::OwnTime, bars);
    m_tree->setItemDelegateForColumn(PlanModel::Cost, bars);
    layout->addWidget(m_states, 1);
    return side;
}

void StatementPane::setStatement(const Remote::QueryStats *stats)
{
    const QString key =
        stats ? QStringList{stats->queryId, stats->database, stats->user}.join(u'\n') : QString();
    m_canExplain = stats && !stats->queryId.isEmpty();
    m_explain->setEnabled(m_canExplain && !m_isPlanning);
    if (key == m_key && stats)
        return;
    m_key = key;
    m_statement->setPlainText(
        stats ? Remote::displayText(stats->query.toUtf8(), longestStatement, true) : QString());
    forgetPlan();
}

void StatementPane::forgetPlan()
{
    m_problem.reset();
    m_isPlanning = false;
    m_planJson.clear();
    m_model->clear();
    m_copy->setEnabled(false);
    m_explain->setEnabled(m_canExplain);
    updatePlanLine();
    if (m_key.isEmpty())
        m_states->state().showEmpty(u"plan"_s, tr("No statement is chosen."));
    else if (m_canExplain)
        m_states->state().showEmpty(u"plan"_s, tr("The plan has not been asked for."),
                                    tr("Making it does not run the statement."));
    else
        m_states->state().showEmpty(u"plan"_s, tr("This role may not see the statement."),
                                    tr("Grant it pg_monitor to see the statements of others."));
    m_states->showState();
}

void StatementPane::showPlanning()
{
    forgetPlan();
    m_isPlanning = true;
    m_explain->setEnabled(false);
    m_states->state().showLoading(tr("Asking PostgreSQL for the plan"), tr("Cancel"));
}

void StatementPane::showPlan(const Remote::ExplainAnswer &answer)
{
    m_isPlanning = false;
    m_problem.reset();
    m_planJson = answer.planJson;
    m_model->setPlan(answer.plan);
    m_tree->expandAll();
    updateColumns();
    m_copy->setEnabled(true);
    m_explain->setEnabled(m_canExplain);
    updatePlanLine();
    m_states->showContent();
}

void StatementPane::showProblem(const Remote::Error &error)
{
    forgetPlan();
    if (error.code == Remote::ErrorCode::Cancelled)
        return;
    m_problem = error;
    m_states->state().showFailed(errorSentence(error), errorDetail(error));
}

void StatementPane::updateColumns()
{
    const Remote::Plan &plan = m_model->plan();
    m_tree->setColumnHidden(PlanModel::OwnTime, !plan.root.exclusiveMs);
    m_tree->setColumnHidden(PlanModel::ActualRows, !plan.analyzed);
    m_tree->setColumnHidden(PlanModel::Blocks, !plan.root.exclusiveBlocks);
    for (int column = 0; column < PlanModel::ColumnCount; ++column)
        m_tree->resizeColumnToContents(column);
    for (const int column : {PlanModel::OwnTime, PlanModel::Cost})
        m_tree->setColumnWidth(column, qMax(m_tree->columnWidth(column), leastBar));
    m_tree->setColumnWidth(PlanModel::Node, qMin(m_tree->columnWidth(PlanModel::Node) + gap, 420));
}

/// What kind of plan it is, in a few words beside the heading.
void StatementPane::updatePlanLine()
{
    const Remote::Plan &plan = m_model->plan();
    if (m_planJson.isEmpty())
        m_planLine->clear();
    else if (plan.executionMs)
        m_planLine->setText(
            filled(tr("ran for %1"), {formatted(*plan.executionMs, Remote::Unit::Milliseconds)}));
    else
        m_planLine->setText(tr("estimated, not run"));
}

void StatementPane::onStateAction()
{
    if (m_isPlanning)
        Q_EMIT cancelWanted();
    else
        Q_EMIT planWanted();
}

void StatementPane::copyPlan() const
{
    QGuiApplication::clipboard()->setText(QString::fromUtf8(m_planJson));
}

void StatementPane::retranslate()
{
    m_statementTitle->setText(tr("Statement"));
    m_planTitle->setText(tr("Plan"));
    m_explain->setText(tr("Show plan"));
    m_copy->setText(tr("Copy plan"));
    m_copy->setToolTip(tr("Copies the plan as JSON, as EXPLAIN printed it"));
    m_statement->setAccessibleName(tr("Statement"));
    m_tree->setAccessibleName(tr("Plan"));
    m_model->retranslate();
    m_tree->expandAll();
    updatePlanLine();
    if (m_problem)
        showProblem(Remote::Error(*m_problem));
    else if (m_isPlanning)
        showPlanning();
    else if (m_planJson.isEmpty())
        forgetPlan();
}

void StatementPane::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::PaletteChange)
        // Once the view inside has its new palette as well; we have ours first.
        QMetaObject::invokeMethod(m_highlighter, &QSyntaxHighlighter::rehighlight,
                                  Qt::QueuedConnection);
    QWidget::changeEvent(event);
}

} // namespace Clawtune
