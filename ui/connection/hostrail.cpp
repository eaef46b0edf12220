// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connection/hostrail.h"

#include "remote/base/quote.h"
#include "ui/connection/raildelegate.h"
#include "ui/pages.h"
#include "ui/text/texts.h"
#include "widgets/themedicon.h"

#include <QEvent>
#include <QLabel>
#include <QListWidget>
#include <QMenu>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Clawtune
{

using Remote::ConnectionState;
using Widgets::themedIcon;
using Widgets::Tone;

namespace
{

constexpr int nameRole = Qt::UserRole;
constexpr int hostsShown = 8; ///< more than these scroll

QIcon stateIcon(ConnectionState state)
{
    switch (state) {
    case ConnectionState::Connected:
        return themedIcon(u"connected"_s, Tone::Good);
    case ConnectionState::Connecting:
    case ConnectionState::AwaitingHostKey:
    case ConnectionState::AwaitingPassphrase:
    case ConnectionState::Waiting:
        return themedIcon(u"connecting"_s, Tone::Caution);
    case ConnectionState::Failed:
        return themedIcon(u"refused"_s, Tone::Bad);
    case ConnectionState::Closed:
        break;
    }
    return themedIcon(u"disconnected"_s, Tone::Muted);
}

QListWidget *railList(QWidget *parent, const QString &name)
{
    auto *list = new QListWidget(parent);
    list->setObjectName(name);
    list->setFrameShape(QFrame::NoFrame);
    list->viewport()->setAutoFillBackground(false);
    list->setItemDelegate(new RailDelegate(list));
    list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    return list;
}

QToolButton *railButton(QWidget *parent, const QString &name, const QString &icon)
{
    auto *button = new QToolButton(parent);
    button->setObjectName(name);
    button->setAutoRaise(true);
    button->setIcon(themedIcon(icon));
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    return button;
}

QLabel *railTitle(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setForegroundRole(QPalette::PlaceholderText);
    label->setContentsMargins(8, 0, 0, 0);
    return label;
}

} // namespace

HostRail::HostRail(HostSessions &sessions, QWidget *parent)
    : QWidget(parent)
    , m_sessions(sessions)
    , m_counts(static_cast<qsizetype>(pageCatalog().size()), 0)
    , m_fleet(railButton(this, u"fleetButton"_s, u"fleet"_s))
    , m_hostsTitle(railTitle(this))
    , m_hosts(railList(this, u"hostList"_s))
    , m_add(railButton(this, u"addHostButton"_s, u"add"_s))
    , m_open(railButton(this, u"openRecordingButton"_s, u"file"_s))
    , m_pagesTitle(railTitle(this))
    , m_pages(railList(this, u"pageList"_s))
    , m_settings(railButton(this, u"settingsButton"_s, u"settings"_s))
{
    setMinimumWidth(168);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 12, 9, 8);
    layout->setSpacing(8);
    setUpHosts();
    setUpPages();
    layout->addWidget(m_fleet);
    layout->addWidget(m_hostsTitle);
    layout->addWidget(m_hosts);
    layout->addWidget(m_add);
    layout->addWidget(m_open);
    layout->addSpacing(16);
    layout->addWidget(m_pagesTitle);
    layout->addWidget(m_pages);
    layout->addStretch(1);
    layout->addWidget(m_settings);
    connect(&m_sessions, &HostSessions::changed, this, &HostRail::rebuildHosts);
    rebuildHosts();
    retranslate();
}

void HostRail::setUpHosts()
{
    m_hosts->setContextMenuPolicy(Qt::CustomContextMenu);
    m_fleet->setCheckable(true);
    connect(m_fleet, &QToolButton::clicked, this, &HostRail::fleetChosen);
    connect(m_add, &QToolButton::clicked, this, &HostRail::addHostWanted);
    connect(m_open, &QToolButton::clicked, this, &HostRail::openRecordingWanted);
    connect(m_hosts, &QListWidget::currentItemChanged, this, [this](QListWidgetItem *item) {
        if (item)
            Q_EMIT hostChosen(item->data(nameRole).toString());
    });
    const auto activate = [this](QListWidgetItem *item) {
        Q_EMIT hostActivated(item->data(nameRole).toString());
    };
    connect(m_hosts, &QListWidget::itemClicked, this, activate);
    connect(m_hosts, &QListWidget::itemActivated, this, activate);
    connect(m_hosts, &QWidget::customContextMenuRequested, this, &HostRail::showHostMenu);
}

void HostRail::setUpPages()
{
    for (const PageKind &kind : pageCatalog()) {
        auto *item = new QListWidgetItem(m_pages);
        item->setIcon(themedIcon(QString::fromLatin1(kind.icon)));
    }
    connect(m_pages, &QListWidget::currentRowChanged, this, [this](int row) {
        if (row >= 0)
            Q_EMIT pageChosen(row);
    });
    m_settings->setCheckable(true);
    connect(m_settings, &QToolButton::clicked, this, &HostRail::settingsChosen);
}

void HostRail::showHost(const QString &name)
{
    const QSignalBlocker blocker(m_hosts);
    m_hosts->setCurrentItem(itemOf(name));
    const bool any = !name.isEmpty();
    m_pagesTitle->setText(Remote::displayText(name.toUtf8(), 60));
    m_pagesTitle->setVisible(any);
    const HostSession *session = m_sessions.existing(name);
    for (int row = 1; row < m_pages->count(); ++row)
        m_pages->item(row)->setHidden(session && session->isRecording());
    m_pages->setVisible(any);
}

void HostRail::showPage(int page)
{
    const QSignalBlocker blocker(m_pages);
    m_pages->setCurrentRow(page);
}

void HostRail::showSettings(bool shown)
{
    m_settings->setChecked(shown);
}

void HostRail::showFleet(bool shown)
{
    m_fleet->setChecked(shown);
    // The host stays the current one, but it is not what is looked at.
    if (QListWidgetItem *current = m_hosts->currentItem())
        current->setSelected(!shown);
}

void HostRail::setCount(int page, int count)
{
    if (page < 0 || page >= m_counts.size())
        return;
    m_counts[page] = count;
    QListWidgetItem *item = m_pages->item(page);
    const QString title = pageTitle(pageCatalog()[static_cast<size_t>(page)]);
    item->setText(title);
    item->setData(RailDelegate::countRole, count);
    item->setData(Qt::AccessibleTextRole,
                  count > 0 ? tr("%1, %n waiting", nullptr, count).arg(title) : title);
    item->setToolTip(page < 6 ? tr("%1 (Ctrl+%2)").arg(title, QString::number(page + 1)) : title);
}

void HostRail::updateStates()
{
    for (int row = 0; row < m_hosts->count(); ++row) {
        QListWidgetItem *item = m_hosts->item(row);
        HostSession *session = m_sessions.existing(item->data(nameRole).toString());
        const ConnectionState state =
            session ? session->connection().state() : ConnectionState::Closed;
        const bool isRecording = session && session->isRecording();
        const QString words =
            isRecording ? item->text() : tr("%1: %2").arg(item->text(), connectionText(state));
        item->setIcon(isRecording ? themedIcon(u"file"_s) : stateIcon(state));
        showAlerts(*item, session, words);
    }
}

/// A sign and the word for the first threshold that is crossed; the tooltip names them all.
void HostRail::showAlerts(QListWidgetItem &item, HostSession *session, QString words)
{
    QString alert;
    if (session && session->connection().state() == ConnectionState::Connected) {
        const QList<Remote::ThresholdStatus> &raised = session->thresholds().raised();
        if (!raised.isEmpty())
            alert = markText(raised.first().rule.name);
        for (const Remote::ThresholdStatus &status : raised)
            words += u'\n' + thresholdBrief(status);
    }
    item.setData(RailDelegate::alertRole, alert);
    item.setToolTip(words.toHtmlEscaped().replace(u'\n', u"<br>"_s));
    item.setData(Qt::AccessibleTextRole, words);
}

void HostRail::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void HostRail::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    QColor shade = palette().color(QPalette::WindowText);
    shade.setAlphaF(0.035F);
    painter.fillRect(rect(), shade);
    painter.fillRect(width() - 1, 0, 1, height(), Widgets::separatorColor(palette()));
}

void HostRail::rebuildHosts()
{
    const QSignalBlocker blocker(m_hosts);
    const QListWidgetItem *current = m_hosts->currentItem();
    const QString chosen = current ? current->data(nameRole).toString() : QString();
    m_hosts->clear();
    for (const Remote::SavedHost &host : m_sessions.hosts()) {
        auto *item = new QListWidgetItem(Remote::displayText(host.name.toUtf8(), 60), m_hosts);
        item->setData(nameRole, host.name);
        if (host.name == chosen)
            m_hosts->setCurrentItem(item);
    }
    updateStates();
    fitHeights();
}

void HostRail::fitHeights()
{
    const int row = RailDelegate::rowHeight(fontMetrics());
    m_hosts->setFixedHeight(row * std::clamp(m_hosts->count(), 0, hostsShown));
    m_hosts->setVisible(m_hosts->count() > 0);
    m_pages->setFixedHeight(row * std::max(1, m_pages->count()));
}

void HostRail::retranslate()
{
    m_hostsTitle->setText(tr("Hosts"));
    m_hosts->setAccessibleName(tr("Hosts"));
    m_pages->setAccessibleName(tr("Pages"));
    m_fleet->setText(tr("All servers"));
    m_fleet->setToolTip(tr("All servers (Ctrl+0)"));
    m_add->setText(tr("Add host"));
    m_open->setText(tr("Open recording…"));
    m_open->setToolTip(tr("Show a saved period again (Ctrl+O)"));
    m_settings->setText(tr("Settings"));
    m_settings->setToolTip(tr("Settings (Ctrl+,)"));
    for (int page = 0; page < m_counts.size(); ++page)
        setCount(page, m_counts[page]);
    updateStates();
}

void HostRail::showHostMenu(const QPoint &position)
{
    QListWidgetItem *item = m_hosts->itemAt(position);
    if (!item)
        return;
    const QString name = item->data(nameRole).toString();
    HostSession *session = m_sessions.existing(name);
    const bool open = session && session->connection().state() != ConnectionState::Closed &&
                      session->connection().state() != ConnectionState::Failed;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (session && session->isRecording()) {
        menu->addAction(themedIcon(u"close"_s), tr("Close recording"), this,
                        [this, name] { Q_EMIT closeRecordingWanted(name); });
        menu->popup(m_hosts->viewport()->mapToGlobal(position));
        return;
    }
    menu->addAction(open ? tr("Disconnect") : tr("Connect"), this,
                    [this, name] { Q_EMIT connectionToggleWanted(name); });
    menu->addSeparator();
    menu->addAction(themedIcon(u"edit"_s), tr("Edit…"), this,
                    [this, name] { Q_EMIT editHostWanted(name); });
    menu->addAction(themedIcon(u"warning"_s), tr("Thresholds…"), this,
                    [this, name] { Q_EMIT thresholdsWanted(name); });
    menu->addAction(themedIcon(u"remove"_s), tr("Remove…"), this,
                    [this, name] { Q_EMIT removeHostWanted(name); });
    menu->popup(m_hosts->viewport()->mapToGlobal(position));
}

QListWidgetItem *HostRail::itemOf(const QString &name) const
{
    for (int row = 0; row < m_hosts->count(); ++row) {
        if (m_hosts->item(row)->data(nameRole).toString() == name)
            return m_hosts->item(row);
    }
    return nullptr;
}

} // namespace Clawtune
