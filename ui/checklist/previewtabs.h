// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/checklist/checklistcontroller.h"

#include <QTabWidget>

class QLabel;
class QPlainTextEdit;

namespace Widgets
{
class DiffView;
}

namespace Clawtune
{

class FactTable;

/// What Apply would do to one item, and what was done to it: file differences, commands, risk,
/// effect, history.
class PreviewTabs final : public QTabWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PreviewTabs)
public:
    explicit PreviewTabs(QWidget *parent = nullptr);

    void show(const ChecklistController &controller, const QByteArray &item,
              const Remote::Result<Remote::ChangePlan> &plan);
    /// The texts of the tabs themselves, after a change of language.
    void retranslate();

private:
    void showPlan(const Remote::ChangePlan &plan);
    void showEffect(const ChecklistController &controller, const QByteArray &item, bool hasPlan);
    void showProbes(const ChecklistController &controller, const QByteArray &item);
    void showHistory(const ChecklistController &controller, const QByteArray &item);

    Widgets::DiffView *m_diff;
    QPlainTextEdit *m_commands;
    QLabel *m_risk;
    FactTable *m_effect;
    FactTable *m_history;
    QPlainTextEdit *m_probes;
};

} // namespace Clawtune
