// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/base/json.h"
#include "remote/containers/containerinfo.h"

#include <QWidget>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QToolButton;

namespace Widgets
{
class StateStack;
}

namespace Clawtune
{

/// Everything the engine says of one container, as JSON. Values of environment variables stay
/// covered until somebody asks for them. Asks nothing while it is not shown.
class InspectPane final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(InspectPane)
public:
    explicit InspectPane(Remote::RemoteShell &shell, QWidget *parent = nullptr);

    /// Another container, or the same in another state: asked again when it is shown.
    void setContainer(const Remote::ContainerEngine &engine, const Remote::ContainerInfo *info);
    void setActive(bool active);
    void focusSearch();

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void setUpBar();
    void ask();
    void take(const Remote::Result<Remote::CommandOutput> &answer);
    void showText();
    void markHits();
    void goToHit(bool backwards);
    void retranslate();

    Remote::RemoteShell &m_shell;
    Remote::ContainerEngine m_engine;
    Remote::ContainerInfo m_info;
    Remote::Json m_json;
    QLineEdit *m_search;
    QLabel *m_hits;
    QToolButton *m_previous;
    QToolButton *m_next;
    QCheckBox *m_reveal;
    QPlainTextEdit *m_text;
    Widgets::StateStack *m_states;
    Remote::RequestId m_request = 0;
    quint64 m_generation = 0; ///< answers to earlier questions are dropped
    bool m_isActive = false;
    bool m_isOld = true; ///< the text is not of m_info
};

} // namespace Clawtune
