// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/containers/logpane.h"

#include "ui/containers/logmodel.h"
#include "ui/text/filled.h"
#include "ui/text/formatter.h"
#include "ui/text/texts.h"
#include "widgets/emptystate.h"
#include "widgets/themedicon.h"

#include <QClipboard>
#include <QComboBox>
#include <QDateTime>
#include <QEvent>
#include <QFileDialog>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSaveFile>
#include <QScrollBar>
#include <QTableView>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Clawtune
{

namespace
{

constexpr int gap = 8;
constexpr qint64 nanosecond = 1'000'000'000;

enum Period { FiveMinutes, OneHour, Today, All };

} // namespace

LogPane::LogPane(Remote::RemoteShell &shell, std::function<double()> serverTime, QWidget *parent)
    : QWidget(parent)
    , m_log(shell)
    , m_serverTime(std::move(serverTime))
    , m_model(new LogModel(this))
    , m_period(new QComboBox(this))
    , m_follow(new QToolButton(this))
    , m_times(new QToolButton(this))
    , m_search(new QLineEdit(this))
    , m_hits(new QLabel(this))
    , m_previous(new QToolButton(this))
    , m_next(new QToolButton(this))
    , m_save(new QPushButton(this))
    , m_note(new QLabel(this))
    , m_table(new QTableView)
    , m_states(new Widgets::StateStack(m_table, this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(gap);
    setUpBar();
    setUpTable();
    layout->addWidget(m_states, 1);
    m_note->setObjectName(u"logNote"_s);
    m_note->setTextFormat(Qt::PlainText);
    m_note->hide();
    layout->addWidget(m_note);
    connect(&m_log, &Remote::ContainerLog::received, this, &LogPane::take);
    connect(&m_log, &Remote::ContainerLog::ended, this, &LogPane::onEnded);
    connect(m_states, &Widgets::StateStack::actionTriggered, this, &LogPane::restart);
    retranslate();
}

void LogPane::setUpBar()
{
    auto *bar = new QHBoxLayout;
    bar->setSpacing(gap);
    m_period->setObjectName(u"logPeriod"_s);
    for (int period = FiveMinutes; period <= All; ++period)
        m_period->addItem({});
    m_period->setCurrentIndex(OneHour);
    m_follow->setObjectName(u"logFollow"_s);
    m_follow->setCheckable(true);
    m_follow->setAutoRaise(true); // so that "on" stands out in any theme
    m_follow->setChecked(true);
    m_times->setObjectName(u"logTimes"_s);
    m_times->setCheckable(true);
    m_times->setAutoRaise(true);
    m_times->setChecked(true);
    m_search->setObjectName(u"logSearch"_s);
    m_search->setClearButtonEnabled(true);
    m_search->addAction(Widgets::themedIcon(u"search"_s, Widgets::Tone::Muted),
                        QLineEdit::LeadingPosition);
    m_search->installEventFilter(this);
    m_hits->setObjectName(u"logHits"_s);
    m_hits->setTextFormat(Qt::PlainText);
    m_previous->setArrowType(Qt::UpArrow);
    m_next->setArrowType(Qt::DownArrow);
    m_save->setObjectName(u"logSave"_s);
    bar->addWidget(m_period);
    bar->addWidget(m_follow);
    bar->addWidget(m_times);
    bar->addWidget(m_search, 1);
    bar->addWidget(m_hits);
    bar->addWidget(m_previous);
    bar->addWidget(m_next);
    bar->addWidget(m_save);
    static_cast<QVBoxLayout *>(layout())->addLayout(bar);
    connect(m_period, &QComboBox::activated, this, &LogPane::restart);
    connect(m_follow, &QToolButton::toggled, this, &LogPane::setFollowing);
    connect(m_times, &QToolButton::toggled, this,
            [this](bool shown) { m_table->setColumnHidden(LogModel::Time, !shown); });
    connect(m_search, &QLineEdit::textChanged, this, &LogPane::search);
    connect(m_previous, &QToolButton::clicked, this, [this] { goToHit(true); });
    connect(m_next, &QToolButton::clicked, this, [this] { goToHit(false); });
    connect(m_save, &QPushButton::clicked, this, &LogPane::chooseFile);
}

void LogPane::setUpTable()
{
    m_table->setObjectName(u"logTable"_s);
    m_table->setModel(m_model);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->horizontalHeader()->hide();
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->installEventFilter(this);
    updateWidth();
}

/// Lines as high as their letters, and as wide as the longest one: what is not seen can be
/// scrolled to.
void LogPane::updateWidth()
{
    const QFontMetrics fixed(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_table->verticalHeader()->setDefaultSectionSize(
        std::max(fixed.height(), fontMetrics().height()) + 2);
    m_table->setColumnWidth(LogModel::Stream, 3 * gap);
    m_table->setColumnWidth(LogModel::Time,
                            fontMetrics().horizontalAdvance(u"2000-00-00 00:00:00"_s) + 2 * gap);
    constexpr qsizetype most = 4000; // characters; Qt paints no wider
    const int needed = fixed.horizontalAdvance(u'm') * int(std::min(m_model->longestLine(), most));
    m_table->horizontalHeader()->setMinimumSectionSize(3 * gap);
    m_table->horizontalHeader()->setStretchLastSection(needed < m_table->viewport()->width());
    if (needed > m_table->columnWidth(LogModel::Text))
        m_table->setColumnWidth(LogModel::Text, needed + 2 * gap);
}

qint64 LogPane::since() const
{
    const double now = m_serverTime();
    const auto nanoseconds = [](double time) { return qint64(time) * nanosecond; };
    switch (m_period->currentIndex()) {
    case FiveMinutes:
        return nanoseconds(now - 300);
    case OneHour:
        return nanoseconds(now - 3600);
    case Today:
        return QDateTime::fromSecsSinceEpoch(qint64(now)).date().startOfDay().toSecsSinceEpoch() *
               nanosecond;
    default:
        return 0;
    }
}

void LogPane::setContainer(const Remote::ContainerEngine &engine, const QByteArray &id,
                           const QString &name)
{
    m_name = name;
    if (id == m_id && engine == m_engine)
        return;
    m_engine = engine;
    m_id = id;
    restart();
}

void LogPane::setActive(bool active)
{
    if (active == m_isActive)
        return;
    m_isActive = active;
    if (!active) {
        m_log.stop();
    } else if (!m_isBegun) {
        restart();
    } else if (m_follow->isChecked()) {
        setFollowing(true);
    }
}

/// From the beginning of the period.
void LogPane::restart()
{
    m_log.stop();
    m_model->clear();
    m_problem.reset();
    m_isBegun = false;
    m_hasEnded = false;
    updateNotes();
    updateState();
    if (m_isActive && !m_id.isEmpty())
        m_log.start(m_engine, m_id, since());
}

/// Not followed means not read: it costs nothing, and stands still for reading.
void LogPane::setFollowing(bool follows)
{
    if (!follows) {
        m_log.stop();
    } else if (m_isActive && m_isBegun && !m_log.isRunning()) {
        m_hasEnded = false;
        m_log.start(m_engine, m_id, m_log.lastTime() > 0 ? m_log.lastTime() : since());
        m_table->scrollToBottom();
    }
    updateNotes();
}

void LogPane::take(const QList<Remote::LogLine> &lines)
{
    const QScrollBar *bar = m_table->verticalScrollBar();
    const bool wasAtEnd = !m_isBegun || bar->value() >= bar->maximum();
    const qsizetype longest = m_model->longestLine();
    m_isBegun = true;
    m_model->append(lines);
    if (m_model->longestLine() != longest)
        updateWidth();
    if (wasAtEnd)
        m_table->scrollToBottom();
    if (!m_follow->isChecked())
        m_log.stop(); // only what was there
    updateNotes();
    updateState();
}

void LogPane::onEnded(const Remote::Result<void> &result)
{
    m_isBegun = true;
    m_hasEnded = true;
    m_problem.reset();
    if (!result)
        m_problem = result.error();
    updateNotes();
    updateState();
}

void LogPane::search(const QString &text)
{
    m_model->setSearch(text);
    if (m_model->hitCount() > 0 && m_model->hitNumber(m_table->currentIndex().row()) == 0)
        goToHit(true); // the newest one before where we are
    updateNotes();
}

void LogPane::goToHit(bool backwards)
{
    const QModelIndex current = m_table->currentIndex();
    const int from = current.isValid() ? current.row() : m_model->rowCount();
    const int hit = m_model->nextHit(from, backwards);
    if (hit < 0)
        return;
    const QModelIndex index = m_model->index(hit, LogModel::Text);
    m_table->setCurrentIndex(index);
    m_table->scrollTo(index, QAbstractItemView::PositionAtCenter);
    updateNotes();
}

void LogPane::copySelected() const
{
    QModelIndexList rows = m_table->selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end());
    QStringList lines;
    for (const QModelIndex &row : std::as_const(rows))
        lines.append(m_model->lineText(row.row()));
    QGuiApplication::clipboard()->setText(lines.join(u'\n'));
}

bool LogPane::save(const QString &path) const
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return false;
    for (int row = 0; row < m_model->rowCount(); ++row)
        file.write(m_model->lineText(row).toUtf8() + '\n');
    return file.commit();
}

void LogPane::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Save the log"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    QString name = m_name;
    for (QChar &c : name) { // a server's name must not choose the folder
        if (!c.isLetterOrNumber() && c != u'-' && c != u'_')
            c = u'_';
    }
    dialog->selectFile(name + u".log"_s);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        m_note->setText(save(path) ? filled(tr("Saved to %1"), {path})
                                   : filled(tr("%1 could not be written"), {path}));
        m_note->show();
    });
    dialog->open();
}

void LogPane::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

bool LogPane::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    if (watched == m_search && (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter)) {
        goToHit(!(key->modifiers() & Qt::ShiftModifier)); // newest first, as logs are read
        return true;
    }
    if (watched == m_table && key->matches(QKeySequence::Copy)) {
        copySelected();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void LogPane::updateState()
{
    if (m_model->rowCount() > 0) {
        m_states->showContent();
        m_states->setStale(m_problem ? errorSentence(*m_problem) : QString());
        return;
    }
    Widgets::EmptyState &state = m_states->state();
    m_states->setStale({});
    if (m_problem)
        state.showFailed(filled(tr("The log of %1 cannot be read."), {m_name}),
                         errorDetail(*m_problem));
    else if (m_isBegun)
        state.showEmpty(u"list"_s, filled(tr("%1 wrote nothing in this time."), {m_name}),
                        tr("A longer period may have more."));
    else
        state.showLoading(filled(tr("Reading the log of %1"), {m_name}));
    m_states->showState();
}

void LogPane::updateNotes()
{
    const int hits = m_model->hitCount();
    const int current = m_model->hitNumber(m_table->currentIndex().row());
    const bool isSearching = !m_search->text().isEmpty();
    QString text;
    if (isSearching && hits > 0 && current > 0)
        text = filled(tr("%1 of %2"), {formatted(current, Remote::Unit::Count),
                                       formatted(hits, Remote::Unit::Count)});
    else if (isSearching)
        text = tr("%n hit(s)", nullptr, hits);
    m_hits->setText(text);
    m_previous->setEnabled(hits > 0);
    m_next->setEnabled(hits > 0);
    m_save->setEnabled(m_model->rowCount() > 0);
    QStringList notes;
    if (m_model->droppedCount() > 0)
        notes.append(filled(tr("Only the last %1 lines are kept."),
                            {formatted(LogModel::mostLines, Remote::Unit::Count)}));
    if (m_hasEnded && !m_problem)
        notes.append(tr("The container does not run: nothing more will come."));
    m_note->setText(notes.join(u' '));
    m_note->setVisible(!notes.isEmpty());
}

void LogPane::retranslate()
{
    const QString periods[] = {tr("Last 5 minutes"), tr("Last hour"), tr("Today"), tr("All")};
    for (int i = FiveMinutes; i <= All; ++i)
        m_period->setItemText(i, periods[i]);
    m_period->setAccessibleName(tr("Since"));
    m_follow->setText(tr("Follow"));
    m_follow->setToolTip(tr("Read on as the container writes"));
    m_times->setText(tr("Times"));
    m_times->setToolTip(tr("Show when each line was written"));
    m_search->setPlaceholderText(tr("Search in the log"));
    m_search->setAccessibleName(tr("Search in the log"));
    m_previous->setAccessibleName(tr("Previous hit"));
    m_previous->setToolTip(tr("Previous hit"));
    m_next->setAccessibleName(tr("Next hit"));
    m_next->setToolTip(tr("Next hit"));
    m_save->setText(tr("Save…"));
    m_table->setAccessibleName(tr("Log"));
    m_model->retranslate();
    updateNotes();
    updateState();
}

void LogPane::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::FontChange)
        updateWidth();
    QWidget::changeEvent(event);
}

} // namespace Clawtune
