// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/processes/detailspane.h"

#include "remote/base/quote.h"
#include "ui/processes/detailstable.h"
#include "ui/processes/detailstexts.h"
#include "ui/processes/environmenttab.h"
#include "ui/processes/processtexts.h"
#include "ui/text/filled.h"
#include "ui/text/formatter.h"
#include "ui/text/texts.h"
#include "widgets/banner.h"
#include "widgets/emptystate.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QTabWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Clawtune
{

using Remote::ProcessDetails;
using Remote::Unit;

namespace
{

constexpr int gap = 8;
constexpr int firstFiles = 200; ///< as many as people read; all of them on demand

} // namespace

DetailsPane::DetailsPane(Remote::RemoteShell &shell, std::function<Remote::Privilege()> privilege,
                         const ProcessModel &model, QWidget *parent)
    : QWidget(parent)
    , m_shell(shell)
    , m_privilege(std::move(privilege))
    , m_model(model)
    , m_tabs(new QTabWidget)
    , m_whose(new QLabel)
    , m_rights(new Widgets::Banner(this))
    , m_summary(new DetailsTable)
    , m_files(new DetailsTable({0}))
    , m_filesLine(new QLabel)
    , m_filesAll(new QPushButton)
    , m_limits(new DetailsTable({1, 2, 3}))
    , m_memory(new DetailsTable({1}))
    , m_environment(new EnvironmentTab(shell, m_privilege))
{
    setObjectName(u"processDetails"_s);
    auto *content = new QWidget(this);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(gap);
    column->addWidget(m_rights);
    column->addWidget(m_tabs, 1);
    m_states = new Widgets::StateStack(content, this);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_states);
    setUpTabs();
    connect(m_states, &Widgets::StateStack::actionTriggered, this, &DetailsPane::refresh);
    connect(m_rights, &Widgets::Banner::firstTriggered, this, &DetailsPane::administratorWanted);
    connect(m_filesAll, &QPushButton::clicked, this, [this] {
        m_allFiles = true;
        read();
    });
    m_rights->hide();
    retranslate();
    showNone();
}

void DetailsPane::setUpTabs()
{
    m_summary->setObjectName(u"summaryTable"_s);
    m_limits->setObjectName(u"limitsTable"_s);
    m_memory->setObjectName(u"memoryTable"_s);
    m_environment->setObjectName(u"environmentTab"_s);
    m_tabs->setDocumentMode(true);
    m_whose->setObjectName(u"detailsWhose"_s);
    m_whose->setTextFormat(Qt::PlainText);
    m_tabs->setCornerWidget(m_whose, Qt::TopRightCorner);
    m_tabs->addTab(m_summary, {});
    m_tabs->addTab(makeFilesTab(), {});
    m_tabs->addTab(m_limits, {});
    m_tabs->addTab(m_memory, {});
    m_tabs->addTab(m_environment, {});
}

QWidget *DetailsPane::makeFilesTab()
{
    auto *tab = new QWidget(this);
    auto *column = new QVBoxLayout(tab);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(gap / 2);
    m_files->setObjectName(u"filesTable"_s);
    m_filesLine->setObjectName(u"filesLine"_s);
    m_filesLine->setTextFormat(Qt::PlainText);
    m_filesAll->setObjectName(u"allFilesButton"_s);
    auto *line = new QHBoxLayout;
    line->addWidget(m_filesLine, 1);
    line->addWidget(m_filesAll);
    column->addLayout(line);
    column->addWidget(m_files, 1);
    return tab;
}

void DetailsPane::setProcess(const Remote::ProcessId &id)
{
    if (id == m_id)
        return;
    m_id = id;
    m_allFiles = false;
    m_details.reset();
    ++m_request;
    m_environment->setProcess(id);
    const ProcessEntry *entry = m_model.entry(id);
    m_label = entry ? processLabel(entry->row) : QString();
    if (id.pid == 0 || !entry)
        showNone();
    else if (isVisible())
        read();
}

void DetailsPane::refresh()
{
    if (m_id.pid != 0 && isVisible())
        read();
}

void DetailsPane::markGone()
{
    ++m_request;
    m_id = {};
    m_details.reset();
    m_environment->setProcess({});
    m_states->state().showEmpty(u"information"_s, filled(tr("%1 has ended."), {m_label}),
                                tr("Choose another process in the list."));
    m_states->showState();
}

void DetailsPane::showNone()
{
    m_states->state().showEmpty(u"list"_s, tr("No process is chosen."),
                                tr("Choose one in the list to see its files, limits and memory."));
    m_states->showState();
}

void DetailsPane::read()
{
    const quint64 request = ++m_request;
    if (!m_details) {
        m_states->state().showLoading(filled(tr("Reading /proc of %1"), {m_label}));
        m_states->showState();
    }
    const QByteArray marker = Remote::randomToken();
    const auto command =
        Remote::processDetailsCommand(m_id, marker, m_privilege(), m_allFiles ? 0 : firstFiles);
    m_shell.run(command, this,
                [this, request, marker](const Remote::Result<Remote::CommandOutput> &output) {
                    if (request == m_request)
                        take(output, marker);
                });
}

void DetailsPane::take(const Remote::Result<Remote::CommandOutput> &output,
                       const QByteArray &marker)
{
    if (!output) {
        m_details.reset();
        m_states->state().showFailed(errorSentence(output.error()), errorDetail(output.error()));
        m_states->showState();
        return;
    }
    ProcessDetails details = Remote::parseProcessDetails(output->out, marker);
    if (details.answer == ProcessDetails::Answer::Gone) {
        markGone();
        return;
    }
    if (details.answer == ProcessDetails::Answer::Cut) {
        const Remote::Error error{Remote::ErrorCode::ParseFailed, u"/proc"_s, output->err};
        m_details.reset();
        m_states->state().showFailed(errorSentence(error), errorDetail(error));
        m_states->showState();
        return;
    }
    m_details = std::move(details);
    showDetails();
}

void DetailsPane::showDetails()
{
    const ProcessEntry *entry = m_model.entry(m_id);
    if (!m_details || !entry)
        return;
    m_whose->setText(m_label);
    m_summary->setRows(summaryRows(*m_details, *entry, m_model));
    m_files->setRows(openFileRows(*m_details));
    m_limits->setRows(limitRows(*m_details));
    m_memory->setRows(memoryRows(*m_details));
    updateFilesLine();
    const bool lacking = lacksRights(*m_details);
    const bool isRoot = m_privilege() == Remote::Privilege::Root;
    m_rights->setVisible(lacking);
    if (lacking)
        m_rights->setMessage(u"shield"_s, Widgets::Tone::Accent,
                             isRoot ? tr("Even an administrator may not read all of it here.")
                                    : tr("Some of it only an administrator may read."),
                             isRoot ? QString() : tr("Become administrator"));
    m_states->showContent();
}

/// How many there are, and how many of them are in the list.
void DetailsPane::updateFilesLine()
{
    const QString problem = partSentence(m_details->state("fd"));
    const auto shown = int(m_details->openFiles.size());
    const int all = m_details->openFileCount;
    const bool isPart = problem.isEmpty() && shown < all;
    m_filesAll->setVisible(isPart && !m_allFiles);
    if (!problem.isEmpty())
        m_filesLine->setText(problem);
    else if (isPart)
        m_filesLine->setText(
            filled(tr("The first %1 of %2 open files"),
                   {formatted(double(shown), Unit::Count), formatted(double(all), Unit::Count)}));
    else
        m_filesLine->setText(tr("%n open file(s)", nullptr, all));
}

void DetailsPane::retranslate()
{
    m_tabs->setTabText(0, tr("Summary"));
    m_tabs->setTabText(1, tr("Files and sockets"));
    m_tabs->setTabText(2, tr("Limits"));
    m_tabs->setTabText(3, tr("Memory and disk use"));
    m_tabs->setTabText(4, tr("Environment"));
    m_summary->setHeadings({tr("What"), tr("Value")});
    m_summary->setAccessibleName(tr("Summary"));
    m_files->setHeadings({tr("Number"), tr("Kind"), tr("What it leads to")});
    m_files->setAccessibleName(tr("Files and sockets"));
    m_limits->setHeadings({tr("Limit"), tr("In use"), tr("Soft"), tr("Hard")});
    m_limits->setAccessibleName(tr("Limits"));
    m_memory->setHeadings({tr("What"), tr("Amount")});
    m_memory->setAccessibleName(tr("Memory and disk use"));
    m_filesAll->setText(tr("Show all"));
    m_environment->retranslate();
}

void DetailsPane::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        if (m_details)
            showDetails();
        else if (m_id.pid == 0)
            showNone();
    }
    QWidget::changeEvent(event);
}

void DetailsPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_id.pid != 0 && !m_details)
        read();
}

} // namespace Clawtune
