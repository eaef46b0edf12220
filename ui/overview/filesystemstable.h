// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/metrics/filesystemreader.h"
#include "ui/overview/filesystemsmodel.h"

#include <QWidget>

class QLabel;

namespace Widgets
{
class ValueTable;
}

namespace Clawtune
{

/// The file systems with bars for what is in use. While it is shown, the reader reads more often.
class FileSystemsTable final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FileSystemsTable)
public:
    explicit FileSystemsTable(Remote::FileSystemReader &reader, QWidget *parent = nullptr);

    void setMostRows(int rows);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void takeRows();
    void retranslate();

    Remote::FileSystemReader &m_reader;
    FileSystemsModel *m_model;
    QLabel *m_title;
    QLabel *m_note; ///< why there is no table, or why it is old
    Widgets::ValueTable *m_table;
};

} // namespace Clawtune
