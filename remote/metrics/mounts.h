// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

namespace Remote
{

/// One mounted file system, as /proc/self/mountinfo tells. All names are hostile bytes.
struct Mount {
    QByteArray device;     ///< "254:0"; anonymous ones ("0:53") too: the same is the same space
    QByteArray root;       ///< the part of it that is mounted: "/", a subvolume, a bound folder
    QByteArray mountPoint; ///< absolute
    QByteArray type;       ///< "ext4"
    QByteArray source;     ///< "/dev/vda1", "nas:/export"
    bool isReadOnly = false;
    /// Answers come over a network or from a program, and may not come at all.
    [[nodiscard]] bool mayHang() const;
    /// Full by nature: an image that was never meant to take more.
    [[nodiscard]] bool isImage() const;
};

/// The file systems that df would list: no pseudo ones, none twice (of a device bound to several
/// places the one nearest to /, of several mounts on one place the last), and none that a container
/// engine mounts for itself. In the order of the file; what is not understood is left out. Pure.
QList<Mount> parseMounts(QByteArrayView mountInfo);

} // namespace Remote
