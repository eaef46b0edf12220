// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace Remote
{

/// Whether `text` matches a pattern with * and ?, as OpenSSH's match_pattern(). Never
/// exponential, whatever the pattern.
bool matchesPattern(const QByteArray &text, const QByteArray &pattern);

/// A list of patterns, of which those with a leading ! forbid: true if one matches and none
/// forbids (match_pattern_list()).
bool matchesPatternList(const QByteArray &text, const QList<QByteArray> &patterns);

} // namespace Remote
