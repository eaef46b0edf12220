// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/headerstate.h"

#include <QHeaderView>

namespace Widgets
{

QByteArray headerState(const QHeaderView &header)
{
    return QByteArray::number(header.count()) + ' ' + header.saveState().toBase64();
}

bool restoreHeaderState(QHeaderView &header, const QByteArray &state)
{
    const QByteArrayList parts = state.split(' ');
    return parts.size() == 2 && parts.first().toInt() == header.count() &&
           header.restoreState(QByteArray::fromBase64(parts.last()));
}

} // namespace Widgets
