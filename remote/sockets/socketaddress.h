// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace Remote
{

/// 8 or 32 hexadecimal digits in the order of the network as people write an address (RFC 5952);
/// IPv4 mapped into IPv6 as IPv4; link-local IPv6 with "%" and `interface` unless that is 0.
/// Nothing when it is no address.
std::optional<QByteArray> socketAddress(QByteArrayView hexadecimal, quint32 interface);

/// Whether it never leaves the machine: 127.0.0.0/8 or ::1, in the form of socketAddress().
bool isLoopbackAddress(QByteArrayView address);
/// Whether it stands for "any": 0.0.0.0 or ::.
bool isAnyAddress(QByteArrayView address);

} // namespace Remote
