// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages.h"

#if __has_include("ui/overview/overviewpage.h")
#include "ui/overview/overviewpage.h"
#endif
#if __has_include("ui/checklist/checklistpage.h")
#include "ui/checklist/checklistpage.h"
#endif
#if __has_include("ui/postgresql/postgresqlpage.h")
#include "ui/postgresql/postgresqlpage.h"
#endif
#if __has_include("ui/journal/journalpage.h")
#include "ui/journal/journalpage.h"
#endif

#include <QCoreApplication>

#include <array>

namespace Clawtune
{

namespace
{

template <typename T> Page *make(HostSession &session, QWidget *parent)
{
    return new T(session, parent);
}

const std::array catalog
{
#if __has_include("ui/overview/overviewpage.h")
    PageKind{"overview", QT_TRANSLATE_NOOP("Clawtune::Pages", "Overview"), "overview",
             make<OverviewPage>},
#endif
#if __has_include("ui/checklist/checklistpage.h")
        PageKind{"checklist", QT_TRANSLATE_NOOP("Clawtune::Pages", "Checklist"), "list",
                 make<ChecklistPage>},
#endif
#if __has_include("ui/postgresql/postgresqlpage.h")
        PageKind{"postgresql", QT_TRANSLATE_NOOP("Clawtune::Pages", "PostgreSQL"), "database",
                 make<PostgresqlPage>},
#endif
#if __has_include("ui/journal/journalpage.h")
        PageKind{"journal", QT_TRANSLATE_NOOP("Clawtune::Pages", "Journal"), "journal",
                 make<JournalPage>},
#endif
        PageKind{"", "", "", nullptr},
};

} // namespace

std::span<const PageKind> pageCatalog()
{
    return {catalog.data(), catalog.size() - 1};
}

QString pageTitle(const PageKind &kind)
{
    return QCoreApplication::translate("Clawtune::Pages", kind.title);
}

int pageIndex(const QString &id)
{
    const auto pages = pageCatalog();
    for (size_t i = 0; i < pages.size(); ++i) {
        if (id == QLatin1StringView(pages[i].id))
            return static_cast<int>(i);
    }
    return -1;
}

} // namespace Clawtune
