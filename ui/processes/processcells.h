// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/processes/processorder.h"

#include <QVariant>

namespace Clawtune
{

/// What the numbers of the list are measured against.
struct CellScale {
    double time = 0;        ///< the server's clock, seconds since 1970
    double totalMemory = 0; ///< bytes; NaN: not known
    int cores = 0;          ///< CPU is a share of so many; 0: of one, whatever the machine has
    bool hasSums = false;   ///< a collapsed process shows the sum of it and all below it
};

/// What stands in a cell, in the chosen language.
QString cellText(const ProcessNode &node, ProcessColumn column, const CellScale &scale);
/// How far the bar behind it reaches, 0 to 1; invalid: no bar.
QVariant cellShare(const ProcessNode &node, ProcessColumn column, const CellScale &scale);

} // namespace Clawtune
