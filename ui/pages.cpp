// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages.h"

#include "ui/checklist/checklistpage.h"
#include "ui/containers/containerspage.h"
#include "ui/journal/journalpage.h"
#include "ui/overview/overviewpage.h"
#include "ui/postgresql/postgresqlpage.h"
#include "ui/processes/processespage.h"

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

const std::array catalog{
    PageKind{"overview", QT_TRANSLATE_NOOP("Clawtune::Pages", "Overview"), "overview",
             make<OverviewPage>},
    PageKind{"processes", QT_TRANSLATE_NOOP("Clawtune::Pages", "Processes"), "processes",
             make<ProcessesPage>},
    PageKind{"containers", QT_TRANSLATE_NOOP("Clawtune::Pages", "Containers"), "containers",
             make<ContainersPage>},
    PageKind{"checklist", QT_TRANSLATE_NOOP("Clawtune::Pages", "Checklist"), "list",
             make<ChecklistPage>, true},
    PageKind{"postgresql", QT_TRANSLATE_NOOP("Clawtune::Pages", "PostgreSQL"), "database",
             make<PostgresqlPage>},
    PageKind{"journal", QT_TRANSLATE_NOOP("Clawtune::Pages", "Journal"), "journal",
             make<JournalPage>},
};

} // namespace

std::span<const PageKind> pageCatalog()
{
    return catalog;
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
