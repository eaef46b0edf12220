// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connection/closedialog.h"

#include "remote/base/quote.h"
#include "remote/changes/changerunner.h"
#include "ui/connection/dialogparts.h"
#include "ui/connection/hostsession.h"
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

ChangesUnderWay ChangesUnderWay::on(const QList<HostSession *> &sessions)
{
    ChangesUnderWay changes;
    for (HostSession *session : sessions) {
        const QString name = session->host().name;
        const Remote::ChangeWork work = session->changes().work();
        if (work == Remote::ChangeWork::Applying || work == Remote::ChangeWork::Keeping)
            changes.applying.append(name);
        else if (work != Remote::ChangeWork::None)
            changes.undoing.append(name);
        else if (session->changes().holdsChange())
            changes.held.append(name);
    }
    return changes;
}

bool ChangesUnderWay::isEmpty() const
{
    return applying.isEmpty() && undoing.isEmpty() && held.isEmpty();
}

QString CloseDialog::explanation(const ChangesUnderWay &changes)
{
    const QString within =
        formattedDuration(static_cast<double>(Remote::ApplyOptions().keepWithin.count()));
    QStringList sentences;
    if (!changes.applying.isEmpty())
        sentences.append(tr("A change is being made on %1. The server finishes it by itself. "
                            "Nobody is then there to keep it, so the server undoes it after %2.")
                             .arg(namesOf(changes.applying), within));
    if (!changes.undoing.isEmpty())
        sentences.append(tr("A change is being undone on %1. The server finishes that by itself.")
                             .arg(namesOf(changes.undoing)));
    if (!changes.held.isEmpty())
        sentences.append(tr("A change on %1 is on hold. The server undoes it within %2, unless you "
                            "keep it first.")
                             .arg(namesOf(changes.held), within));
    sentences.append(tr("The server ends in the old state or in the new one, and the journal says "
                        "which."));
    return sentences.join(u"\n\n"_s);
}

CloseDialog::CloseDialog(const ChangesUnderWay &changes, Leaving leaving, QWidget *parent)
    : QDialog(parent)
{
    const bool isHeldOnly = changes.applying.isEmpty() && changes.undoing.isEmpty();
    setObjectName(u"closeDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(isHeldOnly ? tr("A change is on hold") : tr("A change is under way"));
    auto *text = paragraph(explanation(changes), this);
    auto *buttons = new QDialogButtonBox(this);
    auto *cancel = buttons->addButton(QDialogButtonBox::Cancel);
    auto *closeNow =
        buttons->addButton(leaving == Leaving::Window ? tr("Close Clawtune") : tr("Go on"),
                           QDialogButtonBox::DestructiveRole);
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
