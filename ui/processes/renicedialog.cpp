// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/processes/renicedialog.h"

#include "ui/connection/dialogparts.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Clawtune
{

ReniceDialog::ReniceDialog(const QString &question, int nice, QWidget *parent)
    : QDialog(parent)
    , m_nice(new QSpinBox(this))
{
    setObjectName(u"reniceDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowModality(Qt::WindowModal);
    setWindowTitle(question);
    QLabel *head = paragraph(question, this);
    QFont strong = head->font();
    strong.setBold(true);
    head->setFont(strong);
    QLabel *body = paragraph(tr("A higher value lets other processes go first. A value below the "
                                "present one needs an administrator. All threads get it."),
                             this);
    m_nice->setObjectName(u"niceBox"_s);
    m_nice->setRange(-20, 19);
    m_nice->setValue(nice);
    auto *label = new QLabel(tr("&Nice value, -20 to 19"), this);
    label->setBuddy(m_nice);
    auto *value = new QHBoxLayout;
    value->addWidget(label);
    value->addWidget(m_nice);
    value->addStretch();
    auto *cancel = new QPushButton(tr("Cancel"), this);
    cancel->setDefault(true);
    auto *accept = new QPushButton(tr("Change"), this);
    accept->setObjectName(u"reniceAccept"_s);
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
    layout->addLayout(value);
    layout->addStretch();
    layout->addLayout(buttons);
    setTabOrder(cancel, m_nice);
    setTabOrder(m_nice, accept);
    cancel->setFocus();
    fitToWidth(*this, 440);
}

int ReniceDialog::nice() const
{
    return m_nice->value();
}

} // namespace Clawtune
