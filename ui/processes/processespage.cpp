// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/processes/processespage.h"

#include "remote/base/quote.h"
#include "remote/processes/processscript.h"
#include "ui/processes/detailspane.h"
#include "ui/processes/processactionbar.h"
#include "ui/processes/processfilterbar.h"
#include "ui/processes/processtable.h"
#include "ui/processes/processwork.h"
#include "ui/processes/pssreader.h"
#include "ui/processes/trafficreader.h"
#include "ui/settings/preferences.h"
#include "ui/text/filled.h"
#include "ui/text/formatter.h"
#include "ui/text/texts.h"
#include "widgets/banner.h"
#include "widgets/emptystate.h"

#include <QAction>
#include <QEvent>
#include <QHeaderView>
#include <QSplitter>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Clawtune
{

using Remote::ProcessAction;
using Remote::Unit;

namespace
{

constexpr int gap = 8;
constexpr auto columnsKey = "processes/columns";

} // namespace

ProcessesPage::ProcessesPage(HostSession &session, QWidget *parent)
    : ProcessesPage(
          session, session.connection(), [&session] { return session.privilege(); }, parent)
{
}

ProcessesPage::ProcessesPage(HostSession &session, Remote::RemoteShell &shell,
                             std::function<Remote::Privilege()> privilege, QWidget *parent)
    : Page(parent)
    , m_session(session)
    , m_shell(shell)
    , m_privilege(std::move(privilege))
    , m_model(new ProcessModel(this))
    , m_bar(new ProcessFilterBar)
    , m_table(new ProcessTable(*m_model))
    , m_work(new ProcessWork(shell, m_privilege, *m_model, this))
    , m_pss(new PssReader(shell, m_privilege, *m_model, this))
    , m_traffic(new TrafficReader(session.sockets(), *m_model, this))
    , m_details(new DetailsPane(shell, m_privilege, *m_model))
    , m_result(new Widgets::Banner)
    , m_states(new Widgets::StateStack(m_table))
    , m_splitter(new QSplitter(Qt::Vertical))
    , m_actions(new ProcessActionBar)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(2 * gap, gap, 2 * gap, gap);
    auto *list = new QWidget;
    setUpList(list);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(list);
    m_splitter->addWidget(m_details);
    m_splitter->setStretchFactor(0, 3);
    m_splitter->setStretchFactor(1, 2);
    m_details->hide();
    layout->addWidget(m_splitter);
    joinActions();
    joinBar();
    joinWork();
    joinSession();
    retranslate();
    updateState();
}

void ProcessesPage::setUpList(QWidget *list)
{
    auto *column = new QVBoxLayout(list);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(gap);
    column->addWidget(m_bar);
    column->addWidget(m_result);
    column->addWidget(m_states, 1);
    column->addWidget(m_actions);
    m_result->setObjectName(u"processResult"_s);
    m_result->hide();
    m_states->setObjectName(u"processStates"_s);
}

void ProcessesPage::joinActions()
{
    connect(m_actions, &ProcessActionBar::wanted, this, &ProcessesPage::ask);
    connect(m_table, &ProcessTable::endWanted, this, [this] { ask({}); });
    connect(m_table, &ProcessTable::menuWanted, m_actions, &ProcessActionBar::popUp);
    const auto offer = [this] {
        m_actions->setOffered(!m_table->selectedProcesses().isEmpty() && !m_work->isBusy());
    };
    offer();
    connect(m_table, &ProcessTable::selectedProcessesChanged, this, offer);
    connect(m_work, &ProcessWork::started, this, offer);
    connect(m_work, &ProcessWork::finished, this, offer);
    connect(m_work, &ProcessWork::failed, this, offer);
}

void ProcessesPage::joinBar()
{
    connect(m_bar, &ProcessFilterBar::filterChanged, this, [this] {
        m_model->setFilter(m_bar->filter());
        updateState();
    });
    connect(m_bar, &ProcessFilterBar::leaveWanted, this, [this] { m_table->setFocus(); });
    connect(m_bar->tree(), &QAction::toggled, m_table, &ProcessTable::setTree);
    connect(m_bar->sums(), &QAction::toggled, m_model, &ProcessModel::setSums);
    connect(m_bar->cpuOfMachine(), &QAction::toggled, m_model, &ProcessModel::setCpuOfMachine);
    connect(m_bar->follow(), &QAction::toggled, m_table, &ProcessTable::setFollowing);
    connect(m_bar->freeze(), &QAction::toggled, this, &ProcessesPage::setFrozen);
    connect(m_bar->details(), &QAction::toggled, this, &ProcessesPage::showDetails);
    connect(m_table, &ProcessTable::freezeWanted, m_bar->freeze(), &QAction::toggle);
    connect(m_table, &ProcessTable::liveWanted, this,
            [this] { m_bar->freeze()->setChecked(false); });
    connect(m_table, &ProcessTable::detailsWanted, this,
            [this] { m_bar->details()->setChecked(true); });
    connect(m_table, &ProcessTable::currentProcessChanged, this, &ProcessesPage::chooseForDetails);
    connect(m_table, &ProcessTable::columnsChanged, this, [this] {
        updateSlowLane();
        saveColumns();
    });
    connect(m_states, &Widgets::StateStack::actionTriggered, this, [this] {
        if (m_error)
            m_session.sampler().start();
        else
            m_bar->clear();
    });
    m_pss->setInSight([this] { return m_table->visibleProcesses(); });
}

void ProcessesPage::joinWork()
{
    connect(m_work, &ProcessWork::started, this,
            [this] { showResult(tr("Waiting for the server to say what happened"), true, {}); });
    connect(m_work, &ProcessWork::finished, this,
            [this](const QString &sentences, bool well, bool needsAdministrator) {
                showResult(sentences, well,
                           needsAdministrator ? tr("Become administrator") : QString());
            });
    connect(m_work, &ProcessWork::failed, this, [this](const Remote::Error &error) {
        showResult(errorSentence(error), false, {});
        m_result->setToolTip(errorDetail(error).toHtmlEscaped());
    });
    connect(m_result, &Widgets::Banner::firstTriggered, this,
            [this] { becomeAdministrator([this] { m_work->repeatNotPermitted(); }); });
    connect(m_result, &Widgets::Banner::secondTriggered, m_result, &QWidget::hide);
    connect(m_details, &DetailsPane::administratorWanted, this,
            [this] { becomeAdministrator([this] { m_details->refresh(); }); });
}

void ProcessesPage::joinSession()
{
    connect(&m_session, &HostSession::sampled, this, &ProcessesPage::takeSample);
    connect(&m_session, &HostSession::samplingFailed, this, [this](const Remote::Error &error) {
        m_error = error;
        updateState();
    });
    connect(&m_session.connection(), &Remote::HostConnection::stateChanged, this,
            [this](Remote::ConnectionState state) {
                // Another session has other processes of its own.
                if (state == Remote::ConnectionState::Connected)
                    m_hasFacts = false;
                if (state == Remote::ConnectionState::Connected && m_active)
                    readFacts();
                updateAge();
            });
    setContainerNames([this](const QByteArray &id) { return m_session.containerName(id); });
    connect(&m_session.containers(), &Remote::ContainerList::changed, m_model,
            &ProcessModel::refreshNames);
    m_ageTimer.setInterval(1s);
    connect(&m_ageTimer, &QTimer::timeout, this, &ProcessesPage::updateAge);
    m_work->setHost(Remote::displayText(m_session.host().name.toUtf8(), 60));
}

void ProcessesPage::activate()
{
    m_active = true;
    wantRows(true);
    m_ageTimer.start();
    if (!m_hasFacts)
        readFacts();
    updateSlowLane();
    updateState();
}

void ProcessesPage::deactivate()
{
    m_active = false;
    wantRows(false);
    m_ageTimer.stop();
    updateSlowLane();
}

void ProcessesPage::wantRows(bool wanted)
{
    m_session.sampler().subscribe(this, wanted ? Remote::Lanes(Remote::Lane::Processes)
                                               : Remote::Lanes());
}

void ProcessesPage::refresh()
{
    m_bar->freeze()->setChecked(false);
    if (m_error)
        m_session.sampler().start();
    readFacts();
    m_details->refresh();
}

void ProcessesPage::focusFilter()
{
    m_bar->focusSearch();
}

void ProcessesPage::showItem(const QByteArray &id)
{
    m_wantedItem = id;
    Remote::ProcessId wanted = Remote::processFromWord(id);
    const ProcessEntry *entry =
        wanted.pid > 0 ? m_model->entry(wanted) : m_model->entryOf(id.toInt());
    if (!entry)
        return; // it may come with the next sample
    m_wantedItem.clear();
    wanted = entry->row.id;
    if (!m_model->indexOf(wanted).isValid()) {
        m_bar->kernelThreads()->setChecked(m_bar->kernelThreads()->isChecked() ||
                                           entry->row.isKernelThread);
        m_bar->clear();
    }
    m_table->showProcess(wanted);
    m_table->setFocus();
}

void ProcessesPage::setContainerNames(std::function<QString(QByteArray)> names)
{
    m_model->setContainerNames(std::move(names));
}

void ProcessesPage::setPreferences(Preferences &preferences)
{
    m_preferences = nullptr; // what is restored need not be saved
    m_table->restoreColumnState(preferences.viewState(QLatin1StringView(columnsKey)));
    m_preferences = &preferences;
    connect(m_table->header(), &QHeaderView::sectionResized, this, &ProcessesPage::saveColumns);
}

void ProcessesPage::saveColumns()
{
    if (m_preferences)
        m_preferences->setViewState(QLatin1StringView(columnsKey), m_table->columnState());
}

void ProcessesPage::readFacts()
{
    const QByteArray marker = Remote::randomToken();
    m_shell.run(Remote::processFactsCommand(marker), this,
                [this, marker](const Remote::Result<Remote::CommandOutput> &output) {
                    const auto facts =
                        output ? Remote::parseProcessFacts(output->out, marker) : std::nullopt;
                    if (facts) // without them users are numbers, and the server still refuses
                        takeFacts(*facts);
                });
}

void ProcessesPage::takeFacts(const Remote::ProcessFacts &facts)
{
    m_hasFacts = true;
    m_hidesOthers = facts.hidesOthers && facts.login != 0;
    m_work->setFacts(facts);
    m_model->setCores(facts.cores);
    m_model->setUserNames(
        [users = facts.users](quint32 user) { return Remote::displayText(users.value(user), 60); });
    updateCount();
}

void ProcessesPage::takeSample(const Remote::MetricFrame &frame)
{
    m_error.reset();
    if (frame.rowsInterval <= 0)
        return;
    m_sinceSample.start();
    m_latest = frame;
    if (m_active && !m_bar->freeze()->isChecked())
        showLatest();
}

void ProcessesPage::showLatest()
{
    m_model->setFrame(m_latest);
    m_bar->setChoices(m_model->users(), m_model->containers());
    if (m_details->process().pid != 0 && !m_model->entry(m_details->process()))
        m_details->markGone();
    if (!m_wantedItem.isEmpty())
        showItem(QByteArray(m_wantedItem));
    updateState();
}

void ProcessesPage::setFrozen(bool frozen)
{
    if (!frozen && m_latest.rowsInterval > 0)
        showLatest();
    m_pss->setHeld(frozen);
    m_traffic->setHeld(frozen);
    updateAge();
    updateCount();
}

void ProcessesPage::ask(const ProcessAction &action)
{
    m_work->ask(action, m_table->selectedProcesses());
}

void ProcessesPage::becomeAdministrator(std::function<void()> then)
{
    m_session.becomeAdministrator(
        this, [this, then = std::move(then)](const Remote::Result<void> &result) {
            if (result)
                then();
            else if (result.error().code != Remote::ErrorCode::Cancelled)
                showResult(errorSentence(result.error()), false, {});
        });
}

void ProcessesPage::showResult(const QString &text, bool well, const QString &action)
{
    m_result->setToolTip({});
    m_result->setMessage(well ? u"information"_s : u"warning"_s,
                         well ? Widgets::Tone::Accent : Widgets::Tone::Caution, text, action,
                         tr("Close"));
    m_result->show();
}

void ProcessesPage::showDetails(bool shown)
{
    m_details->setVisible(shown);
    chooseForDetails();
}

/// The process that ended stays named in the pane until another one is chosen.
void ProcessesPage::chooseForDetails()
{
    const Remote::ProcessId current = m_table->currentProcess();
    if (current.pid != 0 || !m_details->isVisible())
        m_details->setProcess(current);
    else if (m_details->process().pid != 0 && !m_model->entry(m_details->process()))
        m_details->markGone();
}

/// Old rows stay in sight, marked as old; only where there are none does a sentence take their
/// place.
void ProcessesPage::updateState()
{
    Widgets::EmptyState &state = m_states->state();
    const bool any = m_model->counts().processes > 0;
    if (any && m_model->counts().shown > 0) {
        if (!m_states->showsContent())
            m_states->showContent();
        updateAge();
    } else if (any) {
        state.showEmpty(u"search"_s, tr("No process matches."),
                        m_model->filter().isNarrow()
                            ? tr("Search, user and container together leave none.")
                            : tr("Only kernel threads run here; they are hidden."),
                        tr("Show all"));
        m_states->showState();
    } else if (m_error) {
        state.showFailed(errorSentence(*m_error), errorDetail(*m_error));
        m_states->showState();
    } else {
        state.showLoading(filled(tr("Reading the processes of %1"),
                                 {Remote::displayText(m_session.host().name.toUtf8(), 60)}));
        m_states->showState();
    }
    updateCount();
}

void ProcessesPage::updateAge()
{
    if (!m_states->showsContent())
        return;
    const auto age =
        std::chrono::milliseconds(m_sinceSample.isValid() ? m_sinceSample.elapsed() : 0);
    if (age < m_session.staleAfter() || m_bar->freeze()->isChecked()) {
        m_states->setStale({});
        return;
    }
    const bool connected = m_session.connection().state() == Remote::ConnectionState::Connected;
    const QString old = formattedDuration(double(age.count()) / 1000);
    m_states->setStale(filled(
        connected ? tr("%1 old, waiting for the server") : tr("%1 old, reconnecting"), {old}));
}

void ProcessesPage::updateCount()
{
    const ProcessModel::Counts counts = m_model->counts();
    QStringList parts;
    if (counts.processes > 0) {
        parts.append(
            filled(tr("%1 processes, %2 threads"), {formatted(counts.processes, Unit::Count),
                                                    formatted(counts.threads, Unit::Count)}));
        if (counts.shown != counts.processes)
            parts.append(filled(tr("%1 shown"), {formatted(counts.shown, Unit::Count)}));
    }
    if (m_hidesOthers)
        parts.append(tr("the server hides other users' processes from this login"));
    if (m_bar->freeze()->isChecked() && m_model->time() > 0)
        parts.append(filled(tr("held at %1"), {formattedTime(m_model->time())}));
    m_actions->setSummary(parts.join(u" · "_s));
}

void ProcessesPage::updateSlowLane()
{
    m_pss->setActive(m_active && m_table->isColumnShown(ProcessColumn::Pss));
    const bool showsTraffic = m_table->isColumnShown(ProcessColumn::Receive) ||
                              m_table->isColumnShown(ProcessColumn::Send);
    m_traffic->setActive(m_active && showsTraffic);
}

void ProcessesPage::retranslate()
{
    m_table->setAccessibleName(tr("Processes"));
    m_result->hide(); // its words are of the moment
}

void ProcessesPage::changeEvent(QEvent *event)
{
    Page::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        updateState();
    }
}

} // namespace Clawtune
