// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/filesystemstable.h"

#include "ui/text/texts.h"
#include "widgets/barsdelegate.h"
#include "widgets/valuetable.h"

#include <QEvent>
#include <QLabel>
#include <QVBoxLayout>

namespace Clawtune
{

namespace
{

constexpr int gap = 4;

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
    m_model->setRows(m_reader.rows());
    const bool hasRows = m_model->rowCount() > 0;
    m_table->setVisible(hasRows);
    if (m_reader.error())
        m_note->setText(errorSentence(*m_reader.error()));
    else if (!m_reader.hasRead())
        m_note->setText(tr("Asking the server for its file systems"));
    else
        m_note->setText(tr("This server shows no file system of its own."));
    m_note->setVisible(!hasRows || m_reader.error());
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
