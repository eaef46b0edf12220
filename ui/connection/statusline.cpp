// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connection/statusline.h"

#include "ui/text/formatter.h"
#include "ui/text/texts.h"
#include "widgets/themedicon.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

#include <cmath>

using namespace Qt::StringLiterals;

namespace Clawtune
{

using Remote::Administration;
using Remote::ConnectionState;

StatusLine::StatusLine(QWidget *parent)
    : QWidget(parent)
    , m_text(new QLabel(this))
    , m_cost(new QLabel(this))
    , m_administrator(new QToolButton(this))
{
    m_text->setObjectName(u"statusText"_s);
    m_text->setTextFormat(Qt::PlainText);
    m_cost->setObjectName(u"costText"_s);
    m_cost->setTextFormat(Qt::PlainText);
    m_administrator->setObjectName(u"administratorButton"_s);
    m_administrator->setAutoRaise(true);
    m_administrator->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_administrator->setFocusPolicy(Qt::TabFocus);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(16, 2, 16, 2);
    layout->setSpacing(16);
    layout->addWidget(m_text);
    layout->addWidget(m_administrator);
    layout->addStretch(1);
    layout->addWidget(m_cost);
    m_tick.setInterval(2000);
    connect(&m_tick, &QTimer::timeout, this, [this] {
        measure();
        updateTexts();
    });
    connect(m_administrator, &QToolButton::clicked, this, &StatusLine::toggleAdministrator);
    updateTexts();
}

void StatusLine::setSession(HostSession *session)
{
    if (m_session)
        m_session->connection().disconnect(this);
    m_session = session;
    m_rate = -1;
    m_bytes = 0;
    m_problem.clear();
    m_sinceMeasured.invalidate();
    m_tick.stop();
    if (session) {
        const auto update = [this] {
            m_problem.clear();
            updateTexts();
        };
        connect(&session->connection(), &Remote::HostConnection::stateChanged, this, update);
        connect(&session->connection(), &Remote::HostConnection::administrationChanged, this,
                update);
        m_tick.start();
    }
    updateTexts();
}

void StatusLine::measure()
{
    if (!m_session)
        return;
    const Remote::TrafficCounters traffic = m_session->connection().traffic();
    const quint64 bytes = traffic.bytesReceived + traffic.bytesSent;
    if (m_sinceMeasured.isValid() && bytes >= m_bytes) {
        const double seconds = static_cast<double>(m_sinceMeasured.elapsed()) / 1000.0;
        m_rate = static_cast<double>(bytes - m_bytes) / std::max(0.1, seconds);
    }
    m_bytes = bytes;
    m_sinceMeasured.start();
}

void StatusLine::updateTexts()
{
    updateButton();
    if (!m_session) {
        m_text->clear();
        m_cost->clear();
        return;
    }
    const ConnectionState state = m_session->connection().state();
    const bool connected = state == ConnectionState::Connected;
    QString text = m_session->isRecording() ? tr("Recording, read-only") : connectionText(state);
    if (connected) {
        const auto seconds = m_session->connectedFor().count();
        text = tr("Connected for %1").arg(formattedDuration(static_cast<double>(seconds)));
    }
    if (!m_problem.isEmpty()) {
        //: state of the connection, then why something was not possible
        text = tr("%1 · %2").arg(text, m_problem);
    }
    m_text->setText(text);
    m_cost->setText(connected && m_rate >= 0
                        ? tr("Our cost: %1").arg(formatted(m_rate, Remote::Unit::BytesPerSecond))
                        : QString());
    m_cost->setToolTip(tr("What Clawtune itself sends and receives over this connection"));
}

void StatusLine::updateButton()
{
    const bool connected =
        m_session && m_session->connection().state() == ConnectionState::Connected;
    m_administrator->setVisible(connected);
    if (!connected)
        return;
    const Administration now = m_session->connection().administration();
    const bool isRoot = now == Administration::Root;
    const bool has = isRoot || now == Administration::Sudo;
    m_administrator->setIcon(Widgets::themedIcon(has ? u"shield"_s : u"shield-empty"_s));
    m_administrator->setText(has ? tr("Administrator") : tr("Become administrator"));
    m_administrator->setEnabled(!isRoot);
    m_administrator->setToolTip(
        isRoot ? tr("The login itself is root.")
               : (has ? tr("Give administrator rights back")
                      : tr("Needed to change something; some facts can be read only with it")));
}

void StatusLine::toggleAdministrator()
{
    if (!m_session)
        return;
    m_problem.clear();
    if (m_session->privilege() == Remote::Privilege::Root) {
        m_session->dropAdministrator();
        return;
    }
    m_session->becomeAdministrator(this, [this](const Remote::Result<void> &result) {
        if (!result.ok() && result.error().code != Remote::ErrorCode::Cancelled)
            showProblem(result.error());
    });
}

void StatusLine::showProblem(const Remote::Error &error)
{
    m_problem = errorSentence(error);
    m_text->setToolTip(errorDetail(error).toHtmlEscaped());
    updateTexts();
}

void StatusLine::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        updateTexts();
    QWidget::changeEvent(event);
}

} // namespace Clawtune
