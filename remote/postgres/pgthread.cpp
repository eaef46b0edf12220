// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/postgres/pgthread.h"

namespace Remote
{

namespace
{
constexpr unsigned long graceMs = 3'000;
}

PgThread::PgThread(const QString &name, QObject *parent)
    : QObject(parent)
    , m_thread(new QThread)
    , m_worker(new Worker)
{
    m_thread->setObjectName(name);
    m_worker->moveToThread(m_thread);
    connect(m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    connect(m_thread, &QThread::finished, m_thread, &QObject::deleteLater);
    m_thread->start();
}

/// Every wait of libpq ends at the interrupt; a thread held up inside PQcancel() by a dead tunnel
/// is left to end by itself, for the window must not wait for it.
PgThread::~PgThread()
{
    m_interrupt->stop();
    m_thread->quit();
    m_thread->wait(graceMs);
}

void PgThread::logIn(const PgEndpoint &endpoint, Secret password, std::chrono::milliseconds limit,
                     QObject *context, Done<void> done)
{
    const auto interrupt = m_interrupt;
    const quint64 ticket = interrupt->ticket();
    const auto secret = std::make_shared<Secret>(std::move(password));
    Worker *worker = m_worker;
    post<void>(
        context,
        [=]() -> Result<void> {
            worker->session = std::make_unique<PgSession>(endpoint, secret->clone());
            secret->clear();
            worker->session->setWait({interrupt.get(), ticket, limit});
            auto result = worker->session->login();
            if (!result)
                worker->session.reset();
            return result;
        },
        std::move(done));
}

} // namespace Remote
