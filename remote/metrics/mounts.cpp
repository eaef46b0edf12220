// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/metrics/mounts.h"

#include "remote/metrics/scan.h"

#include <QHash>

#include <algorithm>
#include <optional>

namespace Remote
{

namespace
{

/// What df calls dummies, and further kinds that hold no files of anybody.
constexpr const char *pseudoTypes[] = {
    "autofs",          "bdev",       "binder",      "binfmt_misc", "bpf",        "cgroup",
    "cgroup2",         "configfs",   "cpuset",      "debugfs",     "devfs",      "devpts",
    "efivarfs",        "fuse.lxcfs", "fuse.portal", "fusectl",     "hugetlbfs",  "ignore",
    "kernfs",          "mqueue",     "none",        "nsfs",        "pipefs",     "proc",
    "pstore",          "ramfs",      "resctrl",     "rootfs",      "rpc_pipefs", "securityfs",
    "selinuxfs",       "smackfs",    "sockfs",      "subfs",       "sysfs",      "tracefs",
    "fuse.gvfsd-fuse",
};

constexpr const char *networkTypes[] = {
    "9p",    "acfs",   "afs", "beegfs", "ceph", "cifs", "coda",  "fhgfs", "glusterfs", "gpfs",
    "ibrix", "lustre", "ncp", "ncpfs",  "nfs",  "nfs4", "ocfs2", "smb3",  "smbfs",     "virtiofs",
};

constexpr const char *imageTypes[] = {"squashfs", "iso9660", "udf", "erofs", "cramfs", "romfs"};

/// Where container engines mount what their containers are made of: the space is the host's own,
/// which has a row already.
constexpr const char *enginePlaces[] = {
    "/docker/overlay2/",     "/docker/containers/", "/docker/aufs/",    "/docker/btrfs/",
    "/docker/devicemapper/", "/docker/rootfs/",     "/run/docker/",     "/containers/storage/",
    "/io.containerd.",       "/lib/kubelet/pods/",  "/lib/containerd/",
};

template <size_t N> bool isOneOf(const QByteArray &word, const char *const (&list)[N])
{
    return std::any_of(std::begin(list), std::end(list),
                       [&word](const char *one) { return word == one; });
}

int octalDigit(char byte)
{
    return byte >= '0' && byte <= '7' ? byte - '0' : -1;
}

/// The kernel writes spaces, tabs, newlines and backslashes as \040 and so on.
QByteArray unescaped(QByteArrayView word)
{
    QByteArray plain;
    plain.reserve(word.size());
    for (qsizetype i = 0; i < word.size(); ++i) {
        if (word[i] == '\\' && i + 3 < word.size()) {
            const int high = octalDigit(word[i + 1]);
            const int middle = octalDigit(word[i + 2]);
            const int low = octalDigit(word[i + 3]);
            if (high >= 0 && high <= 3 && middle >= 0 && low >= 0) {
                plain.append(char(high * 64 + middle * 8 + low));
                i += 3;
                continue;
            }
        }
        plain.append(word[i]);
    }
    return plain;
}

bool isReadOnlyOption(QByteArrayView options)
{
    return options == "ro" || options.startsWith("ro,");
}

/// "36 35 98:0 /mnt1 /mnt2 rw,noatime master:1 - ext3 /dev/root rw,errors=continue"; between the
/// options and the dash stands any number of words.
std::optional<Mount> parseLine(QByteArrayView line)
{
    Scan words(line);
    QByteArrayView device;
    QByteArrayView root;
    QByteArrayView place;
    QByteArrayView options;
    if (!words.number() || !words.number() || !words.word(device) || !words.word(root) ||
        !words.word(place) || !words.word(options) || !place.startsWith('/'))
        return std::nullopt;
    QByteArrayView word;
    do {
        if (!words.word(word))
            return std::nullopt;
    } while (word != "-");
    QByteArrayView type;
    if (!words.word(type))
        return std::nullopt;
    QByteArrayView source;
    QByteArrayView superOptions;
    words.word(source);
    words.word(superOptions);
    Mount mount{device.toByteArray(), unescaped(root), unescaped(place), unescaped(type),
                unescaped(source)};
    mount.isReadOnly = isReadOnlyOption(options) || isReadOnlyOption(superOptions);
    // No path holds a NUL; a command could not be given one.
    return mount.mountPoint.contains('\0') ? std::nullopt : std::optional(mount);
}

bool isOfEngine(const QByteArray &place)
{
    return std::any_of(std::begin(enginePlaces), std::end(enginePlaces),
                       [&place](const char *part) { return place.contains(part); });
}

/// df's rule (filter_mount_list of coreutils): the mount nearer to /, unless it shows only a part
/// of what the other one shows.
bool isBetter(const Mount &candidate, const Mount &kept)
{
    if (candidate.source.contains('/') && !kept.source.contains('/'))
        return true;
    return candidate.mountPoint.size() < kept.mountPoint.size() &&
           candidate.root.size() <= kept.root.size();
}

} // namespace

bool Mount::mayHang() const
{
    return isOneOf(type, networkTypes) || type.startsWith("fuse");
}

bool Mount::isImage() const
{
    return isOneOf(type, imageTypes);
}

QList<Mount> parseMounts(QByteArrayView mountInfo)
{
    QList<Mount> all;
    QHash<QByteArray, qsizetype> topmost; // by place: what is below another mount cannot be seen
    Scan scan(mountInfo);
    QByteArrayView line;
    while (scan.line(line)) {
        if (auto mount = parseLine(line)) {
            topmost.insert(mount->mountPoint, all.size());
            all.append(*std::move(mount));
        }
    }
    QList<Mount> listed;
    QHash<QByteArray, qsizetype> byDevice;
    for (qsizetype i = 0; i < all.size(); ++i) {
        const Mount &mount = all.at(i);
        if (topmost.value(mount.mountPoint) != i || isOneOf(mount.type, pseudoTypes) ||
            isOfEngine(mount.mountPoint))
            continue;
        const auto known = byDevice.constFind(mount.device);
        if (known == byDevice.constEnd()) {
            byDevice.insert(mount.device, listed.size());
            listed.append(mount);
        } else if (isBetter(mount, listed.at(*known))) {
            listed[*known] = mount;
        }
    }
    return listed;
}

} // namespace Remote
