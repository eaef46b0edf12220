// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/base/result.h"
#include "remote/metrics/wirefiles.h"

#include <optional>

namespace Remote
{

/// Cuts what the programs of resources/remote/sampler.{pl,sh} send into samples (the format stands
/// at their head). Bytes before the first mark are a login banner and are dropped, up to 64 KiB.
class SampleReader final
{
public:
    /// Which program answered: requests to it differ.
    enum class Program {
        NotSeen,
        Perl,
        Shell,
    };

    explicit SampleReader(QByteArray mark);

    void feed(const QByteArray &bytes);
    /// The next whole sample; nothing when more bytes are needed. ParseFailed when what came can
    /// no longer become one; then the reader is of no more use.
    Result<std::optional<RawSample>> next();
    [[nodiscard]] Program program() const { return m_program; }

private:
    bool skipBanner();
    std::optional<RawSample> nextOfPerl(bool &broken);
    std::optional<RawSample> nextOfShell(bool &broken);
    bool takeShellHead(QByteArrayView head, RawSample &sample);

    QByteArray m_mark;
    QByteArray m_buffer;
    qsizetype m_searched = 0; ///< of the shell program's answer, up to where its end is not
    WireFiles m_files;
    Program m_program = Program::NotSeen;
    double m_timeLessUptime = 0; ///< of the shell program, which tells its wall clock once
    std::optional<quint64> m_ownNanoseconds; ///< of its answer before
};

} // namespace Remote
