// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/settingspage.h"

#include <QComboBox>
#include <QEvent>
#include <QFormLayout>
#include <QLabel>
#include <QTimeZone>
#include <QVBoxLayout>

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
}

void SettingsPage::retranslate()
{
    m_title->setText(tr("Settings"));
    m_languageLabel->setText(tr("Language:"));
    m_themeLabel->setText(tr("Theme:"));
    m_zoneLabel->setText(tr("Time zone:"));
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
