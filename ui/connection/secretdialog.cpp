// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connection/secretdialog.h"

#include "ui/connection/dialogparts.h"
#include "widgets/theme.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Clawtune
{

SecretDialog::SecretDialog(const Words &words, QWidget *parent)
    : QDialog(parent)
    , m_edit(new QLineEdit(this))
{
    setObjectName(u"secretDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(words.title);
    m_edit->setObjectName(u"secretEdit"_s);
    m_edit->setEchoMode(QLineEdit::Password);
    m_edit->setInputMethodHints(Qt::ImhHiddenText | Qt::ImhNoPredictiveText |
                                Qt::ImhNoAutoUppercase | Qt::ImhSensitiveData);
    auto *buttons = new QDialogButtonBox(this);
    buttons->addButton(QDialogButtonBox::Cancel);
    auto *ok = buttons->addButton(words.action, QDialogButtonBox::AcceptRole);
    ok->setObjectName(u"secretAcceptButton"_s);
    ok->setDefault(true);
    ok->setEnabled(false);
    connect(m_edit, &QLineEdit::textChanged, ok,
            [ok](const QString &text) { ok->setEnabled(!text.isEmpty()); });
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(8);
    layout->addWidget(paragraph(words.question, this));
    if (!words.problem.isEmpty()) {
        auto *problem = paragraph(words.problem, this);
        problem->setObjectName(u"secretProblem"_s);
        QPalette red = problem->palette();
        red.setColor(QPalette::WindowText, Widgets::toneColor(Widgets::Tone::Bad, red));
        problem->setPalette(red);
        layout->addWidget(problem);
    }
    auto *form = new QFormLayout;
    form->addRow(words.label, m_edit);
    layout->addSpacing(8);
    layout->addLayout(form);
    if (!words.hint.isEmpty()) {
        auto *hint = paragraph(words.hint, this);
        hint->setForegroundRole(QPalette::PlaceholderText);
        layout->addWidget(hint);
    }
    layout->addStretch();
    layout->addWidget(buttons);
    fitToWidth(*this, 460);
    m_edit->setFocus();
}

Remote::Secret SecretDialog::take()
{
    QByteArray bytes = m_edit->text().toUtf8();
    Remote::Secret secret(bytes);
    bytes.fill('\0');
    m_edit->clear();
    return secret;
}

} // namespace Clawtune
