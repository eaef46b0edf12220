// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QJsonObject>
#include <QString>
#include <QStringList>

/// One run of the built program, without a terminal, in a home of its own.
struct CliRun {
    int exitCode = -1; ///< -1: it did not end in time, or crashed
    QByteArray out;
    QByteArray err;

    /// Both, for the message of a failed test.
    [[nodiscard]] QByteArray all() const { return out + err; }
    /// Standard output or error as one JSON object; empty when it is none.
    [[nodiscard]] QJsonObject outObject() const;
    [[nodiscard]] QJsonObject errorObject() const;
    /// Standard output as JSON Lines.
    [[nodiscard]] QList<QJsonObject> outObjects() const;
};

struct CliSetting {
    QByteArray input{};                    ///< standard input
    QHash<QString, QString> environment{}; ///< beside LC_ALL=C.UTF-8 and TZ=UTC
    int milliseconds = 60'000;
};

CliRun runCli(const QStringList &arguments, const CliSetting &setting = {});

/// The text without its last newline when it is one line, else a null array.
QByteArray singleLine(const QByteArray &text);
