// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace Remote
{

/// One line of a configuration file, as `grep -Hn` prints it. Hostile bytes.
struct ConfigLine {
    QByteArray directory;
    QByteArray name;
    int line = 0;
    QByteArray text;

    [[nodiscard]] QByteArray path() const { return directory + '/' + name; }
    [[nodiscard]] QString origin() const; ///< "file:line", may be shown
};

/// Lines "PATH:LINE:TEXT", PATH absolute and ending in .conf; what is not such a line is left out.
QList<ConfigLine> configLines(const QByteArray &bytes);

} // namespace Remote
