// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QList>

class QLineEdit;
class QListWidget;

namespace Clawtune
{

/// Ctrl+K: type a few letters of a host, page or item, press Enter. Show it with open(); it deletes
/// itself.
class QuickFind final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(QuickFind)
public:
    struct Target {
        enum class Kind { Host, Page, Item, Fleet, Settings };
        Kind kind = Kind::Host;
        QString id;   ///< host name, page id, item id
        QString text; ///< what is matched and shown
        QString note; ///< what kind of thing it is
        QString icon;
    };

    explicit QuickFind(QList<Target> targets, QWidget *parent = nullptr);

Q_SIGNALS:
    void found(const Clawtune::QuickFind::Target &target);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void filter(const QString &text);
    void choose();

    QList<Target> m_targets;
    QLineEdit *m_edit;
    QListWidget *m_list;
};

} // namespace Clawtune
