// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/base/result.h"
#include "remote/ssh/hostkey.h"

#include <QList>
#include <QStringList>

namespace Remote
{

/// What known_hosts files say of one server. Our own reader, because libssh's answers Known for
/// revoked keys and New behind a line it cannot read. Pure apart from read() and add().
class KnownHosts final
{
public:
    /// Reads the files in this order; one that does not exist is empty. KnownHostsUnreadable for
    /// one that cannot be read.
    static Result<KnownHosts> read(const QStringList &files, const QString &host, quint16 port);
    /// Adds the lines of one file that concern the server.
    void parse(const QByteArray &content, const QString &file, const QString &host, quint16 port);

    [[nodiscard]] HostKeyVerdict verdictOf(const HostKey &key) const;
    /// file:line of what made the verdict Unclear, Changed or Revoked.
    [[nodiscard]] QString place(const HostKey &key) const;
    /// Types of the keys on record, in the order found: to be asked for first, as OpenSSH does.
    [[nodiscard]] QList<QByteArray> keyTypes() const;

    /// Appends a key: under a lock, to a temporary file that replaces the old one, 0600; hashed if
    /// the file's entries are. FileUnwritable.
    static Result<void> add(const QString &file, const QString &host, quint16 port,
                            const HostKey &key);

private:
    enum class Kind { Key, Revoked, Unreadable };
    struct Entry {
        Kind kind = Kind::Key;
        QByteArray type{};
        QByteArray blob{};
        QString place{};
        bool withoutPort = false; ///< stands for the name alone, though the port is not 22
    };
    void parseLine(const QByteArray &line, const QString &place, const QByteArray &host,
                   quint16 port);
    [[nodiscard]] const Entry *find(Kind kind, bool withoutPort, const HostKey *key) const;
    QList<Entry> m_entries;
};

/// The name under which known_hosts lists a server: lower case, [name]:port unless port is 22.
QByteArray knownHostsName(const QString &host, quint16 port);

} // namespace Remote
