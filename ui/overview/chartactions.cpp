// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/chartactions.h"

#include "remote/base/quote.h"
#include "remote/metrics/recordingwriter.h"
#include "ui/text/formatter.h"
#include "ui/text/texts.h"
#include "widgets/banner.h"
#include "widgets/themedicon.h"

#include <QApplication>
#include <QClipboard>
#include <QFileDialog>
#include <QKeyEvent>
#include <QMenu>
#include <QMimeData>
#include <QProgressDialog>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace Clawtune
{

namespace
{

/// How the numbers of a table are counted; symbols, the same in every language.
QString unitSymbol(Remote::Unit unit)
{
    switch (unit) {
    case Remote::Unit::Share:
        return u"0..1"_s;
    case Remote::Unit::Bytes:
        return u"B"_s;
    case Remote::Unit::BytesPerSecond:
        return u"B/s"_s;
    case Remote::Unit::BitsPerSecond:
        return u"bit/s"_s;
    case Remote::Unit::PerSecond:
        return u"1/s"_s;
    case Remote::Unit::Seconds:
        return u"s"_s;
    case Remote::Unit::Milliseconds:
        return u"ms"_s;
    case Remote::Unit::Hertz:
        return u"Hz"_s;
    case Remote::Unit::Celsius:
        return u"°C"_s;
    case Remote::Unit::PerMinute:
        return u"1/min"_s;
    case Remote::Unit::None:
    case Remote::Unit::Count:
        break;
    }
    return {};
}

} // namespace

ChartActions::ChartActions(HostSession &session, const Remote::MetricHistory &history,
                           QWidget *page)
    : QObject(page)
    , m_session(session)
    , m_history(history)
    , m_page(page)
{
}

void ChartActions::tellIn(Widgets::Banner &notice)
{
    connect(&notice, &Widgets::Banner::firstTriggered, &notice, &QWidget::hide);
    connect(this, &ChartActions::saved, &notice, &QWidget::hide);
    connect(this, &ChartActions::failed, &notice, [&notice](const Remote::Error &error) {
        notice.setMessage(u"warning"_s, Widgets::Tone::Bad, errorSentence(error), tr("Close"));
        notice.setToolTip(errorDetail(error).toHtmlEscaped());
        notice.show();
    });
}

void ChartActions::attach(const QList<MetricTile *> &tiles)
{
    for (MetricTile *tile : tiles) {
        Widgets::ChartTile *widget = tile->tile();
        // The chart leaves the menu to its tile, also that of the keyboard.
        widget->chart().setContextMenuPolicy(Qt::NoContextMenu);
        widget->setContextMenuPolicy(Qt::CustomContextMenu);
        connect(widget, &QWidget::customContextMenuRequested, this,
                [this, tile](const QPoint &position) { showMenu(*tile, position); });
        widget->chart().installEventFilter(this);
        m_tiles.append(tile);
    }
}

/// Ctrl+C on a chart.
bool ChartActions::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress ||
        !static_cast<QKeyEvent *>(event)->matches(QKeySequence::Copy))
        return QObject::eventFilter(watched, event);
    for (const MetricTile *tile : std::as_const(m_tiles)) {
        if (&tile->tile()->chart() == watched)
            copy(*tile);
    }
    return true;
}

void ChartActions::showMenu(MetricTile &tile, const QPoint &position)
{
    auto *menu = new QMenu(m_page);
    menu->setObjectName(u"chartMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QString title = tile.tile()->accessibleName();
    menu->addAction(Widgets::themedIcon(u"copy"_s), tr("Copy"), this,
                    [this, &tile] { copy(tile); });
    menu->addSeparator();
    menu->addAction(tr("Save as CSV…"), this, [this, &tile, title] {
        ask(tr("Save %1 as CSV").arg(title), title, u"csv"_s,
            [this, &tile](const QString &file) { saveCsv(tile, file); });
    });
    menu->addAction(tr("Save as PNG…"), this, [this, &tile, title] {
        ask(tr("Save %1 as PNG").arg(title), title, u"png"_s,
            [this, &tile](const QString &file) { savePng(tile, file); });
    });
    if (isOfServer()) { // a recording holds nothing else
        menu->addAction(tr("Save this period…"), this, [this] {
            ask(tr("Save this period of all charts"), {}, u"jsonl"_s,
                [this](const QString &file) { savePeriod(file); });
        });
    }
    menu->popup(tile.tile()->mapToGlobal(position));
}

/// For the file's name; `then` is called when the person has chosen one.
void ChartActions::ask(const QString &title, const QString &subject, const QString &suffix,
                       std::function<void(const QString &)> then)
{
    QStringList parts{fileNamePart(m_session.host().name)};
    if (!m_subject.isEmpty())
        parts.append(fileNamePart(m_subject));
    if (!subject.isEmpty())
        parts.append(fileNamePart(subject));
    parts.append(fileNamePart(formattedTime(to(), true)));
    auto *dialog = new QFileDialog(m_page, title);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(suffix);
    dialog->setNameFilter(u"*."_s + suffix);
    dialog->setDirectory(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    dialog->selectFile(parts.join(u'-') + u'.' + suffix);
    connect(dialog, &QFileDialog::fileSelected, this, std::move(then));
    dialog->open();
}

double ChartActions::to() const
{
    return m_view.end == 0 ? m_history.latestTime() : m_view.end;
}

double ChartActions::from() const
{
    return to() - double(m_view.window.count());
}

QString ChartActions::heading() const
{
    QStringList whose{Remote::displayText(m_session.host().name.toUtf8(), 60)};
    if (!m_subject.isEmpty())
        whose.append(m_subject);
    //: 1: a server, 2 and 3: the period that is shown
    return tr("%1 · %2 – %3")
        .arg(whose.join(u" · "_s), formattedTime(from(), true), formattedTime(to()));
}

ChartTable ChartActions::tableOf(const MetricTile &tile) const
{
    const TileSpec &spec = tile.spec();
    ChartTable table;
    table.unit = unitSymbol(spec.unit);
    table.from = from() - 1e-3;
    table.to = to() + 1e-3;
    for (const LineSpec &line : spec.lines) {
        table.names.append(lineName(line));
        table.lines.append(linePoints(m_history, line, tile.instance(), spec.factor, m_view));
        table.drawn.append(drawnPoints(m_history, line, tile.instance(), spec.factor, m_view));
    }
    return table;
}

/// As a table for a spreadsheet and as a picture for a document: whoever pastes takes what fits.
void ChartActions::copy(const MetricTile &tile) const
{
    auto *data = new QMimeData;
    data->setText(chartText(tableOf(tile)));
    data->setImageData(chartPicture(*tile.tile(), heading()));
    QApplication::clipboard()->setMimeData(data);
}

void ChartActions::saveCsv(const MetricTile &tile, const QString &fileName)
{
    report(saveFile(fileName, chartCsv(tableOf(tile))), fileName);
}

void ChartActions::savePng(const MetricTile &tile, const QString &fileName)
{
    report(savePicture(fileName, chartPicture(*tile.tile(), heading())), fileName);
}

void ChartActions::savePeriod(const QString &fileName)
{
    auto *writer = new Remote::RecordingWriter(m_session.history(), m_session.who(), this);
    auto *progress = new QProgressDialog(tr("Saving the period"), tr("Cancel"), 0, 100, m_page);
    progress->setMinimumDuration(300);
    progress->setAutoClose(false);
    progress->setAutoReset(false);
    connect(progress, &QProgressDialog::canceled, writer, &Remote::RecordingWriter::cancel);
    connect(writer, &Remote::RecordingWriter::progressed, progress,
            [progress](double share) { progress->setValue(int(share * 100)); });
    connect(writer, &Remote::RecordingWriter::finished, this,
            [this, writer, progress, fileName](const Remote::Result<void> &result) {
                writer->deleteLater();
                progress->deleteLater();
                report(result, fileName);
            });
    writer->setContainerNames(
        [this](const QByteArray &id) { return m_session.knownContainerName(id); });
    writer->start(fileName, from(), to());
}

void ChartActions::report(const Remote::Result<void> &result, const QString &fileName)
{
    if (result.ok())
        Q_EMIT saved(fileName);
    else if (result.error().code != Remote::ErrorCode::Cancelled)
        Q_EMIT failed(result.error());
}

} // namespace Clawtune
