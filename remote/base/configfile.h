// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/base/result.h"

#include <QByteArray>
#include <QString>

#include <memory>

namespace Remote
{

/// A small file of the person's choices: 0600, replaced atomically, and locked while it is read,
/// changed and written, so that two Clawtunes do not lose each other's changes. Blocks for as long
/// as the lock is held elsewhere, which is one such step.
class ConfigFile final
{
public:
    struct Unlock {
        void operator()(const int *fd) const;
    };
    /// Held until it goes.
    using Lock = std::unique_ptr<const int, Unlock>;

    explicit ConfigFile(QString path);
    /// `name` in Clawtune's folder under the XDG configuration folder.
    [[nodiscard]] static QString usualPlace(const QString &name);

    [[nodiscard]] QString path() const { return m_path; }
    /// Makes the folder if there is none. Null where it cannot be made: write() will say so.
    [[nodiscard]] Lock lock() const;
    /// Null when there is no such file; FileUnreadable, also for one over 4 MiB.
    [[nodiscard]] Result<QByteArray> read() const;
    [[nodiscard]] Result<void> write(const QByteArray &bytes) const; ///< or FileUnwritable

private:
    QString m_path;
};

} // namespace Remote
