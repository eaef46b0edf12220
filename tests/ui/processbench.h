// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/scriptedshell.h"
#include "tests/ui/processrows.h"
#include "ui/processes/processespage.h"
#include "ui/processes/processtable.h"
#include "widgets/banner.h"
#include "widgets/emptystate.h"

#include <QAction>
#include <QDialog>

namespace ProcessBench
{

/// A variable that a script was given.
inline QByteArray variable(const Remote::RemoteCommand &command, const char *name)
{
    const QByteArray opening = QByteArray(name) + "='";
    const qsizetype from = command.script.indexOf(opening);
    if (from < 0)
        return {};
    const qsizetype value = from + opening.size();
    return command.script.mid(value, command.script.indexOf('\'', value) - value);
}

/// A server that answers what the page asks by itself, and acts as told.
class Server final
{
public:
    Server()
    {
        shell.setHandler([this](const Remote::RemoteCommand &command) { return answer(command); });
    }

    std::optional<ScriptedShell::Answer> answer(const Remote::RemoteCommand &command)
    {
        const QByteArray mark = variable(command, "mark");
        if (!variable(command, "deed").isEmpty())
            return act(command, mark);
        if (!variable(command, "parts").isEmpty())
            return details(command, mark);
        if (command.script.contains("smaps_rollup"))
            return memory(command, mark);
        return ScriptedShell::output(mark + " login 1000\n" + mark + " own 50 40\n" + mark +
                                     " listener 40\n" + mark + " cores 4\n" + mark +
                                     " users\nroot:x:0:0::/root:/bin/sh\n"
                                     "postgres:x:999:999::/:/bin/sh\nnode:x:1000:1000::/:/bin/sh\n"
                                     "www-data:x:33:33::/:/bin/sh\n" +
                                     mark + " end\n");
    }

    ScriptedShell::Answer act(const Remote::RemoteCommand &command, const QByteArray &mark)
    {
        deeds.append(variable(command, "deed") + ' ' + variable(command, "value") + ' ' +
                     variable(command, "ids") +
                     (command.privilege == Remote::Privilege::Root ? " root" : ""));
        QByteArray out;
        for (const QByteArray &id : variable(command, "ids").split(' '))
            out += mark + ' ' + id + ' ' +
                   (command.privilege == Remote::Privilege::Root ? "done" : word) + " S\n";
        return ScriptedShell::output(out);
    }

    ScriptedShell::Answer memory(const Remote::RemoteCommand &command, const QByteArray &mark) const
    {
        QByteArray out;
        for (const QByteArray &id : variable(command, "ids").split(' '))
            out += mark + ' ' + id + " 2048\n";
        return ScriptedShell::output(out);
    }

    ScriptedShell::Answer details(const Remote::RemoteCommand &command, const QByteArray &mark)
    {
        ++detailsAsked;
        if (isGone)
            return ScriptedShell::output('\n' + mark + " gone\n");
        const auto part = [&mark](const char *name, const QByteArray &text,
                                  int code = 0) -> QByteArray {
            return '\n' + mark + " begin " + name + '\n' + text + '\n' + mark + " end " +
                   QByteArray::number(code) + '\n';
        };
        if (variable(command, "parts") == "environ")
            return ScriptedShell::output(
                part("environ", QByteArray("PGPASSWORD=hunter2\0PATH=/bin\0", 29)) + '\n' + mark +
                " whole\n");
        QByteArray files = "300\n";
        const int most = variable(command, "most").toInt();
        for (int i = 0; i < (most > 0 ? most : 300); ++i) {
            const QByteArray target =
                i == 3 ? QByteArray("socket:[77]")
                       : "/var/lib/postgresql/data/base/" + QByteArray::number(i);
            files += QByteArray::number(i) + ' ' + target + '\0';
        }
        files += "\ntcp   0: 0100007F:1538 0200007F:D431 01 0:0 0:0 0 999 0 77 1\n";
        return ScriptedShell::output(
            part("cmdline", QByteArray("postgres\0-D\0/var/lib/postgresql\0", 32)) +
            part("exe", "/usr/lib/postgresql/15/bin/postgres\n") + part("cwd", {}, 1) +
            part("cgroup", "0::/system.slice/docker-aaaa.scope\n") +
            part("limits",
                 "Limit                     Soft Limit           Hard Limit           Units     \n"
                 "Max cpu time              unlimited            unlimited            seconds   \n"
                 "Max stack size            8388608              unlimited            bytes     \n"
                 "Max open files            1024                 524288               files     "
                 "\n") +
            part("status", "Name:\tpostgres\n") +
            part("smaps_rollup",
                 "Rss: 120000 kB\nPss: 60000 kB\nPrivate_Clean: 1000 kB\nPrivate_Dirty: 20000 kB\n"
                 "Anonymous: 21000 kB\nSwap: 0 kB\n") +
            part("io", "rchar: 123456789\nwchar: 2345678\nread_bytes: 12345678\nwrite_bytes: 0\n") +
            part("fd", files) + '\n' + mark + " whole\n");
    }

    ScriptedShell shell;
    QByteArray word = "done"; ///< what becomes of a process without administrator rights
    QByteArrayList deeds;
    int detailsAsked = 0;
    bool isGone = false;
};

/// A session that never connects, the page over it, and the server that the page speaks with.
class Bench final
{
public:
    Bench()
        : session(host(), {})
        , page(session, server.shell, [this] { return privilege; })
    {
        page.resize(1080, 620); // of a window of 1280x720
        page.show();
        page.activate();
    }
    static Remote::SavedHost host()
    {
        Remote::SavedHost host;
        host.name = QStringLiteral("web-1");
        return host;
    }
    void feed(const QList<Remote::ProcessRow> &rows, int tick = 0)
    {
        Q_EMIT session.sampled(ProcessRows::frame(rows, tick));
    }
    template <typename T> T *part(const char *name)
    {
        return page.findChild<T *>(QString::fromLatin1(name));
    }
    Clawtune::ProcessTable *table() { return part<Clawtune::ProcessTable>("processTable"); }
    QAction *action(const char *name) { return part<QAction>(name); }
    Widgets::StateStack *states() { return part<Widgets::StateStack>("processStates"); }
    QString result() { return part<Widgets::Banner>("processResult")->text(); }
    QDialog *dialog(const char *name)
    {
        const auto dialogs = page.findChildren<QDialog *>(QString::fromLatin1(name));
        for (QDialog *one : dialogs) {
            if (one->isVisible())
                return one;
        }
        return nullptr;
    }
    void choose(const QList<qint32> &pids)
    {
        table()->clearSelection();
        for (const qint32 pid : pids) {
            const QModelIndex index = page.model().indexOf(page.model().entryOf(pid)->row.id);
            table()->selectionModel()->setCurrentIndex(index, QItemSelectionModel::Select |
                                                                  QItemSelectionModel::Rows);
        }
    }
    void trigger(const QString &title)
    {
        const auto actions = page.findChildren<QAction *>();
        for (QAction *one : actions) {
            if (one->text() == title)
                one->trigger();
        }
    }

    Remote::Privilege privilege = Remote::Privilege::Login;
    Server server;
    Clawtune::HostSession session;
    Clawtune::ProcessesPage page;
};

} // namespace ProcessBench
