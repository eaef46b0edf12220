// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/processes/processentry.h"

#include <vector>

namespace Clawtune
{

/// A process at its place in the list or tree. The model owns it; `children` are those on show.
struct ProcessNode {
    ProcessEntry entry;
    ProcessSums sums; ///< of it and all below it, in a tree

    ProcessNode *parent = nullptr; ///< the root, for a process in no list yet: nullptr
    int place = 0;                 ///< among its parent's children
    std::vector<ProcessNode *> children;
    bool isShown = false;    ///< part of the list that views see
    bool isExpanded = false; ///< in the view, so that it shows its own values and not the sums

    // Where it belongs by the last arrangement; the model then moves it there.
    ProcessNode *nextParent = nullptr;
    std::vector<ProcessNode *> nextChildren;
    bool isWanted = false;
    quint64 seen = 0; ///< the number of the frame that it was last in
};

} // namespace Clawtune
