// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connection/dialogparts.h"

#include <QLayout>

namespace Clawtune
{

QLabel *paragraph(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

void fitToWidth(QDialog &dialog, int width)
{
    dialog.setMinimumWidth(width);
    dialog.ensurePolished();
    QLayout *layout = dialog.layout();
    layout->activate();
    dialog.resize(width, layout->totalHeightForWidth(width));
}

} // namespace Clawtune
