// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/filesystemstable.h"

#include "ui/text/texts.h"
#include "widgets/barsdelegate.h"
#include "widgets/valuetable.h"

#include <QEvent>
#include <QLabel>
#include <QVBoxLayout>

#include <cmath>

namespace Clawtune
{

namespace
{

constexpr int gap = 4;

/// What the values of a file system say about it, the other way round.
Remote::FileSystemRow recordedRow(const Remote::MetricHistory &history, const QByteArray &place,
                                  const HistoryView &view)
{
    const auto value = [&](const char *metric) {
        return valueAtEnd(history, {metric, place}, view);
    };
    Remote::FileSystemRow row;
    row.mount.mountPoint = place;
    row.size = value("fs.size");
    row.available = value("fs.available");
    const double share = value("fs.used");
    row.used = share < 1 ? row.available * share / (1 - share) : row.size;
    row.inodes = 1;
    row.inodesFree = 1 - value("fs.inodes_used");
    return row;
}

} // namespace

FileSystemsTable::FileSystemsTable(Remote::FileSystemReader &reader, QWidget *parent)
    : QWidget(parent)
    , m_reader(reader)
    , m_model(new FileSystemsModel(this))
    , m_title(new QLabel)
    , m_note(new QLabel)
    , m_table(new Widgets::ValueTable)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(gap);
    layout->addWidget(m_title);
    layout->addWidget(m_note);
    layout->addWidget(m_table);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    m_title->setBuddy(m_table);
    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true);
    m_table->showModel(m_model, FileSystemsModel::SortRole);
    auto *bars = new Widgets::BarsDelegate(FileSystemsModel::ShareRole, this);
    m_table->setItemDelegateForColumn(FileSystemsModel::UsedShare, bars);
    m_table->setItemDelegateForColumn(FileSystemsModel::InodesUsed, bars);
    connect(&reader, &Remote::SlowReader::changed, this, &FileSystemsTable::takeRows);
    retranslate();
}

void FileSystemsTable::setMostRows(int rows)
{
    m_table->setMostRows(rows);
}

void FileSystemsTable::takeRows()
{
    if (m_isRecorded)
        return;
    QString note;
    if (m_reader.error())
        note = errorSentence(*m_reader.error());
    else if (!m_reader.hasRead())
        note = tr("Asking the server for its file systems");
    else if (m_reader.rows().isEmpty())
        note = tr("This server shows no file system of its own.");
    showRows(m_reader.rows(), note);
}

void FileSystemsTable::showRecorded(const Remote::MetricHistory &history, const HistoryView &view)
{
    m_isRecorded = true;
    QList<Remote::FileSystemRow> rows;
    for (const QByteArray &place : history.instances("fs.used", view.window, view.end)) {
        const Remote::FileSystemRow row = recordedRow(history, place, view);
        if (std::isfinite(row.available))
            rows.append(row);
    }
    m_table->setColumnHidden(FileSystemsModel::Type, true); // not recorded
    m_table->setColumnHidden(FileSystemsModel::Source, true);
    showRows(rows,
             rows.isEmpty() ? tr("This recording has no file systems at this time.") : QString());
}

void FileSystemsTable::showRows(const QList<Remote::FileSystemRow> &rows, const QString &note)
{
    m_model->setRows(rows);
    m_table->setVisible(!rows.isEmpty());
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
    m_table->fit();
}

void FileSystemsTable::retranslate()
{
    m_title->setText(tr("File systems"));
    m_table->setAccessibleName(tr("File systems"));
    m_model->retranslate();
    takeRows();
}

void FileSystemsTable::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_reader.setShown(true);
    m_table->fit();
}

void FileSystemsTable::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_reader.setShown(false);
}

void FileSystemsTable::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace Clawtune
