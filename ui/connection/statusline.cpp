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

namespace
{

/// Single ticks jump: a tick with rows costs several times one without.
double smoothed(double before, double now, double seconds)
{
    constexpr double memory = 15; // seconds
    if (std::isnan(before) || std::isnan(now))
        return now;
    return before + (now - before) * -std::expm1(-seconds / memory);
}

} // namespace

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
    if (m_session) {
        m_session->connection().disconnect(this);
        m_session->sampler().disconnect(this);
        m_session->sockets().disconnect(this);
        m_session->disconnect(this);
    }
    m_session = session;
    m_rate = -1;
    m_ownCpu = std::nan("");
    m_ownBytes = std::nan("");
    m_socketsCpu = m_socketsBytes = std::nan("");
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
        connect(session, &HostSession::sampled, this, &StatusLine::takeSample);
        connect(&session->sockets(), &Remote::SocketSampler::frameReady, this,
                &StatusLine::takeSockets);
        connect(&session->sampler(), &Remote::MetricsSampler::paceChanged, this,
                &StatusLine::updateCost);
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
    updateCost();
}

void StatusLine::takeSample(const Remote::MetricFrame &frame)
{
    m_ownCpu = smoothed(m_ownCpu, frame.value("own.cpu"), frame.interval);
    m_ownBytes = smoothed(m_ownBytes, frame.value("own.bytes"), frame.interval);
}

void StatusLine::takeSockets(const Remote::SocketFrame &frame)
{
    if (!(frame.interval > 0))
        return;
    m_socketsCpu = smoothed(m_socketsCpu, frame.ownCpu.value_or(std::nan("")), frame.interval);
    m_socketsBytes =
        smoothed(m_socketsBytes, double(frame.wireBytes) / frame.interval, frame.interval);
}

void StatusLine::updateCost()
{
    const bool connected =
        m_session && m_session->connection().state() == ConnectionState::Connected;
    if (!connected || std::isnan(m_ownBytes)) {
        m_cost->clear();
        m_cost->setToolTip({});
        return;
    }
    double ownCpu = m_ownCpu;
    double ownBytes = m_ownBytes;
    if (m_session->sockets().isRunning()) { // a second program, while somebody looks
        ownCpu += std::isnan(m_socketsCpu) ? 0 : m_socketsCpu;
        ownBytes += std::isnan(m_socketsBytes) ? 0 : m_socketsBytes;
    }
    const QString bytes = formatted(ownBytes, Remote::Unit::BytesPerSecond);
    //: share of one CPU core, then bytes a second
    QString text =
        std::isnan(ownCpu)
            ? tr("Our cost: %1").arg(bytes)
            : tr("Our cost: %1 CPU, %2").arg(formatted(ownCpu, Remote::Unit::Share), bytes);
    const QString interval = formattedDuration(
        std::chrono::duration<double>(m_session->sampler().effectiveInterval()).count());
    switch (m_session->sampler().slowdown()) {
    case Remote::Slowdown::None:
        break;
    case Remote::Slowdown::Line:
        //: our cost, then how often it measures
        text = tr("%1 · slowed to %2: the line is slow").arg(text, interval);
        break;
    case Remote::Slowdown::Server:
        text = tr("%1 · slowed to %2: the server is busy").arg(text, interval);
        break;
    }
    m_cost->setText(text);
    m_cost->setToolTip(
        tr("What measuring costs the server, lately: time of the programs that read the "
           "values, as a share of one CPU core, and the bytes it sends. Everything on this "
           "connection, both ways: %1.")
            .arg(formatted(std::max(0.0, m_rate), Remote::Unit::BytesPerSecond)));
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
