// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/base/result.h"

#include <QList>
#include <QStringList>

namespace Remote
{

/// What ssh_config says of one host. Empty or 0: nothing.
struct SshConfigValues {
    QString hostName{};
    QString user{};
    quint16 port = 0;
    QStringList identityFiles{};
};

/// The few keywords of an ssh_config that say how to reach a host: Host, HostName, User, Port,
/// IdentityFile, Include. Everything else is passed over; a Match block never applies, and nothing
/// is ever run (ProxyCommand, Match exec).
class SshConfig final
{
public:
    /// `file` empty: ~/.ssh/config, which may be missing. FileMissing, FileUnreadable.
    static Result<SshConfig> read(const QString &file);
    /// `folder` is where relative Includes start.
    void parse(const QByteArray &content, const QString &folder, int depth = 0);

    /// As OpenSSH: for each keyword the first value found holds; IdentityFile collects.
    [[nodiscard]] SshConfigValues valuesOf(const QString &alias) const;
    /// Names of Host lines without wildcards, in order.
    [[nodiscard]] QStringList aliases() const;

private:
    struct Line {
        QList<QByteArray> patterns; ///< of the Host line above; "*" at the top
        QByteArray keyword;         ///< lower case
        QByteArray value;
    };
    void include(const QByteArray &names, const QList<QByteArray> &patterns, const QString &folder,
                 int depth);

    QList<Line> m_lines;
    QList<QByteArray> m_aliases;
};

} // namespace Remote
