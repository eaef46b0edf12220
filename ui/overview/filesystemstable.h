// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/metrics/filesystemreader.h"
#include "ui/overview/filesystemsmodel.h"
#include "ui/overview/tilespec.h"

#include <QWidget>

class QLabel;

namespace Widgets
{
class ValueTable;
}

namespace Clawtune
{

/// The file systems with bars for what is in use. While it is shown, the reader reads more often.
/// Those of a recording are what its history knows of them.
class FileSystemsTable final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FileSystemsTable)
public:
    explicit FileSystemsTable(Remote::FileSystemReader &reader, QWidget *parent = nullptr);

    void setMostRows(int rows);
    /// Of a recording: nobody is asked.
    void showRecorded(const Remote::MetricHistory &history, const HistoryView &view);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void takeRows();
    void showRows(const QList<Remote::FileSystemRow> &rows, const QString &note);
    void retranslate();

    Remote::FileSystemReader &m_reader;
    bool m_isRecorded = false;
    FileSystemsModel *m_model;
    QLabel *m_title;
    QLabel *m_note; ///< why there is no table, or why it is old
    Widgets::ValueTable *m_table;
};

} // namespace Clawtune
