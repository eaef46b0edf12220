// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/processes/processactions.h"
#include "remote/processes/processfacts.h"
#include "ui/processes/processmodel.h"

#include <QObject>

#include <functional>
#include <optional>

namespace Clawtune
{

/// What a person does to processes: asks first, naming them, then has it done and tells what came
/// of it. Processes are those chosen when it was asked, by number and start; what must not be
/// touched is said instead of asked. One thing at a time.
class ProcessWork final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ProcessWork)
public:
    /// `window`: the parent of questions; also what this object belongs to.
    ProcessWork(Remote::RemoteShell &shell, std::function<Remote::Privilege()> privilege,
                const ProcessModel &model, QWidget *window);

    void setFacts(const Remote::ProcessFacts &facts) { m_facts = facts; }
    void setHost(const QString &host) { m_host = host; } ///< as it is shown
    [[nodiscard]] bool isBusy() const { return m_busy; }

    /// Asks, and on yes acts. A nice value is asked for as well.
    void ask(const Remote::ProcessAction &action, const QList<Remote::ProcessId> &ids);
    /// Once more for those that were not permitted, after administrator rights came.
    void repeatNotPermitted();

Q_SIGNALS:
    void started();
    /// `sentences`: what happened, to what. `needsAdministrator`: some were not permitted, and
    /// repeatNotPermitted() would do them.
    void finished(const QString &sentences, bool well, bool needsAdministrator);
    void failed(const Remote::Error &error);

private:
    struct Chosen {
        Remote::ProcessTarget target;
        QString label;
    };
    [[nodiscard]] Remote::ProcessOutcome obstacle(const Remote::ProcessAction &action,
                                                  const Remote::ProcessRow &row) const;
    [[nodiscard]] bool isOwnConnection(const Remote::ProcessRow &row) const;
    void question(const Remote::ProcessAction &action, const QList<Chosen> &chosen, int nice);
    void act(const Remote::ProcessAction &action, const QList<Chosen> &chosen);
    void tell(const Remote::ProcessAction &action, const QList<Remote::ProcessAnswer> &answers,
              const QHash<Remote::ProcessId, QString> &labels);

    Remote::RemoteShell &m_shell;
    std::function<Remote::Privilege()> m_privilege;
    const ProcessModel &m_model;
    QWidget *m_window;
    Remote::ProcessFacts m_facts;
    QString m_host;
    Remote::ProcessAction m_last;
    QList<Chosen> m_notPermitted;
    bool m_busy = false;
};

} // namespace Clawtune
