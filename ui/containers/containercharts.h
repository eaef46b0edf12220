// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/containers/containerhistory.h"

#include <QWidget>

namespace Widgets
{
class ChartTile;
class HoverGroup;
} // namespace Widgets

namespace Clawtune
{

/// One container's last minutes: CPU, memory, network and disk.
class ContainerCharts final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ContainerCharts)
public:
    explicit ContainerCharts(const ContainerHistory &history, QWidget *parent = nullptr);

    void setContainer(const QByteArray &id);
    /// The history has grown. Draws nothing while it is not shown.
    void refresh();

protected:
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    const ContainerHistory &m_history;
    QByteArray m_id;
    Widgets::HoverGroup *m_hover;
    QList<Widgets::ChartTile *> m_tiles;
};

} // namespace Clawtune
