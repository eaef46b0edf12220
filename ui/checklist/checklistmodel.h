// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/checks/checkrunner.h"

#include <QAbstractListModel>

namespace Clawtune
{

/// The checklist of one server, a row for every item of the catalogue, in its order. An item that
/// was not looked at yet has status Unknown and no evidence.
class ChecklistModel final : public QAbstractListModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ChecklistModel)
public:
    enum Role {
        IdRole = Qt::UserRole, ///< QByteArray
        StatusRole,            ///< int of Remote::CheckStatus, for sorting
        EvidenceRole,          ///< QString, one line
        EffectRole,            ///< QString; empty: nothing to apply
        BusyRole,              ///< bool: a change to it is under way
    };

    explicit ChecklistModel(QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

    /// Takes over what was found; items that are not in `results` keep what they had.
    void setResults(const QList<Remote::CheckResult> &results);
    void setFinding(const QByteArray &id, const Remote::Finding &finding);
    void setBusy(const QByteArray &id);
    void retranslate();
    /// Null before the first look.
    [[nodiscard]] const Remote::CheckResult *result(const QByteArray &id) const;
    [[nodiscard]] int row(const QByteArray &id) const;
    /// Items that fail or are partly done.
    [[nodiscard]] int waitingCount() const;

private:
    [[nodiscard]] const Remote::Check &check(int row) const;

    QList<std::optional<Remote::CheckResult>> m_results;
    QByteArray m_busy;
};

} // namespace Clawtune
