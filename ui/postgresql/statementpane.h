// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/postgres/postgresinspector.h"
#include "ui/postgresql/planmodel.h"

#include <QWidget>

class QLabel;
class QPlainTextEdit;
class QPushButton;
class QSyntaxHighlighter;
class QTreeView;

namespace Widgets
{
class StateStack;
}

namespace Clawtune
{

/// One statement in full and its plan beside it. Asks for a plan through planWanted(); whoever
/// answers calls one of the show functions.
class StatementPane final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StatementPane)
public:
    explicit StatementPane(QWidget *parent = nullptr);

    /// nullptr: none is chosen. Forgets the plan unless it is the same statement's.
    void setStatement(const Remote::QueryStats *stats);
    void showPlanning();
    void showPlan(const Remote::ExplainAnswer &answer);
    void showProblem(const Remote::Error &error);
    [[nodiscard]] bool canExplain() const { return m_canExplain; }

Q_SIGNALS:
    void planWanted();
    void cancelWanted();

protected:
    void changeEvent(QEvent *event) override;

private:
    QWidget *makeStatementSide();
    QWidget *makePlanSide();
    void retranslate();
    void forgetPlan();
    void updateColumns();
    void updatePlanLine();
    void onStateAction();
    void copyPlan() const;

    QString m_key; ///< of the statement shown
    bool m_canExplain = false;
    bool m_isPlanning = false;
    std::optional<Remote::Error> m_problem;
    QByteArray m_planJson;
    PlanModel *m_model;
    QLabel *m_statementTitle;
    QPlainTextEdit *m_statement;
    QSyntaxHighlighter *m_highlighter;
    QLabel *m_planTitle;
    QLabel *m_planLine;
    QPushButton *m_explain;
    QPushButton *m_copy;
    QTreeView *m_tree;
    Widgets::StateStack *m_states;
};

} // namespace Clawtune
