// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/eventmarkers.h"

#include "remote/base/quote.h"
#include "remote/checks/check.h"
#include "ui/text/filled.h"
#include "ui/text/formatter.h"
#include "ui/text/texts.h"

namespace Clawtune
{

namespace
{

QString titleOf(const QByteArray &item)
{
    const Remote::Check *check = Remote::findCheck(item);
    return check ? markText(check->title) : Remote::displayText(item, 60);
}

QString words(const char *text, const QStringList &values)
{
    return filled(QCoreApplication::translate("Clawtune::Overview", text), values);
}

Widgets::ChartMarker markerOf(const HostEvent &event)
{
    using Widgets::MarkerKind;
    const QString time = formattedTime(event.time);
    switch (event.kind) {
    case HostEvent::Kind::Changed:
        //: a time and an item of the checklist
        return {event.time,
                words(QT_TRANSLATE_NOOP("Clawtune::Overview", "%1: “%2” applied"),
                      {time, titleOf(event.item)}),
                MarkerKind::Flag};
    case HostEvent::Kind::TakenBack:
        return {event.time,
                words(QT_TRANSLATE_NOOP("Clawtune::Overview", "%1: “%2” undone"),
                      {time, titleOf(event.item)}),
                MarkerKind::Flag};
    case HostEvent::Kind::Restarted:
        return {event.time,
                words(QT_TRANSLATE_NOOP("Clawtune::Overview", "%1: server started"), {time}),
                MarkerKind::Start};
    case HostEvent::Kind::NothingSeen:
        return {event.time,
                words(QT_TRANSLATE_NOOP("Clawtune::Overview", "No data for %1"),
                      {formattedDuration(event.seconds)}),
                MarkerKind::Gap};
    case HostEvent::Kind::MeasuredAnew:
        //: a time, then for how long nothing was seen
        return {event.time,
                words(QT_TRANSLATE_NOOP("Clawtune::Overview",
                                        "%1: Clawtune's program on the server was ended, and "
                                        "started again (no data for %2)"),
                      {time, formattedDuration(event.seconds)}),
                MarkerKind::Gap};
    }
    return {};
}

} // namespace

QList<Widgets::ChartMarker> eventMarkers(const QList<HostEvent> &events)
{
    QList<Widgets::ChartMarker> markers;
    for (const HostEvent &event : events)
        markers.append(markerOf(event));
    return markers;
}

} // namespace Clawtune
