// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/overview/connectionlines.h"

#include <QAbstractTableModel>

namespace Clawtune
{

/// The lines of the latest frame, filtered and sorted here: a proxy would take seconds for tens of
/// thousands of lines that all change each second. Lines come, go and move one by one for whoever
/// holds an index, so that the selection stays.
class ConnectionsModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ConnectionsModel)
public:
    enum Column {
        Process,
        Pid,
        Container,
        Local,
        RemoteAddress,
        RemotePort,
        State,
        Received,
        Sent,
        RoundTrip,
        Retransmits,
        ReceivedBytes,
        SentBytes,
        Connections,
        ColumnCount
    };
    static constexpr int ShareRole = Qt::UserRole; ///< 0..1 of the largest, for the bars of rates

    explicit ConnectionsModel(QObject *parent = nullptr);

    void setFrame(const Remote::SocketFrame &frame);
    void setGrouping(Grouping grouping);
    [[nodiscard]] Grouping grouping() const { return m_grouping; }
    /// Words in any shown column, in any order; empty: all lines.
    void setFilter(const QString &filter);
    /// What to call containers, by id; one without a name is called by its id.
    void setContainerNames(std::function<QString(QByteArray)> names);
    /// After those names changed.
    void refreshNames();
    void retranslate();
    [[nodiscard]] bool isShown(int column) const; ///< whether it means anything in this grouping
    [[nodiscard]] static bool isNumeric(int column);
    [[nodiscard]] qsizetype lineCount() const { return m_all.size(); } ///< without the filter
    [[nodiscard]] const ConnectionLine &line(int row) const { return *m_lines.at(row); }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;
    void sort(int column, Qt::SortOrder order) override;
    [[nodiscard]] int sortColumn() const { return m_sortColumn; }
    [[nodiscard]] Qt::SortOrder sortOrder() const { return m_sortOrder; }

private:
    using Lines = QList<const ConnectionLine *>; ///< into m_all
    void update();
    void show(const Lines &wanted);
    void rearrange(const Lines &lines);
    [[nodiscard]] Lines wantedLines() const;
    void sortLines(Lines &lines) const;
    [[nodiscard]] bool passes(const ConnectionLine &line, const QStringList &words) const;
    [[nodiscard]] QString text(const ConnectionLine &line, int column) const;
    [[nodiscard]] QString processText(const ConnectionLine &line) const;
    [[nodiscard]] QString containerText(const QByteArray &id) const;
    [[nodiscard]] static QString meaningOf(Remote::TcpState state);
    [[nodiscard]] QString toolTip(const ConnectionLine &line, int column) const;

    Remote::SocketFrame m_frame;
    Grouping m_grouping = Grouping::Processes;
    QString m_filter;
    std::function<QString(QByteArray)> m_containerNames;
    int m_sortColumn = Received;
    Qt::SortOrder m_sortOrder = Qt::DescendingOrder;
    QList<ConnectionLine> m_all;
    Lines m_lines;        ///< those shown, in order
    double m_largest = 0; ///< rate, of either direction
};

} // namespace Clawtune
