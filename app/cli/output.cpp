// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/output.h"

#include "remote/base/json.h"
#include "remote/base/quote.h"
#include "ui/text/texts.h"

#include <cerrno>
#include <unistd.h>

namespace Clawtune
{

using namespace Qt::StringLiterals;

void CliOutput::line(const QString &text)
{
    write(STDOUT_FILENO, text.toUtf8() + '\n');
}

void CliOutput::object(const nlohmann::ordered_json &json)
{
    write(STDOUT_FILENO, Remote::dumpJson(json) + '\n');
}

void CliOutput::note(const QString &text)
{
    if (!m_json)
        write(STDERR_FILENO, text.toUtf8() + '\n');
}

void CliOutput::error(const Remote::Error &error)
{
    fail(errorWord(error.code), error.subject, errorSentence(error),
         Remote::displayText(error.detail, 300));
}

void CliOutput::error(const UsageError &error)
{
    fail(errorWord(Remote::ErrorCode::BadArgument), error.argument, error.sentence, {});
}

void CliOutput::fail(const QByteArray &word, const QString &subject, const QString &sentence,
                     const QString &detail)
{
    const bool saysMore = !detail.isEmpty() && !sentence.contains(detail);
    if (m_json) {
        Remote::Json json;
        json["error"]["code"] = word.toStdString();
        json["error"]["subject"] = Remote::jsonText(subject);
        json["error"]["message"] = Remote::jsonText(sentence);
        if (saysMore)
            json["error"]["detail"] = Remote::jsonText(detail);
        write(STDERR_FILENO, Remote::dumpJson(json) + '\n');
    } else {
        const QString line =
            u"clawtune: "_s + sentence + (saysMore ? u" ["_s + detail + u']' : QString());
        write(STDERR_FILENO, line.toUtf8() + '\n');
    }
}

void CliOutput::write(int descriptor, QByteArray bytes)
{
    while (!bytes.isEmpty()) {
        const ssize_t written = ::write(descriptor, bytes.constData(), size_t(bytes.size()));
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0) {
            m_open = m_open && descriptor != STDOUT_FILENO;
            return;
        }
        bytes.remove(0, written);
    }
}

} // namespace Clawtune
