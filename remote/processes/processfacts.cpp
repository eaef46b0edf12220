// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/processes/processfacts.h"

#include "remote/processes/processscript.h"

using namespace std::chrono_literals;

namespace Remote
{

namespace
{

void takeUser(ProcessFacts &facts, const QByteArray &line)
{
    const QByteArrayList fields = line.split(':');
    bool isNumber = false;
    const quint32 user = fields.value(2).toUInt(&isNumber);
    // The first name of a number is the one that ps shows.
    if (isNumber && !fields.first().isEmpty() && !facts.users.contains(user))
        facts.users.insert(user, fields.first());
}

void takeFact(ProcessFacts &facts, const QByteArrayList &words)
{
    bool isNumber = false;
    const quint32 number = words.value(2).toUInt(&isNumber);
    if (words[1] == "login" && isNumber)
        facts.login = number;
    else if (words[1] == "listener" && isNumber)
        facts.listener = words[2].toInt();
    else if (words[1] == "cores" && isNumber)
        facts.cores = words[2].toInt();
    else if (words[1] == "hidden")
        facts.hidesOthers = true;
    if (words[1] != "own")
        return;
    for (const QByteArray &word : words.mid(2)) {
        if (const qint32 pid = word.toInt())
            facts.own.append(pid);
    }
}

} // namespace

RemoteCommand processFactsCommand(const QByteArray &marker)
{
    RemoteCommand command{processScript("facts.sh", {{"mark", marker}})};
    command.deadline = 20s; // a user database somewhere on the network may take its time
    return command;
}

std::optional<ProcessFacts> parseProcessFacts(const QByteArray &out, const QByteArray &marker)
{
    ProcessFacts facts;
    bool areUsers = false;
    for (const QByteArray &line : out.split('\n')) {
        const QByteArrayList words = line.split(' ');
        if (words.size() < 2 || words[0] != marker) {
            if (areUsers)
                takeUser(facts, line);
        } else if (words[1] == "users") {
            areUsers = true;
        } else if (words[1] == "end") {
            return facts;
        } else {
            takeFact(facts, words);
        }
    }
    return std::nullopt;
}

RemoteCommand processMemoryCommand(const QList<ProcessId> &ids, const QByteArray &marker,
                                   Privilege privilege)
{
    RemoteCommand command{
        processScript("memory.sh", {{"mark", marker}, {"ids", processWords(ids)}})};
    command.privilege = privilege;
    command.deadline = 60s;
    return command;
}

QHash<ProcessId, double> parseProcessMemory(const QByteArray &out, const QByteArray &marker)
{
    QHash<ProcessId, double> memory;
    for (const QByteArray &line : out.split('\n')) {
        const QByteArrayList words = line.split(' ');
        bool isNumber = false;
        const double kilobytes = words.value(2).toDouble(&isNumber);
        const ProcessId id = processFromWord(words.value(1));
        if (words[0] == marker && isNumber && kilobytes >= 0 && id.pid > 0)
            memory.insert(id, kilobytes * 1024);
    }
    return memory;
}

} // namespace Remote
