// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/overview/overviewpage.h"
#include "widgets/charttile.h"

/// A session that never connects, and the Overview over it, as in a window of 1280x720.
class OverviewBench
{
public:
    OverviewBench()
        : session({}, {})
        , page(session)
    {
        page.resize(1080, 620);
        page.show();
        page.activate();
    }
    /// nullptr: there is none of that title.
    [[nodiscard]] Widgets::ChartTile *tile(const QString &title) const
    {
        const auto tiles = page.findChildren<Widgets::ChartTile *>();
        for (Widgets::ChartTile *one : tiles) {
            if (one->accessibleName() == title)
                return one;
        }
        return nullptr;
    }

    Clawtune::HostSession session;
    Clawtune::OverviewPage page;
};
