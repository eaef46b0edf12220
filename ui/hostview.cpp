// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/hostview.h"

#include "remote/base/quote.h"
#include "ui/connection/changebanner.h"
#include "ui/connection/connectionpane.h"
#include "ui/pages.h"
#include "widgets/banner.h"

#include <QEvent>
#include <QLabel>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Clawtune
{

namespace
{

constexpr std::chrono::seconds lookAheadDelay{5}; ///< the first charts come before

} // namespace

HostView::HostView(HostSession &session, Preferences &preferences, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_preferences(preferences)
    , m_title(new QLabel(this))
    , m_stack(new QStackedWidget(this))
    , m_pages(static_cast<qsizetype>(pageCatalog().size()), nullptr)
{
    m_title->setObjectName(u"hostTitle"_s);
    m_title->setTextFormat(Qt::PlainText);
    m_title->setContentsMargins(16, 12, 16, 4);
    QFont font = m_title->font();
    font.setBold(true);
    m_title->setFont(font);
    auto *lost = new Widgets::Banner(this);
    lost->setObjectName(u"connectionBanner"_s);
    m_connection = new ConnectionPane(m_session, *lost, this);
    m_stack->addWidget(m_connection);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_title);
    layout->addWidget(lost);
    layout->addWidget(new ChangeBanner(m_session, preferences, this));
    layout->addWidget(m_stack, 1);
    m_lookAhead.setSingleShot(true);
    m_lookAhead.setInterval(lookAheadDelay);
    connect(&m_lookAhead, &QTimer::timeout, this, &HostView::lookAhead);
    connect(m_connection, &ConnectionPane::letsPagesShowChanged, this, &HostView::updatePage);
    connect(m_connection, &ConnectionPane::editWanted, this, &HostView::editWanted);
    updateTitle();
}

HostView::~HostView()
{
    // Pages use the session in their destructors at most; nobody may start work again meanwhile.
    setActive(false);
}

Page *HostView::page() const
{
    return m_connection->letsPagesShow() ? m_pages.value(m_index) : nullptr;
}

void HostView::showPage(int index)
{
    m_index = m_session.isRecording() ? 0 : index; // there is nothing but values in one
    updateTitle();
    updatePage();
}

void HostView::setActive(bool active)
{
    if (m_active != active)
        m_session.setOnShow(active);
    m_active = active;
    updatePage();
}

int HostView::waitingCount(int index) const
{
    const Page *page = m_pages.value(index);
    return page ? page->waitingCount() : 0;
}

void HostView::updatePage()
{
    Page *wanted = nullptr;
    if (m_connection->letsPagesShow() && m_active)
        wanted = ensurePage(m_index);
    if (m_activePage && m_activePage != wanted)
        m_activePage->deactivate();
    if (wanted)
        m_stack->setCurrentWidget(wanted);
    else if (!m_connection->letsPagesShow())
        m_stack->setCurrentWidget(m_connection);
    if (wanted && wanted != m_activePage)
        wanted->activate();
    m_activePage = wanted;
    if (wanted && !m_hasLookedAhead && !m_lookAhead.isActive())
        m_lookAhead.start();
}

void HostView::lookAhead()
{
    const auto state = m_session.connection().state();
    if (m_hasLookedAhead || !m_active || state != Remote::ConnectionState::Connected)
        return;
    m_hasLookedAhead = true;
    for (int i = 0; i < m_pages.size(); ++i) {
        if (pageCatalog()[size_t(i)].looksAhead)
            ensurePage(i)->lookAhead();
    }
}

Page *HostView::ensurePage(int index)
{
    if (index < 0 || index >= m_pages.size())
        return nullptr;
    if (!m_pages[index]) {
        Page *page = pageCatalog()[static_cast<size_t>(index)].make(m_session, this);
        m_pages[index] = page;
        page->setPreferences(m_preferences);
        m_stack->addWidget(page);
        connect(page, &Page::waitingCountChanged, this,
                [this, index](int count) { Q_EMIT waitingCountChanged(index, count); });
        connect(page, &Page::goToWanted, this, &HostView::goToWanted);
    }
    return m_pages[index];
}

void HostView::updateTitle()
{
    const QString name = Remote::displayText(m_session.host().name.toUtf8(), 60);
    const auto pages = pageCatalog();
    if (m_index >= 0 && m_index < static_cast<int>(pages.size())) {
        //: a server's name and the page that is shown of it
        m_title->setText(tr("%1 · %2").arg(name, pageTitle(pages[static_cast<size_t>(m_index)])));
    } else {
        m_title->setText(name);
    }
}

void HostView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        updateTitle();
    QWidget::changeEvent(event);
}

} // namespace Clawtune
