// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/postgres/pgfinder.h"

#include "remote/base/json.h"
#include "remote/base/quote.h"

#include <QHash>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <optional>

using namespace Qt::StringLiterals;

namespace Remote
{

namespace
{

constexpr quint16 usualPort = 5432;
constexpr qsizetype longestSocketPath = 107;
constexpr const char *dockerResolver = "127.0.0.11"; // docker's own DNS, in each network

struct Section {
    QByteArray name;
    QByteArray body;
};

struct Listener {
    QString address;
    quint16 port = 0;
};

QList<Section> sectionsOf(const QByteArray &output, const QByteArray &marker)
{
    QList<Section> sections;
    const QByteArray head = marker + ' ';
    for (const QByteArray &line : output.split('\n')) {
        if (line.startsWith(head))
            sections.append({line.mid(head.size()), {}});
        else if (!sections.isEmpty())
            sections.last().body += line + '\n';
    }
    return sections;
}

/// The kernel writes addresses as 32-bit words in its own byte order, here little-endian.
QString addressOf(const QByteArray &hex)
{
    QByteArray bytes = QByteArray::fromHex(hex);
    for (qsizetype word = 0; word + 4 <= bytes.size(); word += 4)
        std::reverse(bytes.begin() + word, bytes.begin() + word + 4);
    if (bytes.size() != 4 && bytes.size() != 16)
        return {};
    std::array<char, INET6_ADDRSTRLEN> text{};
    const int family = bytes.size() == 4 ? AF_INET : AF_INET6;
    ::inet_ntop(family, bytes.constData(), text.data(), socklen_t(text.size()));
    return QString::fromLatin1(text.data());
}

bool isAddress(const QString &text)
{
    std::array<unsigned char, 16> bytes{};
    const QByteArray latin = text.toLatin1();
    return ::inet_pton(AF_INET, latin.constData(), bytes.data()) == 1 ||
           ::inet_pton(AF_INET6, latin.constData(), bytes.data()) == 1;
}

/// Lines of /proc/net/tcp and tcp6 in state LISTEN.
QList<Listener> listenersOf(const QByteArray &table)
{
    QList<Listener> listeners;
    for (const QByteArray &line : table.split('\n')) {
        const QByteArrayList fields = line.simplified().split(' ');
        const QByteArrayList local = fields.value(1).split(':');
        if (fields.value(3) != "0A" || local.size() != 2)
            continue;
        bool isNumber = false;
        const quint16 port = local.at(1).toUShort(&isNumber, 16);
        const QString address = addressOf(local.at(0));
        if (isNumber && !address.isEmpty() && address != QLatin1StringView(dockerResolver))
            listeners.append({address, port});
    }
    return listeners;
}

bool listensOn(const QList<Listener> &listeners, quint16 port)
{
    return std::any_of(listeners.begin(), listeners.end(),
                       [port](const Listener &one) { return one.port == port; });
}

QHash<QString, QString> environmentOf(const Json &container)
{
    QHash<QString, QString> values;
    const auto list = container.find("env");
    if (list == container.end() || !list->is_array())
        return values;
    for (const Json &entry : *list) {
        const QString text =
            entry.is_string() ? QString::fromStdString(entry.get<std::string>()) : QString();
        const qsizetype equals = text.indexOf(u'=');
        if (equals > 0)
            values.insert(text.left(equals), text.mid(equals + 1));
    }
    return values;
}

/// An address of the container that the server itself can reach.
QString containerAddress(const Json &container)
{
    if (textOf(container, "network") == u"host"_s)
        return u"127.0.0.1"_s;
    const auto networks = container.find("networks");
    if (networks == container.end() || !networks->is_object())
        return {};
    for (const char *key : {"IPAddress", "GlobalIPv6Address"}) {
        for (const auto &[name, network] : networks->items()) {
            const QString address = textOf(network, key);
            if (isAddress(address))
                return address;
        }
    }
    return {};
}

/// The port PostgreSQL has in this container; 0: it is none. What listens counts most, then what
/// the container is configured for; the image's name counts nothing.
quint16 postgresPort(const Json &container, const QHash<QString, QString> &environment,
                     const QList<Listener> &listeners)
{
    const auto exposed = container.find("exposed");
    const bool exposes =
        exposed != container.end() && exposed->is_object() && exposed->contains("5432/tcp");
    if (listensOn(listeners, usualPort))
        return usualPort;
    if (environment.isEmpty() && !exposes)
        return 0;
    if (listeners.isEmpty())
        return usualPort; // it cannot be seen, or is still starting
    // Made to be PostgreSQL and listening elsewhere (-c port=…), or another program of the image.
    QSet<quint16> ports;
    for (const Listener &listener : listeners)
        ports.insert(listener.port);
    return environment.contains(u"PGDATA"_s) && ports.size() == 1 ? *ports.begin() : quint16(0);
}

std::optional<PostgresServer> containerServer(const QByteArray &inspect, const QByteArray &table)
{
    auto json = parseJson(inspect, u"docker inspect"_s);
    if (!json || !json->is_object())
        return std::nullopt;
    const auto environment = environmentOf(*json);
    const bool ownNetwork = textOf(*json, "network") != u"host"_s;
    const quint16 port =
        postgresPort(*json, environment, ownNetwork ? listenersOf(table) : QList<Listener>());
    const QString address = containerAddress(*json);
    if (port == 0 || address.isEmpty())
        return std::nullopt;
    PostgresServer server;
    server.place = PostgresServer::Place::Container;
    const QString name = textOf(*json, "name");
    server.name = displayText(name.mid(name.startsWith(u'/') ? 1 : 0).toUtf8(), 200);
    server.target = {address, port, {}};
    server.user = environment.value(u"POSTGRES_USER"_s, u"postgres"_s);
    server.database = environment.value(u"POSTGRES_DB"_s, server.user);
    return server;
}

/// Ports of the server that docker hands on to containers.
QSet<quint16> publishedPorts(const QByteArray &inspect)
{
    QSet<quint16> published;
    auto json = parseJson(inspect, u"docker inspect"_s);
    const Json ports = json && json->is_object() ? json->value("ports", Json()) : Json();
    for (const auto &[inside, bindings] : ports.items()) {
        if (!bindings.is_array())
            continue;
        for (const Json &binding : bindings)
            published.insert(textOf(binding, "HostPort").toUShort());
    }
    return published;
}

quint16 portOfSocket(const QString &path)
{
    static const QRegularExpression pattern(u"^/(?:.*/)?\\.s\\.PGSQL\\.(\\d{1,5})$"_s);
    return pattern.match(path).captured(1).toUShort();
}

QList<PostgresServer> socketServers(const QByteArray &paths, const QHash<quint16, QString> &names)
{
    QList<PostgresServer> servers;
    QSet<QString> seen;
    for (const QByteArray &line : paths.split('\n')) {
        QString path = QString::fromUtf8(line);
        if (path.startsWith(u"/var/run/"_s))
            path.remove(0, 4);
        const quint16 port = portOfSocket(path);
        if (port == 0 || line.size() > longestSocketPath || path.toUtf8().size() > line.size() ||
            seen.contains(path))
            continue;
        seen.insert(path);
        PostgresServer server;
        server.name = names.value(port, displayText(path.toUtf8(), 200));
        server.target = {{}, 0, path};
        servers.append(server);
    }
    return servers;
}

/// Debian's clusters: /etc/postgresql/15/main/postgresql.conf and the port in it.
void readCluster(const QByteArray &body, QHash<quint16, QString> &names)
{
    static const QRegularExpression pattern(u"^/etc/postgresql/([^/]+/[^/]+)/postgresql\\.conf$"_s);
    const QByteArrayList lines = body.split('\n');
    const auto match = pattern.match(QString::fromUtf8(lines.value(0)));
    const quint16 port = lines.size() > 2 ? lines.at(lines.size() - 2).toUShort() : quint16(0);
    if (match.hasMatch() && port != 0)
        names.insert(port, displayText(match.captured(1).toUtf8(), 100));
}

QList<PostgresServer> portServers(const QByteArray &table, const QSet<quint16> &taken)
{
    for (const Listener &listener : listenersOf(table)) {
        if (listener.port != usualPort || taken.contains(usualPort))
            continue;
        const bool any = listener.address == u"0.0.0.0"_s || listener.address == u"::"_s;
        PostgresServer server;
        server.target = {any ? u"127.0.0.1"_s : listener.address, usualPort, {}};
        server.name = server.target.address + u":5432"_s;
        server.user = u"postgres"_s;
        return {server};
    }
    return {};
}

} // namespace

PostgresSighting parsePostgresProbe(const QByteArray &output, const QByteArray &marker)
{
    PostgresSighting sighting;
    QSet<quint16> taken;
    QHash<quint16, QString> clusters;
    QByteArray sockets;
    QByteArray ports;
    const QList<Section> sections = sectionsOf(output, marker);
    for (qsizetype i = 0; i < sections.size(); ++i) {
        const Section &section = sections.at(i);
        if (section.name == "denied") {
            sighting.dockerDenied = true;
        } else if (section.name == "container") {
            const bool hasTable = sections.value(i + 1).name == "listening";
            const QByteArray table = hasTable ? sections.at(i + 1).body : QByteArray();
            if (auto server = containerServer(section.body, table))
                sighting.servers.append(*server);
            taken += publishedPorts(section.body);
        } else if (section.name == "sockets") {
            sockets = section.body;
        } else if (section.name == "cluster") {
            readCluster(section.body, clusters);
        } else if (section.name == "ports") {
            ports = section.body;
        }
    }
    for (const PostgresServer &server : socketServers(sockets, clusters)) {
        taken.insert(portOfSocket(server.target.socketPath));
        sighting.servers.append(server);
    }
    for (const PostgresServer &server : std::as_const(sighting.servers)) {
        if (server.target.address == u"127.0.0.1"_s)
            taken.insert(server.target.port);
    }
    sighting.servers += portServers(ports, taken);
    return sighting;
}

Result<TunnelTarget> parsePostgresAddress(const QString &address)
{
    const Error bad{ErrorCode::BadArgument, u"--pg-address"_s, address.toUtf8()};
    if (address.startsWith(u'/')) {
        const QString path = portOfSocket(address) ? address : address + u"/.s.PGSQL.5432"_s;
        if (path.toUtf8().size() > longestSocketPath || path.contains(QChar(0)))
            return bad;
        return TunnelTarget{{}, 0, path};
    }
    static const QRegularExpression pattern(
        u"^(?:\\[([0-9A-Fa-f:.]+)\\]|([A-Za-z0-9._-]+))(?::(\\d{1,5}))?$"_s);
    const auto match = pattern.match(address);
    bool isPort = true;
    const QString port = match.captured(3);
    const quint16 number = port.isEmpty() ? usualPort : port.toUShort(&isPort);
    if (!match.hasMatch() || !isPort || number == 0)
        return bad;
    return TunnelTarget{match.captured(1) + match.captured(2), number, {}};
}

} // namespace Remote
