// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <optional>

namespace Widgets
{

/// One cursor for all charts of a page: the instant that the pointer or the arrow keys are at, in
/// seconds before the right end, which all these charts share.
class HoverGroup final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HoverGroup)
public:
    explicit HoverGroup(QObject *parent = nullptr)
        : QObject(parent)
    {
    }
    [[nodiscard]] std::optional<double> position() const { return m_position; }
    void setPosition(std::optional<double> secondsBeforeEnd)
    {
        if (m_position == secondsBeforeEnd)
            return;
        m_position = secondsBeforeEnd;
        Q_EMIT moved();
    }

Q_SIGNALS:
    void moved();

private:
    std::optional<double> m_position;
};

} // namespace Widgets
