// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/clicontext.h"
#include "app/cli/clitext.h"
#include "app/cli/commands.h"
#include "app/cli/texttable.h"
#include "remote/base/json.h"
#include "remote/base/quote.h"

namespace Clawtune
{

using Remote::HostSource;
using Remote::SavedHost;

namespace
{

Remote::Json hostJson(const SavedHost &host)
{
    Remote::Json json;
    json["name"] = Remote::jsonText(host.name);
    json["user"] = Remote::jsonText(host.user);
    json["address"] = Remote::jsonText(host.address);
    json["port"] = host.port;
    json["source"] = host.source == HostSource::Saved ? "saved" : "ssh-config";
    return json;
}

void printHosts(CliOutput &output, const QList<SavedHost> &hosts)
{
    if (hosts.isEmpty()) {
        output.line(Cli::tr("No server is saved, and ssh_config names none. Add one in the window, "
                            "or write user@address."));
        return;
    }
    using Align = TextTable::Align;
    TextTable table({Align::Left, Align::Left, Align::Left, Align::Right, Align::Left});
    table.addRow(
        {Cli::tr("Name"), Cli::tr("User"), Cli::tr("Address"), Cli::tr("Port"), Cli::tr("Source")});
    for (const SavedHost &host : hosts) {
        table.addRow(
            {Remote::displayText(host.name.toUtf8()), Remote::displayText(host.user.toUtf8()),
             Remote::displayText(host.address.toUtf8()), QString::number(host.port),
             host.source == HostSource::Saved ? Cli::tr("saved") : QStringLiteral("ssh_config")});
    }
    for (const QString &line : table.lines())
        output.line(line);
}

} // namespace

void runHosts(CliContext &context)
{
    const auto hosts = Remote::allHosts(Remote::HostStore(), context.options().host.sshConfigFile);
    if (!hosts) {
        context.fail(hosts.error());
        return;
    }
    if (context.output().isJson()) {
        Remote::Json json;
        json["hosts"] = Remote::Json::array();
        for (const SavedHost &host : *hosts)
            json["hosts"].push_back(hostJson(host));
        context.output().object(json);
    } else {
        printHosts(context.output(), *hosts);
    }
    context.finish(0);
}

} // namespace Clawtune
