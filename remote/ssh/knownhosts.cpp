// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/ssh/knownhosts.h"

#include "remote/ssh/hostpattern.h"
#include "remote/ssh/sshhandles.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QMessageAuthenticationCode>
#include <QRandomGenerator>
#include <QSaveFile>

#include <fcntl.h>
#include <sys/file.h>

namespace Remote
{
using namespace Qt::StringLiterals;

namespace
{

constexpr quint16 standardPort = 22;

QByteArray hashOf(const QByteArray &name, const QByteArray &salt)
{
    return QMessageAuthenticationCode::hash(name, salt, QCryptographicHash::Sha1);
}

QByteArray hashedName(const QByteArray &name)
{
    QByteArray salt(20, Qt::Uninitialized);
    for (char &byte : salt)
        byte = char(QRandomGenerator::system()->bounded(256));
    return "|1|" + salt.toBase64() + '|' + hashOf(name, salt).toBase64();
}

/// Cuts the next word off `line`.
QByteArray nextWord(QByteArray &line)
{
    qsizetype begin = 0;
    while (begin < line.size() && (line[begin] == ' ' || line[begin] == '\t'))
        ++begin;
    qsizetype end = begin;
    while (end < line.size() && line[end] != ' ' && line[end] != '\t')
        ++end;
    QByteArray word = line.mid(begin, end - begin);
    line.remove(0, end);
    return word;
}

enum class NameMatch { No, Yes, Unreadable };

NameMatch matchHashed(const QByteArray &field, const QByteArray &name)
{
    const QList<QByteArray> parts = field.split('|');
    if (parts.size() != 4 || parts[1] != "1")
        return NameMatch::Unreadable;
    const auto salt =
        QByteArray::fromBase64Encoding(parts[2], QByteArray::AbortOnBase64DecodingErrors);
    const auto hash =
        QByteArray::fromBase64Encoding(parts[3], QByteArray::AbortOnBase64DecodingErrors);
    if (!salt || !hash || salt.decoded.size() != 20 || hash.decoded.size() != 20)
        return NameMatch::Unreadable;
    return hashOf(name, *salt) == *hash ? NameMatch::Yes : NameMatch::No;
}

NameMatch matchNames(const QByteArray &field, const QByteArray &name)
{
    if (field.startsWith('|'))
        return matchHashed(field, name);
    return matchesPatternList(name, field.toLower().split(',')) ? NameMatch::Yes : NameMatch::No;
}

bool isNumber(const QByteArray &word)
{
    return !word.isEmpty() &&
           std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// A type this program may ever agree on with a server.
bool isUsableType(const QByteArray &type)
{
    return type == "ssh-ed25519" || type == "ssh-rsa" || type.startsWith("ecdsa-sha2-") ||
           type.startsWith("sk-");
}

} // namespace

QByteArray knownHostsName(const QString &host, quint16 port)
{
    const QByteArray name = host.toUtf8().toLower();
    return port == standardPort ? name : '[' + name + "]:" + QByteArray::number(port);
}

Result<KnownHosts> KnownHosts::read(const QStringList &files, const QString &host, quint16 port)
{
    KnownHosts known;
    for (const QString &name : files) {
        QFile file(name);
        if (!QFileInfo::exists(name))
            continue;
        if (!QFileInfo(name).isFile() || !file.open(QIODevice::ReadOnly))
            return Error{ErrorCode::KnownHostsUnreadable, name, file.errorString().toUtf8()};
        known.parse(file.readAll(), name, host, port);
    }
    return known;
}

void KnownHosts::parse(const QByteArray &content, const QString &file, const QString &host,
                       quint16 port)
{
    int number = 0;
    for (QByteArray line : content.split('\n')) {
        ++number;
        if (line.endsWith('\r'))
            line.chop(1);
        parseLine(line, file + u':' + QString::number(number), host.toUtf8().toLower(), port);
    }
}

void KnownHosts::parseLine(const QByteArray &line, const QString &place, const QByteArray &host,
                           quint16 port)
{
    QByteArray rest = line;
    QByteArray names = nextWord(rest);
    if (names.isEmpty() || names.startsWith('#'))
        return;
    Entry entry;
    entry.place = place;
    bool isAuthority = false;
    if (names.startsWith('@')) {
        isAuthority = names == "@cert-authority";
        entry.kind = names == "@revoked" ? Kind::Revoked
                     : isAuthority       ? Kind::Key
                                         : Kind::Unreadable;
        names = nextWord(rest);
    }
    NameMatch match = matchNames(names, knownHostsName(QString::fromUtf8(host), port));
    if (match == NameMatch::No && port != standardPort) {
        match = matchNames(names, host);
        entry.withoutPort = true;
    }
    if (match == NameMatch::No || isAuthority)
        return;
    entry.type = nextWord(rest);
    const QByteArray base64 = nextWord(rest);
    if (isNumber(entry.type) && isNumber(base64))
        return; // a key of SSH protocol 1: no longer means anything
    const auto blob =
        QByteArray::fromBase64Encoding(base64, QByteArray::AbortOnBase64DecodingErrors);
    if (match == NameMatch::Unreadable || !blob || blob.decoded.isEmpty() ||
        keyTypeName(*blob) != entry.type)
        entry.kind = Kind::Unreadable;
    else
        entry.blob = *blob;
    if (entry.kind == Kind::Unreadable || isUsableType(entry.type))
        m_entries.append(entry);
}

const KnownHosts::Entry *KnownHosts::find(Kind kind, bool withoutPort, const HostKey *key) const
{
    for (const Entry &entry : m_entries) {
        if (entry.kind == kind && entry.withoutPort == withoutPort &&
            (!key || entry.blob == key->blob))
            return &entry;
    }
    return nullptr;
}

HostKeyVerdict KnownHosts::verdictOf(const HostKey &key) const
{
    if (find(Kind::Revoked, false, &key) || find(Kind::Revoked, true, &key))
        return HostKeyVerdict::Revoked;
    const bool isKnown = find(Kind::Key, false, &key);
    if (!isKnown && find(Kind::Key, false, nullptr))
        return HostKeyVerdict::Changed;
    if (find(Kind::Unreadable, false, nullptr) || find(Kind::Unreadable, true, nullptr))
        return HostKeyVerdict::Unclear;
    // As OpenSSH: a name listed without its port is good enough to accept, not to refuse.
    return isKnown || find(Kind::Key, true, &key) ? HostKeyVerdict::Known : HostKeyVerdict::New;
}

QString KnownHosts::place(const HostKey &key) const
{
    const Entry *entry = nullptr;
    switch (verdictOf(key)) {
    case HostKeyVerdict::Known:
    case HostKeyVerdict::New:
        break;
    case HostKeyVerdict::Changed:
        entry = find(Kind::Key, false, nullptr);
        break;
    case HostKeyVerdict::Revoked:
        entry = find(Kind::Revoked, false, &key);
        entry = entry ? entry : find(Kind::Revoked, true, &key);
        break;
    case HostKeyVerdict::Unclear:
        entry = find(Kind::Unreadable, false, nullptr);
        entry = entry ? entry : find(Kind::Unreadable, true, nullptr);
        break;
    }
    return entry ? entry->place : QString();
}

QList<QByteArray> KnownHosts::keyTypes() const
{
    QList<QByteArray> types;
    for (const bool withoutPort : {false, true}) {
        for (const Entry &entry : m_entries) {
            if (entry.kind == Kind::Key && entry.withoutPort == withoutPort &&
                !types.contains(entry.type))
                types.append(entry.type);
        }
    }
    return types;
}

namespace
{

bool isHashedFile(const QByteArray &content)
{
    bool hashed = false;
    for (const QByteArray &line : content.split('\n')) {
        if (line.startsWith('|'))
            hashed = true;
        else if (!line.trimmed().isEmpty() && !line.startsWith('#') && !line.startsWith('@'))
            return false;
    }
    return hashed;
}

Result<void> appendLine(const QString &file, const QByteArray &name, const HostKey &key)
{
    QByteArray content;
    QFile old(file);
    if (old.exists()) {
        if (!old.open(QIODevice::ReadOnly))
            return Error{ErrorCode::FileUnwritable, file, old.errorString().toUtf8()};
        content = old.readAll();
        old.close();
    }
    if (!content.isEmpty() && !content.endsWith('\n'))
        content += '\n';
    content += (isHashedFile(content) ? hashedName(name) : name) + ' ' + key.type + ' ' +
               key.blob.toBase64() + '\n';
    QSaveFile save(file); // a temporary file, fsync and rename; follows a symbolic link
    if (!save.open(QIODevice::WriteOnly) ||
        !save.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner) ||
        save.write(content) != content.size() || !save.commit())
        return Error{ErrorCode::FileUnwritable, file, save.errorString().toUtf8()};
    return {};
}

} // namespace

Result<void> KnownHosts::add(const QString &file, const QString &host, quint16 port,
                             const HostKey &key)
{
    const QString folder = QFileInfo(file).absolutePath();
    if (!QFileInfo::exists(folder)) {
        QDir().mkpath(folder);
        QFile::setPermissions(folder, QFileDevice::ReadOwner | QFileDevice::WriteOwner |
                                          QFileDevice::ExeOwner);
    }
    // The folder is locked, not the file: the file is replaced while the lock is held.
    const UniqueFd lock(
        ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!lock.isOpen())
        return Error{ErrorCode::FileUnwritable, file, {}};
    while (::flock(lock.get(), LOCK_EX) != 0 && errno == EINTR) {
    }
    return appendLine(file, knownHostsName(host, port), key);
}

} // namespace Remote
