// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/base/error.h"
#include "remote/base/phrase.h"
#include "remote/changes/changerunner.h"
#include "remote/checks/finding.h"
#include "remote/metrics/thresholds.h"
#include "remote/ssh/hostconnection.h"

#include <QCoreApplication>
#include <QString>

namespace Clawtune
{

/// One clear sentence for a failure, in the chosen language: what happened, to what, and what to do
/// next. The library's or server's own words are never in it (see errorDetail()), but for the
/// fingerprint of a host key. A subject that is a mark is translated.
QString errorSentence(const Remote::Error &error);
/// Those words, made harmless, for the disclosure below the sentence; may be empty.
QString errorDetail(const Remote::Error &error);
/// The stable word for --json, such as "host-key-changed".
QByteArray errorWord(Remote::ErrorCode code);
/// Exit code of the command line for it: 2 could not look, 3 refused, 1 failed and rolled back.
int exitCodeOf(Remote::ErrorCode code);

/// A remote mark (QT_TRANSLATE_NOOP("Remote", …)) in the chosen language.
QString markText(const char *mark);
/// A phrase, translated and filled.
QString phraseText(const Remote::Phrase &phrase);

/// What a threshold is about, with the disk or file system where it is one of several: "Disk vda".
QString thresholdSubject(const Remote::ThresholdStatus &status);
/// In a few words: "Disk vda: over 90 %", "Memory available: under 10 %".
QString thresholdBrief(const Remote::ThresholdStatus &status);
/// What happened, for how long: "Disk vda: over 90 % for 2 min, now 97 %".
QString thresholdSentence(const Remote::ThresholdStatus &status);
/// What the value of a rule is counted in.
Remote::Unit thresholdUnit(const Remote::ThresholdRule &rule);

/// Words people read, and the stable ones of --json ("not-applicable", "rolled-back").
QString statusText(Remote::CheckStatus status);
QByteArray statusWord(Remote::CheckStatus status);
QString stateText(Remote::ChangeState state);
QByteArray stateWord(Remote::ChangeState state);
QString connectionText(Remote::ConnectionState state);

} // namespace Clawtune
