// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/settingspage.h"

#include "remote/base/quote.h"
#include "ui/text/formatter.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QTimeZone>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Clawtune
{

namespace
{

QComboBox *choice(QWidget *parent, const QString &name, QLabel *label)
{
    auto *box = new QComboBox(parent);
    box->setObjectName(name);
    box->setMinimumWidth(240);
    label->setBuddy(box);
    return box;
}

void select(QComboBox *box, const QVariant &value)
{
    box->setCurrentIndex(std::max(0, box->findData(value)));
}

} // namespace

SettingsPage::SettingsPage(Preferences &preferences, QWidget *parent)
    : QWidget(parent)
    , m_preferences(preferences)
    , m_title(new QLabel(this))
    , m_languageLabel(new QLabel(this))
    , m_language(choice(this, u"languageBox"_s, m_languageLabel))
    , m_themeLabel(new QLabel(this))
    , m_theme(choice(this, u"themeBox"_s, m_themeLabel))
    , m_zoneLabel(new QLabel(this))
    , m_zone(choice(this, u"timeZoneBox"_s, m_zoneLabel))
    , m_intervalLabel(new QLabel(this))
    , m_interval(choice(this, u"intervalBox"_s, m_intervalLabel))
    , m_notifies(new QCheckBox(this))
    , m_thresholdsLabel(new QLabel(this))
    , m_hosts(choice(this, u"thresholdHostBox"_s, m_thresholdsLabel))
    , m_thresholds(new QPushButton(this))
    , m_version(new QLabel(this))
{
    setObjectName(u"settingsPage"_s);
    QFont bold = m_title->font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_version->setForegroundRole(QPalette::PlaceholderText);
    auto *form = new QFormLayout;
    form->setSpacing(8);
    form->setFieldGrowthPolicy(QFormLayout::FieldsStayAtSizeHint);
    form->addRow(m_languageLabel, m_language);
    form->addRow(m_themeLabel, m_theme);
    form->addRow(m_zoneLabel, m_zone);
    form->addRow(m_intervalLabel, m_interval);
    auto *thresholds = new QHBoxLayout;
    thresholds->setSpacing(8);
    thresholds->addWidget(m_hosts);
    thresholds->addWidget(m_thresholds);
    form->addRow(m_thresholdsLabel, thresholds);
    form->addRow(QString(), m_notifies);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 12, 16, 16);
    layout->setSpacing(16);
    layout->addWidget(m_title);
    layout->addLayout(form);
    layout->addStretch();
    layout->addWidget(m_version);
    retranslate();
    connect(m_language, &QComboBox::activated, this,
            [this] { m_preferences.setLanguage(m_language->currentData().toString()); });
    connect(m_theme, &QComboBox::activated, this, [this] {
        m_preferences.setTheme(static_cast<Widgets::Theme>(m_theme->currentData().toInt()));
    });
    connect(m_zone, &QComboBox::activated, this,
            [this] { m_preferences.setUsesUtc(m_zone->currentData().toBool()); });
    setUpMonitoring();
}

void SettingsPage::setUpMonitoring()
{
    m_notifies->setObjectName(u"notifyBox"_s);
    m_notifies->setChecked(m_preferences.notifies());
    m_thresholds->setObjectName(u"thresholdsButton"_s);
    setHosts({});
    connect(m_interval, &QComboBox::activated, this, [this] {
        m_preferences.setSamplingInterval(
            std::chrono::milliseconds(m_interval->currentData().toInt()));
    });
    connect(m_notifies, &QCheckBox::toggled, this,
            [this](bool on) { m_preferences.setNotifies(on); });
    connect(m_thresholds, &QPushButton::clicked, this,
            [this] { Q_EMIT thresholdsWanted(m_hosts->currentData().toString()); });
}

void SettingsPage::setHosts(const QStringList &names)
{
    const QVariant chosen = m_hosts->currentData();
    m_hosts->clear();
    for (const QString &name : names)
        m_hosts->addItem(Remote::displayText(name.toUtf8(), 60), name);
    if (!names.isEmpty())
        select(m_hosts, chosen);
    m_hosts->setEnabled(!names.isEmpty());
    m_thresholds->setEnabled(!names.isEmpty());
}

/// What is in the file may be none of those offered; then it is one more.
void SettingsPage::fillIntervals()
{
    QList<int> offered{500, 1000, 2000, 5000, 10'000, 30'000, 60'000};
    const auto chosen = int(m_preferences.samplingInterval().count());
    if (!offered.contains(chosen))
        offered.append(chosen);
    std::sort(offered.begin(), offered.end());
    m_interval->clear();
    for (const int interval : std::as_const(offered)) {
        const double seconds = interval / 1000.;
        m_interval->addItem(interval < 1000 ? formatted(seconds, Remote::Unit::Seconds)
                                            : formattedDuration(seconds),
                            interval);
    }
    select(m_interval, chosen);
}

void SettingsPage::fill()
{
    m_language->clear();
    m_language->addItem(tr("System"), QString());
    // A language is called by its own name in every language.
    m_language->addItem(u"日本語"_s, u"ja"_s);
    m_language->addItem(u"English"_s, u"en"_s);
    select(m_language, m_preferences.language());
    m_theme->clear();
    m_theme->addItem(tr("System"), static_cast<int>(Widgets::Theme::System));
    m_theme->addItem(tr("Light"), static_cast<int>(Widgets::Theme::Light));
    m_theme->addItem(tr("Dark"), static_cast<int>(Widgets::Theme::Dark));
    select(m_theme, static_cast<int>(m_preferences.theme()));
    m_zone->clear();
    const QString zone = QString::fromUtf8(QTimeZone::systemTimeZoneId());
    m_zone->addItem(tr("This computer (%1)").arg(zone), false);
    m_zone->addItem(u"UTC"_s, true);
    select(m_zone, m_preferences.usesUtc());
    fillIntervals();
}

void SettingsPage::retranslate()
{
    m_title->setText(tr("Settings"));
    m_languageLabel->setText(tr("Language:"));
    m_themeLabel->setText(tr("Theme:"));
    m_zoneLabel->setText(tr("Time zone:"));
    m_intervalLabel->setText(tr("Sampling interval:"));
    m_thresholdsLabel->setText(tr("Thresholds:"));
    m_thresholds->setText(tr("Edit…"));
    m_notifies->setText(tr("Notify the desktop when a threshold is crossed"));
    m_version->setText(tr("Clawtune %1").arg(QString::fromLatin1(CLAWTUNE_VERSION)));
    fill();
}

void SettingsPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace Clawtune
