// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/processes/processsockets.h"

#include "remote/base/quote.h"

#include <QList>
#include <QStringList>

#include <array>

using namespace Qt::StringLiterals;

namespace Remote
{

namespace
{

/// The kernel's numbers of TCP states, as ss writes them.
constexpr std::array<const char *, 13> tcpStates{
    "",       "ESTAB",      "SYN-SENT", "SYN-RECV", "FIN-WAIT-1", "FIN-WAIT-2",  "TIME-WAIT",
    "UNCONN", "CLOSE-WAIT", "LAST-ACK", "LISTEN",   "CLOSING",    "NEW-SYN-RECV"};

QString ipv4(const QByteArray &bytes)
{
    QStringList parts;
    for (const char byte : bytes)
        parts.append(QString::number(static_cast<quint8>(byte)));
    return parts.join(u'.');
}

/// RFC 5952: lower case, the longest run of zeros left out.
QString ipv6(const QByteArray &bytes)
{
    QList<int> groups;
    for (qsizetype i = 0; i + 1 < bytes.size(); i += 2)
        groups.append(static_cast<quint8>(bytes[i]) << 8 | static_cast<quint8>(bytes[i + 1]));
    qsizetype from = -1;
    qsizetype length = 1;
    for (qsizetype i = 0; i < groups.size(); ++i) {
        qsizetype zeros = 0;
        while (i + zeros < groups.size() && groups[i + zeros] == 0)
            ++zeros;
        if (zeros > length) {
            from = i;
            length = zeros;
        }
    }
    QString text;
    for (qsizetype i = 0; i < groups.size(); ++i) {
        if (i == from) {
            text += u"::"_s;
            i += length - 1;
            continue;
        }
        if (!text.isEmpty() && !text.endsWith(u':'))
            text += u':';
        text += QString::number(groups[i], 16);
    }
    return text;
}

/// "0100007F:1538": words of 32 bits in the byte order of the machine, all of ours little-endian.
/// Empty where it is no address.
QString addressText(const QByteArray &word)
{
    const qsizetype colon = word.indexOf(':');
    QByteArray bytes = QByteArray::fromHex(word.left(colon));
    bool isPort = false;
    const int port = word.mid(colon + 1).toInt(&isPort, 16);
    if (colon < 0 || !isPort || (bytes.size() != 4 && bytes.size() != 16))
        return {};
    for (qsizetype i = 0; i < bytes.size(); i += 4) {
        std::swap(bytes[i], bytes[i + 3]);
        std::swap(bytes[i + 1], bytes[i + 2]);
    }
    const bool isMapped =
        bytes.size() == 16 && bytes.startsWith(QByteArray::fromHex("00000000000000000000ffff"));
    const QString host = bytes.size() == 4 ? ipv4(bytes)
                         : isMapped        ? ipv4(bytes.right(4))
                                           : QString(u'[' + ipv6(bytes) + u']');
    return host + u':' + (port == 0 ? u"*"_s : QString::number(port));
}

ProcessSocket internetSocket(const QByteArrayList &words)
{
    ProcessSocket socket;
    socket.local = addressText(words.value(2));
    if (socket.local.isEmpty())
        return socket;
    socket.protocol = words.first();
    const QString peer = addressText(words.value(3));
    socket.peer = peer.endsWith(u'*') ? QString() : peer;
    bool isNumber = false;
    const size_t state = words.value(4).toUInt(&isNumber, 16);
    if (socket.protocol.startsWith("tcp") && isNumber && state < tcpStates.size())
        socket.state = tcpStates[state];
    return socket;
}

} // namespace

QHash<quint64, ProcessSocket> parseSocketLines(const QByteArray &lines)
{
    QHash<quint64, ProcessSocket> sockets;
    for (const QByteArray &line : lines.split('\n')) {
        const QByteArrayList words = line.simplified().split(' ');
        const bool isUnix = words.first() == "unix";
        bool isNumber = false;
        const quint64 inode = words.value(isUnix ? 7 : 10).toULongLong(&isNumber);
        if (!isNumber)
            continue;
        ProcessSocket socket;
        if (isUnix) {
            socket.protocol = "unix";
            const qsizetype path = line.indexOf(QByteArray(' ' + words[7])) + words[7].size() + 2;
            socket.local = displayText(line.mid(path), 200);
        } else {
            socket = internetSocket(words);
        }
        if (!socket.protocol.isEmpty())
            sockets.insert(inode, socket);
    }
    return sockets;
}

} // namespace Remote
