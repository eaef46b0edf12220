// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

#include <vector>

namespace Remote
{

/// A password or passphrase: moved, never copied, and overwritten when it goes. It is never put
/// into a QString of ours, an argument, an environment or a log.
class Secret final
{
public:
    Secret() = default;
    explicit Secret(QByteArrayView bytes);
    ~Secret();
    Secret(Secret &&other) noexcept;
    Secret &operator=(Secret &&other) noexcept;
    Secret(const Secret &) = delete;
    Secret &operator=(const Secret &) = delete;

    /// A second holder, where one secret is needed for two connections.
    [[nodiscard]] Secret clone() const;

    [[nodiscard]] bool isEmpty() const { return m_bytes.size() <= 1; }
    /// Zero-terminated, for C interfaces. Valid while this object lives.
    [[nodiscard]] const char *data() const { return m_bytes.empty() ? "" : m_bytes.data(); }
    [[nodiscard]] QByteArrayView view() const;
    void clear();

private:
    std::vector<char> m_bytes; ///< with its terminating zero
};

} // namespace Remote
