// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/connection/hostsession.h"
#include "ui/page.h"

#include <span>

namespace Clawtune
{

/// One page a server has in the rail. A new page is one row of the catalogue.
struct PageKind {
    const char *id;    ///< stable, kept in window.conf
    const char *title; ///< QT_TRANSLATE_NOOP("Clawtune::Pages", …)
    const char *icon;  ///< name in resources/icons
    Page *(*make)(HostSession &session, QWidget *parent);
    bool looksAhead = false; ///< made and asked to lookAhead() without being shown
};

/// In the order of the rail and of Ctrl+1…6.
[[nodiscard]] std::span<const PageKind> pageCatalog();
[[nodiscard]] QString pageTitle(const PageKind &kind);
/// Position in the catalogue, -1 where there is no such page.
[[nodiscard]] int pageIndex(const QString &id);

} // namespace Clawtune
