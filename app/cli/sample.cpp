// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/clicontext.h"
#include "app/cli/clitext.h"
#include "app/cli/commands.h"
#include "app/cli/texttable.h"
#include "remote/containers/containerlist.h"
#include "remote/metrics/devicereader.h"
#include "remote/metrics/disks.h"
#include "remote/metrics/filesystemreader.h"
#include "remote/metrics/network.h"
#include "remote/metrics/samplejson.h"
#include "remote/metrics/sampler.h"
#include "remote/ssh/sudostreams.h"
#include "ui/text/formatter.h"

#include <QElapsedTimer>

#include <cmath>

namespace Clawtune
{

using namespace Qt::StringLiterals;
using Remote::MetricFrame;
using Remote::MetricsSampler;
using Remote::Unit;

namespace
{

/// A column of the live view: a single value, or the sum over all disks or interfaces.
struct Column {
    const char *title; ///< mark
    const char *metric;
    Unit unit;
    double factor;
    /// Of a sum: what is counted elsewhere already; nullptr: no sum.
    bool (*isLeftOut)(const QByteArray &instance);
};

constexpr Column columns[] = {
    {QT_TRANSLATE_NOOP("Clawtune::Cli", "CPU"), "cpu.busy", Unit::Share, 1, nullptr},
    {QT_TRANSLATE_NOOP("Clawtune::Cli", "iowait"), "cpu.iowait", Unit::Share, 1, nullptr},
    {QT_TRANSLATE_NOOP("Clawtune::Cli", "Load"), "load.1", Unit::None, 1, nullptr},
    {QT_TRANSLATE_NOOP("Clawtune::Cli", "Memory"), "memory.used", Unit::Bytes, 1, nullptr},
    {QT_TRANSLATE_NOOP("Clawtune::Cli", "Swap"), "memory.swap_used", Unit::Bytes, 1, nullptr},
    {QT_TRANSLATE_NOOP("Clawtune::Cli", "Read"), "disk.read_bytes", Unit::BytesPerSecond, 1,
     Remote::isStackedDisk},
    {QT_TRANSLATE_NOOP("Clawtune::Cli", "Written"), "disk.write_bytes", Unit::BytesPerSecond, 1,
     Remote::isStackedDisk},
    {QT_TRANSLATE_NOOP("Clawtune::Cli", "Received"), "net.rx_bytes", Unit::BitsPerSecond, 8,
     Remote::isVirtualInterface},
    {QT_TRANSLATE_NOOP("Clawtune::Cli", "Sent"), "net.tx_bytes", Unit::BitsPerSecond, 8,
     Remote::isVirtualInterface},
};

constexpr int columnWidth = 13;
constexpr int timeWidth = 8;
constexpr int linesBetweenHeadings = 20;
constexpr qint64 namesPause = 10'000; ///< ms between questions for the names of new containers

double valueOf(const MetricFrame &frame, const Column &column)
{
    if (!column.isLeftOut)
        return frame.value(column.metric) * column.factor;
    double sum = std::nan("");
    for (auto it = frame.values.cbegin(); it != frame.values.cend(); ++it) {
        if (it.key().metric == column.metric && !column.isLeftOut(it.key().instance))
            sum = std::isnan(sum) ? it.value() : sum + it.value();
    }
    return sum * column.factor;
}

QString rightAligned(const QString &text, int width)
{
    return QString(std::max(0, width - displayWidth(text)), u' ') + text;
}

QString heading()
{
    QString line(timeWidth, u' ');
    for (const Column &column : columns)
        line +=
            rightAligned(QCoreApplication::translate("Clawtune::Cli", column.title), columnWidth);
    return line;
}

QString row(const MetricFrame &frame)
{
    QString line = formattedTime(frame.time);
    for (const Column &column : columns)
        line += rightAligned(formatted(valueOf(frame, column), column.unit), columnWidth);
    return line;
}

/// Prints frames until enough were seen or nobody reads them any more.
class SamplePrinter final : public QObject
{
public:
    explicit SamplePrinter(CliContext &context)
        : QObject(&context)
        , m_context(context)
        , m_shell(context.connection())
        , m_sampler(m_shell)
        , m_fileSystems(context.connection())
        , m_devices(context.connection())
        , m_containers(context.connection(), [&context] { return context.privilege(); })
    {
        if (context.connection().administration() == Remote::Administration::Sudo)
            m_shell.give(context.sudoPassword());
        connect(&m_sampler, &MetricsSampler::frameReady, this, &SamplePrinter::print);
        connect(&m_sampler, &MetricsSampler::failed, this,
                [this](const Remote::Error &error) { m_context.fail(error); });
        m_sampler.setInterval(context.options().interval);
        Remote::Lanes lanes = Remote::Lanes(Remote::Lane::Disks) | Remote::Lane::Network;
        if (context.output().isJson()) // the text shows neither cores nor rows
            lanes |= Remote::Lanes(Remote::Lane::Cores) | Remote::Lane::Kernel | Remote::Lane::Tcp |
                     Remote::Lane::Processes | Remote::Lane::Containers;
        m_sampler.setLanes(lanes);
        if (context.output().isJson())
            lookForNames();
        m_fileSystems.start();
        m_devices.start();
        m_sampler.start();
    }
    Q_DISABLE_COPY_MOVE(SamplePrinter)

private:
    void print(MetricFrame frame)
    {
        m_fileSystems.addTo(frame);
        m_devices.addTo(frame);
        CliOutput &output = m_context.output();
        if (output.isJson()) {
            output.object(Remote::sampleJson(frame, namesOf(frame)));
        } else {
            if (m_printed % linesBetweenHeadings == 0)
                output.line(heading());
            output.line(row(frame));
        }
        ++m_printed;
        if (m_printed == m_context.options().count || !output.isOpen()) {
            m_sampler.stop();
            m_context.finish(0);
        }
    }

    /// Of the containers whose names the engine has told by now.
    Remote::ContainerNames namesOf(const MetricFrame &frame)
    {
        Remote::ContainerNames names;
        bool isOneNew = false;
        for (const Remote::ContainerRow &row : frame.containers) {
            names.insert(row.id, m_containers.nameOf(row.id));
            isOneNew = isOneNew || names.value(row.id).isEmpty();
        }
        if (isOneNew && m_sinceNames.hasExpired(namesPause) && !m_containers.isLooking())
            lookForNames();
        return names;
    }

    void lookForNames()
    {
        m_sinceNames.start();
        m_containers.look();
    }

    CliContext &m_context;
    Remote::SudoStreams m_shell;
    MetricsSampler m_sampler;
    Remote::FileSystemReader m_fileSystems;
    Remote::DeviceReader m_devices;
    Remote::ContainerList m_containers;
    QElapsedTimer m_sinceNames;
    int m_printed = 0;
};

} // namespace

void runSample(CliContext &context)
{
    context.connectHost(Administrator::IfGiven, [&context] { new SamplePrinter(context); });
}

} // namespace Clawtune
