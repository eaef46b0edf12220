// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/containers/containerdetail.h"

#include "ui/containers/actionbar.h"
#include "ui/containers/containercharts.h"
#include "ui/containers/containerfacts.h"
#include "ui/containers/containerwords.h"
#include "ui/containers/inspectpane.h"
#include "ui/containers/logpane.h"
#include "ui/overview/timebar.h"

#include <QEvent>
#include <QTabWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Clawtune
{

ContainerDetail::ContainerDetail(const Parts &parts, QWidget *parent)
    : QWidget(parent)
    , m_bar(new ActionBar(parts.actions, parts.session.host().name, this))
    , m_tabs(new QTabWidget(this))
    , m_charts(new ContainerCharts(parts.session))
    , m_facts(new ContainerFacts)
    , m_log(new LogPane(parts.shell, parts.serverTime))
    , m_inspect(new InspectPane(parts.shell))
{
    constexpr int gap = 8;
    m_tabs->setObjectName(u"containerTabs"_s);
    m_tabs->setDocumentMode(true);
    m_tabs->setCornerWidget(m_charts->timeBar());
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(gap);
    layout->addWidget(m_bar);
    for (QWidget *content : std::initializer_list<QWidget *>{m_charts, m_facts, m_log, m_inspect}) {
        auto *tab = new QWidget;
        auto *inner = new QVBoxLayout(tab);
        inner->setContentsMargins(0, gap, 0, 0);
        inner->addWidget(content);
        m_tabs->addTab(tab, {});
    }
    layout->addWidget(m_tabs, 1);
    connect(m_tabs, &QTabWidget::currentChanged, this, &ContainerDetail::updateActive);
    connect(m_bar, &ActionBar::ended, this, &ContainerDetail::actionEnded);
    retranslate();
}

void ContainerDetail::setContainer(const Remote::ContainerInfo *info,
                                   const Remote::ContainerList &list)
{
    m_bar->setContainer(info, list.engine(), list.containers());
    m_charts->setContainer(info ? info->id : QByteArray(),
                           info ? containerTitle(*info) : QString());
    m_facts->setContainer(info);
    m_log->setContainer(list.engine(), info ? info->id : QByteArray(),
                        info ? containerTitle(*info) : QString());
    m_inspect->setContainer(list.engine(), info);
    m_tabs->setEnabled(info);
}

void ContainerDetail::setActive(bool active)
{
    m_isActive = active;
    m_bar->setPossible(active);
    updateActive();
}

void ContainerDetail::updateActive()
{
    const QWidget *front = m_tabs->currentWidget();
    m_log->setActive(m_isActive && front && front->isAncestorOf(m_log));
    m_inspect->setActive(m_isActive && front && front->isAncestorOf(m_inspect));
    m_charts->timeBar()->setVisible(front && front->isAncestorOf(m_charts));
    m_charts->refresh();
}

bool ContainerDetail::leave()
{
    return m_charts->isVisible() && m_charts->leave();
}

void ContainerDetail::refreshCharts()
{
    m_charts->refresh();
}

void ContainerDetail::addActionsTo(QMenu *menu)
{
    m_bar->addTo(menu);
}

bool ContainerDetail::focusSearch()
{
    const QWidget *front = m_tabs->currentWidget();
    if (front->isAncestorOf(m_log))
        m_log->focusSearch();
    else if (front->isAncestorOf(m_inspect))
        m_inspect->focusSearch();
    else
        return false;
    return true;
}

void ContainerDetail::retranslate()
{
    const QString titles[] = {tr("Charts"), tr("Details"), tr("Log"), tr("Inspect")};
    for (int i = 0; i < m_tabs->count(); ++i)
        m_tabs->setTabText(i, titles[i]);
}

void ContainerDetail::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace Clawtune
