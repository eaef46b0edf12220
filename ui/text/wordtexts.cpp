// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/texts.h"

namespace Clawtune
{

namespace
{

QString word(const char *text)
{
    return QCoreApplication::translate("Clawtune::Texts", text);
}

} // namespace

QString statusText(Remote::CheckStatus status)
{
    switch (status) {
    case Remote::CheckStatus::Pass:
        return word(QT_TRANSLATE_NOOP("Clawtune::Texts", "Pass"));
    case Remote::CheckStatus::Partial:
        return word(QT_TRANSLATE_NOOP("Clawtune::Texts", "Partial"));
    case Remote::CheckStatus::Fail:
        return word(QT_TRANSLATE_NOOP("Clawtune::Texts", "Fail"));
    case Remote::CheckStatus::NotApplicable:
        return word(QT_TRANSLATE_NOOP("Clawtune::Texts", "Not applicable"));
    case Remote::CheckStatus::Unknown:
        return word(QT_TRANSLATE_NOOP("Clawtune::Texts", "Unknown"));
    }
    return {};
}

QByteArray statusWord(Remote::CheckStatus status)
{
    switch (status) {
    case Remote::CheckStatus::Pass:
        return "pass";
    case Remote::CheckStatus::Partial:
        return "partial";
    case Remote::CheckStatus::Fail:
        return "fail";
    case Remote::CheckStatus::NotApplicable:
        return "not-applicable";
    case Remote::CheckStatus::Unknown:
        return "unknown";
    }
    return {};
}

QString stateText(Remote::ChangeState state)
{
    switch (state) {
    case Remote::ChangeState::Pending:
        return word(QT_TRANSLATE_NOOP("Clawtune::Texts", "In progress"));
    case Remote::ChangeState::Held:
        return word(QT_TRANSLATE_NOOP("Clawtune::Texts", "On hold"));
    case Remote::ChangeState::Done:
        return word(QT_TRANSLATE_NOOP("Clawtune::Texts", "Done"));
    case Remote::ChangeState::Unchanged:
        return word(QT_TRANSLATE_NOOP("Clawtune::Texts", "Unchanged"));
    case Remote::ChangeState::RollingBack:
        return word(QT_TRANSLATE_NOOP("Clawtune::Texts", "Rolling back"));
    case Remote::ChangeState::RolledBack:
        return word(QT_TRANSLATE_NOOP("Clawtune::Texts", "Rolled back"));
    case Remote::ChangeState::Refused:
        return word(QT_TRANSLATE_NOOP("Clawtune::Texts", "Refused"));
    case Remote::ChangeState::Undone:
        return word(QT_TRANSLATE_NOOP("Clawtune::Texts", "Undone"));
    case Remote::ChangeState::Broken:
        return word(QT_TRANSLATE_NOOP("Clawtune::Texts", "Rollback failed"));
    }
    return {};
}

QByteArray stateWord(Remote::ChangeState state)
{
    switch (state) {
    case Remote::ChangeState::Pending:
        return "pending";
    case Remote::ChangeState::Held:
        return "held";
    case Remote::ChangeState::Done:
        return "done";
    case Remote::ChangeState::Unchanged:
        return "unchanged";
    case Remote::ChangeState::RollingBack:
        return "rolling-back";
    case Remote::ChangeState::RolledBack:
        return "rolled-back";
    case Remote::ChangeState::Refused:
        return "refused";
    case Remote::ChangeState::Undone:
        return "undone";
    case Remote::ChangeState::Broken:
        return "broken";
    }
    return {};
}

QString connectionText(Remote::ConnectionState state)
{
    switch (state) {
    case Remote::ConnectionState::Closed:
        return word(QT_TRANSLATE_NOOP("Clawtune::Texts", "Not connected"));
    case Remote::ConnectionState::Connecting:
        return word(QT_TRANSLATE_NOOP("Clawtune::Texts", "Connecting"));
    case Remote::ConnectionState::AwaitingHostKey:
        return word(
            QT_TRANSLATE_NOOP("Clawtune::Texts", "Waiting for the host key to be accepted"));
    case Remote::ConnectionState::AwaitingPassphrase:
        return word(QT_TRANSLATE_NOOP("Clawtune::Texts", "Waiting for the passphrase"));
    case Remote::ConnectionState::Connected:
        return word(QT_TRANSLATE_NOOP("Clawtune::Texts", "Connected"));
    case Remote::ConnectionState::Waiting:
        return word(QT_TRANSLATE_NOOP("Clawtune::Texts", "Connection lost, reconnecting"));
    case Remote::ConnectionState::Failed:
        return word(QT_TRANSLATE_NOOP("Clawtune::Texts", "Connection failed"));
    }
    return {};
}

} // namespace Clawtune
