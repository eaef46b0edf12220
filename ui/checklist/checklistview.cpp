// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/checklist/checklistview.h"

#include "ui/checklist/checkdetail.h"
#include "ui/checklist/checklistdelegate.h"
#include "ui/text/formatter.h"
#include "ui/text/texts.h"
#include "widgets/banner.h"
#include "widgets/emptystate.h"

#include <QDateTime>
#include <QEvent>
#include <QListView>
#include <QSplitter>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Clawtune
{

using Remote::ConnectionState;

ChecklistView::ChecklistView(ChecklistController &controller, QString host, QWidget *parent)
    : QWidget(parent)
    , m_controller(controller)
    , m_host(std::move(host))
    , m_list(new QListView(this))
    , m_banner(new Widgets::Banner(this))
    , m_detail(new CheckDetail(controller, m_host, this))
    , m_stack(nullptr)
{
    setUpList();
    layOut();
    m_age.setInterval(1000);
    connect(&m_age, &QTimer::timeout, this, &ChecklistView::updateState);
    connect(&m_controller, &ChecklistController::lookChanged, this, &ChecklistView::updateState);
    connect(&m_controller, &ChecklistController::changed, this, &ChecklistView::updateBanner);
    connect(m_detail, &CheckDetail::administratorWanted, this, &ChecklistView::administratorWanted);
    connect(m_banner, &Widgets::Banner::firstTriggered, this, &ChecklistView::administratorWanted);
    m_list->setCurrentIndex(m_controller.model().index(0));
    updateState();
    updateBanner();
}

void ChecklistView::setUpList()
{
    m_list->setObjectName(u"checklistList"_s);
    m_list->setModel(&m_controller.model());
    m_list->setItemDelegate(new ChecklistDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setMinimumWidth(260);
    m_list->setAccessibleName(tr("Checklist"));
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex &current) {
                m_detail->setItem(current.data(ChecklistModel::IdRole).toByteArray());
            });
}

void ChecklistView::layOut()
{
    auto *panes = new QSplitter(Qt::Horizontal);
    panes->setChildrenCollapsible(false);
    panes->addWidget(m_list);
    panes->addWidget(m_detail);
    panes->setStretchFactor(0, 0);
    panes->setStretchFactor(1, 1);
    panes->setSizes({320, 720});
    auto *content = new QWidget;
    auto *inner = new QVBoxLayout(content);
    inner->setContentsMargins(0, 0, 0, 0);
    inner->setSpacing(0);
    inner->addWidget(m_banner);
    inner->addWidget(panes, 1);
    m_stack = new Widgets::StateStack(content, this);
    connect(m_stack, &Widgets::StateStack::actionTriggered, this, [this] {
        if (m_controller.isLooking())
            m_controller.cancelLook();
        else
            m_controller.look();
    });
    connect(m_stack, &Widgets::StateStack::staleActionTriggered, &m_controller,
            &ChecklistController::look);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
}

void ChecklistView::setConnection(ConnectionState state)
{
    m_connection = state;
    updateState();
}

void ChecklistView::focusList()
{
    m_list->setFocus();
}

void ChecklistView::select(const QByteArray &item)
{
    if (const int row = m_controller.model().row(item); row >= 0)
        m_list->setCurrentIndex(m_controller.model().index(row));
}

void ChecklistView::updateState()
{
    const bool isConnected = m_connection == ConnectionState::Connected;
    const qint64 seen = m_controller.lookTime();
    if (seen > 0) {
        const qint64 age = (QDateTime::currentMSecsSinceEpoch() - seen) / 1000;
        m_stack->showContent();
        const auto error = m_controller.lookError();
        const QString old = tr("%1 old. %2").arg(formattedDuration(double(age)));
        if (!isConnected)
            m_stack->setStale(old.arg(connectionText(m_connection)));
        else if (error)
            m_stack->setStale(old.arg(errorSentence(*error)), tr("Try again"));
        else
            m_stack->setStale({});
    } else if (m_controller.isLooking()) {
        m_stack->state().showLoading(tr("Looking at the settings of %1…").arg(m_host),
                                     tr("Cancel"));
        m_stack->showState();
    } else if (const auto error = m_controller.lookError(); error && isConnected) {
        m_stack->state().showFailed(errorSentence(*error), errorDetail(*error));
        m_stack->showState();
    } else {
        m_stack->state().showEmpty(
            u"list"_s, tr("%1 has not been looked at yet.").arg(m_host),
            tr("The checklist shows itself as soon as the server is connected."),
            isConnected ? tr("Look now") : QString());
        m_stack->showState();
    }
    if (seen > 0 && (!isConnected || m_controller.lookError()))
        m_age.start();
    else
        m_age.stop();
}

void ChecklistView::updateBanner()
{
    const bool isShown = !m_controller.isAdministrator();
    if (isShown)
        m_banner->setMessage(
            u"shield"_s, Widgets::Tone::Accent,
            tr("Seen without administrator rights. Apply, Undo and the history need them."),
            tr("Become administrator…"));
    m_banner->setVisible(isShown);
}

void ChecklistView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_controller.model().retranslate();
        m_list->setAccessibleName(tr("Checklist"));
        updateState();
        updateBanner();
    }
    QWidget::changeEvent(event);
}

} // namespace Clawtune
