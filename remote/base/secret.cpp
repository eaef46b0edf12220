// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/base/secret.h"

#include <cstring>

namespace Remote
{

Secret::Secret(QByteArrayView bytes)
{
    if (bytes.isEmpty())
        return;
    m_bytes.reserve(size_t(bytes.size()) + 1);
    m_bytes.assign(bytes.begin(), bytes.end());
    m_bytes.push_back('\0');
}

Secret::~Secret()
{
    clear();
}

Secret::Secret(Secret &&other) noexcept
    : m_bytes(std::move(other.m_bytes))
{
    other.m_bytes.clear();
}

Secret &Secret::operator=(Secret &&other) noexcept
{
    if (this != &other) {
        clear();
        m_bytes = std::move(other.m_bytes);
        other.m_bytes.clear();
    }
    return *this;
}

Secret Secret::clone() const
{
    return Secret(view());
}

QByteArrayView Secret::view() const
{
    return isEmpty() ? QByteArrayView()
                     : QByteArrayView(m_bytes.data(), qsizetype(m_bytes.size()) - 1);
}

void Secret::clear()
{
    if (!m_bytes.empty())
        explicit_bzero(m_bytes.data(), m_bytes.size());
    m_bytes.clear();
}

} // namespace Remote
