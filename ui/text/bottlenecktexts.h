// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/metrics/bottleneck.h"

#include <QString>

#include <functional>

namespace Clawtune
{

/// What a container is called, by its id; an empty text where nobody knows.
using ContainerNames = std::function<QString(const QByteArray &id)>;

/// "Disk is the limit: vda 97 % busy for 4 min (postgres)": one line in the chosen language. Names
/// from the server are made harmless; the text is plain.
QString bottleneckSentence(const Remote::Bottleneck &bottleneck, const ContainerNames &names = {});
/// The same in a few words, for a small card: "Disk: vda 97 % busy".
QString bottleneckBrief(const Remote::Bottleneck &bottleneck, const ContainerNames &names = {});

/// One row of the table behind the sentence.
struct EvidenceText {
    QString name;  ///< "I/O pressure"
    QString value; ///< "61.2 %"
    QString limit; ///< "from 25 % on"
    QString source;
};
QList<EvidenceText> evidenceTexts(const Remote::Bottleneck &bottleneck);

} // namespace Clawtune
