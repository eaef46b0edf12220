// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/containers/containerevents.h"

#include <QHash>
#include <QSet>

namespace Remote
{

/// All containers of one server, running or not, as its engine describes them. One listing, then
/// only what changed: an event makes that one container be looked at again. Nothing is asked while
/// nobody follows. Owner's thread.
class ContainerList final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ContainerList)
public:
    /// How the last listing went.
    enum class Outcome {
        Unknown, ///< none yet
        Listed,
        NoEngine,     ///< nothing that runs containers is installed
        NotPermitted, ///< this user may not ask, and there are no administrator rights
        Stopped,      ///< installed but not running
        Hanging,      ///< no answer in time
        Failed,       ///< error() has more
    };

    /// `privilege`: what the connection can do now. An engine that refuses the login is asked as
    /// root where that is Privilege::Root.
    ContainerList(RemoteShell &shell, std::function<Privilege()> privilege,
                  QObject *parent = nullptr);
    ~ContainerList() override;

    [[nodiscard]] Outcome outcome() const { return m_outcome; }
    /// The engine's or the connection's words; set unless Listed.
    [[nodiscard]] const Error &error() const { return m_error; }
    [[nodiscard]] const ContainerEngine &engine() const { return m_engine; }
    [[nodiscard]] bool isLooking() const { return m_isLooking; }
    /// In no order. Kept, as old, when a later listing fails.
    [[nodiscard]] const QList<ContainerInfo> &containers() const { return m_containers; }
    /// nullptr: no such container.
    [[nodiscard]] const ContainerInfo *find(const QByteArray &id) const;
    /// Also of one that was there earlier; empty where it was never seen.
    [[nodiscard]] QString nameOf(const QByteArray &id) const { return m_names.value(id); }

    /// Lists once, or once more after the listing that is under way.
    void look();
    /// Lists, then keeps the list up to date until unfollow(); again after the engine or the
    /// events failed, with pauses.
    void follow();
    void unfollow();
    /// Begins anew, if it follows: the rights of the shell's streams are others now.
    void restart();
    /// Looks at this one again, with all others that are asked for within a moment.
    void lookAt(const QByteArray &id);
    /// Ends the listing under way: Failed with Cancelled.
    void cancel();

Q_SIGNALS:
    void changed();

private:
    void list(Privilege privilege);
    void take(const Result<CommandOutput> &answer, const QByteArray &mark, Privilege privilege);
    void takeListing(const ContainerListing &listing, Privilege privilege, const QByteArray &words);
    void end(Outcome outcome, const Error &error);
    void onEvent(const ContainerEvent &event);
    void inspectPending();
    void takeInspected(const Result<CommandOutput> &answer, const QSet<QByteArray> &asked);
    void put(const ContainerInfo &info);
    void remember(const ContainerInfo &info);
    void remove(const QByteArray &id);

    RemoteShell &m_shell;
    std::function<Privilege()> m_privilege;
    ContainerEvents m_events;
    QTimer m_retry;
    QTimer m_debounce;
    Outcome m_outcome = Outcome::Unknown;
    Error m_error;
    ContainerEngine m_engine;
    QList<ContainerInfo> m_containers;
    QHash<QByteArray, QString> m_names;
    QSet<QByteArray> m_pending; ///< to be looked at again
    qint64 m_serverTime = 0;
    RequestId m_request = 0;  ///< the listing under way
    quint64 m_generation = 0; ///< answers to earlier ones are dropped
    bool m_isLooking = false;
    bool m_lookAgain = false;
    bool m_isFollowing = false;
};

} // namespace Remote
