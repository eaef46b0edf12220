// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/processes/processmodel.h"

/// One line a row, deeper rows further right.
inline QString printed(const Clawtune::ProcessModel &model, Clawtune::ProcessColumn column,
                       const QModelIndex &parent = {}, int depth = 0)
{
    QString text;
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex index = model.index(row, 0, parent);
        const auto *entry = model.entry(index);
        text += QString(depth * 2, QLatin1Char(' ')) + QString::number(entry->row.id.pid) +
                QLatin1Char(' ') + index.siblingAtColumn(int(column)).data().toString() +
                QLatin1Char('\n');
        text += printed(model, column, index, depth + 1);
    }
    return text;
}

/// A filter that lets kernel threads through as well.
inline Clawtune::ProcessFilter searching(const QString &words)
{
    Clawtune::ProcessFilter filter;
    filter.text = words;
    filter.kernelThreads = true;
    return filter;
}
