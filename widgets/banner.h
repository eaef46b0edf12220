// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace Widgets
{

/// One line across a page that says what is not as usual (old data, a lost connection, a change on
/// hold) and offers up to two ways out. Hidden until show() is asked for.
class Banner final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Banner)
public:
    explicit Banner(QWidget *parent = nullptr);

    /// Plain text; an empty button text leaves the button out.
    void setMessage(const QString &icon, Tone tone, const QString &text,
                    const QString &firstAction = {}, const QString &secondAction = {});
    [[nodiscard]] QString text() const;

Q_SIGNALS:
    void firstTriggered();
    void secondTriggered();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void updateIcon();

    QString m_iconName;
    Tone m_tone = Tone::Caution;
    QLabel *m_icon;
    QLabel *m_text;
    QPushButton *m_first;
    QPushButton *m_second;
};

} // namespace Widgets
