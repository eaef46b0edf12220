// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

// Outside of any namespace, as Q_INIT_RESOURCE demands.
static void keepCatalogues()
{
    // Nothing else refers to them, so the linker would drop them from the static library.
    Q_INIT_RESOURCE(i18n);
}

namespace Clawtune
{

using namespace Qt::StringLiterals;

Language::Language()
{
    keepCatalogues();
}

Language::~Language() = default;

QStringList Language::available()
{
    return {u"en"_s, u"ja"_s};
}

QString Language::systemCode()
{
    const QString first = QLocale::system().uiLanguages().value(0);
    return first == u"ja" || first.startsWith(u"ja-") ? u"ja"_s : u"en"_s;
}

void Language::use(const QString &code)
{
    const QString wanted = available().contains(code) ? code : systemCode();
    if (wanted == m_code)
        return;
    m_code = wanted;
    m_translators.clear();
    QLocale::setDefault(wanted == u"ja" ? QLocale(QLocale::Japanese, QLocale::Japan)
                                        : QLocale(QLocale::English, QLocale::UnitedStates));
    // Qt's own words (standard buttons, dialogs); English is what they are without a catalogue.
    if (wanted != u"en")
        load(u"qtbase_"_s + wanted, QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    load(u"clawtune_"_s + wanted, u":/i18n"_s);
}

void Language::load(const QString &name, const QString &folder)
{
    auto translator = std::make_unique<QTranslator>();
    if (translator->load(name, folder) && QCoreApplication::installTranslator(translator.get()))
        m_translators.push_back(std::move(translator));
}

} // namespace Clawtune
