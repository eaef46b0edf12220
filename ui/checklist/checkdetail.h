// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/checklist/checklistcontroller.h"

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;

namespace Widgets
{
class StatusBadge;
}

namespace Clawtune
{

class FactTable;
class PreviewTabs;

/// One item of the checklist: what it is, its evidence, what Apply would do, what was done, and the
/// one thing to do next.
class CheckDetail final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CheckDetail)
public:
    /// `host`: the server's name, for the questions. The controller outlives this.
    CheckDetail(ChecklistController &controller, QString host, QWidget *parent = nullptr);

    void setItem(const QByteArray &id);
    [[nodiscard]] QByteArray item() const { return m_item; }

Q_SIGNALS:
    void administratorWanted();

protected:
    void changeEvent(QEvent *event) override;

private:
    void setUpHeader();
    void setUpActions();
    void layOut();
    void retranslate();
    void update();
    void updateEvidence();
    void updateActions();
    void updateProgress();
    void updateKeep();
    void updateEnding();
    [[nodiscard]] QString endingSentence(const ChecklistController::Ending &ending) const;
    void askToApply();
    void askToUndo();
    [[nodiscard]] QString title() const;

    ChecklistController &m_controller;
    QString m_host;
    QByteArray m_item;
    Remote::Result<Remote::ChangePlan> m_plan;

    QLabel *m_title;
    Widgets::StatusBadge *m_status;
    QLabel *m_summary;
    QLabel *m_what;
    QLabel *m_ending;
    QLabel *m_advice;
    FactTable *m_evidence;
    PreviewTabs *m_tabs;
    QLabel *m_step;
    QProgressBar *m_progress;
    QPushButton *m_cancel;
    QPushButton *m_undo;
    QPushButton *m_keep;
    QPushButton *m_apply;
    QPushButton *m_administrator;
};

} // namespace Clawtune
