// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/postgres/pgsession.h"

#include <QObject>
#include <QPointer>
#include <QThread>

#include <functional>
#include <memory>

namespace Remote
{

/// The named thread in which libpq waits, and the one session in it. All calls come from, and all
/// answers go to, the owner's thread; questions are answered one after the other.
class PgThread final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PgThread)
public:
    template <typename T> using Question = std::function<Result<T>(PgSession &)>;
    template <typename T> using Done = std::function<void(Result<T>)>;

    explicit PgThread(const QString &name, QObject *parent = nullptr);
    ~PgThread() override;

    /// Replaces the session. It stays only if the login succeeds.
    void logIn(const PgEndpoint &endpoint, Secret password, std::chrono::milliseconds limit,
               QObject *context, Done<void> done);
    /// Runs `question` in the thread. Not called back once `context` is gone.
    template <typename T>
    void ask(std::chrono::milliseconds limit, QObject *context, Question<T> question, Done<T> done);
    /// Ends all that was asked before; the answers are Cancelled.
    void cancel() { m_interrupt->cancel(); }

private:
    /// The session and all else of libpq's; touched in the thread only.
    struct Worker final : QObject {
        std::unique_ptr<PgSession> session;
    };

    template <typename T>
    void post(QObject *context, std::function<Result<T>()> work, Done<T> done);

    std::shared_ptr<PgInterrupt> m_interrupt = std::make_shared<PgInterrupt>();
    QThread *m_thread; ///< deletes itself and the worker when it ends
    Worker *m_worker;
};

template <typename T>
void PgThread::post(QObject *context, std::function<Result<T>()> work, Done<T> done)
{
    const QPointer<QObject> receiver(context);
    const auto interrupt = m_interrupt;
    QMetaObject::invokeMethod(
        m_worker,
        [this, receiver, interrupt, work, done] {
            const Result<T> result = work();
            if (interrupt->isStopped())
                return; // the owner is going away
            QMetaObject::invokeMethod(
                this,
                [receiver, done, result] {
                    if (receiver)
                        done(result);
                },
                Qt::QueuedConnection);
        },
        Qt::QueuedConnection);
}

template <typename T>
void PgThread::ask(std::chrono::milliseconds limit, QObject *context, Question<T> question,
                   Done<T> done)
{
    const auto interrupt = m_interrupt;
    const quint64 ticket = interrupt->ticket();
    Worker *worker = m_worker;
    post<T>(
        context,
        [=]() -> Result<T> {
            if (interrupt->isCancelled(ticket))
                return Error{ErrorCode::Cancelled};
            if (!worker->session)
                return Error{ErrorCode::PgRefused, {}, "not logged in"};
            worker->session->setWait({interrupt.get(), ticket, limit});
            return question(*worker->session);
        },
        std::move(done));
}

} // namespace Remote
