// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/connection/hostsessions.h"

#include <QDialog>

class QComboBox;
class QDialogButtonBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QRadioButton;
class QSpinBox;

namespace Clawtune
{

/// Asks for a server: name, address, port, user, key. Saves it and says which one. Show it with
/// open(); it deletes itself.
class HostDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HostDialog)
public:
    /// `edited` (may be empty): the host to change.
    HostDialog(HostSessions &sessions, const QString &edited, QWidget *parent = nullptr);

Q_SIGNALS:
    void saved(const QString &name);

private:
    void setUpFields();
    void setUpKey();
    void setUpAliases();
    void addRows(QFormLayout *form);
    void fill(const Remote::SavedHost &host);
    void browse();
    void submit();
    void showProblem(const QString &sentence, const QString &detail, QWidget *field);
    [[nodiscard]] Remote::SavedHost typed() const;

    HostSessions &m_sessions;
    QString m_edited;
    QString m_pgUser;
    QString m_pgDatabase;
    QList<Remote::SavedHost> m_aliasHosts;
    QComboBox *m_aliases;
    QLineEdit *m_name;
    QLineEdit *m_address;
    QSpinBox *m_port;
    QLineEdit *m_user;
    QRadioButton *m_usualKeys;
    QRadioButton *m_keyFile;
    QLineEdit *m_file;
    QPushButton *m_browse;
    QLabel *m_problem;
    QDialogButtonBox *m_buttons;
};

} // namespace Clawtune
