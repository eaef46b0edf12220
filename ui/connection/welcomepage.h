// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QWidget>

class QLabel;
class QPushButton;

namespace Clawtune
{

/// What the window shows while there is no host: the way from here to the first chart.
class WelcomePage final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WelcomePage)
public:
    explicit WelcomePage(QWidget *parent = nullptr);

Q_SIGNALS:
    void addHostWanted();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void updateIcons();

    struct Step {
        QLabel *icon;
        QLabel *title;
        QLabel *text;
        QString iconName;
    };
    Step addStep(const QString &icon);

    QLabel *m_title;
    QLabel *m_intro;
    QList<Step> m_steps;
    QPushButton *m_add;
    QLabel *m_demo;
    QLabel *m_demoCommand;
};

} // namespace Clawtune
