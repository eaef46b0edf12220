// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/emptystate.h"

#include "widgets/banner.h"
#include "widgets/themedicon.h"

#include <QEvent>
#include <QFontDatabase>
#include <QLabel>
#include <QPainter>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Widgets
{

namespace
{

constexpr int iconSize = 40;
constexpr int textWidth = 520;

/// Lies over stale content, washes it out and lets clicks through.
class Veil final : public QWidget
{
public:
    explicit Veil(QWidget *covered)
        : QWidget(covered)
    {
        setAttribute(Qt::WA_TransparentForMouseEvents);
        covered->installEventFilter(this);
        hide();
    }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::Resize || event->type() == QEvent::Show)
            setGeometry(parentWidget()->rect());
        return QWidget::eventFilter(watched, event);
    }

    void paintEvent(QPaintEvent *) override
    {
        QColor wash = palette().color(QPalette::Window);
        wash.setAlphaF(0.5F);
        QPainter(this).fillRect(rect(), wash);
    }
};

QLabel *textLabel(QWidget *parent, const QString &name)
{
    auto *label = new QLabel(parent);
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setAlignment(Qt::AlignHCenter);
    label->setFixedWidth(textWidth);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace

EmptyState::EmptyState(QWidget *parent)
    : QWidget(parent)
    , m_icon(new QLabel(this))
    , m_sentence(textLabel(this, u"stateSentence"_s))
    , m_hint(textLabel(this, u"stateHint"_s))
    , m_progress(new QProgressBar(this))
    , m_disclosure(new QToolButton(this))
    , m_detail(new QPlainTextEdit(this))
    , m_action(new QPushButton(this))
    , m_second(new QPushButton(this))
{
    setUpParts();
    layOut();
    connect(m_action, &QPushButton::clicked, this, &EmptyState::actionTriggered);
    connect(m_second, &QPushButton::clicked, this, &EmptyState::secondActionTriggered);
    connect(m_disclosure, &QToolButton::toggled, this, [this](bool open) {
        m_detail->setVisible(open);
        m_disclosure->setArrowType(open ? Qt::DownArrow : Qt::RightArrow);
    });
    show({}, Tone::Muted, {}, {}, {}, {}, false);
    retranslate();
}

void EmptyState::layOut()
{
    auto *column = new QVBoxLayout;
    column->setSpacing(8);
    column->addWidget(m_icon, 0, Qt::AlignHCenter);
    column->addWidget(m_sentence);
    column->addWidget(m_hint);
    column->addWidget(m_progress, 0, Qt::AlignHCenter);
    auto *actions = new QHBoxLayout;
    actions->setSpacing(8);
    actions->addStretch(1);
    actions->addWidget(m_action);
    actions->addWidget(m_second);
    actions->addStretch(1);
    column->addLayout(actions);
    column->addWidget(m_disclosure, 0, Qt::AlignHCenter);
    column->addWidget(m_detail);
    // Stretches at both sides, not an alignment: the height of wrapped text is then asked for at
    // the width that it gets.
    auto *row = new QHBoxLayout;
    row->addStretch(1);
    row->addLayout(column);
    row->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->addStretch(2);
    layout->addLayout(row);
    layout->addStretch(3);
}

void EmptyState::setUpParts()
{
    QFont large = m_sentence->font();
    large.setPointSizeF(large.pointSizeF() * 1.2);
    m_sentence->setFont(large);
    m_icon->setFixedSize(iconSize, iconSize);
    m_progress->setObjectName(u"stateProgress"_s);
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    m_progress->setFixedSize(240, 6);
    m_disclosure->setObjectName(u"stateDisclosure"_s);
    m_disclosure->setCheckable(true);
    m_disclosure->setAutoRaise(true);
    m_disclosure->setArrowType(Qt::RightArrow);
    m_disclosure->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_detail->setObjectName(u"stateDetail"_s);
    m_detail->setReadOnly(true);
    m_detail->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_detail->setFixedWidth(textWidth);
    m_detail->setFixedHeight(120);
    m_action->setObjectName(u"stateAction"_s);
    m_second->setObjectName(u"stateSecondAction"_s);
}

void EmptyState::showLoading(const QString &what, const QString &action)
{
    show({}, Tone::Muted, what, {}, {}, action, true);
}

void EmptyState::showEmpty(const QString &icon, const QString &sentence, const QString &hint,
                           const QString &action)
{
    show(icon, Tone::Muted, sentence, hint, {}, action, false);
}

void EmptyState::showNotPermitted(const QString &sentence, const QString &hint,
                                  const QString &action)
{
    show(u"shield"_s, Tone::Accent, sentence, hint, {}, action, false);
}

void EmptyState::showFailed(const QString &sentence, const QString &detail, const QString &action)
{
    show(u"warning"_s, Tone::Bad, sentence, {}, detail, action.isEmpty() ? tr("Try again") : action,
         false);
    m_ownAction = action.isEmpty();
}

void EmptyState::setSecondAction(const QString &action)
{
    m_second->setText(action);
    m_second->setVisible(!action.isEmpty());
}

QString EmptyState::sentence() const
{
    return m_sentence->text();
}

void EmptyState::show(const QString &icon, Tone tone, const QString &sentence, const QString &hint,
                      const QString &detail, const QString &action, bool busy)
{
    m_iconName = icon;
    m_tone = tone;
    m_ownAction = false;
    m_icon->setVisible(!icon.isEmpty());
    m_sentence->setText(sentence);
    setAccessibleName(sentence);
    m_hint->setText(hint);
    m_hint->setVisible(!hint.isEmpty());
    m_progress->setVisible(busy);
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    setSecondAction({});
    m_disclosure->setChecked(false);
    m_disclosure->setVisible(!detail.isEmpty());
    m_detail->setPlainText(detail);
    m_detail->setVisible(false);
    updateIcon();
}

void EmptyState::retranslate()
{
    m_disclosure->setText(tr("Details"));
    m_detail->setAccessibleName(tr("Details"));
    if (m_ownAction)
        m_action->setText(tr("Try again"));
}

void EmptyState::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    if (event->type() == QEvent::PaletteChange)
        updateIcon();
    QWidget::changeEvent(event);
}

void EmptyState::updateIcon()
{
    m_icon->setPixmap(
        themedIcon(m_iconName, palette(), m_tone).pixmap(m_icon->size(), devicePixelRatioF()));
}

StateStack::StateStack(QWidget *content, QWidget *parent)
    : QWidget(parent)
    , m_content(content)
    , m_state(new EmptyState(this))
    , m_banner(new Banner(this))
    , m_stack(new QStackedWidget(this))
    , m_veil(new Veil(content))
{
    m_stack->addWidget(m_content);
    m_stack->addWidget(m_state);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_banner);
    layout->addWidget(m_stack, 1);
    connect(m_state, &EmptyState::actionTriggered, this, &StateStack::actionTriggered);
    connect(m_banner, &Banner::firstTriggered, this, &StateStack::staleActionTriggered);
}

void StateStack::showContent()
{
    m_stack->setCurrentWidget(m_content);
}

void StateStack::showState()
{
    m_stack->setCurrentWidget(m_state);
    setStale({});
}

bool StateStack::showsContent() const
{
    return m_stack->currentWidget() == m_content;
}

void StateStack::setStale(const QString &text, const QString &action)
{
    const bool stale = !text.isEmpty();
    if (stale) {
        m_banner->setMessage(u"clock"_s, Tone::Caution, text, action);
        m_veil->setGeometry(m_content->rect());
        m_veil->raise();
    }
    m_banner->setVisible(stale);
    m_veil->setVisible(stale);
}

} // namespace Widgets
