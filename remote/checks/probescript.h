// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/checks/check.h"

#include <QByteArray>
#include <QList>
#include <QMap>

namespace Remote
{

/// Bytes kept of one probe command's output; one that is this long was cut.
constexpr qsizetype probeLimit = 64 * 1024;
constexpr qsizetype errorLimit = 4 * 1024;
/// Seconds one probe command may take, where the server has timeout(1).
constexpr int probeSeconds = 20;
/// Exit codes of a fileSection().
constexpr int probeFileAbsent = 44;
constexpr int probeFileIsLink = 45;

/// A line `section NAME COMMAND ARGS…`, each word quoted.
QByteArray sectionLine(const QByteArray &name, const QList<QByteArray> &words);
/// A section that runs `script` with sh; the words after it are its $1, $2…
QByteArray shellSection(const QByteArray &name, const QByteArray &script,
                        const QList<QByteArray> &words = {});
/// A section that prints the very bytes of a file.
QByteArray fileSection(const QByteArray &name, const QByteArray &path);

/// What a fileSection() saw.
struct ProbedFile {
    enum class State { Absent, Present, Unreadable };
    State state = State::Unreadable;
    bool isLink = false; ///< the bytes are those of the file it leads to
    bool isCut = false;  ///< longer than the probe reads
    QByteArray bytes;

    /// Whether a plan may replace it: its whole content is known, and it is a file of its own.
    [[nodiscard]] bool isEditable() const
    {
        return state != State::Unreadable && !isLink && !isCut;
    }
    /// As FileChange wants it.
    [[nodiscard]] std::optional<QByteArray> content() const
    {
        return state == State::Present ? std::optional(bytes) : std::nullopt;
    }
};
ProbedFile probedFile(const ProbeResult &probe, const QByteArray &name);

/// One script for the probes of all `checks`. Every section's output goes through as it is, framed
/// by `marker`, which the server cannot have written into a file beforehand.
QByteArray probeScript(const QList<const Check *> &checks, const QByteArray &marker);
/// What the script printed on both streams, by item. A section cut off in the middle is left out.
QMap<QByteArray, ProbeResult> parseProbeOutput(const QByteArray &out, const QByteArray &err,
                                               const QByteArray &marker);

} // namespace Remote
