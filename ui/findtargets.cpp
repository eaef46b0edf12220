// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/findtargets.h"

#include "remote/base/quote.h"
#include "ui/pages.h"
#include "ui/text/texts.h"

using namespace Qt::StringLiterals;

namespace Clawtune
{

namespace
{

QString word(const char *mark)
{
    return QCoreApplication::translate("Clawtune::MainWindow", mark);
}

} // namespace

QList<QuickFind::Target> findTargets(const HostSessions &sessions, bool hasHost)
{
    using Kind = QuickFind::Target::Kind;
    QList<QuickFind::Target> targets;
    for (const Remote::SavedHost &host : sessions.hosts())
        targets.append({Kind::Host, host.name, Remote::displayText(host.name.toUtf8(), 60),
                        word(QT_TRANSLATE_NOOP("Clawtune::MainWindow", "Host")), u"server"_s});
    if (hasHost) {
        for (const PageKind &kind : pageCatalog())
            targets.append({Kind::Page, QString::fromLatin1(kind.id), pageTitle(kind),
                            word(QT_TRANSLATE_NOOP("Clawtune::MainWindow", "Page")),
                            QString::fromLatin1(kind.icon)});
        for (const Remote::Check &check : Remote::checkCatalog())
            targets.append({Kind::Item, QString::fromLatin1(check.id), markText(check.title),
                            word(QT_TRANSLATE_NOOP("Clawtune::MainWindow", "Checklist item")),
                            QString::fromLatin1(check.icon)});
    }
    targets.append({Kind::Fleet, u"fleet"_s,
                    word(QT_TRANSLATE_NOOP("Clawtune::MainWindow", "All servers")),
                    word(QT_TRANSLATE_NOOP("Clawtune::MainWindow", "Page")), u"fleet"_s});
    targets.append({Kind::Settings, u"settings"_s,
                    word(QT_TRANSLATE_NOOP("Clawtune::MainWindow", "Settings")),
                    word(QT_TRANSLATE_NOOP("Clawtune::MainWindow", "Page")), u"settings"_s});
    return targets;
}

} // namespace Clawtune
