// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/base/result.h"
#include "remote/base/secret.h"

#include <QString>

#include <optional>

namespace Clawtune
{

/// Whether a person can be asked: standard input and standard error are a terminal.
bool canAsk();
/// A line of the terminal, without its end; nothing at its end of input. Blocks.
std::optional<QString> ask(const QString &question);
/// The same for a question that ends in "[y/N]": true for y and yes.
bool askYesNo(const QString &question);
/// The same without showing what is typed. Nothing when the person pressed Ctrl+C or Ctrl+D.
std::optional<Remote::Secret> askSecret(const QString &question);
/// The first line of a file, "-" for standard input. FileMissing, FileUnreadable.
Remote::Result<Remote::Secret> readSecret(const QString &file);

} // namespace Clawtune
