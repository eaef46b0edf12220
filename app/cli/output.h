// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/options.h"
#include "remote/base/error.h"

#include <QString>

#include <nlohmann/json_fwd.hpp>

namespace Clawtune
{

/// Where the command line writes: answers on standard output, notes and errors on standard error,
/// all UTF-8. Every line goes out at once.
class CliOutput final
{
public:
    explicit CliOutput(bool json)
        : m_json(json)
    {
    }

    [[nodiscard]] bool isJson() const { return m_json; }
    /// False once the reader of standard output has gone (`| head`): nothing more is wanted.
    [[nodiscard]] bool isOpen() const { return m_open; }

    void line(const QString &text);
    void object(const nlohmann::ordered_json &json);
    /// Progress, for people only: nothing with --json.
    void note(const QString &text);
    /// The one clear line of a failure (the server's own words behind it), or its object with
    /// --json.
    void error(const Remote::Error &error);
    void error(const UsageError &error);

private:
    void fail(const QByteArray &word, const QString &subject, const QString &sentence,
              const QString &detail);
    void write(int descriptor, QByteArray bytes);

    bool m_json;
    bool m_open = true;
};

} // namespace Clawtune
