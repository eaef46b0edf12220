// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/connectionsmodel.h"

#include "remote/base/quote.h"
#include "ui/text/filled.h"
#include "ui/text/formatter.h"

#include <QSet>

#include <algorithm>
#include <cmath>
#include <vector>

using namespace Qt::StringLiterals;

namespace Clawtune
{

using Remote::Unit;

namespace
{

constexpr double bitsPerByte = 8;

/// The number of a numeric column; NaN where there is none.
double number(const ConnectionLine &line, int column)
{
    switch (column) {
    case ConnectionsModel::Pid:
        return line.process.pid > 0 ? line.process.pid : std::nan("");
    case ConnectionsModel::RemotePort:
        return line.remote.port > 0 ? line.remote.port : std::nan("");
    case ConnectionsModel::Received:
        return line.sum.rate.rx * bitsPerByte;
    case ConnectionsModel::Sent:
        return line.sum.rate.tx * bitsPerByte;
    case ConnectionsModel::ReceivedBytes:
        return line.sum.rxBytes;
    case ConnectionsModel::SentBytes:
        return line.sum.txBytes;
    case ConnectionsModel::RoundTrip:
        return line.roundTrip > 0 ? line.roundTrip : std::nan("");
    case ConnectionsModel::Retransmits:
        return line.retransmits;
    case ConnectionsModel::Connections:
        return line.state == Remote::TcpState::Listen ? line.sum.listening : line.sum.connections;
    default:
        return std::nan("");
    }
}

Unit unitOf(int column)
{
    switch (column) {
    case ConnectionsModel::Received:
    case ConnectionsModel::Sent:
        return Unit::BitsPerSecond;
    case ConnectionsModel::ReceivedBytes:
    case ConnectionsModel::SentBytes:
        return Unit::Bytes;
    case ConnectionsModel::RoundTrip:
        return Unit::Seconds;
    default:
        return Unit::Count;
    }
}

QString endText(const Remote::SocketEnd &end)
{
    if (end.address.isEmpty())
        return {};
    const QString address = QString::fromLatin1(end.address);
    const QString shown = address.contains(u':') ? QString(u'[' + address + u']') : address;
    return end.port == 0 ? QString(shown + u":*"_s)
                         : QString(shown + u':' + QString::number(end.port));
}

bool hasRemote(const ConnectionLine &line)
{
    return line.state != Remote::TcpState::Listen && !line.remote.address.isEmpty();
}

} // namespace

ConnectionsModel::ConnectionsModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void ConnectionsModel::setFrame(const Remote::SocketFrame &frame)
{
    m_frame = frame;
    update();
}

void ConnectionsModel::setGrouping(Grouping grouping)
{
    if (grouping == m_grouping)
        return;
    beginResetModel(); // none of the lines is the same thing any more
    m_grouping = grouping;
    m_lines.clear();
    endResetModel();
    update();
}

void ConnectionsModel::setFilter(const QString &filter)
{
    m_filter = filter;
    show(wantedLines());
}

void ConnectionsModel::setContainerNames(std::function<QString(QByteArray)> names)
{
    m_containerNames = std::move(names);
    refreshNames();
}

void ConnectionsModel::refreshNames()
{
    show(wantedLines());
}

void ConnectionsModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_lines.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

void ConnectionsModel::sort(int column, Qt::SortOrder order)
{
    m_sortColumn = column;
    m_sortOrder = order;
    show(wantedLines());
}

void ConnectionsModel::update()
{
    const QList<ConnectionLine> before = m_all; // what m_lines still points into
    m_all = connectionLines(m_frame, m_grouping);
    m_largest = 0;
    for (const ConnectionLine &line : std::as_const(m_all)) {
        for (const double rate : {line.sum.rate.rx, line.sum.rate.tx})
            m_largest = std::isnan(rate) ? m_largest : std::max(m_largest, rate);
    }
    show(wantedLines());
}

ConnectionsModel::Lines ConnectionsModel::wantedLines() const
{
    const QStringList words = m_filter.split(u' ', Qt::SkipEmptyParts);
    Lines wanted;
    wanted.reserve(m_all.size());
    for (const ConnectionLine &line : m_all) {
        if (words.isEmpty() || passes(line, words))
            wanted.append(&line);
    }
    sortLines(wanted);
    return wanted;
}

bool ConnectionsModel::passes(const ConnectionLine &line, const QStringList &words) const
{
    QString all;
    for (int column = 0; column <= State; ++column) {
        if (isShown(column))
            all += text(line, column) + u'\n';
    }
    return std::all_of(words.begin(), words.end(), [&all](const QString &word) {
        return all.contains(word, Qt::CaseInsensitive);
    });
}

/// Unknown numbers come last, whichever way is up; equal ones in the order of their keys, so that
/// idle lines keep their places. Texts are made once for each line, not for each comparison.
void ConnectionsModel::sortLines(Lines &lines) const
{
    const bool descending = m_sortOrder == Qt::DescendingOrder;
    struct Place {
        double number;
        QString text;
        const ConnectionLine *line;
    };
    std::vector<Place> places;
    places.reserve(size_t(lines.size()));
    for (const ConnectionLine *line : std::as_const(lines)) {
        const bool byText = !isNumeric(m_sortColumn);
        places.push_back({m_sortColumn == Local ? line->local.port : number(*line, m_sortColumn),
                          byText ? text(*line, m_sortColumn).toCaseFolded() : QString(), line});
    }
    std::sort(places.begin(), places.end(), [descending](const Place &a, const Place &b) {
        if (std::isnan(a.number) != std::isnan(b.number))
            return std::isnan(b.number);
        if (a.number < b.number || a.number > b.number)
            return descending == (a.number > b.number);
        if (const int difference = a.text.compare(b.text); difference != 0)
            return descending == (difference > 0);
        const QByteArray &first = a.line->key;
        const QByteArray &second = b.line->key;
        return first.size() != second.size() ? first.size() < second.size() : first < second;
    });
    std::transform(places.begin(), places.end(), lines.begin(),
                   [](const Place &place) { return place.line; });
}

/// What is gone moves to the end and is taken away there, what is new comes there; then all move to
/// their places at once.
void ConnectionsModel::show(const Lines &wanted)
{
    QSet<QByteArrayView> keys;
    keys.reserve(wanted.size());
    for (const ConnectionLine *line : wanted)
        keys.insert(line->key);
    Lines kept = m_lines;
    const auto firstGone =
        std::stable_partition(kept.begin(), kept.end(), [&keys](const ConnectionLine *line) {
            return keys.contains(line->key);
        });
    const auto staying = int(firstGone - kept.begin());
    if (staying < int(m_lines.size())) {
        rearrange(kept);
        beginRemoveRows({}, staying, int(m_lines.size()) - 1);
        m_lines.resize(staying);
        endRemoveRows();
    }
    if (wanted.size() > staying) {
        for (const ConnectionLine *line : std::as_const(m_lines))
            keys.remove(line->key);
        Lines young;
        std::copy_if(wanted.begin(), wanted.end(), std::back_inserter(young),
                     [&keys](const ConnectionLine *line) { return keys.contains(line->key); });
        beginInsertRows({}, staying, staying + int(young.size()) - 1);
        m_lines += young;
        endInsertRows();
    }
    rearrange(wanted);
    if (!m_lines.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

/// `lines` are the ones that are shown, with new values or in another order.
void ConnectionsModel::rearrange(const Lines &lines)
{
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    const QModelIndexList held = persistentIndexList();
    QHash<QByteArray, int> places;
    for (const QModelIndex &index : held)
        places.insert(m_lines.at(index.row())->key, -1);
    for (int row = 0; row < int(lines.size()) && !places.isEmpty(); ++row) {
        if (const auto place = places.find(lines.at(row)->key); place != places.end())
            *place = row;
    }
    QModelIndexList moved;
    for (const QModelIndex &one : held)
        moved.append(index(places.value(m_lines.at(one.row())->key), one.column()));
    m_lines = lines;
    changePersistentIndexList(held, moved);
    Q_EMIT layoutChanged({}, VerticalSortHint);
}

bool ConnectionsModel::isShown(int column) const
{
    switch (column) {
    case Process:
    case Pid:
        return m_grouping == Grouping::Processes || m_grouping == Grouping::Connections;
    case Container:
        return m_grouping != Grouping::RemoteHosts && m_grouping != Grouping::States;
    case RemoteAddress:
        return m_grouping == Grouping::RemoteHosts || m_grouping == Grouping::Connections;
    case State:
        return m_grouping == Grouping::Connections || m_grouping == Grouping::States;
    case RemotePort:
    case Local:
    case RoundTrip:
    case Retransmits:
        return m_grouping == Grouping::Connections;
    case Connections:
        return m_grouping != Grouping::Connections;
    default:
        return true;
    }
}

bool ConnectionsModel::isNumeric(int column)
{
    return column == Pid || column == RemotePort || column >= Received;
}

int ConnectionsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_lines.size());
}

int ConnectionsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QString ConnectionsModel::processText(const ConnectionLine &line) const
{
    if (line.process.pid > 0)
        return Remote::displayText(line.processName, 64);
    const QString user = QString::number(line.user);
    if (!line.hasOwner)
        return tr("No process any more");
    if (!m_frame.seesEveryProcess() && line.user != m_frame.reader)
        return filled(tr("Another user's process (user ID %1)"), {user});
    return filled(tr("Unknown (user ID %1)"), {user});
}

QString ConnectionsModel::containerText(const QByteArray &id) const
{
    if (id.isEmpty())
        return m_grouping == Grouping::Containers ? tr("Outside of containers") : QString();
    const QString name = m_containerNames ? m_containerNames(id) : QString();
    return name.isEmpty() ? QString::fromLatin1(id.left(12))
                          : Remote::displayText(name.toUtf8(), 64);
}

QString ConnectionsModel::text(const ConnectionLine &line, int column) const
{
    switch (column) {
    case Process:
        return processText(line);
    case Pid: // a name, not an amount: no separators
        return line.process.pid > 0 ? QString::number(line.process.pid) : QString();
    case Container:
        return containerText(line.container);
    case RemoteAddress:
        return hasRemote(line) || m_grouping == Grouping::RemoteHosts
                   ? QString::fromLatin1(line.remote.address)
                   : QString();
    case RemotePort:
        return line.remote.port > 0 ? QString::number(line.remote.port) : QString();
    case Local:
        return endText(line.local);
    case State:
        return QString::fromLatin1(Remote::tcpStateName(line.state));
    default:
        return formatted(number(line, column), unitOf(column));
    }
}

/// What a state means for whoever runs the server; RFC 9293 has them all.
QString ConnectionsModel::meaningOf(Remote::TcpState state)
{
    using Remote::TcpState;
    switch (state) {
    case TcpState::Established:
        return tr("Open in both directions.");
    case TcpState::SynSent:
        return tr("Being opened from here; the other end has not answered.");
    case TcpState::SynReceived:
        return tr("Being opened from outside. Very many of them may be an attack.");
    case TcpState::FinWait1:
    case TcpState::FinWait2:
    case TcpState::Closing:
    case TcpState::LastAck:
    case TcpState::TimeWait:
        return tr("Being closed; it goes by itself.");
    case TcpState::CloseWait:
        return tr("The other end has closed, the program here has not. If they grow in number, the "
                  "program forgets to.");
    case TcpState::Listen:
        return tr("Waits for connections.");
    case TcpState::Close:
    case TcpState::Unknown:
        return {};
    }
    return {};
}

QString ConnectionsModel::toolTip(const ConnectionLine &line, int column) const
{
    if (column == State)
        return meaningOf(line.state).toHtmlEscaped();
    if (column == Container && !line.container.isEmpty())
        return QString::fromLatin1(line.container);
    if (column == Process && line.process.pid <= 0 && line.hasOwner && !m_frame.seesEveryProcess())
        return tr("Only root can see which process of another user has a socket open.")
            .toHtmlEscaped();
    return {};
}

QVariant ConnectionsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ConnectionLine &line = *m_lines.at(index.row());
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return text(line, column);
    case Qt::ToolTipRole:
        return toolTip(line, column);
    case Qt::TextAlignmentRole:
        return int(Qt::AlignVCenter | (isNumeric(column) ? Qt::AlignRight : Qt::AlignLeft));
    case ShareRole:
        return (column == Received || column == Sent) && m_largest > 0
                   ? QVariant(number(line, column) / bitsPerByte / m_largest)
                   : QVariant();
    default:
        return {};
    }
}

QVariant ConnectionsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (isNumeric(section) ? Qt::AlignRight : Qt::AlignLeft));
    //: Column: bytes received since the connection began
    const QString receivedTotal = tr("Received, total");
    const QString titles[ColumnCount] = {
        tr("Process"),     u"PID"_s,      tr("Container"),   tr("Local end"),  tr("Remote address"),
        tr("Remote port"), tr("State"),   tr("Received"),    tr("Sent"),       tr("Round trip"),
        tr("Retransmits"), receivedTotal, tr("Sent, total"), tr("Connections")};
    if (role == Qt::DisplayRole)
        return titles[section];
    if (role != Qt::ToolTipRole)
        return {};
    const QString limits = tr("Only TCP is counted. Connections shorter than a tick are not seen, "
                              "nor are the last bytes of one that ends.");
    switch (section) {
    case Received:
        return QString(u"INET_DIAG: tcpi_bytes_received\n"_s + limits);
    case Sent:
        return QString(u"INET_DIAG: tcpi_bytes_acked\n"_s + limits);
    case ReceivedBytes:
    case SentBytes:
        return tr("Since each of the connections that are open now began");
    case RoundTrip:
        return u"INET_DIAG: tcpi_rtt"_s;
    case Retransmits:
        return u"INET_DIAG: tcpi_total_retrans"_s;
    case RemoteAddress:
        return tr("As the kernel has it; names are not looked up");
    default:
        return {};
    }
}

} // namespace Clawtune
