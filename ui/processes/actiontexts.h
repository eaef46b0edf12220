// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/processes/processactions.h"

#include <QString>
#include <QStringList>

namespace Clawtune
{

/// The words of what is done to processes, in the chosen language.
struct ActionWords {
    QString title;       ///< in menus: "End (TERM)"
    QString question;    ///< "End postgres (1234) on web-1?"
    QString explanation; ///< what stops, and what to know first
    QString verb;        ///< on the button
};
/// `labels`: "postgres (1234)" of each; `host` as it is shown.
ActionWords actionWords(const Remote::ProcessAction &action, const QStringList &labels,
                        const QString &host);
QString actionTitle(const Remote::ProcessAction &action);
/// "a (1), b (2), c (3) and 4 more"
QString labelList(const QStringList &labels);
/// One sentence for those processes that an action had the same outcome with; `state` as
/// ProcessAnswer::state, of the first of them.
QString outcomeSentence(const Remote::ProcessAction &action, Remote::ProcessOutcome outcome,
                        char state, const QStringList &labels);
/// Whether it is what was asked for.
[[nodiscard]] bool isGood(Remote::ProcessOutcome outcome);

} // namespace Clawtune
