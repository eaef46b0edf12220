// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/postgres/postgresinspector.h"
#include "ui/postgresql/missing.h"

#include <QWidget>

class QFormLayout;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QToolButton;

namespace Clawtune
{

/// In the place of the statements while PostgreSQL does not let us see them: what is missing, the
/// very commands that grant it, and the fields to log in with.
class AccessPane final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AccessPane)
public:
    explicit AccessPane(QWidget *parent = nullptr);

    /// Fields the person has filled in keep their content, but for the password.
    void setProblem(const Remote::Error &error, const Remote::PostgresAccess &tried);

Q_SIGNALS:
    void connectWanted(const Remote::PostgresAccess &access);
    void retryWanted();
    void administratorWanted();

protected:
    void changeEvent(QEvent *event) override;

private:
    QWidget *makeCommands();
    QWidget *makeForm();
    void setUpButtons();
    void refill();
    void submit();
    void retranslate();

    Remote::Error m_error;
    QString m_role;
    Missing m_missing;
    QLabel *m_icon;
    QLabel *m_sentence;
    QLabel *m_hint;
    QWidget *m_commandsBox = nullptr;
    QPlainTextEdit *m_commands;
    QPushButton *m_copy;
    QWidget *m_formBox = nullptr;
    QFormLayout *m_form = nullptr;
    QLineEdit *m_address;
    QLineEdit *m_user;
    QLineEdit *m_database;
    QLineEdit *m_password;
    QPushButton *m_connect;
    QPushButton *m_retry;
    QPushButton *m_administrator;
    QToolButton *m_disclosure;
    QLabel *m_detail;
};

} // namespace Clawtune
