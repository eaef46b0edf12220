// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connection/removedialog.h"

#include "remote/base/quote.h"
#include "ui/connection/dialogparts.h"
#include "ui/text/texts.h"

#include <QDialogButtonBox>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Clawtune
{

RemoveDialog::RemoveDialog(const QString &hostName, QWidget *parent)
    : QDialog(parent)
    , m_text(paragraph({}, this))
{
    setObjectName(u"removeDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Remove host"));
    m_text->setText(tr("Remove “%1” from the list? The connection ends. Nothing changes on the "
                       "server, and its key stays on record.")
                        .arg(Remote::displayText(hostName.toUtf8(), 60)));
    auto *buttons = new QDialogButtonBox(this);
    auto *cancel = buttons->addButton(QDialogButtonBox::Cancel);
    auto *remove = buttons->addButton(tr("Remove"), QDialogButtonBox::DestructiveRole);
    remove->setObjectName(u"removeButton"_s);
    remove->setAutoDefault(false);
    cancel->setDefault(true);
    cancel->setFocus();
    connect(remove, &QPushButton::clicked, this, &RemoveDialog::confirmed);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(16);
    layout->addWidget(m_text);
    layout->addStretch();
    layout->addWidget(buttons);
    fitToWidth(*this, 440);
}

void RemoveDialog::showProblem(const Remote::Error &error)
{
    m_text->setText(errorSentence(error));
    m_text->setToolTip(errorDetail(error).toHtmlEscaped());
}

} // namespace Clawtune
