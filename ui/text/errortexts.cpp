// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/base/quote.h"
#include "ui/text/filled.h"
#include "ui/text/texts.h"

#include <QCoreApplication>

#include <iterator>
#include <string_view>

namespace Clawtune
{

using Remote::ErrorCode;

namespace
{

/// What stands in a sentence when an error names no subject.
constexpr const char *theServer = QT_TRANSLATE_NOOP("Clawtune::Texts", "the server");
constexpr const char *nothing = "–";

struct ErrorText {
    ErrorCode code;
    const char *word;      ///< for --json
    int exitCode;          ///< of the command line
    const char *noSubject; ///< mark; fills %1 of an error without a subject
    const char *sentence;  ///< mark; %1 the subject, %2 the fingerprint of a host key
};

constexpr ErrorText errorTexts[] = {
    {ErrorCode::HostNotFound, "host-not-found", 2, theServer,
     QT_TRANSLATE_NOOP("Clawtune::Texts",
                       "No address is known for %1. Check the name and your network.")},
    {ErrorCode::ConnectionRefused, "connection-refused", 2, theServer,
     QT_TRANSLATE_NOOP("Clawtune::Texts", "Nothing listens on the SSH port of %1. Check the port "
                                          "number, and that sshd runs there.")},
    {ErrorCode::ConnectTimedOut, "connect-timed-out", 2, theServer,
     QT_TRANSLATE_NOOP("Clawtune::Texts",
                       "No answer came from %1 in time. Check the address and the firewall.")},
    {ErrorCode::NetworkUnreachable, "network-unreachable", 2, theServer,
     QT_TRANSLATE_NOOP("Clawtune::Texts", "There is no route to %1. Check your network or VPN.")},
    {ErrorCode::ConnectionLost, "connection-lost", 2, theServer,
     QT_TRANSLATE_NOOP("Clawtune::Texts",
                       "The connection to %1 was lost. Check the network and connect again.")},
    {ErrorCode::NotAnSshServer, "not-an-ssh-server", 2, theServer,
     QT_TRANSLATE_NOOP(
         "Clawtune::Texts",
         "What answers at %1 is not an SSH server that can be used. Check the port number.")},
    {ErrorCode::HostKeyUnknown, "host-key-unknown", 2, theServer,
     QT_TRANSLATE_NOOP("Clawtune::Texts",
                       "The host key of %1 is new: %2. Compare it with what your provider shows, "
                       "then accept it (on the command line with --accept-new-host-key).")},
    {ErrorCode::HostKeyChanged, "host-key-changed", 2, theServer,
     QT_TRANSLATE_NOOP("Clawtune::Texts",
                       "The host key of %1 has changed (it is now %2). Somebody may be listening "
                       "in, so the connection was refused. If the server was set up anew, remove "
                       "its old line from known_hosts.")},
    {ErrorCode::HostKeyRevoked, "host-key-revoked", 2, theServer,
     QT_TRANSLATE_NOOP("Clawtune::Texts",
                       "The host key of %1 is marked as revoked in known_hosts, so the connection "
                       "was refused. Ask whoever runs the server.")},
    {ErrorCode::KnownHostsUnreadable, "known-hosts-unreadable", 2, nothing,
     QT_TRANSLATE_NOOP("Clawtune::Texts", "A line of known_hosts that may concern this server "
                                          "cannot be read: %1. Correct or remove it.")},
    {ErrorCode::KeyFileMissing, "key-file-missing", 2, nothing,
     QT_TRANSLATE_NOOP("Clawtune::Texts", "The key file %1 does not exist. Check its path.")},
    {ErrorCode::KeyFileUnreadable, "key-file-unreadable", 2, nothing,
     QT_TRANSLATE_NOOP("Clawtune::Texts",
                       "The key file %1 cannot be read. Check its permissions.")},
    {ErrorCode::KeyFileInvalid, "key-file-invalid", 2, nothing,
     QT_TRANSLATE_NOOP(
         "Clawtune::Texts",
         "The file %1 is not a private key that can be used. Choose the file without .pub.")},
    {ErrorCode::PassphraseNeeded, "passphrase-needed", 2, nothing,
     QT_TRANSLATE_NOOP("Clawtune::Texts", "The key %1 needs its passphrase. Enter it (on the "
                                          "command line with --passphrase-file).")},
    {ErrorCode::PassphraseWrong, "passphrase-wrong", 2, nothing,
     QT_TRANSLATE_NOOP("Clawtune::Texts",
                       "The passphrase of the key %1 is wrong. Enter it again.")},
    {ErrorCode::NoKeyToOffer, "no-key-to-offer", 2, theServer,
     QT_TRANSLATE_NOOP("Clawtune::Texts", "There is no key to log in to %1 with. Choose a key "
                                          "file, or load one into your SSH agent.")},
    {ErrorCode::AgentUnavailable, "agent-unavailable", 2, theServer,
     QT_TRANSLATE_NOOP("Clawtune::Texts",
                       "The SSH agent does not answer. Start it again, or choose a key file.")},
    {ErrorCode::AuthenticationDenied, "authentication-denied", 2, theServer,
     QT_TRANSLATE_NOOP("Clawtune::Texts",
                       "The server accepts none of your keys for %1. Check the user name, and that "
                       "your public key is in its authorized_keys.")},
    {ErrorCode::AuthenticationTimedOut, "authentication-timed-out", 2, theServer,
     QT_TRANSLATE_NOOP("Clawtune::Texts", "Logging in to %1 took too long. Check the load of the "
                                          "server and your SSH agent, then try again.")},
    {ErrorCode::ShellUnusable, "shell-unusable", 2, theServer,
     QT_TRANSLATE_NOOP("Clawtune::Texts",
                       "No shell can be started for %1. The account may be set to nologin or SFTP "
                       "only, or its password may have expired. Use another user.")},
    {ErrorCode::CommandFailed, "command-failed", 2, nothing,
     QT_TRANSLATE_NOOP("Clawtune::Texts",
                       "A command on the server failed: %1. The details say why.")},
    {ErrorCode::CommandKilled, "command-killed", 2, nothing,
     QT_TRANSLATE_NOOP("Clawtune::Texts", "A command on the server was ended by a signal: %1. "
                                          "Check the memory and the log of the server.")},
    {ErrorCode::CommandTimedOut, "command-timed-out", 2, nothing,
     QT_TRANSLATE_NOOP("Clawtune::Texts", "A command on the server took too long: %1. Check the "
                                          "load of the server, then try again.")},
    {ErrorCode::OutputTooLarge, "output-too-large", 2, nothing,
     QT_TRANSLATE_NOOP("Clawtune::Texts",
                       "The server sent more than can be taken in: %1. Ask for less at a time.")},
    {ErrorCode::OutcomeUnknown, "outcome-unknown", 2, nothing,
     QT_TRANSLATE_NOOP("Clawtune::Texts", "The connection ended before the result arrived: %1. "
                                          "Connect again and look at the state of the server.")},
    {ErrorCode::Cancelled, "cancelled", 2, nothing,
     QT_TRANSLATE_NOOP("Clawtune::Texts",
                       "The request was cancelled. Start it again when it is wanted.")},
    {ErrorCode::ChannelRefused, "channel-refused", 2, theServer,
     QT_TRANSLATE_NOOP(
         "Clawtune::Texts",
         "No further channel can be opened to %1. Raise MaxSessions in its sshd_config.")},
    {ErrorCode::ForwardingRefused, "forwarding-refused", 2, nothing,
     QT_TRANSLATE_NOOP("Clawtune::Texts",
                       "The server opens no tunnel to %1. Check AllowTcpForwarding in its "
                       "sshd_config, and that the target runs.")},
    {ErrorCode::SudoMissing, "sudo-missing", 2, theServer,
     QT_TRANSLATE_NOOP("Clawtune::Texts",
                       "There is no sudo on %1. Install it, or log in as root.")},
    {ErrorCode::SudoPasswordNeeded, "sudo-password-needed", 2, theServer,
     QT_TRANSLATE_NOOP("Clawtune::Texts", "sudo on %1 asks for a password. Enter it (on the "
                                          "command line with --sudo-password-file).")},
    {ErrorCode::SudoPasswordWrong, "sudo-password-wrong", 2, theServer,
     QT_TRANSLATE_NOOP("Clawtune::Texts",
                       "sudo on %1 does not accept the password. Enter it again.")},
    {ErrorCode::SudoNotAllowed, "sudo-not-allowed", 2, theServer,
     QT_TRANSLATE_NOOP("Clawtune::Texts", "This user may not use sudo on %1. Log in as an "
                                          "administrator, or add the user to the group sudo.")},
    {ErrorCode::SudoNeedsTerminal, "sudo-needs-terminal", 2, theServer,
     QT_TRANSLATE_NOOP(
         "Clawtune::Texts",
         "sudo on %1 works at a terminal only. Remove requiretty for this user from sudoers.")},
    {ErrorCode::AdministratorNeeded, "administrator-needed", 2, nothing,
     QT_TRANSLATE_NOOP(
         "Clawtune::Texts",
         "This needs administrator rights. Log in as root, or as a user who may use sudo (on the "
         "command line with --sudo).")},
    {ErrorCode::NothingToDo, "nothing-to-do", 0, nothing,
     QT_TRANSLATE_NOOP("Clawtune::Texts",
                       "There is nothing to do: %1 is already as it should be.")},
    {ErrorCode::LockHeld, "lock-held", 3, nothing,
     QT_TRANSLATE_NOOP("Clawtune::Texts", "Another change is under way or on hold: %1. Wait for "
                                          "its end, or keep or undo it first.")},
    {ErrorCode::ChangedSincePlan, "changed-since-plan", 3, nothing,
     QT_TRANSLATE_NOOP(
         "Clawtune::Texts",
         "The file %1 was changed after the plan was made, so nothing was done. Make a new plan.")},
    {ErrorCode::PremiseMissing, "premise-missing", 3, nothing,
     QT_TRANSLATE_NOOP(
         "Clawtune::Texts",
         "A premise is missing: %1. Nothing was changed; see to it, then try again.")},
    {ErrorCode::ReadOnlyFileSystem, "read-only-file-system", 3, nothing,
     QT_TRANSLATE_NOOP("Clawtune::Texts", "The file system of %1 is read-only. Nothing was "
                                          "changed; make it writable, then try again.")},
    {ErrorCode::DiskFull, "disk-full", 3, nothing,
     QT_TRANSLATE_NOOP(
         "Clawtune::Texts",
         "There is no space left for %1. Free some space on the server, then try again.")},
    {ErrorCode::WrongHost, "wrong-host", 3, nothing,
     QT_TRANSLATE_NOOP("Clawtune::Texts", "This is not the server that the plan was made for: %1. "
                                          "Nothing was changed; make a new plan.")},
    {ErrorCode::ChangeFailed, "change-failed", 1, nothing,
     QT_TRANSLATE_NOOP("Clawtune::Texts", "A step failed: %1. Everything was rolled back, and the "
                                          "server is as it was. The details say why.")},
    {ErrorCode::ChangeNotFound, "change-not-found", 2, nothing,
     QT_TRANSLATE_NOOP("Clawtune::Texts",
                       "There is no change %1 in the journal. Look its name up in the journal.")},
    {ErrorCode::ChangeNotOnHold, "change-not-on-hold", 3, nothing,
     QT_TRANSLATE_NOOP(
         "Clawtune::Texts",
         "The change %1 is not waiting to be kept. Look at its state in the journal.")},
    {ErrorCode::UndoConflict, "undo-conflict", 3, nothing,
     QT_TRANSLATE_NOOP("Clawtune::Texts",
                       "Somebody else has changed %1 since, so nothing was undone. Compare it with "
                       "the journal and correct it by hand.")},
    {ErrorCode::RollbackFailed, "rollback-failed", 1, nothing,
     QT_TRANSLATE_NOOP("Clawtune::Texts", "Rolling back failed: %1. The server is between the old "
                                          "and the new state; the details say what to look at.")},
    {ErrorCode::PgNotFound, "pg-not-found", 2, theServer,
     QT_TRANSLATE_NOOP("Clawtune::Texts", "No PostgreSQL was found on %1. If there is one, enter "
                                          "its address (on the command line with --pg-address).")},
    {ErrorCode::PgRefused, "pg-refused", 2, nothing,
     QT_TRANSLATE_NOOP(
         "Clawtune::Texts",
         "PostgreSQL cannot be reached: %1. Check that it runs and what pg_hba.conf allows.")},
    {ErrorCode::PgRoleMissing, "pg-role-missing", 2, nothing,
     QT_TRANSLATE_NOOP(
         "Clawtune::Texts",
         "PostgreSQL does not let the role %1 in: it does not exist, or pg_hba.conf refuses it "
         "here. Enter another role (on the command line with --pg-user), or create it.")},
    {ErrorCode::PgPasswordNeeded, "pg-password-needed", 2, nothing,
     QT_TRANSLATE_NOOP("Clawtune::Texts", "PostgreSQL asks for the password of the role %1. Enter "
                                          "it (on the command line with --pg-password-file).")},
    {ErrorCode::PgPasswordWrong, "pg-password-wrong", 2, nothing,
     QT_TRANSLATE_NOOP("Clawtune::Texts",
                       "PostgreSQL does not accept the password of the role %1. Enter it again.")},
    {ErrorCode::PgDatabaseMissing, "pg-database-missing", 2, nothing,
     QT_TRANSLATE_NOOP(
         "Clawtune::Texts",
         "There is no database %1. Choose another one (on the command line with --database).")},
    {ErrorCode::PgExtensionMissing, "pg-extension-missing", 2, nothing,
     QT_TRANSLATE_NOOP("Clawtune::Texts",
                       "The extension pg_stat_statements is missing in the database %1. Run CREATE "
                       "EXTENSION pg_stat_statements there.")},
    {ErrorCode::PgLibraryNotLoaded, "pg-library-not-loaded", 2, nothing,
     QT_TRANSLATE_NOOP("Clawtune::Texts", "PostgreSQL has not loaded pg_stat_statements. Add it to "
                                          "shared_preload_libraries and restart PostgreSQL.")},
    {ErrorCode::PgPermissionDenied, "pg-permission-denied", 2, nothing,
     QT_TRANSLATE_NOOP("Clawtune::Texts",
                       "The role may not read this in PostgreSQL: %1. Grant the role pg_monitor.")},
    {ErrorCode::PgQueryFailed, "pg-query-failed", 2, nothing,
     QT_TRANSLATE_NOOP("Clawtune::Texts",
                       "PostgreSQL could not run the statement: %1. The details say why.")},
    {ErrorCode::PgPlanUnavailable, "pg-plan-unavailable", 2, nothing,
     QT_TRANSLATE_NOOP("Clawtune::Texts",
                       "No plan can be made for this statement: %1. Give the statement with its "
                       "values (on the command line with --sql).")},
    {ErrorCode::PgStatementUnknown, "pg-statement-unknown", 2, nothing,
     QT_TRANSLATE_NOOP("Clawtune::Texts",
                       "There is no statement with the query ID %1. List the statements again.")},
    {ErrorCode::BadHostName, "bad-host-name", 2, nothing,
     QT_TRANSLATE_NOOP("Clawtune::Texts", "This cannot be a host: %1. Write a saved name, an alias "
                                          "of ssh_config, or user@address:port.")},
    {ErrorCode::BadArgument, "bad-argument", 2, nothing,
     QT_TRANSLATE_NOOP("Clawtune::Texts",
                       "This value cannot be used: %1. Correct it and try again.")},
    {ErrorCode::UnknownName, "unknown-name", 2, nothing,
     QT_TRANSLATE_NOOP("Clawtune::Texts", "The name %1 is not known. Check its spelling.")},
    {ErrorCode::FileMissing, "file-missing", 2, nothing,
     QT_TRANSLATE_NOOP("Clawtune::Texts", "The file %1 does not exist. Check its path.")},
    {ErrorCode::FileUnreadable, "file-unreadable", 2, nothing,
     QT_TRANSLATE_NOOP("Clawtune::Texts", "The file %1 cannot be read. Check its permissions.")},
    {ErrorCode::FileUnwritable, "file-unwritable", 2, nothing,
     QT_TRANSLATE_NOOP("Clawtune::Texts",
                       "The file %1 cannot be written. Check its permissions and the free space.")},
    {ErrorCode::ParseFailed, "parse-failed", 2, nothing,
     QT_TRANSLATE_NOOP("Clawtune::Texts",
                       "The answer could not be understood: %1. The details show how it begins.")},
    {ErrorCode::Unsupported, "unsupported", 2, nothing,
     QT_TRANSLATE_NOOP("Clawtune::Texts", "This server cannot do it: %1. Nothing was changed.")},
    {ErrorCode::NotARecording, "not-a-recording", 2, nothing,
     QT_TRANSLATE_NOOP("Clawtune::Texts",
                       "The file %1 is not a recording. Choose one that was saved here or written "
                       "by clawtune sample --json.")},
};

/// Whether a row stands at the place of its code, for every row.
constexpr bool rowsAreInOrder()
{
    for (std::size_t i = 0; i < std::size(errorTexts); ++i) {
        if (errorTexts[i].code != ErrorCode(i))
            return false;
    }
    return true;
}

/// Both compilers write a value that no enumerator has as a cast: "(Remote::ErrorCode)66".
template <ErrorCode code> constexpr bool isEnumerator()
{
    constexpr std::string_view name = __PRETTY_FUNCTION__;
    for (std::size_t i = 1; i < name.size(); ++i) {
        if (name[i - 1] == ')' && name[i] >= '0' && name[i] <= '9')
            return false;
    }
    return true;
}

// A new code without a row does not compile: in the middle of the enumeration it moves the codes
// behind it, at the end it is the enumerator that must not exist.
static_assert(rowsAreInOrder());
static_assert(isEnumerator<ErrorCode(std::size(errorTexts) - 1)>());
static_assert(!isEnumerator<ErrorCode(std::size(errorTexts))>());

const ErrorText &textOf(ErrorCode code)
{
    return errorTexts[std::size_t(code)];
}

} // namespace

QString errorSentence(const Remote::Error &error)
{
    const ErrorText &text = textOf(error.code);
    // A premise, a step or a probe is named by its mark; other subjects have no translation and
    // stay what they are.
    const QByteArray subject = error.subject.toUtf8();
    const QString name = error.subject.isEmpty()
                             ? QCoreApplication::translate("Clawtune::Texts", text.noSubject)
                             : Remote::displayText(markText(subject.constData()).toUtf8());
    const QString fingerprint =
        error.detail.isEmpty() ? QString::fromUtf8(nothing) : Remote::displayText(error.detail);
    return filled(QCoreApplication::translate("Clawtune::Texts", text.sentence),
                  {name, fingerprint});
}

QString errorDetail(const Remote::Error &error)
{
    return Remote::displayText(error.detail, 4000, /*multiline=*/true).trimmed();
}

QByteArray errorWord(ErrorCode code)
{
    return textOf(code).word;
}

int exitCodeOf(ErrorCode code)
{
    return textOf(code).exitCode;
}

} // namespace Clawtune
