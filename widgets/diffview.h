// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPlainTextEdit>

namespace Widgets
{

/// Unified differences, read-only: what is added or removed is told by its sign first and by a
/// tinted line second, in the colours of the palette of the moment.
class DiffView final : public QPlainTextEdit
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DiffView)
public:
    explicit DiffView(QWidget *parent = nullptr);

    /// Replaces what is shown. Plain text; lines are judged by their first characters.
    void setDiff(const QString &unified);
    [[nodiscard]] int addedLines() const { return m_added; }
    [[nodiscard]] int removedLines() const { return m_removed; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void tint();

    int m_added = 0;
    int m_removed = 0;
};

} // namespace Widgets
