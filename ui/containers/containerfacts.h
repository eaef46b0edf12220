// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/containers/containerinfo.h"

#include <QWidget>

namespace Clawtune
{

class FactTable;

/// What the engine says of one container, as a table of names and values.
class ContainerFacts final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ContainerFacts)
public:
    explicit ContainerFacts(QWidget *parent = nullptr);

    /// nullptr: none is chosen.
    void setContainer(const Remote::ContainerInfo *info);

protected:
    void changeEvent(QEvent *event) override;

private:
    void refill();
    void add(const QString &name, const QString &value);
    void addRuns();
    void addLimits();
    void addPlaces();

    Remote::ContainerInfo m_info;
    FactTable *m_table;
};

} // namespace Clawtune
