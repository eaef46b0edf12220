// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/checklist/statusmark.h"

using namespace Qt::StringLiterals;

namespace Clawtune
{

StatusMark statusMark(Remote::CheckStatus status)
{
    switch (status) {
    case Remote::CheckStatus::Pass:
        return {u"pass"_s, Widgets::Tone::Good};
    case Remote::CheckStatus::Partial:
        return {u"partial"_s, Widgets::Tone::Caution};
    case Remote::CheckStatus::Fail:
        return {u"fail"_s, Widgets::Tone::Bad};
    case Remote::CheckStatus::NotApplicable:
        return {u"not-applicable"_s, Widgets::Tone::Muted};
    case Remote::CheckStatus::Unknown:
        break;
    }
    return {u"unknown"_s, Widgets::Tone::Muted};
}

} // namespace Clawtune
