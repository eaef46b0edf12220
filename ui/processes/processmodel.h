// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/metrics/metricframe.h"
#include "remote/sockets/socketrow.h"
#include "ui/processes/processcells.h"
#include "ui/processes/processorder.h"

#include <QAbstractItemModel>

#include <functional>
#include <memory>
#include <unordered_map>

namespace Clawtune
{

/// All processes of one server, as a list or as a tree, filtered and sorted by itself: five
/// thousand rows a second would cost a proxy more than a frame. Rows are changed by difference,
/// never by reset, so that selection, scrolling and what is expanded stay. Raw values under
/// SortRole; words and units under DisplayRole only. GUI thread.
class ProcessModel final : public QAbstractItemModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ProcessModel)
public:
    enum Role {
        SortRole = Qt::UserRole + 1, ///< double or QString, for comparing
        ShareRole,                   ///< 0..1 for the bar; CPU and memory columns only
    };
    struct Counts {
        int processes = 0; ///< all that the server has: as many as /proc has numbers
        int threads = 0;
        int shown = 0; ///< that the filter lets through
    };

    explicit ProcessModel(QObject *parent = nullptr);
    ~ProcessModel() override;

    /// Takes the rows of a frame; one without rows (rowsInterval 0) changes nothing.
    void setFrame(const Remote::MetricFrame &frame);
    void clear();

    void setFilter(const ProcessFilter &filter);
    [[nodiscard]] const ProcessFilter &filter() const { return m_how.filter; }
    void setTree(bool tree);
    [[nodiscard]] bool isTree() const { return m_how.isTree; }
    /// In a tree: a collapsed process shows the sum of it and all below it.
    void setSums(bool sums);
    [[nodiscard]] bool hasSums() const { return m_how.hasSums; }
    void sort(int column, Qt::SortOrder order) override;
    [[nodiscard]] ProcessColumn sortColumn() const { return m_how.column; }
    [[nodiscard]] Qt::SortOrder sortOrder() const { return m_how.order; }
    /// The view tells what it has expanded.
    void setExpanded(const QModelIndex &index, bool expanded);

    /// CPU as a share of the whole machine, else of one core (100 % = one core busy).
    void setCpuOfMachine(bool ofMachine);
    [[nodiscard]] bool isCpuOfMachine() const { return m_cpuOfMachine; }
    void setCores(int cores); ///< 0: not known
    [[nodiscard]] int cores() const { return m_cores; }

    /// Names for numbers and ids. Empty functions: numbers, and the first 12 digits.
    void setUserNames(std::function<QString(quint32)> names);
    void setContainerNames(std::function<QString(QByteArray)> names);
    /// After those names changed.
    void refreshNames();
    /// The slow lane's values; what is not among them keeps its old one.
    void setPss(const QHash<Remote::ProcessId, double> &pss);
    /// The network columns, by process: all that are known now, the others have none.
    void setTraffic(const QHash<Remote::ProcessId, Remote::Traffic> &traffic);
    /// What these columns can know, for their tooltips.
    void setTrafficSight(const TrafficSight &sight) { m_sight = sight; }
    /// After a change of language: the same data, other words.
    void retranslate();

    [[nodiscard]] Counts counts() const { return m_counts; }
    [[nodiscard]] double time() const { return m_time; } ///< of the newest rows, server clock
    /// Users and containers that have processes now.
    [[nodiscard]] QHash<quint32, QString> users() const;
    [[nodiscard]] QHash<QByteArray, QString> containers() const;
    [[nodiscard]] const ProcessEntry *entry(const QModelIndex &index) const;
    /// nullptr: no such process any more, whether shown or not.
    [[nodiscard]] const ProcessEntry *entry(const Remote::ProcessId &id) const;
    /// The newest process with that number; nullptr: none.
    [[nodiscard]] const ProcessEntry *entryOf(qint32 pid) const;
    [[nodiscard]] QModelIndex indexOf(const Remote::ProcessId &id, int column = 0) const;
    [[nodiscard]] QList<Remote::ProcessId> shownProcesses() const; ///< in no order
    /// Shown processes that have any below them.
    [[nodiscard]] QModelIndexList parents() const;

    [[nodiscard]] QModelIndex index(int row, int column,
                                    const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &index) const override;
    using QObject::parent;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

Q_SIGNALS:
    /// The rows are as they are to be shown now, after any change.
    void arranged();

private:
    struct IdHash {
        size_t operator()(const Remote::ProcessId &id) const { return qHash(id); }
    };
    using Nodes = std::unordered_map<Remote::ProcessId, std::unique_ptr<ProcessNode>, IdHash>;

    [[nodiscard]] ProcessNode *nodeAt(const QModelIndex &index) const;
    [[nodiscard]] QModelIndex indexAt(const ProcessNode *node, int column) const;
    void takeRow(const Remote::ProcessRow &row);
    void nameEntry(ProcessEntry &entry) const;
    void arrange();
    void insertNew(const std::vector<ProcessNode *> &fresh);
    void moveAll(const std::vector<ProcessNode *> &doomed);
    void removeLast(size_t count);
    void dropEnded();
    void tellChanged();
    [[nodiscard]] CellScale scale() const;
    [[nodiscard]] bool usesSums() const { return m_how.isTree && m_how.hasSums; }

    Nodes m_nodes;
    std::unique_ptr<ProcessNode> m_root;
    ProcessArrangement m_how;
    std::function<QString(quint32)> m_userNames;
    std::function<QString(QByteArray)> m_containerNames;
    TrafficSight m_sight;
    Counts m_counts;
    double m_time = 0;
    double m_totalMemory = ProcessEntry::unknown;
    int m_cores = 0;
    bool m_cpuOfMachine = false;
    quint64 m_frame = 0;
};

} // namespace Clawtune
