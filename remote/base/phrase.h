// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/base/unit.h"

#include <QList>
#include <QString>

#include <variant>

namespace Remote
{

/// A value that fills a place of a Phrase, with the unit that says how it is written.
struct PhraseArgument {
    std::variant<QString, double> value;
    Unit unit = Unit::None;

    PhraseArgument(QString text)
        : value(std::move(text))
    {
    }
    PhraseArgument(double number, Unit numberUnit)
        : value(number)
        , unit(numberUnit)
    {
    }

    friend bool operator==(const PhraseArgument &, const PhraseArgument &) = default;
};

/// A sentence not yet made: an English text marked with QT_TRANSLATE_NOOP("Remote", "... %1 ...")
/// and the values for its places. ui/text translates it (context "Remote") and fills it in;
/// nothing under remote/ ever does. An empty mark is no sentence at all.
struct Phrase {
    const char *mark = "";
    QList<PhraseArgument> arguments{};

    [[nodiscard]] bool isEmpty() const { return !mark || !*mark; }
    friend bool operator==(const Phrase &, const Phrase &) = default;
};

} // namespace Remote
