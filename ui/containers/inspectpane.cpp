// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/containers/inspectpane.h"

#include "remote/base/quote.h"
#include "remote/containers/containerinspect.h"
#include "remote/containers/enginecommand.h"
#include "ui/containers/containerwords.h"
#include "ui/text/filled.h"
#include "ui/text/formatter.h"
#include "ui/text/texts.h"
#include "widgets/emptystate.h"
#include "widgets/themedicon.h"

#include <QCheckBox>
#include <QEvent>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTextBlock>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace Clawtune
{

namespace
{

constexpr int gap = 8;
constexpr int longestText = 2'000'000; ///< characters
constexpr int mostMarks = 2000;

} // namespace

InspectPane::InspectPane(Remote::RemoteShell &shell, QWidget *parent)
    : QWidget(parent)
    , m_shell(shell)
    , m_search(new QLineEdit(this))
    , m_hits(new QLabel(this))
    , m_previous(new QToolButton(this))
    , m_next(new QToolButton(this))
    , m_reveal(new QCheckBox(this))
    , m_text(new QPlainTextEdit)
    , m_states(new Widgets::StateStack(m_text, this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(gap);
    setUpBar();
    m_text->setObjectName(u"inspectText"_s);
    m_text->setReadOnly(true);
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setTabChangesFocus(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    layout->addWidget(m_states, 1);
    connect(m_states, &Widgets::StateStack::actionTriggered, this, &InspectPane::ask);
    connect(m_states, &Widgets::StateStack::staleActionTriggered, this, &InspectPane::ask);
    retranslate();
}

void InspectPane::setUpBar()
{
    auto *bar = new QHBoxLayout;
    bar->setSpacing(gap);
    m_search->setObjectName(u"inspectSearch"_s);
    m_search->setClearButtonEnabled(true);
    m_search->addAction(Widgets::themedIcon(u"search"_s, Widgets::Tone::Muted),
                        QLineEdit::LeadingPosition);
    m_search->installEventFilter(this);
    m_hits->setTextFormat(Qt::PlainText);
    m_hits->setObjectName(u"inspectHits"_s);
    m_previous->setArrowType(Qt::UpArrow);
    m_next->setArrowType(Qt::DownArrow);
    m_reveal->setObjectName(u"revealBox"_s);
    bar->addWidget(m_search, 1);
    bar->addWidget(m_hits);
    bar->addWidget(m_previous);
    bar->addWidget(m_next);
    bar->addWidget(m_reveal);
    static_cast<QVBoxLayout *>(layout())->addLayout(bar);
    connect(m_search, &QLineEdit::textChanged, this, [this] {
        markHits();
        m_text->moveCursor(QTextCursor::Start);
        goToHit(false);
    });
    connect(m_previous, &QToolButton::clicked, this, [this] { goToHit(true); });
    connect(m_next, &QToolButton::clicked, this, [this] { goToHit(false); });
    connect(m_reveal, &QCheckBox::toggled, this, &InspectPane::showText);
}

void InspectPane::setContainer(const Remote::ContainerEngine &engine,
                               const Remote::ContainerInfo *info)
{
    const Remote::ContainerInfo now = info ? *info : Remote::ContainerInfo();
    if (now == m_info && engine == m_engine)
        return;
    if (now.id != m_info.id) {
        m_reveal->setChecked(false); // who asked for one's secrets did not ask for the next one's
        m_json = {};
    }
    m_engine = engine;
    m_info = now;
    m_isOld = true;
    if (m_isActive)
        ask();
}

void InspectPane::setActive(bool active)
{
    m_isActive = active;
    if (active && m_isOld)
        ask();
}

void InspectPane::ask()
{
    if (m_info.id.isEmpty())
        return;
    const QString name = containerTitle(m_info);
    if (m_json.is_null()) {
        m_states->state().showLoading(filled(tr("Asking the engine about %1"), {name}));
        m_states->showState();
    }
    m_isOld = false;
    m_shell.cancel(m_request);
    const quint64 generation = ++m_generation;
    const QByteArray call =
        "clawtune_ask \"$clawtune_engine\" inspect --type container " + m_info.id;
    m_request = m_shell.run(Remote::engineCommand(m_engine, call), this,
                            [this, generation](const auto &answer) {
                                if (generation == m_generation)
                                    take(answer);
                            });
}

void InspectPane::take(const Remote::Result<Remote::CommandOutput> &answer)
{
    const Remote::Result<Remote::Json> json = answer ? Remote::parseWholeInspect(answer->out)
                                                     : Remote::Result<Remote::Json>(answer.error());
    if (json) {
        m_json = *json;
        m_states->setStale({});
        m_states->showContent();
        showText();
        return;
    }
    m_isOld = true;
    const QString sentence =
        filled(tr("The engine said nothing about %1."), {containerTitle(m_info)});
    if (!m_json.is_null()) {
        m_states->setStale(sentence, tr("Try again"));
        return;
    }
    const QString detail =
        answer ? Remote::displayText(answer->err, 2000, true) : errorDetail(answer.error());
    m_states->state().showFailed(answer ? sentence : errorSentence(answer.error()), detail);
    m_states->showState();
}

void InspectPane::showText()
{
    const QByteArray text = Remote::inspectText(m_json, m_reveal->isChecked());
    const QString shown = Remote::displayText(text, longestText, true);
    if (m_text->toPlainText() == shown)
        return;
    m_text->setPlainText(shown);
    markHits();
}

void InspectPane::markHits()
{
    QList<QTextEdit::ExtraSelection> marks;
    const QString wanted = m_search->text();
    QColor colour = Widgets::toneColor(Widgets::Tone::Caution, palette());
    colour.setAlphaF(0.25F);
    int count = 0;
    QTextCursor cursor(m_text->document());
    while (!wanted.isEmpty()) {
        cursor = m_text->document()->find(wanted, cursor);
        if (cursor.isNull())
            break;
        ++count;
        if (count > mostMarks)
            continue;
        QTextEdit::ExtraSelection mark;
        mark.cursor = cursor;
        mark.format.setBackground(colour);
        marks.append(mark);
    }
    m_text->setExtraSelections(marks);
    m_hits->setText(wanted.isEmpty() ? QString() : tr("%n hit(s)", nullptr, count));
    m_previous->setEnabled(count > 0);
    m_next->setEnabled(count > 0);
}

void InspectPane::goToHit(bool backwards)
{
    const QString wanted = m_search->text();
    if (wanted.isEmpty())
        return;
    const auto flags = backwards ? QTextDocument::FindBackward : QTextDocument::FindFlags();
    if (m_text->find(wanted, flags))
        return;
    m_text->moveCursor(backwards ? QTextCursor::End : QTextCursor::Start);
    m_text->find(wanted, flags);
}

void InspectPane::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

bool InspectPane::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_search && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
            goToHit(key->modifiers() & Qt::ShiftModifier);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void InspectPane::retranslate()
{
    m_search->setPlaceholderText(tr("Search"));
    m_search->setAccessibleName(tr("Search"));
    m_previous->setAccessibleName(tr("Previous hit"));
    m_previous->setToolTip(tr("Previous hit"));
    m_next->setAccessibleName(tr("Next hit"));
    m_next->setToolTip(tr("Next hit"));
    m_reveal->setText(tr("Show environment values"));
    m_reveal->setToolTip(tr("They often hold passwords"));
    m_text->setAccessibleName(tr("What the engine says, as JSON"));
    markHits();
}

void InspectPane::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::PaletteChange)
        markHits();
    QWidget::changeEvent(event);
}

} // namespace Clawtune
