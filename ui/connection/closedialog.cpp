// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connection/closedialog.h"

#include "remote/base/quote.h"
#include "remote/changes/changerunner.h"
#include "ui/connection/dialogparts.h"
#include "ui/text/formatter.h"

#include <QDialogButtonBox>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Clawtune
{

CloseDialog::CloseDialog(const QStringList &hosts, QWidget *parent)
    : QDialog(parent)
{
    setObjectName(u"closeDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("A change is under way"));
    const QString names = Remote::displayText(hosts.join(u", "_s).toUtf8(), 200);
    const auto within = static_cast<double>(Remote::ApplyOptions().keepWithin.count());
    auto *text = paragraph({}, this);
    text->setText(tr("A change is under way on %1. If you close Clawtune now, the server finishes "
                     "it by itself. Nobody is then there to keep it, so the server undoes it "
                     "after %2. It ends in the old state or in the new one, and the journal says "
                     "which.")
                      .arg(names, formattedDuration(within)));
    auto *buttons = new QDialogButtonBox(this);
    auto *cancel = buttons->addButton(QDialogButtonBox::Cancel);
    auto *closeNow = buttons->addButton(tr("Close Clawtune"), QDialogButtonBox::DestructiveRole);
    closeNow->setObjectName(u"closeNowButton"_s);
    closeNow->setAutoDefault(false);
    cancel->setDefault(true);
    cancel->setFocus();
    connect(closeNow, &QPushButton::clicked, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(16);
    layout->addWidget(text);
    layout->addStretch();
    layout->addWidget(buttons);
    fitToWidth(*this, 480);
}

} // namespace Clawtune
