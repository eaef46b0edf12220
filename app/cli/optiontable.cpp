// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/optiontable.h"

#include <QCoreApplication>

namespace Clawtune
{

using namespace Qt::StringLiterals;

namespace
{

bool setWhole(int &target, const QString &value, int lowest, int highest)
{
    bool ok = false;
    const int number = value.toInt(&ok);
    if (!ok || number < lowest || number > highest)
        return false;
    target = number;
    return true;
}

bool setSeconds(std::chrono::milliseconds &target, const QString &value, double lowest,
                double highest)
{
    bool ok = false;
    const double seconds = value.toDouble(&ok);
    if (!ok || !(seconds >= lowest && seconds <= highest))
        return false;
    target = std::chrono::milliseconds(qint64(seconds * 1000));
    return true;
}

bool setText(QString &target, const QString &value)
{
    target = value;
    return !value.isEmpty();
}

bool setSort(CliOptions &options, const QString &value)
{
    static constexpr const char *words[] = {"total", "mean", "calls", "io", "temp", "wal"};
    for (int i = 0; i < 6; ++i) {
        if (value == QLatin1StringView(words[i])) {
            options.sort = Remote::QuerySort(i);
            return true;
        }
    }
    return false;
}

bool addSetting(CliOptions &options, const QString &value)
{
    const qsizetype equals = value.indexOf(u'=');
    if (equals <= 0)
        return false;
    options.settings.insert(value.left(equals).toUtf8(), value.mid(equals + 1));
    return true;
}

bool setQueryId(CliOptions &options, const QString &value)
{
    bool ok = false;
    (void)value.toLongLong(&ok);
    options.queryId = value;
    return ok;
}

bool setKeepWithin(CliOptions &options, const QString &value)
{
    int seconds = 0;
    const bool ok = setWhole(seconds, value, 10, 86400);
    options.apply.keepWithin = std::chrono::seconds(seconds);
    return ok;
}

constexpr const char *aFile = QT_TRANSLATE_NOOP("Clawtune::Cli", "a file");
constexpr const char *aName = QT_TRANSLATE_NOOP("Clawtune::Cli", "a name");

using O = CliOptions;
using V = const QString &;

const CliOption table[] = {
    {"--host", "HOST", "window",
     QT_TRANSLATE_NOOP("Clawtune::Cli", "the server that the window shows"),
     QT_TRANSLATE_NOOP("Clawtune::Cli", "a host"),
     [](O &o, V v) { return setText(o.windowHost, v); }},
    {"--item", "ID", "check",
     QT_TRANSLATE_NOOP("Clawtune::Cli", "look at this item only; may be given again"), aName,
     [](O &o, V v) { return o.items.append(v.toUtf8()), !v.isEmpty(); }},
    {"--set", "NAME=VALUE", "plan apply",
     QT_TRANSLATE_NOOP("Clawtune::Cli", "a value for the plan; may be given again"),
     QT_TRANSLATE_NOOP("Clawtune::Cli", "NAME=VALUE"), addSetting},
    {"--yes", nullptr, "apply",
     QT_TRANSLATE_NOOP("Clawtune::Cli", "do not ask before the change is made"), "",
     [](O &o, V) { return o.yes = true; }},
    {"--hold", nullptr, "apply",
     QT_TRANSLATE_NOOP("Clawtune::Cli", "leave keeping the change to the command confirm"), "",
     [](O &o, V) { return o.apply.hold = true; }},
    {"--keep-within", "SECONDS", "apply",
     QT_TRANSLATE_NOOP("Clawtune::Cli", "the server undoes what is not kept by then (60)"),
     QT_TRANSLATE_NOOP("Clawtune::Cli", "whole seconds from 10 to 86400"), setKeepWithin},
    {"--count", "N", "sample", QT_TRANSLATE_NOOP("Clawtune::Cli", "stop after so many samples"),
     QT_TRANSLATE_NOOP("Clawtune::Cli", "a whole number from 1"),
     [](O &o, V v) { return setWhole(o.count, v, 1, 1'000'000'000); }},
    {"--interval", "SECONDS", "sample",
     QT_TRANSLATE_NOOP("Clawtune::Cli", "time between two samples (1)"),
     QT_TRANSLATE_NOOP("Clawtune::Cli", "seconds from 0.5 to 60"),
     [](O &o, V v) { return setSeconds(o.interval, v, 0.5, 60); }},
    {"--database", "DB", "queries explain",
     QT_TRANSLATE_NOOP("Clawtune::Cli", "this database only"), aName,
     [](O &o, V v) { return setText(o.database, v); }},
    {"--sort", "COLUMN", "queries",
     QT_TRANSLATE_NOOP("Clawtune::Cli", "total, mean, calls, io, temp or wal (total)"),
     QT_TRANSLATE_NOOP("Clawtune::Cli", "total, mean, calls, io, temp or wal"), setSort},
    {"--top", "N", "queries", QT_TRANSLATE_NOOP("Clawtune::Cli", "so many statements (20)"),
     QT_TRANSLATE_NOOP("Clawtune::Cli", "a whole number from 1"),
     [](O &o, V v) { return setWhole(o.top, v, 1, 100'000); }},
    {"--queryid", "ID", "explain",
     QT_TRANSLATE_NOOP("Clawtune::Cli", "a statement by its query ID"),
     QT_TRANSLATE_NOOP("Clawtune::Cli", "a query ID as the command queries shows it"), setQueryId},
    {"--sql", "TEXT", "explain", QT_TRANSLATE_NOOP("Clawtune::Cli", "a statement with its values"),
     QT_TRANSLATE_NOOP("Clawtune::Cli", "a statement"),
     [](O &o, V v) { return setText(o.sql, v); }},
    {"--analyze", nullptr, "explain",
     QT_TRANSLATE_NOOP("Clawtune::Cli", "really run the statement, read-only"), "",
     [](O &o, V) { return o.analyze = true; }},
    {"--plan", "FILE", "explain",
     QT_TRANSLATE_NOOP("Clawtune::Cli", "a plan made elsewhere (FORMAT JSON); - is standard input"),
     aFile, [](O &o, V v) { return setText(o.planFile, v); }},
    {"--identity", "FILE", "", QT_TRANSLATE_NOOP("Clawtune::Cli", "private key to log in with"),
     aFile, [](O &o, V v) { return setText(o.host.identityFile, v); }},
    {"--config", "FILE", "",
     QT_TRANSLATE_NOOP("Clawtune::Cli", "ssh_config to read instead of ~/.ssh/config"), aFile,
     [](O &o, V v) { return setText(o.host.sshConfigFile, v); }},
    {"--known-hosts", "FILE", "",
     QT_TRANSLATE_NOOP("Clawtune::Cli", "known host keys instead of ~/.ssh/known_hosts"), aFile,
     [](O &o, V v) { return setText(o.host.knownHostsFile, v); }},
    {"--accept-new-host-key", nullptr, "",
     QT_TRANSLATE_NOOP("Clawtune::Cli", "trust a server that was never seen before"), "",
     [](O &o, V) { return o.host.acceptNewHostKey = true; }},
    {"--passphrase-file", "FILE", "",
     QT_TRANSLATE_NOOP("Clawtune::Cli", "passphrase of the key; - is standard input"), aFile,
     [](O &o, V v) { return setText(o.passphraseFile, v); }},
    {"--sudo", nullptr, "",
     QT_TRANSLATE_NOOP("Clawtune::Cli", "become administrator, also where only looking"), "",
     [](O &o, V) { return o.sudo = true; }},
    {"--sudo-password-file", "FILE", "",
     QT_TRANSLATE_NOOP("Clawtune::Cli", "password for sudo; - is standard input"), aFile,
     [](O &o, V v) { return setText(o.sudoPasswordFile, v); }},
    {"--pg-user", "NAME", "", QT_TRANSLATE_NOOP("Clawtune::Cli", "PostgreSQL role"), aName,
     [](O &o, V v) { return setText(o.pgUser, v); }},
    {"--pg-password-file", "FILE", "",
     QT_TRANSLATE_NOOP("Clawtune::Cli", "password of the role; - is standard input"), aFile,
     [](O &o, V v) { return setText(o.pgPasswordFile, v); }},
    {"--pg-address", "ADDRESS", "",
     QT_TRANSLATE_NOOP("Clawtune::Cli", "HOST:PORT or socket of PostgreSQL, seen from the server"),
     QT_TRANSLATE_NOOP("Clawtune::Cli", "HOST:PORT or the path of a socket"),
     [](O &o, V v) { return setText(o.pgAddress, v); }},
    {"--timeout", "SECONDS", "",
     QT_TRANSLATE_NOOP("Clawtune::Cli", "longest wait for the server while connecting (10)"),
     QT_TRANSLATE_NOOP("Clawtune::Cli", "seconds from 1 to 3600"),
     [](O &o, V v) { return setSeconds(o.host.timeout, v, 1, 3600); }},
    {"--json", nullptr, "", QT_TRANSLATE_NOOP("Clawtune::Cli", "answer as JSON"), "",
     [](O &o, V) { return o.json = true; }},
    {"--lang", "ja|en", "", QT_TRANSLATE_NOOP("Clawtune::Cli", "language of the answer"),
     QT_TRANSLATE_NOOP("Clawtune::Cli", "ja or en"),
     [](O &o, V v) { return o.language = v, v == u"ja" || v == u"en"; }},
    {"--help", nullptr, "", QT_TRANSLATE_NOOP("Clawtune::Cli", "show this help"), "",
     [](O &o, V) { return o.help = true; }},
    {"--version", nullptr, "", QT_TRANSLATE_NOOP("Clawtune::Cli", "show the version"), "",
     [](O &o, V) { return o.version = true; }},
};

} // namespace

std::span<const CliOption> cliOptions()
{
    return table;
}

const CliOption *findOption(QStringView name)
{
    if (name == u"-h")
        name = u"--help";
    for (const CliOption &option : table) {
        if (name == QLatin1StringView(option.name))
            return &option;
    }
    return nullptr;
}

bool belongsTo(const CliOption &option, const QString &command)
{
    const QByteArray commands = option.commands;
    const QByteArray wanted = command.isEmpty() ? "window"_ba : command.toUtf8();
    return commands.isEmpty() || commands.split(' ').contains(wanted);
}

} // namespace Clawtune
