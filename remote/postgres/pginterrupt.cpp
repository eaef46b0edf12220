// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/postgres/pginterrupt.h"

#include <sys/eventfd.h>
#include <unistd.h>

namespace Remote
{

PgInterrupt::PgInterrupt()
    : m_descriptor(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK))
{
}

PgInterrupt::~PgInterrupt()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

void PgInterrupt::cancel()
{
    m_cancelledBefore.fetch_add(1);
    wake();
}

void PgInterrupt::stop()
{
    m_stopped.store(true);
    wake();
}

void PgInterrupt::drain() const
{
    eventfd_t ignored = 0;
    if (!m_stopped.load() && m_descriptor >= 0)
        (void)::eventfd_read(m_descriptor, &ignored);
}

void PgInterrupt::wake() const
{
    if (m_descriptor >= 0)
        (void)::eventfd_write(m_descriptor, 1);
}

} // namespace Remote
