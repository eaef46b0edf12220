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

namespace
{

QString namesOf(const QStringList &hosts)
{
    return Remote::displayText(hosts.join(u", "_s).toUtf8(), 200);
}

} // namespace

QString CloseDialog::explanation(const QStringList &busy, const QStringList &held)
{
    const QString within =
        formattedDuration(static_cast<double>(Remote::ApplyOptions().keepWithin.count()));
    QStringList sentences;
    if (!busy.isEmpty())
        sentences.append(tr("A change is under way on %1. If you close Clawtune now, the server "
                            "finishes it by itself. Nobody is then there to keep it, so the "
                            "server undoes it after %2.")
                             .arg(namesOf(busy), within));
    if (!held.isEmpty())
        sentences.append(tr("A change on %1 is on hold. If you close Clawtune now, the server "
                            "undoes it within %2, unless you keep it first.")
                             .arg(namesOf(held), within));
    sentences.append(tr("The server ends in the old state or in the new one, and the journal says "
                        "which."));
    return sentences.join(u"\n\n"_s);
}

CloseDialog::CloseDialog(const QStringList &busy, const QStringList &held, QWidget *parent)
    : QDialog(parent)
{
    setObjectName(u"closeDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(busy.isEmpty() ? tr("A change is on hold") : tr("A change is under way"));
    auto *text = paragraph(explanation(busy, held), this);
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
