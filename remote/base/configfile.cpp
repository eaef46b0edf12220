// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/base/configfile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QStandardPaths>

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace Remote
{

namespace
{

constexpr qint64 largestFile = 4 * 1024 * 1024;

} // namespace

void ConfigFile::Unlock::operator()(const int *fd) const
{
    ::close(*fd);
    delete fd;
}

ConfigFile::ConfigFile(QString path)
    : m_path(std::move(path))
{
}

QString ConfigFile::usualPlace(const QString &name)
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) +
           u"/clawtune/"_s + name;
}

/// The folder carries the lock, because the file is another one afterwards.
ConfigFile::Lock ConfigFile::lock() const
{
    const QString folder = QFileInfo(m_path).absolutePath();
    if (!QFileInfo::exists(folder)) {
        QDir().mkpath(folder);
        QFile::setPermissions(folder, QFileDevice::ReadOwner | QFileDevice::WriteOwner |
                                          QFileDevice::ExeOwner);
    }
    const int fd =
        ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return {};
    Lock lock(new int(fd));
    while (::flock(fd, LOCK_EX) != 0 && errno == EINTR) {
    }
    return lock;
}

Result<QByteArray> ConfigFile::read() const
{
    QFile file(m_path);
    if (!file.exists())
        return QByteArray();
    if (!file.open(QIODevice::ReadOnly) || file.size() > largestFile)
        return Error{ErrorCode::FileUnreadable, m_path, file.errorString().toUtf8()};
    // Never null, so that an empty file is not taken for none.
    return QByteArray("").append(file.readAll());
}

Result<void> ConfigFile::write(const QByteArray &bytes) const
{
    QSaveFile file(m_path);
    if (!file.open(QIODevice::WriteOnly) ||
        !file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner) ||
        file.write(bytes) != bytes.size() || !file.commit())
        return Error{ErrorCode::FileUnwritable, m_path, file.errorString().toUtf8()};
    return {};
}

} // namespace Remote
