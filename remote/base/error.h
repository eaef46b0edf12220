// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace Remote
{

/// What went wrong, for branching. The sentence for each code is made in ui/text, in a switch
/// without default, so that a new code is a compiler warning there.
enum class ErrorCode {
    // Reaching the server
    HostNotFound,       ///< the name does not resolve
    ConnectionRefused,  ///< nothing listens on the port
    ConnectTimedOut,    ///< no answer within the deadline
    NetworkUnreachable, ///< no route
    ConnectionLost,     ///< the connection ended or went silent; requests under way: OutcomeUnknown
    NotAnSshServer,     ///< something else answered, or no common algorithm
    // Host key
    HostKeyUnknown,       ///< never seen, and nobody accepted it; subject host, detail fingerprint
    HostKeyChanged,       ///< another key is on record: always refused; detail fingerprint
    HostKeyRevoked,       ///< the key is marked @revoked
    KnownHostsUnreadable, ///< a line that could concern this host cannot be parsed; subject
                          ///< file:line
    // Authentication
    KeyFileMissing,       ///< subject: the file
    KeyFileUnreadable,    ///< no permission; subject: the file
    KeyFileInvalid,       ///< not a private key; subject: the file
    PassphraseNeeded,     ///< subject: the file
    PassphraseWrong,      ///< subject: the file
    NoKeyToOffer,         ///< no key file found and no agent key
    AgentUnavailable,     ///< agent named but does not answer
    AuthenticationDenied, ///< the server took none of the keys; subject: user@host
    AuthenticationTimedOut,
    // Commands
    ShellUnusable,   ///< nologin, sftp-only, expired password...: sh could not be started
    CommandFailed,   ///< ended with a non-zero status where zero was needed; detail stderr
    CommandKilled,   ///< ended by a signal; detail its name
    CommandTimedOut, ///< the request's own deadline
    OutputTooLarge,
    OutcomeUnknown, ///< no exit status and no signal: it may or may not have run
    Cancelled,
    ChannelRefused,    ///< the server opens no further channel (MaxSessions)
    ForwardingRefused, ///< AllowTcpForwarding no, or the target cannot be reached
    // Administrator rights
    SudoMissing,
    SudoPasswordNeeded,
    SudoPasswordWrong,
    SudoNotAllowed,      ///< the user is not in sudoers
    SudoNeedsTerminal,   ///< requiretty
    AdministratorNeeded, ///< a root command was asked for without administrator rights
    // Changes
    NothingToDo,
    LockHeld,           ///< another change is under way or on hold; detail who and which
    ChangedSincePlan,   ///< a target file is not what the plan saw; subject: the file
    PremiseMissing,     ///< subject: which premise
    ReadOnlyFileSystem, ///< subject: path
    DiskFull,           ///< subject: path
    WrongHost,          ///< host key or machine id is not the one the plan was made for
    ChangeFailed,       ///< a step failed and everything was rolled back; subject: step
    ChangeNotFound,     ///< no such change in the journal
    ChangeNotOnHold,    ///< confirm of a change that does not wait for it
    UndoConflict,       ///< what is there now is not what the change left; subject: path
    RollbackFailed,     ///< the server is in neither state; detail what to look at
    // PostgreSQL
    PgNotFound,    ///< no PostgreSQL on this server
    PgRefused,     ///< cannot be reached; detail libpq's text
    PgRoleMissing, ///< subject: role
    PgPasswordNeeded,
    PgPasswordWrong,
    PgDatabaseMissing,  ///< subject: database
    PgExtensionMissing, ///< pg_stat_statements not created here; subject: database
    PgLibraryNotLoaded, ///< extension there, but not in shared_preload_libraries
    PgPermissionDenied, ///< needs pg_read_all_stats (pg_monitor)
    PgQueryFailed,      ///< detail: SQLSTATE and message
    PgPlanUnavailable,  ///< the normalised text cannot be planned: detail why
    PgStatementUnknown, ///< no such queryid
    // Input
    BadHostName,
    BadArgument, ///< subject: the argument
    UnknownName, ///< unknown item, metric or saved host; subject: it
    FileMissing,
    FileUnreadable,
    FileUnwritable,
    ParseFailed,   ///< what the server said could not be understood; subject: which probe
    Unsupported,   ///< the server's system cannot do this; subject: what
    NotARecording, ///< a file without samples; subject: the file; detail how it begins
};

/// A failure as a value: `code` for branching, `subject` the host, file, item or step concerned,
/// `detail` the untranslated words of the library or of the server (hostile text, never a
/// headline).
struct Error {
    ErrorCode code{};
    QString subject{};
    QByteArray detail{};

    friend bool operator==(const Error &, const Error &) = default;
};

} // namespace Remote
