// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/fleet/hostcard.h"

#include "remote/base/quote.h"
#include "ui/bottlenecklook.h"
#include "ui/overview/tilespec.h"
#include "ui/text/bottlenecktexts.h"
#include "ui/text/formatter.h"
#include "ui/text/texts.h"
#include "widgets/sparkline.h"
#include "widgets/statusbadge.h"
#include "widgets/themedicon.h"

#include <QCoreApplication>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMouseEvent>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Clawtune
{

using Remote::ConnectionState;
using Remote::Unit;
using Widgets::SeriesColor;
using Widgets::Tone;

namespace
{

constexpr int gap = 8;
constexpr int radius = 6;
constexpr int nameLimit = 60;
constexpr HistoryView view{5min, 0};

/// One of the four small charts.
struct CardLine {
    const char *title; ///< mark
    SeriesColor color;
    QList<LineSpec> lines; ///< added up
    Unit unit;
    double factor = 1;
    double floor = 1;
    const char *topMetric =
        nullptr; ///< the chart ends at its value, and the number is a share of it
    bool isShare = false;
};

const QList<CardLine> &cardLines()
{
    static const QList<CardLine> lines{
        {QT_TRANSLATE_NOOP("Clawtune::HostCard", "CPU"),
         SeriesColor::Blue,
         {{"cpu.busy", SeriesColor::Blue}},
         Unit::Share,
         1,
         1,
         nullptr,
         true},
        {QT_TRANSLATE_NOOP("Clawtune::HostCard", "Memory"),
         SeriesColor::Purple,
         {{"memory.used", SeriesColor::Purple}},
         Unit::Share,
         1,
         1,
         "memory.total"},
        {QT_TRANSLATE_NOOP("Clawtune::HostCard", "Disk"),
         SeriesColor::Orange,
         {{"disk.read_bytes", SeriesColor::Orange, Scope::Disks},
          {"disk.write_bytes", SeriesColor::Orange, Scope::Disks}},
         Unit::BytesPerSecond,
         1,
         64. * 1024},
        {QT_TRANSLATE_NOOP("Clawtune::HostCard", "Network"),
         SeriesColor::Green,
         {{"net.rx_bytes", SeriesColor::Green, Scope::Interfaces},
          {"net.tx_bytes", SeriesColor::Green, Scope::Interfaces}},
         Unit::BitsPerSecond,
         8,
         10'000},
    };
    return lines;
}

struct StateLook {
    QString icon;
    Tone tone;
};

StateLook lookOfState(ConnectionState state)
{
    switch (state) {
    case ConnectionState::Connected:
        return {u"connected"_s, Tone::Good};
    case ConnectionState::Connecting:
    case ConnectionState::AwaitingHostKey:
    case ConnectionState::AwaitingPassphrase:
    case ConnectionState::Waiting:
        return {u"connecting"_s, Tone::Caution};
    case ConnectionState::Failed:
        return {u"refused"_s, Tone::Bad};
    case ConnectionState::Closed:
        break;
    }
    return {u"disconnected"_s, Tone::Muted};
}

QLabel *cardLabel(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setAttribute(Qt::WA_TransparentForMouseEvents);
    return label;
}

} // namespace

HostCard::HostCard(QString name, QWidget *parent)
    : QFrame(parent)
    , m_name(std::move(name))
    , m_title(cardLabel(this))
    , m_state(new Widgets::StatusBadge(this))
    , m_connect(new QPushButton(this))
    , m_verdict(new Widgets::StatusBadge(this))
    , m_raised(cardLabel(this))
{
    setObjectName(u"hostCard"_s);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
    setMinimumWidth(leastWidth);
    setFixedHeight(usualHeight);
    setUpParts();
    connect(m_connect, &QPushButton::clicked, this, [this] { Q_EMIT connectWanted(m_name); });
    retranslate();
}

void HostCard::setUpParts()
{
    QFont bold = m_title->font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_title->setText(Remote::displayText(m_name.toUtf8(), nameLimit));
    m_title->setToolTip(m_title->text().toHtmlEscaped());
    m_raised->setVisible(false);
    m_connect->setFocusPolicy(Qt::NoFocus); // Enter on the card does the same
    m_verdict->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_state->setAttribute(Qt::WA_TransparentForMouseEvents);
    auto *head = new QHBoxLayout;
    head->setSpacing(gap);
    head->addWidget(m_title, 1);
    head->addWidget(m_raised);
    head->addWidget(m_state);
    auto *second = new QHBoxLayout;
    second->addWidget(m_verdict);
    second->addStretch();
    second->addWidget(m_connect);
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(2 * gap);
    grid->setVerticalSpacing(2);
    for (int i = 0; i < int(cardLines().size()); ++i) {
        const Line line{cardLabel(this), cardLabel(this),
                        new Widgets::Sparkline(cardLines()[i].color, this)};
        line.chart->setAttribute(Qt::WA_TransparentForMouseEvents);
        line.title->setForegroundRole(QPalette::PlaceholderText);
        auto *text = new QHBoxLayout;
        text->addWidget(line.title);
        text->addWidget(line.value, 1, Qt::AlignRight);
        grid->addLayout(text, i / 2 * 2, i % 2);
        grid->addWidget(line.chart, i / 2 * 2 + 1, i % 2);
        grid->setColumnStretch(i % 2, 1);
        m_lines.append(line);
    }
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, gap, 12, gap);
    layout->setSpacing(4);
    layout->addLayout(head);
    layout->addLayout(second);
    layout->addStretch();
    layout->addLayout(grid);
}

void HostCard::refreshRaised(bool isConnected)
{
    QStringList raised;
    if (isConnected) {
        for (const Remote::ThresholdStatus &status : m_session->thresholds().raised())
            raised.append(thresholdBrief(status));
    }
    m_raised->setVisible(!raised.isEmpty());
    if (raised.isEmpty())
        return;
    m_raised->setPixmap(Widgets::themedIcon(u"flag"_s, palette(), Tone::Bad)
                            .pixmap(QSize(16, 16), devicePixelRatioF()));
    m_raised->setToolTip(raised.join(u'\n').toHtmlEscaped().replace(u'\n', u"<br>"_s));
    m_raised->setAccessibleName(raised.join(u", "_s));
}

void HostCard::refresh()
{
    const ConnectionState state =
        m_session ? m_session->connection().state() : ConnectionState::Closed;
    const bool isConnected = state == ConnectionState::Connected;
    refreshState(state);
    refreshVerdict(isConnected);
    refreshRaised(isConnected);
    refreshLines(isConnected);
    QStringList words{m_state->text()};
    if (isConnected)
        words.append(m_verdict->text());
    if (!m_raised->isHidden())
        words.append(m_raised->accessibleName());
    for (const Line &line : std::as_const(m_lines)) {
        if (isConnected)
            words.append(tr("%1 %2").arg(line.title->text(), line.value->text()));
    }
    //: a server's name, and what there is to say of it
    setAccessibleName(tr("%1: %2").arg(m_title->text(), words.join(u", "_s)));
}

void HostCard::refreshState(ConnectionState state)
{
    const StateLook look = lookOfState(state);
    const bool isClosed = state == ConnectionState::Closed || state == ConnectionState::Failed;
    if (m_isWaiting && isClosed)
        m_state->setStatus(u"clock"_s, tr("Waiting its turn"), Tone::Muted);
    else if (m_state->text() != connectionText(state))
        m_state->setStatus(look.icon, connectionText(state), look.tone);
    m_connect->setVisible(isClosed && !m_isWaiting);
    if (state == ConnectionState::Failed)
        setToolTip(errorSentence(m_session->connection().lastError()).toHtmlEscaped());
    else
        setToolTip({});
}

void HostCard::refreshVerdict(bool isConnected)
{
    m_verdict->setVisible(isConnected);
    if (!isConnected)
        return;
    const Remote::Bottleneck &bottleneck = m_session->bottleneck();
    const QString brief = bottleneckBrief(
        bottleneck, [this](const QByteArray &id) { return m_session->containerName(id); });
    if (m_verdict->text() == brief)
        return;
    const LookOfKind look = lookOf(bottleneck);
    m_verdict->setStatus(look.icon, brief, look.tone);
}

void HostCard::refreshLines(bool isConnected)
{
    const double end = m_session ? m_session->history().latestTime() : 0;
    for (int i = 0; i < int(m_lines.size()); ++i) {
        const CardLine &spec = cardLines()[i];
        const Line &line = m_lines[i];
        line.chart->setEnabled(isConnected);
        if (end <= 0) {
            line.value->setText(u"–"_s);
            continue;
        }
        const Remote::MetricHistory &history = m_session->history();
        QList<QList<QPointF>> parts;
        for (const LineSpec &one : spec.lines)
            parts.append(linePoints(history, one, {}, spec.factor, view));
        const QList<QPointF> points = joinedPoints(parts, Joining::Sum);
        double value = points.isEmpty() ? std::nan("") : points.constLast().y();
        double top = spec.isShare ? 1 : std::nan("");
        if (spec.topMetric) {
            top = history.latest({spec.topMetric, {}});
            value /= top;
        }
        line.chart->setTop(top, spec.floor);
        line.chart->setData(points, end - double(view.window.count()), end);
        line.value->setText(isConnected ? formatted(value, spec.unit) : u"–"_s);
    }
}

void HostCard::retranslate()
{
    m_connect->setText(tr("Connect"));
    for (int i = 0; i < int(m_lines.size()); ++i)
        m_lines[i].title->setText(
            QCoreApplication::translate("Clawtune::HostCard", cardLines()[i].title));
    m_state->setStatus({}, {}, Tone::Muted); // so that refresh() writes it anew
    m_verdict->setStatus({}, {}, Tone::Muted);
    refresh();
}

void HostCard::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF area = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    const bool isPointedAt = underMouse() || hasFocus();
    painter.setBrush(palette().color(QPalette::Base));
    painter.setPen(QPen(hasFocus()    ? palette().color(QPalette::Highlight)
                        : isPointedAt ? Widgets::toneColor(Tone::Muted, palette())
                                      : Widgets::separatorColor(palette()),
                        hasFocus() ? 2 : 1));
    painter.drawRoundedRect(hasFocus() ? area.adjusted(0.5, 0.5, -0.5, -0.5) : area, radius,
                            radius);
}

void HostCard::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        Q_EMIT chosen(m_name);
        return;
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_Home:
    case Qt::Key_End:
        Q_EMIT moveWanted(event->key());
        return;
    default:
        QFrame::keyPressEvent(event);
    }
}

void HostCard::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && rect().contains(event->position().toPoint()))
        Q_EMIT chosen(m_name);
}

void HostCard::enterEvent(QEnterEvent *event)
{
    QFrame::enterEvent(event);
    update();
}

void HostCard::leaveEvent(QEvent *event)
{
    QFrame::leaveEvent(event);
    update();
}

void HostCard::focusInEvent(QFocusEvent *event)
{
    QFrame::focusInEvent(event);
    update();
}

void HostCard::focusOutEvent(QFocusEvent *event)
{
    QFrame::focusOutEvent(event);
    update();
}

void HostCard::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace Clawtune
