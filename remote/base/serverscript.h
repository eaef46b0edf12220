// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace Remote
{

/// The text of resources/remote/`name`, carried inside the program. It runs on the server; a name
/// that is not there is a mistake of ours and asserts.
QByteArray serverScript(const QString &name);

} // namespace Remote
