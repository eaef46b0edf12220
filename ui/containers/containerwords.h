// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/containers/containeractions.h"
#include "widgets/theme.h"

#include <QString>

namespace Clawtune
{

/// How a container is doing: a shape, a word and a tone.
struct ContainerMark {
    QString icon;
    QString word;
    Widgets::Tone tone = Widgets::Tone::Muted;
    int rank = 0; ///< for sorting: what needs a look comes first
};
[[nodiscard]] ContainerMark containerMark(const Remote::ContainerInfo &info);

/// Its name, harmless; the beginning of its id where it has none.
[[nodiscard]] QString containerTitle(const Remote::ContainerInfo &info);
/// The image as people know it; an id is cut short.
[[nodiscard]] QString imageTitle(const Remote::ContainerInfo &info);
/// "443→443/tcp, 127.0.0.1:9999→9/udp": where the server listens for it.
[[nodiscard]] QString portsText(const Remote::ContainerInfo &info);

/// The verb on the button.
[[nodiscard]] QString actionVerb(Remote::ContainerAction action);
[[nodiscard]] QString actionIcon(Remote::ContainerAction action);
/// "Restart openclaw-postgres on web-1?"
[[nodiscard]] QString actionQuestion(Remote::ContainerAction action, const QString &container,
                                     const QString &host);
/// What happens, for how long, and to which others.
[[nodiscard]] QString actionEffect(Remote::ContainerAction action,
                                   const Remote::ContainerInfo &info,
                                   const QStringList &dependants);
/// "Restarting n8n", with the step after it.
[[nodiscard]] QString actionProgress(Remote::ContainerAction action,
                                     Remote::ContainerActions::Step step, const QString &container);
/// How it ended well: what it is now.
[[nodiscard]] QString actionOutcome(Remote::ContainerAction action,
                                    const Remote::ContainerInfo &after, double seconds);
/// One sentence for an ending that was not well; `error` as ContainerActions::finished() gives it.
[[nodiscard]] QString actionFailure(Remote::ContainerAction action, const QString &container,
                                    const Remote::Error &error);

/// Titles of the containers that compose says need this one, those that run first.
[[nodiscard]] QStringList dependantsOf(const Remote::ContainerInfo &info,
                                       const QList<Remote::ContainerInfo> &all);

} // namespace Clawtune
