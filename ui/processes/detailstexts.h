// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/processes/processdetails.h"
#include "ui/processes/processmodel.h"

#include <QStringList>

namespace Clawtune
{

/// What is known of a process, as rows of words in the chosen language. A part that may not be read
/// or that the kernel does not have says so in its place.
QList<QStringList> summaryRows(const Remote::ProcessDetails &details, const ProcessEntry &entry,
                               const ProcessModel &model);
QList<QStringList> openFileRows(const Remote::ProcessDetails &details);
QList<QStringList> limitRows(const Remote::ProcessDetails &details);
QList<QStringList> memoryRows(const Remote::ProcessDetails &details);
/// NAME and value of each.
QList<QStringList> environmentRows(const Remote::ProcessDetails &details);

/// "Not permitted for this login…"; empty where it was read.
QString partSentence(Remote::PartState state);
/// Some part needs an administrator.
[[nodiscard]] bool lacksRights(const Remote::ProcessDetails &details);

} // namespace Clawtune
