// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/language.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QDir>
#include <QWidget>

/// With CLAWTUNE_PICTURES set to a folder, pictures of a page as it is now, in both languages,
/// light and dark, as NAME-THEME-LANGUAGE.png; false when one cannot be written. In English and
/// light afterwards.
[[nodiscard]] inline bool leavePagePictures(QWidget &page, Clawtune::Language &language,
                                            const QString &name)
{
    using namespace Qt::StringLiterals;
    const QString place = qEnvironmentVariable("CLAWTUNE_PICTURES");
    if (place.isEmpty())
        return true;
    const QDir folder(place);
    bool isWell = folder.mkpath(u"."_s);
    for (const auto &[theme, suffix] : {std::pair(Widgets::Theme::Light, u"light"_s),
                                        std::pair(Widgets::Theme::Dark, u"dark"_s)}) {
        Widgets::applyTheme(*qApp, theme);
        for (const QString &code : Clawtune::Language::available()) {
            language.use(code);
            for (int round = 0; round < 5; ++round) // layouts within layouts settle in turn
                QCoreApplication::processEvents();
            const QString file = u"%1-%2-%3.png"_s.arg(name, suffix, code);
            isWell = page.grab().save(folder.filePath(file)) && isWell;
        }
    }
    Widgets::applyTheme(*qApp, Widgets::Theme::Light);
    language.use(u"en"_s);
    return isWell;
}
