// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connection/changebanner.h"

#include "remote/base/quote.h"
#include "ui/text/formatter.h"
#include "ui/text/texts.h"
#include "widgets/banner.h"

#include <QDateTime>
#include <QEvent>
#include <QPointer>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Clawtune
{

using Remote::ChangeState;
using Widgets::Tone;

namespace
{

/// The server's clock may be ahead of or behind ours; a look too early costs one more look.
constexpr qint64 lookAgainSeconds = 3;
constexpr qint64 longestWaitSeconds = 3600;

QString itemTitle(const QByteArray &item)
{
    const Remote::Check *check = Remote::findCheck(item);
    return check ? markText(check->title) : Remote::displayText(item, 60);
}

} // namespace

ChangeBanner::ChangeBanner(HostSession &session, Preferences &preferences, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_preferences(preferences)
    , m_banner(new Widgets::Banner(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_banner);
    m_banner->setObjectName(u"changeBanner"_s);
    m_expiry.setSingleShot(true);
    connect(&m_expiry, &QTimer::timeout, this, [this] {
        m_banner->setVisible(false);
        m_session.lookForUnfinishedChanges();
    });
    connect(&m_session, &HostSession::unfinishedChangeFound, this, &ChangeBanner::take);
    connect(&m_session, &HostSession::hiddenChangeFound, this, &ChangeBanner::takeHidden);
    connect(m_banner, &Widgets::Banner::firstTriggered, this, &ChangeBanner::onFirst);
    connect(m_banner, &Widgets::Banner::secondTriggered, this, &ChangeBanner::onSecond);
}

void ChangeBanner::take(const Remote::JournalEntry &entry)
{
    // The newest that still waits wins; the journal comes newest first.
    const bool shown = m_banner->isVisibleTo(this);
    if (m_busy || m_preferences.wasDismissed(entry.change) ||
        (shown && !m_ended && !m_hidden && entry.change != m_entry.change))
        return;
    m_entry = entry;
    m_ended = false;
    m_hidden = false;
    showEntry();
}

void ChangeBanner::takeHidden()
{
    m_hidden = true;
    m_banner->setMessage(u"clock"_s, Tone::Caution,
                         tr("A change on %1 is under way or on hold. Only an administrator can "
                            "see which, and keep it.")
                             .arg(Remote::displayText(m_session.host().name.toUtf8(), 60)),
                         tr("Become administrator…"));
    m_banner->setVisible(true);
}

void ChangeBanner::showEntry()
{
    const QString item = itemTitle(m_entry.item);
    const QString host = Remote::displayText(m_session.host().name.toUtf8(), 60);
    const QString when = formattedTime(static_cast<double>(m_entry.time), true);
    m_expiry.stop();
    switch (m_entry.state) {
    case ChangeState::Held:
        showHeld(item, host);
        break;
    case ChangeState::Pending:
    case ChangeState::RollingBack:
        m_banner->setMessage(
            u"clock"_s, Tone::Caution,
            tr("“%1” on %2 is under way on the server, since %3.").arg(item, host, when),
            tr("Look again"));
        break;
    case ChangeState::RolledBack:
        m_banner->setMessage(u"undo"_s, Tone::Caution,
                             tr("The server took “%1” on %2 back by itself (begun %3). The old "
                                "state is in place.")
                                 .arg(item, host, when),
                             tr("Close"));
        break;
    case ChangeState::Broken:
        m_banner->setMessage(u"warning"_s, Tone::Bad,
                             tr("“%1” on %2 could be neither finished nor undone. Look at it in "
                                "the journal.")
                                 .arg(item, host),
                             tr("Close"));
        break;
    case ChangeState::Done:
    case ChangeState::Unchanged:
    case ChangeState::Refused:
    case ChangeState::Undone:
        m_banner->setVisible(false);
        return;
    }
    m_banner->setVisible(true);
}

void ChangeBanner::showHeld(const QString &item, const QString &host)
{
    m_banner->setMessage(
        u"clock"_s, Tone::Caution,
        tr("“%1” on %2 is on hold: the server undoes it at %3 unless you keep it.")
            .arg(item, host, formattedTime(static_cast<double>(m_entry.confirmUntil))),
        tr("Keep"), tr("Undo"));
    const qint64 left = m_entry.confirmUntil - QDateTime::currentSecsSinceEpoch();
    m_expiry.start(std::chrono::seconds(
        std::clamp<qint64>(left + lookAgainSeconds, lookAgainSeconds, longestWaitSeconds)));
}

void ChangeBanner::onFirst()
{
    if (m_busy)
        return;
    if (m_hidden) { // the session then reads the journal, and tells what it finds
        m_session.becomeAdministrator(this, [this](const Remote::Result<void> &result) {
            if (!result)
                return;
            m_hidden = false;
            m_banner->setVisible(false);
        });
        return;
    }
    if (m_ended || m_entry.state == ChangeState::RolledBack ||
        m_entry.state == ChangeState::Broken) {
        putAway();
        return;
    }
    if (m_session.changes().isBusy())
        return; // the page that began it is at it
    m_busy = true;
    if (m_entry.state == ChangeState::Held)
        m_session.changes().confirm(m_entry.change, answer());
    else
        m_session.changes().recover(answer()); // it may have lost the process that worked on it
}

void ChangeBanner::onSecond()
{
    if (m_busy || m_hidden || m_entry.state != ChangeState::Held || m_session.changes().isBusy())
        return;
    m_busy = true;
    m_session.changes().undo(m_entry.change, answer());
}

Remote::ChangeRunner::Done ChangeBanner::answer()
{
    return [guard = QPointer<ChangeBanner>(this)](
               const Remote::Result<Remote::ChangeOutcome> &outcome) {
        if (guard)
            guard->showOutcome(outcome);
    };
}

void ChangeBanner::showOutcome(const Remote::Result<Remote::ChangeOutcome> &outcome)
{
    m_busy = false;
    m_ended = true;
    m_expiry.stop();
    if (outcome.ok() && !outcome->error && outcome->state == ChangeState::Unchanged) {
        m_ended = false;
        m_banner->setVisible(false);
        m_session.lookForUnfinishedChanges();
        return;
    }
    if (outcome.ok() && !outcome->error) {
        m_banner->setMessage(
            u"apply"_s, Tone::Good,
            tr("“%1”: %2.").arg(itemTitle(m_entry.item), stateText(outcome->state)), tr("Close"));
        return;
    }
    const Remote::Error error = outcome.ok() ? *outcome->error : outcome.error();
    m_banner->setMessage(u"warning"_s, Tone::Bad, errorSentence(error), tr("Close"));
}

void ChangeBanner::putAway()
{
    m_preferences.dismiss(m_entry.change);
    m_banner->setVisible(false);
    m_ended = false;
    m_session.lookForUnfinishedChanges();
}

void ChangeBanner::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange && m_banner->isVisibleTo(this) && !m_ended) {
        if (m_hidden)
            takeHidden();
        else
            showEntry();
    }
    QWidget::changeEvent(event);
}

} // namespace Clawtune
