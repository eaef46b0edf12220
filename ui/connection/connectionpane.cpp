// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connection/connectionpane.h"

#include "remote/base/quote.h"
#include "ui/connection/keyrefusedview.h"
#include "ui/text/formatter.h"
#include "ui/text/texts.h"
#include "widgets/banner.h"
#include "widgets/emptystate.h"

#include <QEvent>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <cmath>

using namespace Qt::StringLiterals;

namespace Clawtune
{

using Remote::ConnectionState;
using Remote::ErrorCode;
using Widgets::Tone;

namespace
{

bool isKeyRefusal(ErrorCode code)
{
    return code == ErrorCode::HostKeyChanged || code == ErrorCode::HostKeyRevoked ||
           code == ErrorCode::KnownHostsUnreadable;
}

} // namespace

ConnectionPane::ConnectionPane(HostSession &session, Widgets::Banner &banner, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_banner(banner)
    , m_stack(new QStackedWidget(this))
    , m_state(new Widgets::EmptyState(this))
    , m_refused(new KeyRefusedView(this))
{
    setObjectName(u"connectionPane"_s);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
    m_stack->addWidget(m_state);
    m_stack->addWidget(m_refused);
    m_countdown.setInterval(500);
    connect(&m_countdown, &QTimer::timeout, this, &ConnectionPane::updateState);
    connect(&m_session.connection(), &Remote::HostConnection::stateChanged, this,
            &ConnectionPane::updateState);
    connect(m_state, &Widgets::EmptyState::actionTriggered, this, &ConnectionPane::act);
    connect(m_state, &Widgets::EmptyState::secondActionTriggered, this,
            &ConnectionPane::editWanted);
    connect(m_refused, &KeyRefusedView::retryWanted, this, &ConnectionPane::act);
    connect(&m_banner, &Widgets::Banner::firstTriggered, this, &ConnectionPane::act);
    updateState();
}

void ConnectionPane::act()
{
    switch (m_session.connection().state()) {
    case ConnectionState::Waiting:
        m_session.connection().retryNow();
        return;
    case ConnectionState::Closed:
    case ConnectionState::Failed:
        m_session.open();
        return;
    case ConnectionState::Connecting:
    case ConnectionState::AwaitingHostKey:
    case ConnectionState::AwaitingPassphrase:
    case ConnectionState::Connected:
        m_session.close();
        return;
    }
}

void ConnectionPane::updateState()
{
    const ConnectionState state = m_session.connection().state();
    m_wasConnected = m_wasConnected || state == ConnectionState::Connected;
    if (state == ConnectionState::Waiting && !m_countdown.isActive())
        m_countdown.start();
    if (state != ConnectionState::Waiting)
        m_countdown.stop();
    const bool refused =
        state == ConnectionState::Failed && isKeyRefusal(m_session.connection().lastError().code);
    const bool isRecording = m_session.isRecording();
    const bool letsPagesShow = isRecording || (m_wasConnected && !refused);
    if (!letsPagesShow)
        updatePlace(state);
    if (!isRecording)
        updateBanner(state);
    if (letsPagesShow != m_letsPagesShow) {
        m_letsPagesShow = letsPagesShow;
        Q_EMIT letsPagesShowChanged(letsPagesShow);
    }
}

QString ConnectionPane::destination() const
{
    const Remote::SshParameters &parameters = m_session.connection().parameters();
    const QString address =
        parameters.address.contains(u':') ? u'[' + parameters.address + u']' : parameters.address;
    const QString whole =
        u"%1@%2:%3"_s.arg(parameters.user, address, QString::number(parameters.port));
    return Remote::displayText(whole.toUtf8(), 120);
}

void ConnectionPane::updatePlace(ConnectionState state)
{
    m_stack->setCurrentWidget(m_state);
    switch (state) {
    case ConnectionState::Closed:
        m_state->showEmpty(u"disconnected"_s, tr("Not connected to %1.").arg(destination()), {},
                           tr("Connect"));
        return;
    case ConnectionState::Connecting:
        m_state->showLoading(tr("Connecting to %1").arg(destination()), tr("Cancel"));
        return;
    case ConnectionState::AwaitingHostKey:
        m_state->showLoading(tr("Waiting for your answer about the key of %1").arg(destination()),
                             tr("Cancel"));
        return;
    case ConnectionState::AwaitingPassphrase:
        m_state->showLoading(tr("Waiting for the passphrase of your key"), tr("Cancel"));
        return;
    case ConnectionState::Connected:
        return;
    case ConnectionState::Waiting:
    case ConnectionState::Failed:
        break;
    }
    const Remote::Error error = m_session.connection().lastError();
    if (isKeyRefusal(error.code)) {
        m_refused->setError(error, m_session.connection().parameters());
        m_stack->setCurrentWidget(m_refused);
    } else {
        m_state->showFailed(errorSentence(error), errorDetail(error));
        m_state->setSecondAction(tr("Edit host…"));
    }
}

void ConnectionPane::updateBanner(ConnectionState state)
{
    const bool shown = m_wasConnected && state != ConnectionState::Connected;
    if (shown) {
        const QString name = Remote::displayText(m_session.host().name.toUtf8(), 60);
        QString text;
        QString action = tr("Connect");
        if (state == ConnectionState::Waiting) {
            const double left =
                static_cast<double>(m_session.connection().untilNextAttempt().count()) / 1000.0;
            text = tr("The connection to %1 was lost. Next attempt in %2.")
                       .arg(name, formattedDuration(std::ceil(std::max(0.0, left))));
            action = tr("Try now");
        } else if (state == ConnectionState::Failed) {
            text = errorSentence(m_session.connection().lastError());
        } else if (state == ConnectionState::Closed) {
            text = tr("Not connected to %1. What you see is old.").arg(name);
        } else {
            text = tr("Connecting to %1 again. What you see is old.").arg(name);
            action = tr("Cancel");
        }
        const bool failed = state == ConnectionState::Failed;
        m_banner.setMessage(failed ? u"warning"_s : u"clock"_s, failed ? Tone::Bad : Tone::Caution,
                            text, action);
    }
    m_banner.setVisible(shown);
}

void ConnectionPane::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        updateState();
    QWidget::changeEvent(event);
}

} // namespace Clawtune
