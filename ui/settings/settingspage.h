// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/settings/preferences.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;

namespace Clawtune
{

/// Language, theme, time zone, how often to sample, and what to be told of. A choice holds at once.
class SettingsPage final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SettingsPage)
public:
    explicit SettingsPage(Preferences &preferences, QWidget *parent = nullptr);

    /// Whose thresholds can be chosen.
    void setHosts(const QStringList &names);

Q_SIGNALS:
    void thresholdsWanted(const QString &host);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void setUpMonitoring();
    void fill();
    void fillIntervals();

    Preferences &m_preferences;
    QLabel *m_title;
    QLabel *m_languageLabel;
    QComboBox *m_language;
    QLabel *m_themeLabel;
    QComboBox *m_theme;
    QLabel *m_zoneLabel;
    QComboBox *m_zone;
    QLabel *m_intervalLabel;
    QComboBox *m_interval;
    QCheckBox *m_notifies;
    QLabel *m_thresholdsLabel;
    QComboBox *m_hosts;
    QPushButton *m_thresholds;
    QLabel *m_version;
};

} // namespace Clawtune
