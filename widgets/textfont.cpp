// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/textfont.h"

#include <QFontDatabase>
#include <QFontInfo>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace Widgets
{

QFont textFont(const QFont &platformFont, QLocale::Language language)
{
    if (language != QLocale::Japanese)
        return platformFont;
    const QString platformFamily = QFontInfo(platformFont).family();
    if (QFontDatabase::writingSystems(platformFamily).contains(QFontDatabase::Japanese))
        return platformFont;
    // Gothic faces, the most common first; a mincho is no face for a window.
    const QStringList preferred{u"Noto Sans CJK JP"_s, u"Noto Sans JP"_s, u"BIZ UDPGothic"_s,
                                u"IPAexGothic"_s,      u"IPAPGothic"_s,   u"TakaoPGothic"_s,
                                u"VL PGothic"_s};
    const QStringList installed = QFontDatabase::families(QFontDatabase::Japanese);
    for (const QString &family : preferred) {
        if (installed.contains(family)) {
            QFont font = platformFont;
            font.setFamilies({family, platformFamily});
            return font;
        }
    }
    return platformFont;
}

} // namespace Widgets
