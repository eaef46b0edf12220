// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/processes/environmenttab.h"

#include "remote/base/quote.h"
#include "ui/processes/detailstable.h"
#include "ui/processes/detailstexts.h"
#include "ui/text/texts.h"
#include "widgets/emptystate.h"

#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Clawtune
{

using Remote::PartState;
using Remote::ProcessDetails;

EnvironmentTab::EnvironmentTab(Remote::RemoteShell &shell,
                               std::function<Remote::Privilege()> privilege, QWidget *parent)
    : QWidget(parent)
    , m_shell(shell)
    , m_privilege(std::move(privilege))
    , m_table(new DetailsTable)
    , m_states(new Widgets::StateStack(m_table, this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_states);
    connect(m_states, &Widgets::StateStack::actionTriggered, this, &EnvironmentTab::read);
    retranslate();
}

void EnvironmentTab::setProcess(const Remote::ProcessId &id)
{
    m_id = id;
    warn();
}

/// Back to the question. Whatever was shown, or is on its way, is dropped.
void EnvironmentTab::warn()
{
    ++m_request;
    m_table->setRows({});
    m_states->state().showEmpty(u"key"_s, tr("The environment may hold passwords and keys."),
                                tr("Clawtune reads it only now, shows it only here, and drops it "
                                   "when you look at something else."),
                                tr("Show environment"));
    m_states->showState();
}

void EnvironmentTab::read()
{
    const quint64 request = ++m_request;
    m_states->state().showLoading(tr("Reading the environment"));
    const QByteArray marker = Remote::randomToken();
    m_shell.run(Remote::processEnvironmentCommand(m_id, marker, m_privilege()), this,
                [this, request, marker](const Remote::Result<Remote::CommandOutput> &output) {
                    if (request == m_request)
                        take(output, marker);
                });
}

void EnvironmentTab::take(const Remote::Result<Remote::CommandOutput> &output,
                          const QByteArray &marker)
{
    if (!output) {
        m_states->state().showFailed(errorSentence(output.error()), errorDetail(output.error()));
        return;
    }
    const ProcessDetails details = Remote::parseProcessDetails(output->out, marker);
    const PartState state = details.state("environ");
    if (details.answer == ProcessDetails::Answer::Gone)
        m_states->state().showEmpty(u"information"_s, tr("This process has ended."));
    else if (state == PartState::NotPermitted)
        m_states->state().showFailed(partSentence(state), {});
    else if (details.environment.isEmpty())
        m_states->state().showEmpty(u"information"_s, tr("Its environment is empty."));
    if (details.answer != ProcessDetails::Answer::Whole || details.environment.isEmpty())
        return;
    m_table->setRows(environmentRows(details));
    m_states->showContent();
}

void EnvironmentTab::hideEvent(QHideEvent *event)
{
    warn();
    QWidget::hideEvent(event);
}

void EnvironmentTab::retranslate()
{
    m_table->setHeadings({tr("Variable"), tr("Value")});
    m_table->setAccessibleName(tr("Environment"));
    warn();
}

} // namespace Clawtune
