// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/quickfind.h"

#include "widgets/themedicon.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Clawtune
{

namespace
{
constexpr int targetRole = Qt::UserRole;
} // namespace

QuickFind::QuickFind(QList<Target> targets, QWidget *parent)
    : QDialog(parent)
    , m_targets(std::move(targets))
    , m_edit(new QLineEdit(this))
    , m_list(new QListWidget(this))
{
    setObjectName(u"quickFind"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Find"));
    setMinimumSize(480, 360);
    m_edit->setObjectName(u"quickFindEdit"_s);
    m_edit->setPlaceholderText(tr("Host, page or checklist item"));
    m_edit->addAction(Widgets::themedIcon(u"search"_s, Widgets::Tone::Muted),
                      QLineEdit::LeadingPosition);
    m_edit->installEventFilter(this);
    m_list->setObjectName(u"quickFindList"_s);
    m_list->setAccessibleName(tr("Found"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(8);
    layout->addWidget(m_edit);
    layout->addWidget(m_list);
    connect(m_edit, &QLineEdit::textChanged, this, &QuickFind::filter);
    connect(m_edit, &QLineEdit::returnPressed, this, &QuickFind::choose);
    connect(m_list, &QListWidget::itemActivated, this, &QuickFind::choose);
    filter({});
    m_edit->setFocus();
}

void QuickFind::filter(const QString &text)
{
    const QStringList words = text.split(u' ', Qt::SkipEmptyParts);
    m_list->clear();
    for (qsizetype i = 0; i < m_targets.size(); ++i) {
        const Target &target = m_targets[i];
        const bool matches = std::all_of(words.begin(), words.end(), [&](const QString &word) {
            return target.text.contains(word, Qt::CaseInsensitive) ||
                   target.id.contains(word, Qt::CaseInsensitive) ||
                   target.note.contains(word, Qt::CaseInsensitive);
        });
        if (!matches)
            continue;
        //: a thing that was found, and what kind of thing it is
        auto *item = new QListWidgetItem(tr("%1 – %2").arg(target.text, target.note), m_list);
        item->setIcon(Widgets::themedIcon(target.icon));
        item->setData(targetRole, i);
    }
    m_list->setCurrentRow(0);
}

void QuickFind::choose()
{
    const QListWidgetItem *item = m_list->currentItem();
    if (!item)
        return;
    const Target target = m_targets[item->data(targetRole).toLongLong()];
    accept();
    Q_EMIT found(target);
}

bool QuickFind::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_edit && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Up || key == Qt::Key_Down || key == Qt::Key_PageUp ||
            key == Qt::Key_PageDown) {
            QCoreApplication::sendEvent(m_list, event);
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace Clawtune
