// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/metrics/devices.h"

#include "remote/metrics/groups.h"
#include "remote/metrics/scan.h"

#include <QtGlobal>

#include <optional>

namespace Remote
{

namespace
{

constexpr Metric rows[] = {
    {"cpu.frequency", QT_TRANSLATE_NOOP("Remote", "CPU frequency"),
     QT_TRANSLATE_NOOP("Remote", "Mean frequency of the CPUs at this instant; a virtual machine is "
                                 "often told a fixed one."),
     "/sys/devices/system/cpu/cpu*/cpufreq/scaling_cur_freq, /proc/cpuinfo", Unit::Hertz,
     Lane::Slow},
    {"memory.zram_stored", QT_TRANSLATE_NOOP("Remote", "Stored in zram"),
     QT_TRANSLATE_NOOP("Remote", "Size, before compression, of what the device holds."),
     "/sys/block/zram*/mm_stat", Unit::Bytes, Lane::Slow, true},
    {"memory.zram_used", QT_TRANSLATE_NOOP("Remote", "Taken by zram"),
     QT_TRANSLATE_NOOP("Remote", "Memory that the device takes for what it holds."),
     "/sys/block/zram*/mm_stat", Unit::Bytes, Lane::Slow, true},
    {"net.speed", QT_TRANSLATE_NOOP("Remote", "Link speed"),
     QT_TRANSLATE_NOOP("Remote", "Speed that the interface agreed on; virtual ones tell none, or "
                                 "one that means nothing."),
     "/sys/class/net/*/speed", Unit::BitsPerSecond, Lane::Slow, true},
    {"sensor.temperature", QT_TRANSLATE_NOOP("Remote", "Temperature"),
     QT_TRANSLATE_NOOP("Remote", "What the sensor tells, as sensors shows it."),
     "/sys/class/hwmon, /sys/class/thermal", Unit::Celsius, Lane::Slow, true},
    {"sensor.fan", QT_TRANSLATE_NOOP("Remote", "Fan"),
     QT_TRANSLATE_NOOP("Remote", "Revolutions a minute, as sensors shows it."), "/sys/class/hwmon",
     Unit::PerMinute, Lane::Slow, true},
};

// The readings come through DeviceReader, not with the sampler's ticks.
void parse(QByteArrayView, QByteArrayView, Readings &) {}
void derive(const ReadingsChange &, MetricFrame &) {}

constexpr double absoluteZero = -273.15;

struct Sensor {
    QByteArray chip;
    QByteArray label;
    std::optional<double> value;
    bool isFan = false;
    bool isZone = false;
};

/// The words of one line, tab-separated; missing ones are empty.
struct Line {
    QByteArrayView what;
    QByteArrayView which;
    QByteArrayView value;
};

Line split(QByteArrayView text)
{
    const qsizetype first = text.indexOf('\t');
    if (first < 0)
        return {text, {}, {}};
    const qsizetype second = text.indexOf('\t', first + 1);
    if (second < 0)
        return {text.first(first), text.sliced(first + 1), {}};
    return {text.first(first), text.sliced(first + 1, second - first - 1), text.sliced(second + 1)};
}

/// Thousandths of a degree, with a sign.
std::optional<double> degrees(QByteArrayView text)
{
    const bool isNegative = text.startsWith('-');
    const auto number = wholeNumber(isNegative ? text.sliced(1) : text);
    if (!number || *number > 1'000'000)
        return std::nullopt;
    const double value = double(*number) / 1000 * (isNegative ? -1 : 1);
    return value > absoluteZero ? std::optional(value) : std::nullopt;
}

/// "cpu MHz\t\t: 2400.000" as hertz.
std::optional<double> clockOf(QByteArrayView line)
{
    const qsizetype colon = line.indexOf(':');
    if (colon < 0)
        return std::nullopt;
    const QByteArrayView text = line.sliced(colon + 1).trimmed();
    const qsizetype dot = text.indexOf('.');
    const auto whole = wholeNumber(dot < 0 ? text : text.first(dot));
    return whole && *whole > 0 && *whole < 100'000 ? std::optional(double(*whole) * 1e6)
                                                   : std::nullopt;
}

/// Collects lines; what belongs together may stand apart.
class Collector final
{
public:
    void take(QByteArrayView text);
    DeviceFacts facts() &&;

private:
    void takeInterface(const Line &line);
    void takeZram(const Line &line);
    void takeSensor(const Line &line);
    void addSensors();

    DeviceFacts m_facts;
    QHash<QByteArray, Sensor> m_sensors;
    double m_clockSum = 0;
    int m_clocks = 0;
    bool m_hasTemperature = false;
};

void Collector::take(QByteArrayView text)
{
    if (text.startsWith("cpu MHz")) {
        if (const auto clock = clockOf(text)) {
            m_clockSum += *clock;
            ++m_clocks;
        }
        return;
    }
    const Line line = split(text);
    if (line.which.isEmpty() || line.value.isEmpty())
        return;
    if (line.what == "mapper") {
        m_facts.mapperNames.insert(line.which.toByteArray(), line.value.toByteArray());
    } else if (line.what == "kilohertz") {
        if (const auto number = wholeNumber(line.value); number && *number < 100'000'000) {
            m_clockSum += double(*number) * 1e3;
            ++m_clocks;
        }
    } else if (line.what == "state" || line.what == "speed") {
        takeInterface(line);
    } else if (line.what == "zram") {
        takeZram(line);
    } else {
        takeSensor(line);
    }
}

void Collector::takeInterface(const Line &line)
{
    DeviceFacts::Interface &interface = m_facts.interfaces[line.which.toByteArray()];
    if (line.what == "state") {
        interface.state = line.value.toByteArray();
        return;
    }
    // Megabits; unknown is -1, or that as a 32-bit number.
    const auto megabits = wholeNumber(line.value);
    if (!megabits || *megabits == 0 || *megabits > 10'000'000)
        return;
    interface.speed = double(*megabits) * 1e6;
    m_facts.values.insert({literal("net.speed"), line.which.toByteArray()}, interface.speed);
}

void Collector::takeZram(const Line &line)
{
    Scan words(line.value);
    const auto stored = words.number();
    (void)words.number(); // compressed, without what its keeping costs
    const auto used = words.number();
    if (!stored || !used)
        return;
    const QByteArray device = line.which.toByteArray();
    m_facts.values.insert({literal("memory.zram_stored"), device}, double(*stored));
    m_facts.values.insert({literal("memory.zram_used"), device}, double(*used));
}

void Collector::takeSensor(const Line &line)
{
    const bool isTemperature = line.what.startsWith("temp");
    const bool isZone = line.what == "zone";
    const bool isFan = line.what.startsWith("fan");
    if (!isTemperature && !isZone && !isFan && line.what != "chip" && line.what != "label")
        return;
    Sensor &sensor = m_sensors[line.which.toByteArray()];
    if (line.what == "chip") {
        sensor.chip = line.value.toByteArray();
    } else if (line.what == "label") {
        sensor.label = line.value.toByteArray();
    } else if (isFan) {
        sensor.isFan = true;
        if (const auto turns = wholeNumber(line.value); turns && *turns < 1'000'000)
            sensor.value = double(*turns);
    } else {
        sensor.isZone = isZone;
        sensor.value = degrees(line.value);
        m_hasTemperature = m_hasTemperature || (isTemperature && sensor.value);
    }
}

/// Thermal zones show on hwmon too on most machines: they speak only where nothing else does.
void Collector::addSensors()
{
    for (auto it = m_sensors.cbegin(); it != m_sensors.cend(); ++it) {
        if (!it->value || (it->isZone && m_hasTemperature))
            continue;
        QByteArray name = it.key(); // "hwmon0/temp1": two chips of a kind stay apart
        for (const QByteArray &part : {it->chip, it->label}) {
            if (!part.isEmpty())
                name += ' ' + part;
        }
        m_facts.values.insert({literal(it->isFan ? "sensor.fan" : "sensor.temperature"), name},
                              *it->value);
    }
}

DeviceFacts Collector::facts() &&
{
    addSensors();
    if (m_clocks > 0)
        m_facts.values.insert({literal("cpu.frequency"), {}}, m_clockSum / m_clocks);
    return std::move(m_facts);
}

} // namespace

DeviceFacts parseDevices(QByteArrayView text)
{
    Collector collector;
    Scan scan(text);
    QByteArrayView line;
    while (scan.line(line))
        collector.take(line);
    return std::move(collector).facts();
}

constinit const MetricGroup deviceGroup{rows, {}, parse, derive};

} // namespace Remote
