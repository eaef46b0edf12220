// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/changes/changerunner.h"
#include "widgets/theme.h"

#include <QAbstractTableModel>

namespace Clawtune
{

/// How the state of a change looks: an icon with its own shape, and a tone.
struct ChangeMark {
    QString icon;
    Widgets::Tone tone;
};
ChangeMark changeMark(Remote::ChangeState state);

/// The title of an item, also of one that this version does not know.
QString itemTitle(const QByteArray &item);

/// The changes of one server, newest first. GUI thread.
class JournalModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(JournalModel)
public:
    enum Column { TimeColumn, ItemColumn, StateColumn, UserColumn, ColumnCount };
    enum Role {
        SortRole = Qt::UserRole, ///< the raw value
        ChangeRole,              ///< QByteArray, its name
    };

    explicit JournalModel(QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

    /// Takes over what the server says; rows that are the same stay what they are.
    void setEntries(const QList<Remote::JournalEntry> &entries);
    void retranslate();
    /// Null for a row that is not there.
    [[nodiscard]] const Remote::JournalEntry *entry(int row) const;
    [[nodiscard]] int row(const QByteArray &change) const;
    [[nodiscard]] const QList<Remote::JournalEntry> &entries() const { return m_entries; }

private:
    [[nodiscard]] static QString text(const Remote::JournalEntry &entry, int column);
    [[nodiscard]] static QVariant raw(const Remote::JournalEntry &entry, int column);

    QList<Remote::JournalEntry> m_entries;
};

} // namespace Clawtune
