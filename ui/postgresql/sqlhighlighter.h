// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSyntaxHighlighter>

class QPlainTextEdit;

namespace Clawtune
{

/// Colours for SQL as people scan it: keywords, strings, numbers, parameters, comments. A help for
/// the eye, not a parser. Colours are those of the palette at the time of highlighting.
class SqlHighlighter final : public QSyntaxHighlighter
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SqlHighlighter)
public:
    explicit SqlHighlighter(QPlainTextEdit *view);

protected:
    void highlightBlock(const QString &text) override;
};

} // namespace Clawtune
