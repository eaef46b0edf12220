// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/processes/trafficreader.h"

#include <utility>

namespace Clawtune
{

TrafficReader::TrafficReader(Remote::SocketSampler &sockets, ProcessModel &model, QObject *parent)
    : QObject(parent)
    , m_sockets(sockets)
    , m_model(model)
{
    connect(&sockets, &Remote::SocketSampler::trafficReady, this, &TrafficReader::take);
    // What nobody reads any more is not known.
    connect(&sockets, &Remote::SocketSampler::failed, this, [this] { take({}); });
}

void TrafficReader::setActive(bool active)
{
    if (active)
        m_sockets.watch(this);
    else
        m_sockets.unwatch(this);
}

void TrafficReader::setHeld(bool held)
{
    m_isHeld = held;
    if (!held && m_waiting)
        m_model.setTraffic(*std::exchange(m_waiting, std::nullopt));
}

void TrafficReader::take(const Traffic &traffic)
{
    if (m_isHeld)
        m_waiting = traffic;
    else
        m_model.setTraffic(traffic);
}

} // namespace Clawtune
