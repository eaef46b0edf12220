// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>
#include <QWidget>

namespace Widgets
{

/// One line of plain text that changes often. Its width only grows, so that a number that moves
/// moves nothing else and asks for no new layout; with setElided(true) it asks for no width at all
/// and shortens what does not fit. Text stands at the right.
class SteadyLabel final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SteadyLabel)
public:
    explicit SteadyLabel(QWidget *parent = nullptr);

    void setText(const QString &text);
    [[nodiscard]] QString text() const { return m_text; }
    void setElided(bool elided);
    void setSign(const QIcon &sign); ///< just before the text; a null icon: none

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QString m_text;
    QIcon m_sign;
    int m_width = 0;
    bool m_isElided = false;
};

} // namespace Widgets
