// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace Remote
{

/// `bytes` as one word of a POSIX shell: single quotes, each ' as '\''. Any byte but NUL is kept;
/// a NUL ends the word, as it would in the kernel.
QByteArray shellQuoted(const QByteArray &bytes);

/// A server's bytes as text that may be shown: invalid UTF-8 becomes U+FFFD; control characters,
/// escape sequences and bidirectional marks are replaced; cut to `maximumLength` with an ellipsis.
/// Newlines and tabs are kept when `multiline`, else shown as spaces.
QString displayText(const QByteArray &bytes, int maximumLength = 500, bool multiline = false);

/// `bytes` random bytes of the system's generator, as lower-case hex (so twice as long).
QByteArray randomToken(int bytes = 16);

} // namespace Remote
