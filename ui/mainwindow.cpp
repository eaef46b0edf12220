// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow.h"

#include "remote/base/quote.h"
#include "ui/connection/closedialog.h"
#include "ui/connection/connectionprompts.h"
#include "ui/connection/hostediting.h"
#include "ui/connection/hostrail.h"
#include "ui/connection/statusline.h"
#include "ui/connection/welcomepage.h"
#include "ui/findtargets.h"
#include "ui/fleet/fleetpage.h"
#include "ui/hostview.h"
#include "ui/pages.h"
#include "ui/recording/recordingopener.h"
#include "ui/settings/settingspage.h"
#include "ui/text/texts.h"
#include "ui/thresholds/alerts.h"
#include "widgets/banner.h"
#include "widgets/theme.h"

#include <QCloseEvent>
#include <QFrame>
#include <QPainter>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Clawtune
{

using Remote::ConnectionState;

namespace
{

constexpr QSize usualSize(1280, 720);
constexpr QSize smallestSize(900, 600);

/// A one-pixel line between two areas, in the colour of the theme.
class Separator final : public QWidget
{
public:
    explicit Separator(QWidget *parent)
        : QWidget(parent)
    {
        setFixedHeight(1);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter(this).fillRect(rect(), Widgets::separatorColor(palette()));
    }
};

} // namespace

MainWindow::MainWindow(HostSessions &sessions, Preferences &preferences, QWidget *parent)
    : QWidget(parent)
    , m_sessions(sessions)
    , m_preferences(preferences)
    , m_rail(new HostRail(sessions, this))
    , m_splitter(new QSplitter(Qt::Horizontal, this))
    , m_stack(new QStackedWidget(this))
    , m_problem(new Widgets::Banner(this))
    , m_welcome(new WelcomePage(this))
    , m_settings(new SettingsPage(preferences, this))
    , m_fleet(new FleetPage(
          sessions, [this](const QString &name) { return openHost(name); }, this))
    , m_status(new StatusLine(this))
    , m_alerts(new Alerts(sessions, preferences, *this))
    , m_editing(new HostEditing(sessions, *this))
    , m_recordings(new RecordingOpener(sessions, this))
{
    setObjectName(u"mainWindow"_s);
    setUpParts();
    setUpRail();
    setUpEditing();
    setUpRecordings();
    setUpShortcuts();
    restoreGeometryAndSplitter();
    connect(&m_sessions, &HostSessions::sessionEnding, this, &MainWindow::onSessionEnding);
    m_rail->showHost({});
    m_rail->showPage(-1);
    m_stack->setCurrentWidget(m_welcome);
    updateTitle();
}

MainWindow::~MainWindow() = default;

void MainWindow::setUpParts()
{
    setMinimumSize(smallestSize);
    m_stack->setObjectName(u"contentStack"_s);
    m_stack->addWidget(m_welcome);
    m_stack->addWidget(m_settings);
    m_stack->addWidget(m_fleet);
    m_splitter->addWidget(m_rail);
    m_splitter->addWidget(m_stack);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setStretchFactor(0, 0);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setHandleWidth(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_problem);
    layout->addWidget(m_splitter, 1);
    layout->addWidget(new Separator(this));
    layout->addWidget(m_status);
}

void MainWindow::showProblem(const Remote::Error &error)
{
    m_problem->setMessage(u"warning"_s, Widgets::Tone::Bad, errorSentence(error), tr("Close"));
    m_problem->setToolTip(errorDetail(error).toHtmlEscaped());
    m_problem->setVisible(true);
    connect(m_problem, &Widgets::Banner::firstTriggered, m_problem, &QWidget::hide);
}

void MainWindow::setUpRail()
{
    connect(m_rail, &HostRail::hostChosen, this,
            [this](const QString &name) { showHost(name, false); });
    connect(m_rail, &HostRail::hostActivated, this,
            [this](const QString &name) { showHost(name, true); });
    connect(m_rail, &HostRail::pageChosen, this, &MainWindow::showRow);
    connect(m_rail, &HostRail::fleetChosen, this, &MainWindow::showFleet);
    connect(m_fleet, &FleetPage::hostChosen, this,
            [this](const QString &name) { showHost(name, true); });
    connect(m_rail, &HostRail::settingsChosen, this, &MainWindow::showSettings);
    connect(m_rail, &HostRail::thresholdsWanted, m_alerts, &Alerts::edit);
    connect(m_settings, &SettingsPage::thresholdsWanted, m_alerts, &Alerts::edit);
    connect(m_alerts, &Alerts::changed, m_rail, &HostRail::updateStates);
    connect(m_rail, &HostRail::connectionToggleWanted, this, &MainWindow::toggleConnection);
}

void MainWindow::setUpEditing()
{
    connect(m_welcome, &WelcomePage::addHostWanted, m_editing, &HostEditing::add);
    connect(m_fleet, &FleetPage::addHostWanted, m_editing, &HostEditing::add);
    connect(m_rail, &HostRail::addHostWanted, m_editing, &HostEditing::add);
    connect(m_rail, &HostRail::editHostWanted, m_editing, &HostEditing::edit);
    connect(m_rail, &HostRail::removeHostWanted, m_editing, &HostEditing::remove);
    connect(m_editing, &HostEditing::added, this, [this](const QString &name) {
        m_page = 0;
        showHost(name, true);
    });
    connect(m_editing, &HostEditing::edited, this,
            [this](const QString &name) { showHost(name, true); });
}

void MainWindow::setUpShortcuts()
{
    const auto add = [this](const QKeySequence &keys, auto action) {
        auto *shortcut = new QShortcut(keys, this);
        connect(shortcut, &QShortcut::activated, this, action);
    };
    for (int page = 0; page < std::min(6, static_cast<int>(pageCatalog().size())); ++page)
        add(QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_1 + page)),
            [this, page] { showRow(page); });
    add(QKeySequence(Qt::CTRL | Qt::Key_0), [this] { showFleet(); });
    add(QKeySequence(Qt::CTRL | Qt::Key_Comma), [this] { showSettings(); });
    add(QKeySequence(Qt::CTRL | Qt::Key_K), [this] { find(); });
    add(QKeySequence(Qt::CTRL | Qt::Key_N), [this] { m_editing->add(); });
    add(QKeySequence(Qt::CTRL | Qt::Key_O), [this] { openRecording(); });
    add(QKeySequence(Qt::CTRL | Qt::Key_Q), [this] { close(); });
    add(QKeySequence(Qt::CTRL | Qt::Key_F), [this] {
        if (Page *page = currentView() ? currentView()->page() : nullptr)
            page->focusFilter();
    });
    add(QKeySequence(Qt::Key_F5), [this] {
        if (Page *page = currentView() ? currentView()->page() : nullptr)
            page->refresh();
    });
}

void MainWindow::restoreGeometryAndSplitter()
{
    if (!restoreGeometry(m_preferences.geometry()))
        resize(usualSize);
    if (!m_splitter->restoreState(m_preferences.splitter()))
        m_splitter->setSizes({200, usualSize.width() - 200});
    m_splitter->setHandleWidth(1);
}

void MainWindow::restoreLast()
{
    m_page = std::max(0, Clawtune::pageIndex(m_preferences.lastPage()));
    if (m_sessions.hosts().isEmpty())
        return;
    const QString last = m_preferences.lastHost();
    showHost(m_sessions.find(last) ? last : m_sessions.hosts().constFirst().name, true);
}

HostView *MainWindow::currentView() const
{
    return qobject_cast<HostView *>(m_stack->currentWidget());
}

HostView *MainWindow::ensureView(const QString &name)
{
    if (const auto found = m_views.find(name); found != m_views.end())
        return found->second;
    const Remote::Result<HostSession *> session = m_sessions.session(name);
    if (!session.ok()) {
        showProblem(session.error());
        return nullptr;
    }
    auto *view = new HostView(*session.value(), m_preferences, this);
    new ConnectionPrompts(*session.value(), *view);
    m_views.emplace(name, view);
    m_stack->addWidget(view);
    connect(&session.value()->connection(), &Remote::HostConnection::stateChanged, m_rail,
            &HostRail::updateStates);
    connect(view, &HostView::editWanted, m_editing, [this, name] { m_editing->edit(name); });
    connect(view, &HostView::goToWanted, this, [this](const QString &page, const QByteArray &item) {
        showPage(page);
        if (Page *shown = currentView() ? currentView()->page() : nullptr)
            shown->showItem(item);
    });
    connect(view, &HostView::waitingCountChanged, this, [this, view](int page, int count) {
        if (m_views[m_host] == view)
            m_rail->setCount(page, count);
    });
    return view;
}

/// For the overview of all servers: connects without showing it. Its view asks what the connection
/// needs to know.
HostSession *MainWindow::openHost(const QString &name)
{
    HostView *view = ensureView(name);
    if (!view)
        return nullptr;
    const ConnectionState state = view->session().connection().state();
    if (state == ConnectionState::Closed || state == ConnectionState::Failed)
        view->session().open();
    return &view->session();
}

void MainWindow::showHost(const QString &name, bool connectNow)
{
    HostView *view = ensureView(name);
    if (!view)
        return; // ensureView() said why
    m_host = name;
    m_rail->showHost(name);
    m_status->setSession(&view->session());
    updateCounts();
    if (connectNow && !view->session().isRecording() &&
        view->session().connection().state() == ConnectionState::Closed)
        view->session().open();
    m_rail->updateStates();
    showRow(m_page);
}

void MainWindow::showRow(int page)
{
    const auto view = m_views.find(m_host);
    if (view == m_views.end() || page >= static_cast<int>(pageCatalog().size()))
        return;
    if (view->second->session().isRecording())
        page = 0; // the only one it has
    m_page = page;
    m_stack->setCurrentWidget(view->second);
    m_rail->showPage(page);
    m_rail->showSettings(false);
    m_rail->showFleet(false);
    view->second->showPage(page);
    updateActive();
    updateTitle();
    if (view->second->session().isRecording())
        return; // gone with this window
    m_preferences.setLast(m_host, QString::fromLatin1(pageCatalog()[static_cast<size_t>(page)].id));
}

void MainWindow::showPage(const QString &id)
{
    const int page = Clawtune::pageIndex(id);
    if (page >= 0)
        showRow(page);
}

void MainWindow::showSettings()
{
    if (m_stack->currentWidget() == m_settings) {
        leaveSettings();
        return;
    }
    QStringList names;
    for (const Remote::SavedHost &host : m_sessions.hosts())
        names.append(host.name);
    m_settings->setHosts(names);
    m_stack->setCurrentWidget(m_settings);
    m_rail->showPage(-1);
    m_rail->showSettings(true);
    m_rail->showFleet(false);
    updateActive();
    updateTitle();
}

void MainWindow::showFleet()
{
    m_stack->setCurrentWidget(m_fleet);
    m_rail->showPage(-1);
    m_rail->showSettings(false);
    m_rail->showFleet(true);
    updateActive();
    updateTitle();
}

void MainWindow::leaveSettings()
{
    m_rail->showSettings(false);
    if (m_host.isEmpty()) {
        m_stack->setCurrentWidget(m_welcome);
        updateTitle();
    } else {
        showRow(m_page);
    }
}

void MainWindow::updateActive()
{
    const bool seen = isVisible() && !isMinimized();
    for (const auto &[name, view] : m_views)
        view->setActive(seen && view == m_stack->currentWidget());
}

void MainWindow::updateCounts()
{
    const auto view = m_views.find(m_host);
    for (int page = 0; page < static_cast<int>(pageCatalog().size()); ++page)
        m_rail->setCount(page, view == m_views.end() ? 0 : view->second->waitingCount(page));
}

void MainWindow::updateTitle()
{
    QString title = tr("Clawtune");
    if (m_stack->currentWidget() == m_settings)
        title = tr("Settings – Clawtune");
    else if (m_stack->currentWidget() == m_fleet)
        title = tr("All servers – Clawtune");
    else if (!m_host.isEmpty())
        title = tr("%1 – Clawtune").arg(Remote::displayText(m_host.toUtf8(), 60));
    setWindowTitle(title);
}

void MainWindow::toggleConnection(const QString &name)
{
    HostView *view = ensureView(name);
    if (!view)
        return;
    const ConnectionState state = view->session().connection().state();
    if (state == ConnectionState::Closed || state == ConnectionState::Failed)
        view->session().open();
    else
        m_editing->leave(name);
}

void MainWindow::onSessionEnding(HostSession *session)
{
    const QString name = session->host().name;
    const auto found = m_views.find(name);
    if (found == m_views.end())
        return;
    if (m_host == name) {
        m_host.clear();
        m_status->setSession(nullptr);
        m_rail->showHost({});
        m_rail->showPage(-1);
        if (currentView())
            m_stack->setCurrentWidget(m_welcome);
        updateTitle();
    }
    delete found->second;
    m_views.erase(found);
}

void MainWindow::find()
{
    auto *dialog = new QuickFind(findTargets(m_sessions, !m_host.isEmpty()), this);
    connect(dialog, &QuickFind::found, this, &MainWindow::goTo);
    dialog->open();
}

void MainWindow::goTo(const QuickFind::Target &target)
{
    switch (target.kind) {
    case QuickFind::Target::Kind::Host:
        showHost(target.id, true);
        return;
    case QuickFind::Target::Kind::Page:
        showPage(target.id);
        return;
    case QuickFind::Target::Kind::Item:
        showPage(u"checklist"_s);
        if (Page *page = currentView() ? currentView()->page() : nullptr)
            page->showItem(target.id.toUtf8());
        return;
    case QuickFind::Target::Kind::Fleet:
        showFleet();
        return;
    case QuickFind::Target::Kind::Settings:
        if (m_stack->currentWidget() != m_settings)
            showSettings();
        return;
    }
}

bool MainWindow::mayClose()
{
    if (m_closeConfirmed)
        return true;
    const ChangesUnderWay changes = ChangesUnderWay::on(m_sessions.openSessions());
    if (changes.isEmpty())
        return true;
    auto *dialog = new CloseDialog(changes, CloseDialog::Leaving::Window, this);
    connect(dialog, &QDialog::accepted, this, [this] {
        m_closeConfirmed = true;
        close();
    });
    dialog->open();
    return false;
}

void MainWindow::rememberLayout()
{
    m_preferences.setLayout(saveGeometry(), m_splitter->saveState());
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (!mayClose()) {
        event->ignore();
        return;
    }
    rememberLayout();
    event->accept();
}

void MainWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        updateTitle();
    if (event->type() == QEvent::WindowStateChange)
        updateActive();
    QWidget::changeEvent(event);
}

void MainWindow::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    updateActive();
}

void MainWindow::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    updateActive();
}

} // namespace Clawtune
