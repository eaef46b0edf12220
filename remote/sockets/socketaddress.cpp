// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/sockets/socketaddress.h"

#include <algorithm>
#include <arpa/inet.h>

namespace Remote
{

namespace
{

bool isDigit(char byte)
{
    return (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'f') ||
           (byte >= 'A' && byte <= 'F');
}

QByteArray text(int family, const char *bytes)
{
    char written[INET6_ADDRSTRLEN] = {};
    return inet_ntop(family, bytes, written, sizeof written) ? QByteArray(written) : QByteArray();
}

} // namespace

std::optional<QByteArray> socketAddress(QByteArrayView hexadecimal, quint32 interface)
{
    // fromHex() leaves out what is no digit.
    if (hexadecimal.size() % 2 != 0 ||
        !std::all_of(hexadecimal.begin(), hexadecimal.end(), isDigit))
        return std::nullopt;
    const QByteArray bytes = QByteArray::fromHex(hexadecimal.toByteArray());
    if (bytes.size() == 4)
        return text(AF_INET, bytes.constData());
    if (bytes.size() != 16)
        return std::nullopt;
    if (bytes.startsWith(QByteArray::fromHex("00000000000000000000ffff")))
        return text(AF_INET, bytes.constData() + 12);
    QByteArray address = text(AF_INET6, bytes.constData());
    const bool isLinkLocal = quint8(bytes[0]) == 0xfe && (quint8(bytes[1]) & 0xc0) == 0x80;
    if (isLinkLocal && interface != 0)
        address.append('%').append(QByteArray::number(interface));
    return address;
}

bool isLoopbackAddress(QByteArrayView address)
{
    return address.startsWith("127.") || address == "::1";
}

bool isAnyAddress(QByteArrayView address)
{
    return address == "0.0.0.0" || address == "::";
}

} // namespace Remote
