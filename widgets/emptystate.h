// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme.h"

#include <QStackedWidget>
#include <QWidget>

class QLabel;
class QPlainTextEdit;
class QProgressBar;
class QPushButton;
class QToolButton;

namespace Widgets
{

class Banner;

/// What stands where content would stand while there is none: loading, empty, not permitted or
/// failed. All texts are plain text and already translated; its own few words follow the language.
class EmptyState final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(EmptyState)
public:
    explicit EmptyState(QWidget *parent = nullptr);

    /// "Reading /proc of web-1": what is being asked. `action` (such as "Cancel") may be empty.
    void showLoading(const QString &what, const QString &action = {});
    /// Nothing here: why, and what to do (`hint`, may be empty).
    void showEmpty(const QString &icon, const QString &sentence, const QString &hint = {},
                   const QString &action = {});
    /// What to grant, with the button that does.
    void showNotPermitted(const QString &sentence, const QString &hint, const QString &action);
    /// One sentence, the cause behind a disclosure (empty: none), and a retry unless `action` is
    /// given in its place.
    void showFailed(const QString &sentence, const QString &detail, const QString &action = {});

    /// One more way out beside the action, until the next show…().
    void setSecondAction(const QString &action);

    [[nodiscard]] QString sentence() const;

Q_SIGNALS:
    void actionTriggered();
    void secondActionTriggered();

protected:
    void changeEvent(QEvent *event) override;

private:
    void setUpParts();
    void layOut();
    void show(const QString &icon, Tone tone, const QString &sentence, const QString &hint,
              const QString &detail, const QString &action, bool busy);
    void retranslate();
    void updateIcon();

    QString m_iconName;
    Tone m_tone = Tone::Muted;
    bool m_ownAction = false; ///< the button says our own "Try again"
    QLabel *m_icon;
    QLabel *m_sentence;
    QLabel *m_hint;
    QProgressBar *m_progress;
    QToolButton *m_disclosure;
    QPlainTextEdit *m_detail;
    QPushButton *m_action;
    QPushButton *m_second;
};

/// A page's content and its five states in one: content, or an EmptyState in its place, or the
/// content dimmed under a line that says how old it is.
class StateStack final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StateStack)
public:
    /// Takes ownership of `content`.
    explicit StateStack(QWidget *content, QWidget *parent = nullptr);

    [[nodiscard]] EmptyState &state() { return *m_state; }
    [[nodiscard]] QWidget *content() { return m_content; }
    void showContent();
    /// Shows state() in place of the content; tell it what to say first or after.
    void showState();
    [[nodiscard]] bool showsContent() const;
    /// "12 s old, reconnecting": dims the content below it. Empty text: fresh again.
    void setStale(const QString &text, const QString &action = {});

Q_SIGNALS:
    void actionTriggered();      ///< of the state in place of the content
    void staleActionTriggered(); ///< of the line above stale content

private:
    QWidget *m_content;
    EmptyState *m_state;
    Banner *m_banner;
    QStackedWidget *m_stack;
    QWidget *m_veil;
};

} // namespace Widgets
