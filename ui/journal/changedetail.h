// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/journal/journalcontroller.h"

#include <QWidget>

class QLabel;
class QPlainTextEdit;
class QProgressBar;
class QPushButton;

namespace Widgets
{
class StatusBadge;
}

namespace Clawtune
{

/// One change of the journal: what it was, its steps with their commands and output, why it was
/// rolled back, and the way back.
class ChangeDetail final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ChangeDetail)
public:
    /// `host`: the server's name, for the question. The controller outlives this.
    ChangeDetail(JournalController &controller, QString host, QWidget *parent = nullptr);

    /// Empty: none is chosen.
    void setChange(const QByteArray &change);
    [[nodiscard]] QByteArray change() const { return m_change; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void setUpParts();
    void layOut();
    void retranslate();
    void update();
    void updateKeep();
    void updateActions(const Remote::JournalEntry &entry);
    void updateSentence(const Remote::JournalEntry &entry);
    [[nodiscard]] QString stepsText(const Remote::JournalEntry &entry) const;
    [[nodiscard]] const Remote::JournalEntry *entry() const;
    void askToUndo();

    JournalController &m_controller;
    QString m_host;
    QByteArray m_change;
    QLabel *m_title;
    Widgets::StatusBadge *m_state;
    QLabel *m_facts;
    QLabel *m_sentence;
    QPlainTextEdit *m_steps;
    QProgressBar *m_progress;
    QPushButton *m_undo;
    QPushButton *m_keep;
};

} // namespace Clawtune
