// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charttile.h"

#include "widgets/seriestable.h"
#include "widgets/steadylabel.h"
#include "widgets/theme.h"
#include "widgets/themedicon.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <cmath>

using namespace Qt::StringLiterals;

namespace Widgets
{

namespace
{

constexpr double numberScale = 1.6; ///< the one larger size of text
constexpr int radius = 6;

QLabel *plainLabel(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    return label;
}

} // namespace

ChartTile::ChartTile(QWidget *parent)
    : QFrame(parent)
    , m_title(plainLabel(this))
    , m_note(new SteadyLabel(this))
    , m_number(new SteadyLabel(this))
    , m_unit(new SteadyLabel(this))
    , m_tableButton(new QToolButton(this))
    , m_stack(new QStackedWidget(this))
    , m_chart(new TimeSeriesChart)
    , m_table(new SeriesTable)
    , m_model(new SeriesTableModel(this))
    , m_legend(new ChartLegend(this))
    , m_valueText([](double value) { return QString::number(value); })
    , m_timeText(m_valueText)
{
    // Tiles of a grid share its width evenly, whatever is written on them.
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Expanding);
    m_note->setElided(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 8, 8, 8);
    layout->setSpacing(8);
    setUpHeader();
    setUpBody();
    connect(m_chart, &TimeSeriesChart::cursorMoved, this, &ChartTile::updateValues);
    connect(m_legend, &ChartLegend::shownChanged, m_chart, &TimeSeriesChart::setLineShown);
    updateLook();
}

void ChartTile::setUpHeader()
{
    auto *header = new QHBoxLayout;
    header->setSpacing(8);
    header->addWidget(m_title);
    header->addWidget(m_note, 1);
    header->addWidget(m_number);
    header->addWidget(m_unit);
    header->addWidget(m_tableButton);
    m_tableButton->setAutoRaise(true);
    m_tableButton->setCheckable(true);
    connect(m_tableButton, &QToolButton::toggled, this, &ChartTile::setTableShown);
    static_cast<QVBoxLayout *>(layout())->addLayout(header);
}

void ChartTile::setUpBody()
{
    m_table->setModel(m_model);
    m_stack->addWidget(m_chart);
    m_stack->addWidget(m_table);
    auto *body = static_cast<QVBoxLayout *>(layout());
    body->addWidget(m_stack, 1);
    body->addWidget(m_legend);
}

void ChartTile::setTexts(const Texts &texts)
{
    m_texts = texts;
    m_title->setText(texts.title);
    m_tableButton->setToolTip(texts.tableTitle);
    m_tableButton->setAccessibleName(texts.tableTitle + u": "_s + texts.title);
    setAccessibleName(texts.title);
    m_chart->setAccessibleName(texts.title);
    m_table->setAccessibleName(texts.title);
    QString tip = u"<p><b>"_s + texts.title.toHtmlEscaped() + u"</b></p><p>"_s +
                  texts.meaning.toHtmlEscaped().replace(u'\n', u"<br>"_s) + u"</p>"_s;
    if (!texts.source.isEmpty())
        tip += u"<p>"_s + texts.source.toHtmlEscaped() + u"</p>"_s;
    for (QWidget *part : {static_cast<QWidget *>(m_title), static_cast<QWidget *>(m_number),
                          static_cast<QWidget *>(m_legend)})
        part->setToolTip(tip);
    updateTableTexts();
}

void ChartTile::setLines(const QList<ChartLegend::Entry> &lines)
{
    QList<SeriesColor> colors;
    m_names.clear();
    for (const ChartLegend::Entry &line : lines) {
        colors.append(line.color);
        m_names.append(line.name);
    }
    m_chart->setColors(colors);
    m_legend->setEntries(lines);
    updateTableTexts();
    updateValues();
}

void ChartTile::setTextMakers(std::function<QString(double)> valueText,
                              std::function<QString(double)> timeText,
                              std::function<QString(double)> tickText)
{
    m_valueText = std::move(valueText);
    m_timeText = std::move(timeText);
    m_chart->setTickText(std::move(tickText));
    m_chart->setTimeText(m_timeText);
    updateTableTexts();
    updateValues();
}

void ChartTile::setHeadline(const QString &number, const QString &unit, const QString &note)
{
    m_number->setText(number);
    m_unit->setText(unit);
    m_noteText = note;
    if (m_alert.isEmpty())
        m_note->setText(note);
}

void ChartTile::setAlert(const QString &words, const QString &sentence)
{
    if (m_alert != words) {
        m_alert = words;
        updateNote();
        updateLook();
    }
    const QString tip =
        sentence.isEmpty() ? QString() : u"<p>"_s + sentence.toHtmlEscaped() + u"</p>"_s;
    if (m_note->toolTip() == tip)
        return;
    m_note->setToolTip(tip);
    m_note->setAccessibleDescription(sentence);
}

void ChartTile::updateNote()
{
    m_note->setText(m_alert.isEmpty() ? m_noteText : m_alert);
    m_note->setSign(m_alert.isEmpty() ? QIcon() : themedIcon(u"warning"_s, Tone::Bad));
}

QString ChartTile::headline() const
{
    return m_number->text() + u' ' + m_unit->text();
}

void ChartTile::setData(const QList<QList<QPointF>> &lines, double end)
{
    m_chart->setData(lines, end);
    updateValues();
    if (showsTable())
        updateTable();
}

void ChartTile::updateValues()
{
    QStringList texts;
    const QList<double> values = m_chart->shownValues();
    const QList<double> peaks = m_chart->shownPeaks();
    for (qsizetype line = 0; line < values.size(); ++line) {
        texts.append(m_valueText(values.at(line)));
        const QString peak =
            std::isfinite(peaks.at(line)) ? m_valueText(peaks.at(line)) : QString();
        if (!peak.isEmpty() && peak != texts.last())
            texts.last() += u" ↑"_s + peak;
    }
    m_legend->setValues(texts);
    if (m_chart->hasFocus())
        describe(texts);
}

/// What a screen reader says while the cursor moves: the time, the values, what is marked there.
void ChartTile::describe(const QStringList &values)
{
    QStringList spoken;
    const double time = m_chart->cursorTime();
    if (std::isfinite(time))
        spoken.append(m_timeText(time));
    for (qsizetype i = 0; i < values.size(); ++i)
        spoken.append(m_names.value(i) + u' ' + values.at(i));
    const QString marked = m_chart->markerTextsAtCursor();
    if (!marked.isEmpty())
        spoken.append(marked.split(u'\n'));
    const QString words = spoken.join(u", "_s);
    if (m_chart->accessibleDescription() == words)
        return;
    m_chart->setAccessibleDescription(words);
    // Some readers follow the description of what has the focus, others its value.
    QAccessibleValueChangeEvent event(m_chart, m_chart->shownValues().value(0));
    QAccessible::updateAccessibility(&event);
}

/// As the chart shows it: the stretch in view only.
void ChartTile::updateTable()
{
    const QList<QList<QPointF>> means = m_chart->shownData();
    const TimeSeriesChart::Extremes extremes = m_chart->shownExtremes();
    if (m_tableHasExtremes == extremes.lows.isEmpty()) {
        m_tableHasExtremes = !extremes.lows.isEmpty();
        updateTableTexts();
    }
    if (!m_tableHasExtremes) {
        m_model->setData(means);
        return;
    }
    QList<QList<QPointF>> columns;
    for (qsizetype line = 0; line < means.size(); ++line)
        columns << means.at(line) << extremes.lows.at(line) << extremes.highs.at(line);
    m_model->setData(columns);
}

void ChartTile::updateTableTexts()
{
    QStringList heads;
    for (const QString &name : std::as_const(m_names)) {
        heads.append(name);
        if (m_tableHasExtremes)
            heads << m_texts.lowestTitle.arg(name) << m_texts.highestTitle.arg(name);
    }
    m_model->setTexts(m_texts.timeTitle, heads, m_timeText, m_valueText);
}

bool ChartTile::showsTable() const
{
    return m_stack->currentWidget() == m_table;
}

void ChartTile::setTableShown(bool shown)
{
    m_tableButton->setChecked(shown);
    if (shown)
        updateTable();
    m_stack->setCurrentWidget(shown ? static_cast<QWidget *>(m_table) : m_chart);
}

void ChartTile::updateLook()
{
    QFont large = font();
    if (large.pointSizeF() > 0)
        large.setPointSizeF(large.pointSizeF() * numberScale);
    else
        large.setPixelSize(int(large.pixelSize() * numberScale));
    m_number->setFont(large);
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    m_title->setFont(bold);
    m_tableButton->setIcon(themedIcon(u"list"_s));
    for (SteadyLabel *label : {m_note, m_unit}) {
        const bool isAlert = label == m_note && !m_alert.isEmpty();
        QPalette colors = palette();
        colors.setColor(QPalette::WindowText,
                        toneColor(isAlert ? Tone::Bad : Tone::Muted, palette()));
        label->setPalette(colors);
    }
}

void ChartTile::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        updateLook();
}

void ChartTile::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(separatorColor(palette()));
    painter.setBrush(palette().color(QPalette::Base));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
}

} // namespace Widgets
