// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/base/phrase.h"

#include <QList>

namespace Remote
{

/// How an item stands. Could not look is Unknown, never Fail or Pass.
enum class CheckStatus { Pass, Partial, Fail, NotApplicable, Unknown };

/// One observed fact. `name` is a mark; `value` and `expected` are filled by ui/text.
struct Evidence {
    const char *name = "";
    Phrase value;    ///< use mark "%1" for a bare value
    Phrase expected; ///< empty: nothing is expected, it is shown for information
    QString source;  ///< command, or file:line
    bool satisfied = true;
};

/// What looking at one item gave.
struct Finding {
    CheckStatus status = CheckStatus::Unknown;
    Phrase summary; ///< one line
    QList<Evidence> evidence;
    Phrase advice; ///< what to do; empty when there is nothing
    Phrase effect; ///< what applying would change, for the list; empty: nothing to apply
};

} // namespace Remote
