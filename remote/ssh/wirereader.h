// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString> // or char + QByteArray would be pointer arithmetic
#include <QtEndian>

namespace Remote
{

/// Reads the SSH wire encoding (RFC 4251 section 5) of hostile bytes. After a read beyond the end
/// ok() is false and everything is empty or 0.
class WireReader final
{
public:
    explicit WireReader(QByteArray bytes)
        : m_bytes(std::move(bytes))
    {
    }
    quint8 byte()
    {
        if (!take(1))
            return 0;
        return quint8(m_bytes[m_position - 1]);
    }
    quint32 number()
    {
        if (!take(4))
            return 0;
        return qFromBigEndian<quint32>(m_bytes.constData() + m_position - 4);
    }
    QByteArray string()
    {
        const qsizetype size = qsizetype(number());
        if (!take(size))
            return {};
        return m_bytes.mid(m_position - size, size);
    }
    QByteArray raw(qsizetype size)
    {
        return take(size) ? m_bytes.mid(m_position - size, size) : QByteArray();
    }
    [[nodiscard]] bool ok() const { return m_ok; }
    [[nodiscard]] bool atEnd() const { return m_position == m_bytes.size(); }

private:
    bool take(qsizetype size)
    {
        m_ok = m_ok && size >= 0 && size <= m_bytes.size() - m_position;
        if (m_ok)
            m_position += size;
        return m_ok;
    }

    QByteArray m_bytes;
    qsizetype m_position = 0;
    bool m_ok = true;
};

/// `bytes` with its length in front, as SSH writes strings.
inline QByteArray wireString(const QByteArray &bytes)
{
    QByteArray out(4, '\0');
    qToBigEndian(quint32(bytes.size()), out.data());
    return out + bytes;
}

} // namespace Remote
