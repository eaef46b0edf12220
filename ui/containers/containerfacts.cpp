// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/containers/containerfacts.h"

#include "remote/base/quote.h"
#include "ui/checklist/facttable.h"
#include "ui/containers/containerwords.h"
#include "ui/text/filled.h"
#include "ui/text/formatter.h"

#include <QEvent>
#include <QVBoxLayout>

#include <cmath>

using namespace Qt::StringLiterals;

namespace Clawtune
{

using Remote::ContainerInfo;
using Remote::displayText;

namespace
{

constexpr int longestValue = 1000;

QString shown(const QString &text)
{
    return displayText(text.toUtf8(), longestValue);
}

} // namespace

ContainerFacts::ContainerFacts(QWidget *parent)
    : QWidget(parent)
    , m_table(new FactTable(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_table);
    m_table->setObjectName(u"containerFacts"_s);
    m_table->setShares({0, 1});
    refill();
}

void ContainerFacts::setContainer(const ContainerInfo *info)
{
    const ContainerInfo now = info ? *info : ContainerInfo();
    if (now == m_info)
        return; // keeps what a person selected
    m_info = now;
    refill();
}

void ContainerFacts::refill()
{
    m_table->clear();
    m_table->setHeadings({tr("What"), tr("Value")});
    m_table->setAccessibleName(tr("Details of the container"));
    if (m_info.id.isEmpty())
        return;
    add(tr("Image"), m_info.image);
    if (m_info.imageId != m_info.image)
        add(tr("Image id"), m_info.imageId);
    add(tr("Command"), m_info.command);
    m_table->addRow({tr("Id"), QString::fromLatin1(m_info.id)});
    add(tr("Compose project"), m_info.project);
    add(tr("Compose service"), m_info.service);
    add(tr("Needs"), m_info.dependsOn.join(u", "_s));
    addRuns();
    addLimits();
    addPlaces();
    for (const Remote::ContainerLabel &label : std::as_const(m_info.labels))
        m_table->addRow({filled(tr("Label %1"), {shown(label.name)}), shown(label.value)});
    m_table->setShares({0, 1});
}

/// What the engine leaves empty is no row.
void ContainerFacts::add(const QString &name, const QString &value)
{
    if (!value.isEmpty())
        m_table->addRow({name, shown(value)});
}

void ContainerFacts::addRuns()
{
    const auto addTime = [this](const QString &name, double time) {
        if (!std::isnan(time))
            m_table->addRow({name, formattedTime(time, true)});
    };
    addTime(tr("Created at"), m_info.created);
    addTime(tr("Last start"), m_info.started);
    addTime(tr("Last end"), m_info.finished);
    if (!m_info.isUp() && !std::isnan(m_info.finished))
        m_table->addRow({tr("Exit code"), QString::number(m_info.exitCode)});
    if (m_info.oomKilled)
        m_table->addRow({tr("Out of memory"), tr("A process in it was killed for want of memory")});
    add(tr("Problem"), m_info.problem);
    add(tr("Restart policy"), m_info.restartPolicy);
    m_table->addRow({tr("Restarts by it"), formatted(m_info.restarts, Remote::Unit::Count)});
    m_table->addRow({tr("Time to stop"), formattedDuration(m_info.stopSeconds)});
    if (m_info.pid > 0)
        m_table->addRow({tr("Process on the server"), QString::number(m_info.pid)});
}

void ContainerFacts::addLimits()
{
    const auto addLimit = [this](const QString &name, double limit, Remote::Unit unit) {
        m_table->addRow({name, std::isinf(limit) ? tr("none") : formatted(limit, unit)});
    };
    addLimit(tr("Memory limit"), m_info.memoryLimit, Remote::Unit::Bytes);
    if (std::isinf(m_info.cpuLimit))
        m_table->addRow({tr("CPU limit"), tr("none")});
    else
        m_table->addRow({tr("CPU limit"),
                         filled(tr("%1 cores"), {formatted(m_info.cpuLimit, Remote::Unit::None)})});
    addLimit(tr("Process limit"), m_info.processLimit, Remote::Unit::Count);
}

void ContainerFacts::addPlaces()
{
    add(tr("Log driver"), m_info.logDriver);
    add(tr("Network mode"), m_info.networkMode);
    const QString ports = portsText(m_info);
    if (!ports.isEmpty())
        m_table->addRow({tr("Ports"), ports});
    for (const Remote::ContainerMount &mount : std::as_const(m_info.mounts)) {
        const QString places = shown(mount.source + u" → "_s + mount.destination);
        m_table->addRow({filled(tr("Mount (%1)"), {shown(mount.type)}),
                         mount.isWritable ? places : filled(tr("%1, read only"), {places})});
    }
}

void ContainerFacts::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        refill();
    QWidget::changeEvent(event);
}

} // namespace Clawtune
