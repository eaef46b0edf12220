// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/sockets/socketreader.h"

#include "remote/metrics/scan.h"
#include "remote/sockets/socketaddress.h"

#include <limits>

using namespace Qt::StringLiterals;

namespace Remote
{

namespace
{

constexpr qsizetype bannerLimit = 64 * 1024;
constexpr qsizetype headLimit = 256;
constexpr qsizetype answerLimit = 32 * 1024 * 1024;
constexpr qsizetype nameLimit = 64;

/// Words of one line, with a flag for anything that was missing or no number.
class Words final
{
public:
    explicit Words(QByteArrayView line)
        : m_scan(line)
    {
    }
    QByteArrayView word()
    {
        QByteArrayView word;
        m_good = m_scan.word(word) && m_good;
        return word;
    }
    template <typename Number> Number number()
    {
        const auto value = wholeNumber(word());
        m_good = m_good && value && *value <= quint64(std::numeric_limits<Number>::max());
        return m_good ? Number(*value) : Number(0);
    }
    /// "-" is nothing.
    std::optional<quint64> perhaps()
    {
        const QByteArrayView text = word();
        if (text == "-")
            return std::nullopt;
        const auto value = wholeNumber(text);
        m_good = m_good && value;
        return value;
    }
    void fail() { m_good = false; }
    [[nodiscard]] bool isGood() const { return m_good; }

private:
    Scan m_scan;
    bool m_good = true;
};

/// Not below zero and not beyond any clock, with a dot.
std::optional<double> seconds(QByteArrayView text)
{
    bool isNumber = false;
    const double value = text.toByteArray().toDouble(&isNumber);
    return isNumber && value >= 0 && value < 1e12 ? std::optional(value) : std::nullopt;
}

TcpState stateOf(Words &words)
{
    const auto number = words.number<quint8>();
    return number <= quint8(TcpState::Closing) ? TcpState(number) : TcpState::Unknown;
}

/// 64 hexadecimal digits; "-" is none.
QByteArray containerOf(Words &words)
{
    const QByteArrayView text = words.word();
    if (text == "-")
        return {};
    if (text.size() != 64 || QByteArray::fromHex(text.toByteArray()).size() != 32)
        words.fail();
    return text.toByteArray();
}

RawCounters countersOf(Words &words)
{
    RawCounters counters;
    counters.tx = words.perhaps();
    counters.rx = words.perhaps();
    counters.roundTrip = words.perhaps();
    counters.retransmits = words.perhaps();
    counters.receiveQueue = words.number<quint64>();
    counters.sendQueue = words.number<quint64>();
    return counters;
}

RawSockets::Born bornOf(Words &words)
{
    RawSockets::Born born;
    born.id = words.number<quint32>();
    born.nameSpace = words.number<quint32>();
    born.protocol = words.word() == "6" ? SocketProtocol::Tcp6 : SocketProtocol::Tcp4;
    born.state = stateOf(words);
    born.user = words.number<quint32>();
    born.inode = words.number<quint64>();
    const QByteArrayView local = words.word();
    born.local.port = words.number<quint16>();
    const QByteArrayView remote = words.word();
    born.remote.port = words.number<quint16>();
    const auto interface = words.number<quint32>();
    const auto localText = socketAddress(local, interface);
    const auto remoteText = socketAddress(remote, interface);
    if (!localText || !remoteText)
        words.fail();
    born.local.address = localText.value_or(QByteArray());
    born.remote.address = remoteText.value_or(QByteArray());
    born.counters = countersOf(words);
    born.txBefore = words.perhaps();
    born.rxBefore = words.perhaps();
    return born;
}

template <typename Value> void keep(QList<Value> &into, const Words &words, Value value)
{
    if (words.isGood())
        into.append(std::move(value));
}

bool takeInfo(Words &words, RawSockets &sockets)
{
    const QByteArrayView source = words.word();
    sockets.source = source == "p" ? SocketSource::ProcTables : SocketSource::Netlink;
    sockets.reader = words.number<quint32>();
    sockets.total = words.number<quint32>();
    sockets.notListed = words.number<quint32>();
    sockets.namespacesEntered = words.number<int>();
    sockets.namespacesRefused = words.number<int>();
    sockets.isWhole = words.number<quint8>() == 1;
    return words.isGood() && (source == "n" || source == "p");
}

void takeProcess(QByteArrayView line, RawSockets &sockets)
{
    Words words(line);
    RawSockets::Process process;
    process.id.pid = words.number<qint32>();
    process.id.start = words.number<quint64>();
    process.container = containerOf(words);
    // The name may be empty, so it is not asked of Words.
    const QByteArrayView name = line.sliced(line.lastIndexOf(' ') + 1);
    process.name = QByteArray::fromHex(name.toByteArray()).left(nameLimit);
    keep(sockets.processes, words, std::move(process));
}

void takeLine(char kind, QByteArrayView line, RawSockets &sockets)
{
    Words words(line);
    if (kind == 'N') {
        RawSockets::Namespace space;
        space.number = words.number<quint32>();
        space.container = containerOf(words);
        keep(sockets.namespaces, words, std::move(space));
    } else if (kind == 'P') {
        takeProcess(line, sockets);
    } else if (kind == '+') {
        RawSockets::Born born = bornOf(words);
        keep(sockets.born, words, std::move(born));
    } else if (kind == '=') {
        RawSockets::Changed changed;
        changed.id = words.number<quint32>();
        changed.state = stateOf(words);
        changed.inode = words.number<quint64>();
        changed.counters = countersOf(words);
        keep(sockets.changed, words, changed);
    } else if (kind == 'o') {
        RawSockets::Owner owner;
        owner.id = words.number<quint32>();
        owner.pid = words.number<qint32>();
        keep(sockets.owners, words, owner);
    } else if (kind == '-') {
        const auto id = words.number<quint32>();
        keep(sockets.gone, words, id);
    }
}

} // namespace

std::optional<RawSockets> parseSockets(QByteArrayView body)
{
    RawSockets sockets;
    bool hasInfo = false;
    Scan scan(body);
    QByteArrayView line;
    while (scan.line(line)) {
        if (line.size() < 2 || line[1] != ' ')
            continue;
        if (line[0] == 'I') {
            Words words(line.sliced(2));
            hasInfo = takeInfo(words, sockets) || hasInfo;
        } else {
            takeLine(line[0], line.sliced(2), sockets);
        }
    }
    return hasInfo ? std::optional(std::move(sockets)) : std::nullopt;
}

SocketReader::SocketReader(QByteArray mark)
    : m_mark(std::move(mark))
{
}

void SocketReader::feed(const QByteArray &bytes)
{
    m_buffer.append(bytes);
}

Result<bool> SocketReader::skipBanner()
{
    const qsizetype start = m_buffer.indexOf(QByteArray(m_mark + " t "));
    if (start >= 0) {
        m_buffer.remove(0, start);
        m_begun = true;
        return true;
    }
    if (m_buffer.contains(QByteArray(m_mark + " none\n"))) {
        m_begun = true;
        return Error{ErrorCode::Unsupported, u"perl"_s, {}};
    }
    if (m_buffer.size() > bannerLimit)
        return Error{ErrorCode::ParseFailed, u"sockets"_s, m_buffer.left(200)};
    return false;
}

Result<std::optional<RawSockets>> SocketReader::next()
{
    if (!m_begun) {
        const Result<bool> begun = skipBanner();
        if (!begun)
            return begun.error();
        if (!*begun)
            return std::optional<RawSockets>();
    }
    const Error broken{ErrorCode::ParseFailed, u"sockets"_s, m_buffer.left(200)};
    const qsizetype end = m_buffer.indexOf('\n');
    if (end < 0 && m_buffer.size() <= headLimit)
        return std::optional<RawSockets>();
    const QByteArray start = m_mark + " t ";
    if (end < 0 || end > headLimit || !m_buffer.startsWith(start))
        return broken;
    Scan head(QByteArrayView(m_buffer).sliced(start.size(), end - start.size()));
    QByteArrayView uptimeText;
    QByteArrayView costText;
    head.word(uptimeText);
    head.word(costText);
    const auto uptime = seconds(uptimeText);
    const auto cost = seconds(costText);
    const auto size = head.number();
    if (!uptime || !size || *size > quint64(answerLimit))
        return broken;
    if (quint64(m_buffer.size() - end - 1) < *size)
        return std::optional<RawSockets>();
    auto sockets = parseSockets(QByteArrayView(m_buffer).sliced(end + 1, qsizetype(*size)));
    if (!sockets)
        return broken;
    sockets->uptime = *uptime;
    if (cost)
        sockets->ownNanoseconds = quint64(*cost * 1e9);
    sockets->size = end + 1 + qsizetype(*size);
    m_buffer.remove(0, sockets->size);
    return sockets;
}

} // namespace Remote
