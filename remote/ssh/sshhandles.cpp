// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/ssh/sshhandles.h"

#include "remote/ssh/wirereader.h"

namespace Remote
{

QByteArray publicBlob(ssh_key key)
{
    char *base64 = nullptr;
    if (ssh_pki_export_pubkey_base64(key, &base64) != SSH_OK)
        return {};
    const QByteArray blob = QByteArray::fromBase64(base64);
    ssh_string_free_char(base64);
    return blob;
}

QByteArray keyTypeName(const QByteArray &blob)
{
    WireReader reader(blob);
    return reader.string();
}

} // namespace Remote
