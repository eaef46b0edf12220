// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace Clawtune
{

class Preferences;

/// One page of one server, on the right of the rail. A page that is not shown costs nothing: it
/// starts work in activate() and stops it in deactivate(). Pages retranslate themselves on
/// QEvent::LanguageChange and recolour on QEvent::PaletteChange.
class Page : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Page)
public:
    explicit Page(QWidget *parent = nullptr)
        : QWidget(parent)
    {
    }

    virtual void activate() {} ///< shown and the window is not minimised
    virtual void deactivate() {}
    /// Some seconds after its server was connected and shown, even if this page is not: what the
    /// count in the rail needs. Must cost the server little, and only once.
    virtual void lookAhead() {}
    virtual void refresh() {}     ///< F5
    virtual void focusFilter() {} ///< Ctrl+F
    /// Shows one thing of this page by its id (a checklist item found with Ctrl+K).
    virtual void showItem(const QByteArray &id) { Q_UNUSED(id) }
    /// Once, before it is shown: where the page may keep how it looks (Preferences::viewState()).
    virtual void setPreferences(Preferences &preferences) { Q_UNUSED(preferences) }
    /// What waits on this page (failed checks…), for the count in the rail.
    [[nodiscard]] virtual int waitingCount() const { return 0; }

Q_SIGNALS:
    void waitingCountChanged(int count);
    /// Another page of the same server, by its id, and what showItem() is to show there.
    void goToWanted(const QString &page, const QByteArray &item);
};

} // namespace Clawtune
