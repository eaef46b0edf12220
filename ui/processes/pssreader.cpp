// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/processes/pssreader.h"

#include "remote/base/quote.h"
#include "remote/processes/processfacts.h"

#include <limits>
#include <utility>

using namespace std::chrono_literals;

namespace Clawtune
{

using Remote::ProcessId;

namespace
{

constexpr auto step = 3s;
constexpr double oldAfter = 30; // seconds
constexpr qsizetype batch = 60;

} // namespace

PssReader::PssReader(Remote::RemoteShell &shell, std::function<Remote::Privilege()> privilege,
                     ProcessModel &model, QObject *parent)
    : QObject(parent)
    , m_shell(shell)
    , m_privilege(std::move(privilege))
    , m_model(model)
{
    m_step.setInterval(step);
    connect(&m_step, &QTimer::timeout, this, &PssReader::read);
}

void PssReader::setInSight(std::function<QList<ProcessId>()> inSight)
{
    m_inSight = std::move(inSight);
}

void PssReader::setActive(bool active)
{
    if (active == m_step.isActive())
        return;
    if (!active) {
        m_step.stop();
        return;
    }
    m_step.start();
    read();
}

QList<ProcessId> PssReader::nextBatch() const
{
    QList<ProcessId> ids;
    const auto take = [this, &ids](const QList<ProcessId> &from) {
        for (const ProcessId &id : from) {
            const double before = m_readAt.value(id, -std::numeric_limits<double>::infinity());
            if (ids.size() < batch && m_model.time() - before >= oldAfter && !ids.contains(id))
                ids.append(id);
        }
    };
    if (m_inSight)
        take(m_inSight());
    take(m_model.shownProcesses());
    return ids;
}

void PssReader::read()
{
    if (m_isReading)
        return;
    m_readAt.removeIf([this](const auto &one) { return !m_model.entry(one.key()); });
    const QList<ProcessId> ids = nextBatch();
    if (ids.isEmpty())
        return;
    for (const ProcessId &id : ids)
        m_readAt.insert(id, m_model.time());
    m_isReading = true;
    const QByteArray marker = Remote::randomToken();
    m_shell.run(Remote::processMemoryCommand(ids, marker, m_privilege()), this,
                [this, marker](const Remote::Result<Remote::CommandOutput> &output) {
                    m_isReading = false;
                    if (output)
                        take(Remote::parseProcessMemory(output->out, marker));
                });
}

void PssReader::take(const QHash<ProcessId, double> &pss)
{
    if (m_isHeld)
        m_waiting.insert(pss);
    else
        m_model.setPss(pss);
}

void PssReader::setHeld(bool held)
{
    m_isHeld = held;
    if (!held && !m_waiting.isEmpty())
        m_model.setPss(std::exchange(m_waiting, {}));
}

} // namespace Clawtune
