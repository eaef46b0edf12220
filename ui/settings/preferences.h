// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme.h"

#include <QByteArray>
#include <QObject>
#include <QSettings>
#include <QStringList>

#include <chrono>

namespace Clawtune
{

/// What the window remembers of the person's choices and of itself: `clawtune/window.conf` under
/// the XDG configuration folder. No host and no secret is in it. GUI thread.
class Preferences final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Preferences)
public:
    /// `file` empty: the usual place.
    explicit Preferences(const QString &file = {}, QObject *parent = nullptr);

    [[nodiscard]] QString language() const; ///< "ja", "en", or empty: the system's
    void setLanguage(const QString &language);
    [[nodiscard]] Widgets::Theme theme() const;
    void setTheme(Widgets::Theme theme);
    [[nodiscard]] bool usesUtc() const; ///< else the time zone of this computer
    void setUsesUtc(bool utc);

    /// Between two samples; 0.5 to 60 s.
    [[nodiscard]] std::chrono::milliseconds samplingInterval() const;
    void setSamplingInterval(std::chrono::milliseconds interval);
    /// Whether the desktop is told of thresholds that were crossed; at first not.
    [[nodiscard]] bool notifies() const;
    void setNotifies(bool on);

    [[nodiscard]] QByteArray geometry() const;
    [[nodiscard]] QByteArray splitter() const;
    void setLayout(const QByteArray &geometry, const QByteArray &splitter);
    [[nodiscard]] QString lastHost() const;
    [[nodiscard]] QString lastPage() const;
    void setLast(const QString &host, const QString &page);

    /// How a part of the window was left (columns of a table…), by the key that it chose for
    /// itself, such as "processes/columns". Empty: never kept.
    [[nodiscard]] QByteArray viewState(QLatin1StringView key) const;
    void setViewState(QLatin1StringView key, const QByteArray &state);

    /// Changes whose end the person has been told and has put away.
    [[nodiscard]] bool wasDismissed(const QByteArray &change) const;
    void dismiss(const QByteArray &change);

Q_SIGNALS:
    void languageChanged(const QString &language);
    void themeChanged(Widgets::Theme theme);
    void timeZoneChanged(bool utc);
    void samplingIntervalChanged(std::chrono::milliseconds interval);
    void notifiesChanged(bool on);

private:
    QSettings m_settings;
};

} // namespace Clawtune
