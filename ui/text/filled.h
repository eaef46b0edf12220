// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace Clawtune
{

/// `pattern` with %1…%9 replaced by `values`, in one pass: a value that itself holds "%2" stays as
/// it is, which chained QString::arg() calls would not promise. A place without a value is kept.
QString filled(const QString &pattern, const QStringList &values);

} // namespace Clawtune
