// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/containers/containerlist.h"

#include "remote/base/quote.h"
#include "remote/containers/containerparser.h"
#include "remote/containers/enginecommand.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Remote
{

namespace
{

/// One restart makes five events in a moment.
constexpr auto eventsGather = 200ms;
constexpr auto retryPause = 5s;
/// From here on one listing is cheaper.
constexpr qsizetype mostAtOnce = 40;
constexpr qsizetype mostNames = 10'000;

ContainerList::Outcome outcomeOf(EngineProblem problem)
{
    switch (problem) {
    case EngineProblem::None:
        return ContainerList::Outcome::Listed;
    case EngineProblem::NotPermitted:
        return ContainerList::Outcome::NotPermitted;
    case EngineProblem::Stopped:
        return ContainerList::Outcome::Stopped;
    case EngineProblem::Hanging:
        return ContainerList::Outcome::Hanging;
    case EngineProblem::Failed:
        break;
    }
    return ContainerList::Outcome::Failed;
}

} // namespace

ContainerList::ContainerList(RemoteShell &shell, std::function<Privilege()> privilege,
                             QObject *parent)
    : QObject(parent)
    , m_shell(shell)
    , m_privilege(std::move(privilege))
    , m_events(shell)
{
    m_retry.setSingleShot(true);
    m_retry.setInterval(retryPause);
    connect(&m_retry, &QTimer::timeout, this, &ContainerList::look);
    m_debounce.setSingleShot(true);
    m_debounce.setInterval(eventsGather);
    connect(&m_debounce, &QTimer::timeout, this, &ContainerList::inspectPending);
    connect(&m_events, &ContainerEvents::happened, this, &ContainerList::onEvent);
    connect(&m_events, &ContainerEvents::ended, this, [this] {
        if (m_isFollowing)
            m_retry.start();
    });
}

ContainerList::~ContainerList() = default;

const ContainerInfo *ContainerList::find(const QByteArray &id) const
{
    const auto found = std::find_if(m_containers.begin(), m_containers.end(),
                                    [&id](const ContainerInfo &info) { return info.id == id; });
    return found == m_containers.end() ? nullptr : &*found;
}

void ContainerList::look()
{
    m_retry.stop();
    if (m_isLooking) {
        m_lookAgain = true;
        return;
    }
    m_isLooking = true;
    m_lookAgain = false;
    list(Privilege::Login);
    Q_EMIT changed();
}

void ContainerList::follow()
{
    m_isFollowing = true;
    look();
}

void ContainerList::unfollow()
{
    m_isFollowing = false;
    m_retry.stop();
    m_debounce.stop();
    m_pending.clear();
    m_events.stop();
}

void ContainerList::restart()
{
    if (!m_isFollowing)
        return;
    m_events.stop();
    look();
}

void ContainerList::cancel()
{
    if (!m_isLooking)
        return;
    ++m_generation; // whatever it still answers
    m_shell.cancel(m_request);
    end(Outcome::Failed, Error{ErrorCode::Cancelled});
}

void ContainerList::list(Privilege privilege)
{
    const QByteArray mark = randomToken(8);
    ContainerEngine any;
    any.privilege = privilege;
    const quint64 generation = ++m_generation;
    m_request =
        m_shell.run(engineCommand(any, "clawtune_list", 15s, mark), this,
                    [this, mark, privilege, generation](const Result<CommandOutput> &answer) {
                        if (generation == m_generation)
                            take(answer, mark, privilege);
                    });
}

void ContainerList::take(const Result<CommandOutput> &answer, const QByteArray &mark,
                         Privilege privilege)
{
    if (!answer) {
        const bool isDropped = answer.error().code == ErrorCode::AdministratorNeeded;
        end(isDropped ? Outcome::NotPermitted : Outcome::Failed, answer.error());
        return;
    }
    const Result<ContainerListing> listing = parseListing(answer->out, mark);
    if (!listing)
        end(Outcome::Failed, listing.error());
    else
        takeListing(*listing, privilege, answer->err.right(2000));
}

void ContainerList::takeListing(const ContainerListing &listing, Privilege privilege,
                                const QByteArray &words)
{
    // Podman has no common daemon: root has containers of its own, and they are looked at where
    // the login has none.
    const bool isRefused = listing.problem == EngineProblem::NotPermitted;
    const bool isEmptyPodman =
        listing.engine.kind == ContainerEngine::Kind::Podman &&
        (listing.containers.isEmpty() || listing.problem != EngineProblem::None);
    if (privilege == Privilege::Login && (isRefused || isEmptyPodman) &&
        m_privilege() == Privilege::Root) {
        list(Privilege::Root);
        return;
    }
    m_engine = listing.engine;
    m_engine.privilege = privilege;
    if (listing.engine.kind == ContainerEngine::Kind::None) {
        end(Outcome::NoEngine, {});
        return;
    }
    if (listing.problem != EngineProblem::None) {
        end(outcomeOf(listing.problem),
            {ErrorCode::CommandFailed, QString::fromLatin1(listing.engine.program), words});
        return;
    }
    m_containers = listing.containers;
    m_serverTime = listing.serverTime;
    for (const ContainerInfo &info : std::as_const(m_containers))
        remember(info);
    end(Outcome::Listed, {});
}

void ContainerList::end(Outcome outcome, const Error &error)
{
    m_isLooking = false;
    m_outcome = outcome;
    m_error = error;
    if (outcome == Outcome::NoEngine || outcome == Outcome::NotPermitted)
        m_containers.clear();
    if (m_lookAgain) {
        look();
        return;
    }
    if (outcome != Outcome::Listed)
        m_events.stop();
    if (m_isFollowing && outcome == Outcome::Listed)
        m_events.start(m_engine, m_serverTime);
    else if (m_isFollowing && (outcome == Outcome::Stopped || outcome == Outcome::Hanging))
        m_retry.start();
    Q_EMIT changed();
}

void ContainerList::onEvent(const ContainerEvent &event)
{
    if (event.action == "destroy" || event.action == "remove") {
        m_pending.remove(event.id);
        remove(event.id);
        return;
    }
    lookAt(event.id);
}

void ContainerList::lookAt(const QByteArray &id)
{
    m_pending.insert(id);
    if (!m_debounce.isActive()) // not again for each: a storm must not hold it up
        m_debounce.start();
}

void ContainerList::inspectPending()
{
    if (m_isLooking || m_engine.kind == ContainerEngine::Kind::None ||
        m_pending.size() > mostAtOnce) {
        m_pending.clear();
        look();
        return;
    }
    const QSet<QByteArray> asked = std::exchange(m_pending, {});
    QByteArray call = "clawtune_inspect";
    for (const QByteArray &id : asked) {
        if (isContainerId(id))
            call += ' ' + id;
    }
    m_shell.run(
        engineCommand(m_engine, call), this,
        [this, asked](const Result<CommandOutput> &answer) { takeInspected(answer, asked); });
}

void ContainerList::takeInspected(const Result<CommandOutput> &answer,
                                  const QSet<QByteArray> &asked)
{
    if (!answer)
        return; // events end, too, and then everything is listed again
    QSet<QByteArray> missing = asked;
    for (const ContainerInfo &info : parseInspect(answer->out)) {
        missing.remove(info.id);
        put(info);
    }
    const bool isOneGone = std::any_of(missing.begin(), missing.end(),
                                       [this](const QByteArray &id) { return find(id); });
    if (isOneGone)
        look(); // gone, or the engine does not answer: the listing knows
    Q_EMIT changed();
}

void ContainerList::put(const ContainerInfo &info)
{
    remember(info);
    const auto found =
        std::find_if(m_containers.begin(), m_containers.end(),
                     [&info](const ContainerInfo &known) { return known.id == info.id; });
    if (found == m_containers.end())
        m_containers.append(info);
    else
        *found = info;
}

void ContainerList::remember(const ContainerInfo &info)
{
    if (m_names.size() >= mostNames && !m_names.contains(info.id))
        m_names.clear();
    m_names.insert(info.id, info.name);
}

void ContainerList::remove(const QByteArray &id)
{
    const auto isIt = [&id](const ContainerInfo &info) { return info.id == id; };
    if (m_containers.removeIf(isIt) > 0)
        Q_EMIT changed();
}

} // namespace Remote

#include "moc_containerlist.cpp"
