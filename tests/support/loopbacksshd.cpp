// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/loopbacksshd.h"

#include "tests/support/signalprocess.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFile>

#include <arpa/inet.h>
#include <csignal>
#include <netinet/in.h>
#include <pwd.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace
{

sockaddr_in loopback(quint16 port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(port);
    return address;
}

const sockaddr *generic(const sockaddr_in &address)
{
    return static_cast<const sockaddr *>(static_cast<const void *>(&address));
}

bool answers(quint16 port)
{
    const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const sockaddr_in address = loopback(port);
    const bool connected = ::connect(fd, generic(address), sizeof address) == 0;
    ::close(fd);
    return connected;
}

/// The process and its descendants, from /proc.
QList<int> family(int parent)
{
    QList<int> all{parent};
    const QDir proc(u"/proc"_s);
    QHash<int, int> parents;
    for (const QString &name : proc.entryList(QDir::Dirs)) {
        QFile stat(u"/proc/%1/stat"_s.arg(name));
        if (name.toInt() > 0 && stat.open(QIODevice::ReadOnly)) {
            const QByteArray line = stat.readAll();
            parents.insert(name.toInt(),
                           line.mid(line.lastIndexOf(')') + 4).split(' ').value(0).toInt());
        }
    }
    for (qsizetype i = 0; i < all.size(); ++i)
        all += parents.keys(all[i]);
    return all;
}

} // namespace

LoopbackSshd::LoopbackSshd(const QStringList &lines)
    : m_folder(u"/tmp/clawtune-sshd-XXXXXX"_s)
    , m_lines(lines)
    , m_port(freePort())
{
    QDir().mkdir(file(u"home"_s));
    for (const QString &type : {u"ed25519"_s, u"ecdsa"_s, u"rsa"_s})
        makeKey(u"host_"_s + type, false, type,
                type == u"rsa"_s ? QStringList{u"-b"_s, u"2048"_s} : QStringList());
    QFile(file(u"authorized_keys"_s)).open(QIODevice::WriteOnly);
    writeConfiguration();
}

LoopbackSshd::~LoopbackSshd()
{
    signalAll(SIGCONT);
    stop();
}

void LoopbackSshd::writeConfiguration()
{
    QFile config(file(u"sshd_config"_s));
    config.open(QIODevice::WriteOnly);
    for (const QString &line : std::as_const(m_lines))
        config.write(line.toUtf8() + '\n');
    // A home of its own: start files of whoever runs the tests may do anything, and take any time.
    config.write(u"Port %1\nSetEnv HOME=%2\nListenAddress 127.0.0.1\nPidFile none\nStrictModes no\n"
                 "PasswordAuthentication no\nKbdInteractiveAuthentication no\nUsePAM no\n"
                 "PermitRootLogin prohibit-password\nLogLevel VERBOSE\nPrintMotd no\n"
                 "AuthorizedKeysFile %2/authorized_keys\nHostKey %2/host_ed25519\n"
                 "HostKey %2/host_ecdsa\nHostKey %2/host_rsa\nMaxStartups 100\n"_s.arg(m_port)
                     .arg(folder())
                     .toUtf8());
}

bool LoopbackSshd::start()
{
    if (::geteuid() == 0)
        QDir().mkpath(u"/run/sshd"_s); // sshd of root insists on it
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.setStandardOutputFile(file(u"log"_s), QIODevice::Append);
    m_process.start(u"/usr/sbin/sshd"_s, {u"-D"_s, u"-e"_s, u"-f"_s, file(u"sshd_config"_s)});
    if (!m_process.waitForStarted())
        return false;
    const QDeadlineTimer deadline(10'000);
    while (!answers(m_port)) {
        if (deadline.hasExpired() || m_process.waitForFinished(20))
            return false;
    }
    return true;
}

void LoopbackSshd::signalAll(int signal)
{
    if (m_process.state() != QProcess::Running)
        return;
    for (const int pid : family(int(m_process.processId())))
        (void)signalProcess(pid, signal);
}

void LoopbackSshd::stop()
{
    if (m_process.state() != QProcess::Running)
        return;
    signalAll(SIGTERM);
    m_process.waitForFinished();
}

QString LoopbackSshd::makeKey(const QString &name, bool authorized, const QString &type,
                              const QStringList &options)
{
    const QString kind = type.isEmpty() ? u"ed25519"_s : type;
    QStringList arguments{u"-q"_s, u"-t"_s, kind, u"-f"_s, file(name), u"-C"_s, name};
    if (!options.contains(u"-N"_s))
        arguments += {u"-N"_s, QString()};
    output(u"ssh-keygen"_s, arguments + options);
    QFile keys(file(u"authorized_keys"_s));
    QFile pub(file(name + u".pub"_s));
    if (authorized && pub.open(QIODevice::ReadOnly) && keys.open(QIODevice::Append))
        keys.write(pub.readAll());
    return file(name);
}

QByteArray LoopbackSshd::hostKeyLine(const QString &type) const
{
    QFile pub(file(u"host_"_s + (type.isEmpty() ? u"ed25519"_s : type) + u".pub"_s));
    pub.open(QIODevice::ReadOnly);
    return pub.readAll().split(' ').mid(0, 2).join(' ');
}

Remote::SshParameters LoopbackSshd::parameters(const QString &key)
{
    QFile known(file(u"known_hosts"_s));
    known.open(QIODevice::WriteOnly);
    known.write("[127.0.0.1]:" + QByteArray::number(m_port) + ' ' + hostKeyLine() + '\n');
    Remote::SshParameters parameters;
    parameters.name = u"loopback"_s;
    parameters.address = u"127.0.0.1"_s;
    parameters.port = m_port;
    parameters.user = currentUser();
    parameters.identityFiles = {file(key)};
    parameters.useAgent = false;
    parameters.knownHostsFile = known.fileName();
    return parameters;
}

QByteArray LoopbackSshd::log() const
{
    QFile log(file(u"log"_s));
    log.open(QIODevice::ReadOnly);
    return log.readAll();
}

QString LoopbackSshd::currentUser()
{
    const passwd *entry = ::getpwuid(::geteuid());
    return entry ? QString::fromLocal8Bit(entry->pw_name) : QString();
}

quint16 LoopbackSshd::freePort()
{
    const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address = loopback(0);
    socklen_t size = sizeof address;
    ::bind(fd, generic(address), size);
    ::getsockname(fd, static_cast<sockaddr *>(static_cast<void *>(&address)), &size);
    ::close(fd);
    return ntohs(address.sin_port);
}

QByteArray LoopbackSshd::output(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.start(program, arguments);
    if (!process.waitForFinished(120'000) || process.exitCode() != 0)
        return {};
    const QByteArray out = process.readAllStandardOutput();
    return out.isNull() ? QByteArray("") : out;
}
