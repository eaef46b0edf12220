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
    void parse(const QByteArray &content, const QString &folder) { parse(content, folder, {}, 0); }

    /// As OpenSSH: for each keyword the first value found holds; IdentityFile collects.
    [[nodiscard]] SshConfigValues valuesOf(const QString &alias) const;
    /// Names of Host lines without wildcards, in order.
    [[nodiscard]] QStringList aliases() const;

private:
    /// Patterns of the Host line above and of those around an Include: each must match.
    using Conditions = QList<QList<QByteArray>>;
    struct Line {
        Conditions conditions;
        QByteArray keyword; ///< lower case
        QByteArray value;
    };
    void parse(const QByteArray &content, const QString &folder, const Conditions &outer,
               int depth);
    void include(const QByteArray &names, const Conditions &conditions, const QString &folder,
                 int depth);
    static bool holds(const Conditions &conditions, const QByteArray &name);

    QList<Line> m_lines;
    QList<QByteArray> m_aliases;
};

} // namespace Remote
