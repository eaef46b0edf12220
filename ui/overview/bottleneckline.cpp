// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/bottleneckline.h"

#include "ui/bottlenecklook.h"
#include "ui/pages.h"
#include "ui/text/bottlenecktexts.h"
#include "ui/text/filled.h"
#include "ui/text/formatter.h"
#include "widgets/themedicon.h"

#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Clawtune
{

using Remote::Bottleneck;
using Remote::BottleneckKind;

namespace
{

constexpr int iconSize = 16;
constexpr int gap = 8;

QLabel *plainLabel(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace

BottleneckLine::BottleneckLine(HostSession &session, Page *page)
    : QWidget(page)
    , m_session(session)
    , m_page(page)
    , m_icon(new QLabel(this))
    , m_text(new QLabel(this))
    , m_disclosure(new QToolButton(this))
    , m_go(new QToolButton(this))
    , m_details(new QWidget(this))
    , m_grid(new QGridLayout(m_details))
{
    setUpParts();
    connect(m_disclosure, &QToolButton::toggled, this, [this](bool open) {
        m_disclosure->setArrowType(open ? Qt::DownArrow : Qt::RightArrow);
        refreshDetails();
    });
    connect(m_go, &QToolButton::clicked, this, [this] {
        const PlaceOfKind place = placeOf(m_shown.kind);
        Q_EMIT m_page->goToWanted(QString::fromLatin1(place.page), place.item);
    });
    connect(&session, &HostSession::sampled, this, &BottleneckLine::refresh);
    connect(&session.connection(), &Remote::HostConnection::stateChanged, this,
            &BottleneckLine::refresh);
    connect(&session.containers(), &Remote::ContainerList::changed, this,
            &BottleneckLine::refreshLook);
    if (session.isRecording())
        m_shown = session.bottleneck();
    setHidden(session.isRecording() && m_shown.kind == BottleneckKind::Unknown);
    retranslate();
    refreshLook();
}

void BottleneckLine::setUpParts()
{
    m_text->setObjectName(u"bottleneckText"_s);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_text->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_text->setMinimumWidth(120);
    m_icon->setFixedSize(iconSize, iconSize);
    m_disclosure->setObjectName(u"bottleneckDetails"_s);
    m_disclosure->setCheckable(true);
    m_disclosure->setAutoRaise(true);
    m_disclosure->setArrowType(Qt::RightArrow);
    m_disclosure->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_go->setObjectName(u"bottleneckGo"_s);
    m_go->setAutoRaise(true);
    m_go->setText(u"›"_s);
    m_details->setVisible(false);
    m_grid->setContentsMargins(iconSize + gap, 0, 0, 0);
    m_grid->setHorizontalSpacing(2 * gap);
    m_grid->setVerticalSpacing(2);
    m_grid->setColumnStretch(4, 1);
    auto *row = new QHBoxLayout;
    row->setSpacing(gap);
    row->addWidget(m_icon);
    row->addWidget(m_text, 1);
    row->addWidget(m_disclosure);
    row->addWidget(m_go);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addLayout(row);
    layout->addWidget(m_details);
}

QString BottleneckLine::text() const
{
    return m_text->text();
}

void BottleneckLine::refresh()
{
    if (!isVisible())
        return;
    const Bottleneck &now = m_session.bottleneck();
    if (now == m_shown)
        return;
    m_shown = now;
    refreshLook();
    refreshDetails();
}

QString BottleneckLine::sentence() const
{
    const auto nameOf = [this](const QByteArray &id) { return m_session.containerName(id); };
    if (!m_session.isRecording())
        return bottleneckSentence(m_shown, nameOf);
    if (m_shown.kind == BottleneckKind::None)
        return tr("Nothing limited the server in this recording");
    //: of a recording: since when, and what limited the server then
    return filled(tr("From %1: %2"),
                  {formattedTime(m_shown.since), bottleneckSentence(m_shown, nameOf)});
}

void BottleneckLine::refreshLook()
{
    const LookOfKind look = lookOf(m_shown);
    m_icon->setPixmap(Widgets::themedIcon(look.icon, palette(), look.tone)
                          .pixmap(QSize(iconSize, iconSize), devicePixelRatioF()));
    const QString words = sentence();
    if (m_text->text() != words) {
        m_text->setText(words);
        m_text->setToolTip(words.toHtmlEscaped());
        m_text->setAccessibleName(words);
    }
    const bool isLimited = !m_shown.evidence.isEmpty();
    m_disclosure->setVisible(isLimited);
    const PlaceOfKind place = placeOf(m_shown.kind);
    // A recording has this page only.
    const int page = place.page ? pageIndex(QString::fromLatin1(place.page)) : -1;
    m_go->setVisible(isLimited && page >= 0 && (page == 0 || !m_session.isRecording()));
}

void BottleneckLine::refreshDetails()
{
    const bool isOpen = m_disclosure->isChecked() && !m_shown.evidence.isEmpty();
    m_details->setVisible(isOpen);
    if (!isOpen)
        return;
    while (QLayoutItem *item = m_grid->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    int row = 0;
    const QList<EvidenceText> texts = evidenceTexts(m_shown);
    for (const EvidenceText &text : texts) {
        m_grid->addWidget(plainLabel(text.name, m_details), row, 0);
        m_grid->addWidget(plainLabel(text.value, m_details), row, 1, Qt::AlignRight);
        //: beside a number: the limit from which on it counts
        m_grid->addWidget(plainLabel(tr("limit: %1").arg(text.limit), m_details), row, 2);
        auto *source = plainLabel(text.source, m_details);
        source->setForegroundRole(QPalette::PlaceholderText);
        m_grid->addWidget(source, row++, 3);
    }
}

void BottleneckLine::retranslate()
{
    m_disclosure->setText(tr("Evidence"));
    m_disclosure->setToolTip(tr("The numbers that this rests on"));
    m_go->setToolTip(tr("Show the page about it"));
    m_go->setAccessibleName(tr("Show the page about it"));
}

void BottleneckLine::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        refreshLook();
        refreshDetails();
    } else if (event->type() == QEvent::PaletteChange) {
        refreshLook();
    }
}

void BottleneckLine::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
}

} // namespace Clawtune
