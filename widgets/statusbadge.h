// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme.h"

#include <QWidget>

namespace Widgets
{

/// A state, told by a shape and a word and, last, a colour.
class StatusBadge final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StatusBadge)
public:
    explicit StatusBadge(QWidget *parent = nullptr);

    /// `icon`: a name of resources/icons with its own outline ("pass", "fail", "partial"…).
    void setStatus(const QString &icon, const QString &word, Tone tone);
    [[nodiscard]] QString text() const { return m_word; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QString m_icon;
    QString m_word;
    Tone m_tone = Tone::Text;
};

} // namespace Widgets
