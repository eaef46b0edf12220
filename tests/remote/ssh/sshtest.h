// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/ssh/hostconnection.h"
#include "tests/support/loopbacksshd.h"

#include <QElapsedTimer>
#include <QTest>

#include <list>
#include <optional>

/// One command and its answer, for tests that wait.
struct Answered {
    explicit Answered(Remote::RemoteShell &shell, const Remote::RemoteCommand &command)
    {
        id = shell.run(command, &context, [this](const auto &answer) { result = answer; });
    }
    bool wait(int milliseconds = 20'000) const
    {
        return QTest::qWaitFor([this] { return result.has_value(); }, milliseconds);
    }
    [[nodiscard]] Remote::ErrorCode code() const { return result->error().code; }

    QObject context;
    Remote::RequestId id = 0;
    std::optional<Remote::Result<Remote::CommandOutput>> result;
};

inline bool waitForState(const Remote::HostConnection &connection, Remote::ConnectionState state,
                         int milliseconds = 20'000)
{
    return QTest::qWaitFor([&] { return connection.state() == state; }, milliseconds);
}
