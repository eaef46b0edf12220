// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/metrics/filesystemreader.h"

using namespace std::chrono_literals;

namespace Remote
{

namespace
{

/// What a mount is given to answer, in seconds; one that needs longer is as good as hung.
constexpr int patience = 4;
constexpr auto deadline = 20s;
/// After so many rounds a process that hangs is forgotten, should its number belong to another one
/// by now.
constexpr int roundsRemembered = 20;

} // namespace

void FileSystemReader::read()
{
    ask("cat /proc/self/mountinfo", deadline,
        [this](const QByteArray &mountInfo) { askMounts(mountInfo); });
}

void FileSystemReader::askMounts(const QByteArray &mountInfo)
{
    const QList<Mount> mounts = parseMounts(mountInfo);
    if (mounts.isEmpty()) {
        m_rows.clear();
        finish();
        return;
    }
    if (++m_rounds % roundsRemembered == 0)
        m_hung.clear();
    ask(fileSystemScript(mounts, m_hung, patience), deadline,
        [this, mounts](const QByteArray &answers) {
            m_rows = parseFileSystems(mounts, answers);
            m_hung = parseHungQuestions(mounts, answers);
            finish();
        });
}

void FileSystemReader::addValues(MetricFrame &frame) const
{
    addFileSystems(m_rows, frame);
}

} // namespace Remote
