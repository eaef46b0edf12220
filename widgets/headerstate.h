// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

class QHeaderView;

namespace Widgets
{

/// Which columns are shown, in what order and width, and by which one rows are sorted; to be kept
/// from one run to the next.
[[nodiscard]] QByteArray headerState(const QHeaderView &header);
/// False, and nothing changed, for what headerState() did not write, or wrote of other columns: of
/// another version of the program.
bool restoreHeaderState(QHeaderView &header, const QByteArray &state);

} // namespace Widgets
