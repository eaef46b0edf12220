// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/base/quote.h"
#include "ui/text/filled.h"
#include "ui/text/formatter.h"
#include "ui/text/texts.h"

namespace Clawtune
{

namespace
{

QString argumentText(const Remote::PhraseArgument &argument)
{
    if (const auto *number = std::get_if<double>(&argument.value))
        return formatted(*number, argument.unit);
    // Names and values come from the server.
    return Remote::displayText(std::get<QString>(argument.value).toUtf8());
}

} // namespace

QString markText(const char *mark)
{
    if (!mark || !*mark)
        return {};
    return QCoreApplication::translate("Remote", mark);
}

QString phraseText(const Remote::Phrase &phrase)
{
    QStringList values;
    values.reserve(phrase.arguments.size());
    for (const Remote::PhraseArgument &argument : phrase.arguments)
        values.append(argumentText(argument));
    return filled(markText(phrase.mark), values);
}

} // namespace Clawtune
