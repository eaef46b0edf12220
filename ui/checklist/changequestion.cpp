// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/checklist/changequestion.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Clawtune
{

namespace
{

QLabel *plainLabel(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setText(text);
    label->setWordWrap(true);
    label->setMinimumWidth(420);
    return label;
}

} // namespace

ChangeQuestion::ChangeQuestion(const QString &question, const QString &explanation,
                               const QString &verb, QWidget *parent)
    : QDialog(parent)
{
    setObjectName(u"changeQuestion"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowModality(Qt::WindowModal);
    setWindowTitle(question);
    setAccessibleDescription(explanation);

    QLabel *head = plainLabel(question, this);
    head->setObjectName(u"questionLabel"_s);
    QFont strong = head->font();
    strong.setBold(true);
    head->setFont(strong);
    QLabel *body = plainLabel(explanation, this);

    auto *cancel = new QPushButton(tr("Cancel"), this);
    cancel->setObjectName(u"questionCancel"_s);
    cancel->setDefault(true);
    auto *accept = new QPushButton(verb, this);
    accept->setObjectName(u"questionAccept"_s);
    accept->setAutoDefault(false);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(accept, &QPushButton::clicked, this, &QDialog::accept);

    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(accept);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(8);
    layout->addWidget(head);
    layout->addWidget(body);
    layout->addSpacing(8);
    layout->addLayout(buttons);
    setTabOrder(cancel, accept);
    cancel->setFocus();
}

} // namespace Clawtune
