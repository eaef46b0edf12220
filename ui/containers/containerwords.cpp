// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/containers/containerwords.h"

#include "remote/base/quote.h"
#include "ui/text/filled.h"
#include "ui/text/formatter.h"
#include "ui/text/texts.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace Clawtune
{

using Remote::ContainerAction;
using Remote::ContainerHealth;
using Remote::ContainerInfo;
using Remote::ContainerState;
using Remote::displayText;
using Remote::ErrorCode;
using Widgets::Tone;
using Step = Remote::ContainerActions::Step;

namespace
{

QString word(const char *text)
{
    return QCoreApplication::translate("Clawtune::Containers", text);
}

ContainerMark runningMark(ContainerHealth health)
{
    switch (health) {
    case ContainerHealth::Healthy:
        return {u"pass"_s, word(QT_TRANSLATE_NOOP("Clawtune::Containers", "Healthy")), Tone::Good,
                6};
    case ContainerHealth::Unhealthy:
        return {u"fail"_s, word(QT_TRANSLATE_NOOP("Clawtune::Containers", "Unhealthy")), Tone::Bad,
                0};
    case ContainerHealth::Starting:
        return {u"clock"_s, word(QT_TRANSLATE_NOOP("Clawtune::Containers", "Starting")),
                Tone::Caution, 3};
    case ContainerHealth::None:
        break;
    }
    return {u"play"_s, word(QT_TRANSLATE_NOOP("Clawtune::Containers", "Running")), Tone::Good, 7};
}

ContainerMark endedMark(const ContainerInfo &info)
{
    if (info.oomKilled)
        return {u"fail"_s, word(QT_TRANSLATE_NOOP("Clawtune::Containers", "Out of memory")),
                Tone::Bad, 1};
    if (info.exitCode == 0)
        return {u"stop"_s, word(QT_TRANSLATE_NOOP("Clawtune::Containers", "Stopped")), Tone::Muted,
                8};
    // 137 and 143 are how a container ends that was told to stop.
    constexpr int killed = 137;
    constexpr int terminated = 143;
    //: a stopped container and its exit code
    const QString text = filled(word(QT_TRANSLATE_NOOP("Clawtune::Containers", "Exited (%1)")),
                                {QString::number(info.exitCode)});
    if (info.exitCode == killed || info.exitCode == terminated)
        return {u"stop"_s, text, Tone::Muted, 8};
    return {u"warning"_s, text, Tone::Bad, 2};
}

/// A list of names in a sentence, cut after a few.
QString namesText(const QStringList &names)
{
    constexpr qsizetype most = 5;
    QStringList shown = names.first(std::min(names.size(), most));
    if (names.size() > most) {
        //: behind the last name of a list that is longer
        shown.append(QCoreApplication::translate("Clawtune::Containers", "%n more", nullptr,
                                                 int(names.size() - most)));
    }
    return QLocale().createSeparatedList(shown);
}

QString stopEffect(const ContainerInfo &info)
{
    return filled(word(QT_TRANSLATE_NOOP("Clawtune::Containers",
                                         "It is asked to end and killed after %1. It stays stopped "
                                         "until somebody starts it.")),
                  {formattedDuration(info.stopSeconds)});
}

QString restartEffect(const ContainerInfo &info)
{
    return filled(word(QT_TRANSLATE_NOOP("Clawtune::Containers",
                                         "It ends, within %1 at most, and starts again. Until it "
                                         "is up it does not answer.")),
                  {formattedDuration(info.stopSeconds)});
}

} // namespace

ContainerMark containerMark(const ContainerInfo &info)
{
    switch (info.state) {
    case ContainerState::Running:
        return runningMark(info.health);
    case ContainerState::Paused:
        return {u"pause"_s, word(QT_TRANSLATE_NOOP("Clawtune::Containers", "Paused")),
                Tone::Caution, 4};
    case ContainerState::Restarting:
        return {u"refresh"_s, word(QT_TRANSLATE_NOOP("Clawtune::Containers", "Restarting")),
                Tone::Caution, 1};
    case ContainerState::Removing:
        return {u"remove"_s, word(QT_TRANSLATE_NOOP("Clawtune::Containers", "Being removed")),
                Tone::Muted, 5};
    case ContainerState::Created:
        return {u"add"_s, word(QT_TRANSLATE_NOOP("Clawtune::Containers", "Created")), Tone::Muted,
                8};
    case ContainerState::Exited:
        return endedMark(info);
    case ContainerState::Dead:
        return {u"fail"_s, word(QT_TRANSLATE_NOOP("Clawtune::Containers", "Dead")), Tone::Bad, 0};
    case ContainerState::Unknown:
        break;
    }
    return {u"unknown"_s, word(QT_TRANSLATE_NOOP("Clawtune::Containers", "Unknown")), Tone::Muted,
            5};
}

QString containerTitle(const ContainerInfo &info)
{
    constexpr int shortId = 12;
    if (info.name.isEmpty())
        return QString::fromLatin1(info.id.left(shortId));
    return displayText(info.name.toUtf8(), 100);
}

QString imageTitle(const ContainerInfo &info)
{
    constexpr qsizetype shortDigest = 19; // "sha256:" and twelve digits
    if (info.image.startsWith(u"sha256:"_s))
        return displayText(info.image.left(shortDigest).toUtf8());
    return displayText(info.image.toUtf8(), 200);
}

QString portsText(const ContainerInfo &info)
{
    QStringList texts;
    for (const Remote::ContainerPort &port : info.ports) {
        if (port.hostPort.isEmpty())
            continue;
        const bool isAny = port.hostAddress.isEmpty() || port.hostAddress == u"0.0.0.0"_s ||
                           port.hostAddress == u"::"_s;
        const QString address = port.hostAddress.contains(u':')
                                    ? QString(u'[' + port.hostAddress + u']')
                                    : port.hostAddress;
        QString text =
            (isAny ? QString() : QString(address + u':')) + port.hostPort + u'→' + port.port;
        text = displayText(text.toUtf8(), 60);
        if (!texts.contains(text)) // the same for IPv4 and IPv6
            texts.append(text);
    }
    return texts.join(u", "_s);
}

QString actionVerb(ContainerAction action)
{
    switch (action) {
    case ContainerAction::Start:
        return word(QT_TRANSLATE_NOOP("Clawtune::Containers", "Start"));
    case ContainerAction::Stop:
        return word(QT_TRANSLATE_NOOP("Clawtune::Containers", "Stop"));
    case ContainerAction::Restart:
        return word(QT_TRANSLATE_NOOP("Clawtune::Containers", "Restart"));
    case ContainerAction::Pause:
        return word(QT_TRANSLATE_NOOP("Clawtune::Containers", "Pause"));
    case ContainerAction::Unpause:
        break;
    }
    return word(QT_TRANSLATE_NOOP("Clawtune::Containers", "Resume"));
}

QString actionIcon(ContainerAction action)
{
    switch (action) {
    case ContainerAction::Stop:
        return u"stop"_s;
    case ContainerAction::Restart:
        return u"refresh"_s;
    case ContainerAction::Pause:
        return u"pause"_s;
    case ContainerAction::Start:
    case ContainerAction::Unpause:
        break;
    }
    return u"play"_s;
}

QString actionQuestion(ContainerAction action, const QString &container, const QString &host)
{
    const char *pattern = nullptr;
    switch (action) {
    case ContainerAction::Start:
        pattern = QT_TRANSLATE_NOOP("Clawtune::Containers", "Start %1 on %2?");
        break;
    case ContainerAction::Stop:
        pattern = QT_TRANSLATE_NOOP("Clawtune::Containers", "Stop %1 on %2?");
        break;
    case ContainerAction::Restart:
        pattern = QT_TRANSLATE_NOOP("Clawtune::Containers", "Restart %1 on %2?");
        break;
    case ContainerAction::Pause:
        pattern = QT_TRANSLATE_NOOP("Clawtune::Containers", "Pause %1 on %2?");
        break;
    case ContainerAction::Unpause:
        pattern = QT_TRANSLATE_NOOP("Clawtune::Containers", "Resume %1 on %2?");
        break;
    }
    return filled(word(pattern), {container, host});
}

QString actionEffect(ContainerAction action, const ContainerInfo &info,
                     const QStringList &dependants)
{
    QStringList sentences;
    switch (action) {
    case ContainerAction::Start:
        sentences.append(word(QT_TRANSLATE_NOOP("Clawtune::Containers",
                                                "It starts with the settings it was made with.")));
        break;
    case ContainerAction::Stop:
        sentences.append(stopEffect(info));
        break;
    case ContainerAction::Restart:
        sentences.append(restartEffect(info));
        break;
    case ContainerAction::Pause:
        sentences.append(word(QT_TRANSLATE_NOOP(
            "Clawtune::Containers", "Its processes stand still and do not answer until it is "
                                    "resumed. They keep their memory.")));
        break;
    case ContainerAction::Unpause:
        sentences.append(word(QT_TRANSLATE_NOOP("Clawtune::Containers",
                                                "Its processes go on where they stood still.")));
        break;
    }
    const bool isLost = action != ContainerAction::Start && action != ContainerAction::Unpause;
    if (isLost && !dependants.isEmpty())
        sentences.append(filled(word(QT_TRANSLATE_NOOP("Clawtune::Containers",
                                                       "These depend on it and lose it meanwhile: "
                                                       "%1.")),
                                {namesText(dependants)}));
    return sentences.join(u"\n\n"_s);
}

QString actionProgress(ContainerAction action, Step step, const QString &container)
{
    const char *pattern = nullptr;
    if (step == Step::AwaitingHealth) {
        pattern =
            QT_TRANSLATE_NOOP("Clawtune::Containers", "%1 runs; waiting for its health check");
    } else if (step == Step::Verifying) {
        pattern = QT_TRANSLATE_NOOP("Clawtune::Containers", "Looking whether it worked: %1");
    } else {
        switch (action) {
        case ContainerAction::Start:
            pattern = QT_TRANSLATE_NOOP("Clawtune::Containers", "Starting %1");
            break;
        case ContainerAction::Stop:
            pattern = QT_TRANSLATE_NOOP("Clawtune::Containers", "Stopping %1");
            break;
        case ContainerAction::Restart:
            pattern = QT_TRANSLATE_NOOP("Clawtune::Containers", "Restarting %1");
            break;
        case ContainerAction::Pause:
            pattern = QT_TRANSLATE_NOOP("Clawtune::Containers", "Pausing %1");
            break;
        case ContainerAction::Unpause:
            pattern = QT_TRANSLATE_NOOP("Clawtune::Containers", "Resuming %1");
            break;
        }
    }
    return filled(word(pattern), {container});
}

QString actionOutcome(ContainerAction action, const ContainerInfo &after, double seconds)
{
    const QString name = containerTitle(after);
    const bool runs = action != ContainerAction::Stop && action != ContainerAction::Pause;
    if (runs && after.health == ContainerHealth::Unhealthy)
        return filled(word(QT_TRANSLATE_NOOP("Clawtune::Containers",
                                             "%1 runs, but its health check fails. Its logs may "
                                             "say why.")),
                      {name});
    if (runs && after.health == ContainerHealth::Starting)
        return filled(word(QT_TRANSLATE_NOOP("Clawtune::Containers",
                                             "%1 runs; its health check has not passed yet.")),
                      {name});
    const QString state = containerMark(after).word;
    //: a container, its state now ("Healthy"), and how long that took
    return filled(word(QT_TRANSLATE_NOOP("Clawtune::Containers", "%1: %2 after %3")),
                  {name, state, formatted(seconds, Remote::Unit::Seconds)});
}

QString actionFailure(ContainerAction action, const QString &container, const Remote::Error &error)
{
    switch (error.code) {
    case ErrorCode::Cancelled:
        return filled(word(QT_TRANSLATE_NOOP("Clawtune::Containers",
                                             "No longer waiting for %1. What the engine was told, "
                                             "it still does.")),
                      {container});
    case ErrorCode::CommandTimedOut:
        return filled(word(QT_TRANSLATE_NOOP("Clawtune::Containers",
                                             "The engine did not answer in time about %1. It may "
                                             "still be doing it.")),
                      {container});
    case ErrorCode::CommandFailed:
        break;
    default:
        return errorSentence(error);
    }
    if (error.detail.isEmpty())
        return filled(word(QT_TRANSLATE_NOOP("Clawtune::Containers",
                                             "%1 did not reach the state that was asked for. Its "
                                             "logs may say why.")),
                      {container});
    //: a verb ("Restart"), and a container
    return filled(word(QT_TRANSLATE_NOOP("Clawtune::Containers", "%1: the engine refused for %2")),
                  {actionVerb(action), container});
}

QStringList dependantsOf(const ContainerInfo &info, const QList<ContainerInfo> &all)
{
    QStringList running;
    QStringList others;
    if (info.project.isEmpty() || info.service.isEmpty())
        return {};
    for (const ContainerInfo &other : all) {
        if (other.project != info.project || other.id == info.id ||
            !other.dependsOn.contains(info.service))
            continue;
        (other.isUp() ? running : others).append(containerTitle(other));
    }
    running.sort();
    others.sort();
    return running + others;
}

} // namespace Clawtune
