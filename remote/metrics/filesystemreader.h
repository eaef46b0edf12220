// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/metrics/filesystems.h"
#include "remote/metrics/slowreader.h"

namespace Remote
{

/// The file systems of a server, as df lists them. Each mount is asked by a process of its own on
/// the server; one that does not answer becomes a row that says so, and delays no other.
class FileSystemReader final : public SlowReader
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FileSystemReader)
public:
    using SlowReader::SlowReader;

    /// As of the last round that told something.
    [[nodiscard]] const QList<FileSystemRow> &rows() const { return m_rows; }

protected:
    void read() override;
    void addValues(MetricFrame &frame) const override;

private:
    void askMounts(const QByteArray &mountInfo);

    QList<FileSystemRow> m_rows;
    HungQuestions m_hung;
    int m_rounds = 0;
};

} // namespace Remote
