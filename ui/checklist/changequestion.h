// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QLabel;

namespace Clawtune
{

/// A question that names its object ("Apply swap on web-1?"), says what happens, and has Cancel
/// first in the focus order. It is not modal to anything but its window, and deletes itself.
class ChangeQuestion final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ChangeQuestion)
public:
    /// `verb`: the button that does it.
    ChangeQuestion(const QString &question, const QString &explanation, const QString &verb,
                   QWidget *parent);
};

} // namespace Clawtune
