// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayList>
#include <QRegularExpression>

/// Each line with the server's clock before it, in seconds since 1970.
constexpr auto timedDockerStats =
    " docker stats --no-trunc --format '{{.ID}}|{{.CPUPerc}}|{{.MemUsage}}|{{.PIDs}}'"
    " | perl -MTime::HiRes=time -ne '$| = 1; print time, \"|$_\"'";

/// "12.5MiB" as bytes.
inline double bytesOf(const QByteArray &text)
{
    static const QRegularExpression amount(QStringLiteral("^([0-9.]+)([KMG]i)?B"));
    const auto match = amount.match(QString::fromLatin1(text));
    const QString unit = match.captured(2);
    const double factor = unit == QStringLiteral("Ki")   ? 1024.
                          : unit == QStringLiteral("Mi") ? 1024. * 1024
                          : unit == QStringLiteral("Gi") ? 1024. * 1024 * 1024
                                                         : 1.;
    return match.captured(1).toDouble() * factor;
}

/// What docker stats said of one container, mean over its refreshes; but that of the first second,
/// whose CPU is over all the time since the server started.
struct DockerMeans {
    double cpu = 0; ///< per cent of one core
    double memory = 0;
    double pids = 0;
    int refreshes = 0;
    double from = 0; ///< when the first and the last came, the server's clock
    double to = 0;
};

inline DockerMeans dockerMeans(const QByteArray &output, const QByteArray &id)
{
    DockerMeans means;
    double began = 0;
    for (const QByteArray &line : output.split('\n')) {
        const QByteArrayList words = line.simplified().split('|');
        if (words.size() != 5 || !words.at(1).endsWith(id) || words.at(2).startsWith("--"))
            continue;
        means.to = words.at(0).toDouble();
        if (began == 0)
            began = means.to;
        if (means.to < began + 0.9)
            continue;
        if (++means.refreshes == 1)
            means.from = means.to;
        means.cpu += QByteArray(words.at(2)).replace('%', "").toDouble();
        means.memory += bytesOf(words.at(3));
        means.pids += words.at(4).toDouble();
    }
    for (double *value : {&means.cpu, &means.memory, &means.pids})
        *value /= means.refreshes;
    return means;
}
