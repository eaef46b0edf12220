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
    connect(&sockets, &Remote::SocketSampler::frameReady, this,
            [this](const Remote::SocketFrame &frame) {
                const bool hasBytes = frame.source == Remote::SocketSource::Netlink;
                m_model.setTrafficSight({frame.reader, hasBytes, {}});
            });
    connect(&sockets, &Remote::SocketSampler::failed, this, &TrafficReader::fail);
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

/// What nobody reads any more is not known.
void TrafficReader::fail(const Remote::Error &error)
{
    m_model.setTrafficSight({{}, true, error});
    take({});
}

} // namespace Clawtune
