// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/metrics/devicereader.h"

#include "remote/base/serverscript.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Remote
{

void DeviceReader::read()
{
    ask(serverScript(u"devices.sh"_s), 20s, [this](const QByteArray &text) {
        m_facts = parseDevices(text);
        finish();
    });
}

void DeviceReader::addValues(MetricFrame &frame) const
{
    for (auto it = m_facts.values.cbegin(); it != m_facts.values.cend(); ++it)
        frame.values.insert(it.key(), it.value());
}

} // namespace Remote
