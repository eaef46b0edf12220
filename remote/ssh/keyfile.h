// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/base/result.h"
#include "remote/base/secret.h"
#include "remote/ssh/sshhandles.h"

#include <QStringList>

namespace Remote
{

/// A private key file as far as it can be read without its passphrase. libssh gives one answer for
/// wrong passphrase, unreadable and garbled files, so the looking is done here.
struct KeyFile {
    QString name;
    Secret content; ///< the armoured text
    bool encrypted = false;
    QByteArray publicBlob; ///< empty if only the passphrase opens it (old PEM format)
};

/// KeyFileMissing, KeyFileUnreadable or KeyFileInvalid, subject the file. Writes nothing.
Result<KeyFile> readKeyFile(const QString &name);

/// PassphraseWrong when an encrypted key does not open, KeyFileInvalid when an open one is garbled.
Result<SshKeyPtr> unlockKey(const KeyFile &file, const Secret &passphrase);

/// ~/.ssh/id_ed25519, id_ecdsa and id_rsa, those that exist.
QStringList usualKeyFiles();

} // namespace Remote
