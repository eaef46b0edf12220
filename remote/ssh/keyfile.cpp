// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/ssh/keyfile.h"

#include "remote/ssh/wirereader.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace Remote
{
using namespace Qt::StringLiterals;

namespace
{

constexpr qint64 largestKeyFile = 64 * 1024;

/// The middle of "-----BEGIN OPENSSH PRIVATE KEY-----" and its end line; empty if not there.
QByteArray armouredBody(const QByteArray &content, const QByteArray &label)
{
    const QByteArray head = "-----BEGIN " + label + "-----";
    const qsizetype begin = content.indexOf(head);
    const QByteArray tail = "-----END " + label + "-----";
    const qsizetype end = content.indexOf(tail);
    return begin >= 0 && end > begin ? content.mid(begin + head.size(), end - begin - head.size())
                                     : QByteArray();
}

/// The container of OpenSSH's PROTOCOL.key: says its cipher and its public key in the clear.
bool readOpenSshContainer(const QByteArray &body, KeyFile &file)
{
    WireReader reader(QByteArray::fromBase64(body));
    if (reader.raw(15) != QByteArray("openssh-key-v1\0", 15))
        return false;
    file.encrypted = reader.string() != "none";
    reader.string(); // key derivation
    reader.string(); // its options
    if (reader.number() != 1)
        return false;
    file.publicBlob = reader.string();
    return reader.ok();
}

/// <key>.pub beside the file, if it is there.
QByteArray neighbourBlob(const QString &name)
{
    QFile file(name + u".pub"_s);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QList<QByteArray> words = file.read(largestKeyFile).simplified().split(' ');
    const QByteArray blob = words.size() > 1 ? QByteArray::fromBase64(words[1]) : QByteArray();
    return words.size() > 1 && keyTypeName(blob) == words[0] ? blob : QByteArray();
}

bool understand(const QByteArray &content, KeyFile &file)
{
    const QByteArray openSsh = armouredBody(content, "OPENSSH PRIVATE KEY");
    if (!openSsh.isEmpty())
        return readOpenSshContainer(openSsh, file);
    file.publicBlob = neighbourBlob(file.name);
    if (!armouredBody(content, "ENCRYPTED PRIVATE KEY").isEmpty()) {
        file.encrypted = true;
        return true;
    }
    for (const char *label : {"RSA PRIVATE KEY", "EC PRIVATE KEY", "PRIVATE KEY"}) {
        const QByteArray body = armouredBody(content, label);
        if (body.isEmpty())
            continue;
        file.encrypted = body.contains("Proc-Type: 4,ENCRYPTED");
        return true;
    }
    return false;
}

} // namespace

Result<KeyFile> readKeyFile(const QString &name)
{
    const QFileInfo info(name);
    if (!info.exists())
        return Error{ErrorCode::KeyFileMissing, name, {}};
    QFile file(name);
    if (!info.isFile() || info.size() > largestKeyFile)
        return Error{ErrorCode::KeyFileInvalid, name, {}};
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return Error{ErrorCode::KeyFileUnreadable, name, file.errorString().toUtf8()};
    QByteArray content = file.read(largestKeyFile);
    if (file.error() != QFileDevice::NoError)
        return Error{ErrorCode::KeyFileUnreadable, name, file.errorString().toUtf8()};
    KeyFile key;
    key.name = name;
    const bool understood = understand(content, key);
    key.content = Secret(content);
    explicit_bzero(content.data(), size_t(content.size()));
    if (!understood)
        return Error{ErrorCode::KeyFileInvalid, name, {}};
    return key;
}

Result<SshKeyPtr> unlockKey(const KeyFile &file, const Secret &passphrase)
{
    ssh_key key = nullptr;
    // Never a null passphrase: OpenSSL would ask for one on the terminal.
    const int code = ssh_pki_import_privkey_base64(file.content.data(), passphrase.data(), nullptr,
                                                   nullptr, &key);
    if (code == SSH_OK)
        return SshKeyPtr(key);
    return Error{
        file.encrypted ? ErrorCode::PassphraseWrong : ErrorCode::KeyFileInvalid, file.name, {}};
}

QStringList usualKeyFiles()
{
    QStringList files;
    for (const auto &name : {"id_ed25519"_L1, "id_ecdsa"_L1, "id_rsa"_L1}) {
        const QString file = QDir::homePath() + "/.ssh/"_L1 + name;
        if (QFileInfo::exists(file))
            files.append(file);
    }
    return files;
}

} // namespace Remote
