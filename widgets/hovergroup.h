// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <optional>

namespace Widgets
{

/// One cursor for all charts of a page. The pointer holds it at a place, in seconds before the
/// right end, which all these charts share; the arrow keys and a click hold it at an instant, which
/// moves left while the charts are live. After a click it stays until clear() or the next click.
class HoverGroup final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HoverGroup)
public:
    explicit HoverGroup(QObject *parent = nullptr)
        : QObject(parent)
    {
    }
    /// Seconds before `end`; nothing without a cursor.
    [[nodiscard]] std::optional<double> before(double end) const
    {
        return m_time ? end - *m_time : m_position;
    }
    [[nodiscard]] bool hasCursor() const { return m_time || m_position; }
    [[nodiscard]] bool isPinned() const { return m_isPinned; }
    /// The instant that keys or a click hold; nothing while only the pointer says where.
    [[nodiscard]] std::optional<double> time() const { return m_time; }

    /// The pointer's place; does nothing while pinned.
    void setPosition(std::optional<double> secondsBeforeEnd)
    {
        if (!m_isPinned)
            set(secondsBeforeEnd, std::nullopt, false);
    }
    void setTime(double time) { set(std::nullopt, time, m_isPinned); } ///< the keys' instant
    void pin(double time) { set(std::nullopt, time, true); }           ///< a click's
    void clear() { set(std::nullopt, std::nullopt, false); }

Q_SIGNALS:
    void moved();

private:
    void set(std::optional<double> position, std::optional<double> time, bool isPinned)
    {
        if (m_position == position && m_time == time && m_isPinned == isPinned)
            return;
        m_position = position;
        m_time = time;
        m_isPinned = isPinned;
        Q_EMIT moved();
    }

    std::optional<double> m_position;
    std::optional<double> m_time;
    bool m_isPinned = false;
};

} // namespace Widgets
