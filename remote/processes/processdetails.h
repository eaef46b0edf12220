// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/metrics/processrow.h"
#include "remote/processes/processsockets.h"
#include "remote/ssh/remoteshell.h"

#include <QList>
#include <QMap>

namespace Remote
{

/// How much of one part of a process could be read.
enum class PartState {
    Read,
    NotPermitted, ///< needs administrator rights
    Absent,       ///< this kernel has none, or a process of this kind has not
    Missing,      ///< not asked for, or the answer was cut off
};

/// A row of /proc/PID/limits. Infinity: unlimited.
struct ProcessLimit {
    QByteArray name; ///< the kernel's words: "Max open files"
    double soft = 0;
    double hard = 0;
    QByteArray unit; ///< "bytes", "files"…; may be empty

    friend bool operator==(const ProcessLimit &, const ProcessLimit &) = default;
};

struct OpenFile {
    enum class Kind { File, Deleted, Device, Pipe, Socket, Anonymous, Other };
    int number = 0;
    Kind kind = Kind::Other;
    QByteArray target;   ///< where the link leads, hostile bytes
    ProcessSocket local; ///< of a socket that could be looked up, else empty
};

/// What the kernel tells about one process, at one instant. All bytes are hostile.
struct ProcessDetails {
    enum class Answer {
        Whole,
        Gone, ///< it ended, or its number belongs to another process by now
        Cut,  ///< the answer ended in the middle
    };
    Answer answer = Answer::Cut;
    QMap<QByteArray, PartState> parts; ///< by the name of the file below /proc/PID

    QList<QByteArray> arguments;
    QByteArray
        executable; ///< of a file that is gone with " (deleted)" behind it, as the kernel says
    QByteArray workingDirectory;
    QList<QByteArray> cgroups; ///< lines of /proc/PID/cgroup
    QList<ProcessLimit> limits;
    int openFileCount = 0; ///< all of them, however many are in the list
    QList<OpenFile> openFiles;
    QMap<QByteArray, double> memory;     ///< smaps_rollup, bytes by name: "Pss", "Private_Dirty"…
    QMap<QByteArray, double> io;         ///< /proc/PID/io by name
    QMap<QByteArray, QByteArray> status; ///< /proc/PID/status by name
    QList<QByteArray> environment;       ///< only when asked for

    [[nodiscard]] PartState state(const QByteArray &part) const
    {
        return parts.value(part, PartState::Missing);
    }
    /// Memory that only it uses: what would be free if it ended. NaN where not known.
    [[nodiscard]] double uniqueMemory() const;
};

/// Every part but the environment; `mostFiles` open files, 0: all of them.
RemoteCommand processDetailsCommand(const ProcessId &id, const QByteArray &marker,
                                    Privilege privilege, int mostFiles);
/// The environment alone. It may hold passwords: ask for it only when a person does, keep it no
/// longer than it is shown, and write it nowhere.
RemoteCommand processEnvironmentCommand(const ProcessId &id, const QByteArray &marker,
                                        Privilege privilege);
ProcessDetails parseProcessDetails(const QByteArray &out, const QByteArray &marker);

/// The parsers of single files, for tests with captured ones.
QList<ProcessLimit> parseLimits(const QByteArray &text);
/// "Pss: 12 kB" lines, as bytes.
QMap<QByteArray, double> parseMemory(const QByteArray &text);
QMap<QByteArray, double> parseIo(const QByteArray &text);
OpenFile::Kind kindOfTarget(const QByteArray &target);

} // namespace Remote
