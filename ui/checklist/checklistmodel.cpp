// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/checklist/checklistmodel.h"

#include "ui/text/texts.h"

#include <algorithm>

namespace Clawtune
{

ChecklistModel::ChecklistModel(QObject *parent)
    : QAbstractListModel(parent)
    , m_results(qsizetype(Remote::checkCatalog().size()))
{
}

const Remote::Check &ChecklistModel::check(int row) const
{
    return Remote::checkCatalog()[size_t(row)];
}

int ChecklistModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_results.size());
}

QVariant ChecklistModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto &result = m_results[index.row()];
    const auto status = result ? result->finding.status : Remote::CheckStatus::Unknown;
    const QString evidence = result ? phraseText(result->finding.summary) : tr("Not looked at yet");
    switch (role) {
    case Qt::DisplayRole:
        return markText(check(index.row()).title);
    case Qt::ToolTipRole:
        return evidence.toHtmlEscaped();
    case Qt::AccessibleTextRole:
        return tr("%1: %2. %3")
            .arg(markText(check(index.row()).title), statusText(status), evidence);
    case IdRole:
        return QByteArray(check(index.row()).id);
    case StatusRole:
        return int(status);
    case EvidenceRole:
        return evidence;
    case EffectRole:
        return result ? phraseText(result->finding.effect) : QString();
    case BusyRole:
        return m_busy == check(index.row()).id;
    default:
        return {};
    }
}

void ChecklistModel::setResults(const QList<Remote::CheckResult> &results)
{
    for (const Remote::CheckResult &result : results) {
        const int changed = row(result.check->id);
        if (changed < 0)
            continue;
        m_results[changed] = result;
        Q_EMIT dataChanged(index(changed), index(changed));
    }
}

void ChecklistModel::setFinding(const QByteArray &id, const Remote::Finding &finding)
{
    const int changed = row(id);
    if (changed < 0 || !m_results[changed])
        return;
    m_results[changed]->finding = finding;
    Q_EMIT dataChanged(index(changed), index(changed));
}

void ChecklistModel::setBusy(const QByteArray &id)
{
    for (const QByteArray &changed : {std::exchange(m_busy, id), id}) {
        if (const int at = row(changed); at >= 0)
            Q_EMIT dataChanged(index(at), index(at), {BusyRole});
    }
}

void ChecklistModel::retranslate()
{
    if (!m_results.isEmpty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

const Remote::CheckResult *ChecklistModel::result(const QByteArray &id) const
{
    const int at = row(id);
    return at >= 0 && m_results[at] ? &*m_results[at] : nullptr;
}

int ChecklistModel::row(const QByteArray &id) const
{
    const auto checks = Remote::checkCatalog();
    const auto found = std::ranges::find_if(
        checks, [&id](const Remote::Check &candidate) { return id == candidate.id; });
    return found == checks.end() ? -1 : int(found - checks.begin());
}

int ChecklistModel::waitingCount() const
{
    return int(std::ranges::count_if(m_results, [](const auto &result) {
        return result && (result->finding.status == Remote::CheckStatus::Fail ||
                          result->finding.status == Remote::CheckStatus::Partial);
    }));
}

} // namespace Clawtune
