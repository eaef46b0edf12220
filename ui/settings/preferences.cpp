// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/preferences.h"

#include <QStandardPaths>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Clawtune
{

namespace
{

constexpr int dismissedKept = 100;

QString usualFile()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) +
           u"/clawtune/window.conf"_s;
}

QString themeWord(Widgets::Theme theme)
{
    switch (theme) {
    case Widgets::Theme::System:
        return u"system"_s;
    case Widgets::Theme::Light:
        return u"light"_s;
    case Widgets::Theme::Dark:
        return u"dark"_s;
    }
    return {};
}

} // namespace

Preferences::Preferences(const QString &file, QObject *parent)
    : QObject(parent)
    , m_settings(file.isEmpty() ? usualFile() : file, QSettings::IniFormat)
{
}

QString Preferences::language() const
{
    const QString word = m_settings.value("language"_L1).toString();
    return word == "ja"_L1 || word == "en"_L1 ? word : QString();
}

void Preferences::setLanguage(const QString &language)
{
    if (language == this->language())
        return;
    m_settings.setValue("language"_L1, language);
    Q_EMIT languageChanged(language);
}

Widgets::Theme Preferences::theme() const
{
    const QString word = m_settings.value("theme"_L1).toString();
    for (const Widgets::Theme theme : {Widgets::Theme::Light, Widgets::Theme::Dark}) {
        if (word == themeWord(theme))
            return theme;
    }
    return Widgets::Theme::System;
}

void Preferences::setTheme(Widgets::Theme theme)
{
    if (theme == this->theme())
        return;
    m_settings.setValue("theme"_L1, themeWord(theme));
    Q_EMIT themeChanged(theme);
}

bool Preferences::usesUtc() const
{
    return m_settings.value("timeZone"_L1).toString() == "utc"_L1;
}

void Preferences::setUsesUtc(bool utc)
{
    if (utc == usesUtc())
        return;
    m_settings.setValue("timeZone"_L1, utc ? u"utc"_s : u"system"_s);
    Q_EMIT timeZoneChanged(utc);
}

std::chrono::milliseconds Preferences::samplingInterval() const
{
    bool isNumber = false;
    const int kept = m_settings.value("sampling/milliseconds"_L1).toInt(&isNumber);
    return isNumber
               ? std::clamp<std::chrono::milliseconds>(std::chrono::milliseconds(kept), 500ms, 60s)
               : 1000ms;
}

void Preferences::setSamplingInterval(std::chrono::milliseconds interval)
{
    if (interval == samplingInterval())
        return;
    m_settings.setValue("sampling/milliseconds"_L1, int(interval.count()));
    Q_EMIT samplingIntervalChanged(samplingInterval());
}

bool Preferences::notifies() const
{
    return m_settings.value("notifications"_L1).toString() == "on"_L1;
}

void Preferences::setNotifies(bool on)
{
    if (on == notifies())
        return;
    m_settings.setValue("notifications"_L1, on ? u"on"_s : u"off"_s);
    Q_EMIT notifiesChanged(on);
}

QByteArray Preferences::geometry() const
{
    return m_settings.value("window/geometry"_L1).toByteArray();
}

QByteArray Preferences::splitter() const
{
    return m_settings.value("window/splitter"_L1).toByteArray();
}

void Preferences::setLayout(const QByteArray &geometry, const QByteArray &splitter)
{
    m_settings.setValue("window/geometry"_L1, geometry);
    m_settings.setValue("window/splitter"_L1, splitter);
}

QString Preferences::lastHost() const
{
    return m_settings.value("window/host"_L1).toString();
}

QString Preferences::lastPage() const
{
    return m_settings.value("window/page"_L1).toString();
}

void Preferences::setLast(const QString &host, const QString &page)
{
    m_settings.setValue("window/host"_L1, host);
    m_settings.setValue("window/page"_L1, page);
}

QByteArray Preferences::viewState(QLatin1StringView key) const
{
    return m_settings.value(u"view/"_s + key).toByteArray();
}

void Preferences::setViewState(QLatin1StringView key, const QByteArray &state)
{
    m_settings.setValue(u"view/"_s + key, state);
}

bool Preferences::wasDismissed(const QByteArray &change) const
{
    return m_settings.value("dismissed"_L1).toStringList().contains(QString::fromUtf8(change));
}

void Preferences::dismiss(const QByteArray &change)
{
    QStringList list = m_settings.value("dismissed"_L1).toStringList();
    list.append(QString::fromUtf8(change));
    while (list.size() > dismissedKept)
        list.removeFirst();
    m_settings.setValue("dismissed"_L1, list);
}

} // namespace Clawtune
