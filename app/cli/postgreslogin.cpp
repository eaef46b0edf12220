// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/postgreslogin.h"

#include "app/cli/clitext.h"
#include "app/cli/terminal.h"
#include "remote/base/quote.h"
#include "ui/text/filled.h"

namespace Clawtune
{

using Remote::ErrorCode;
using Remote::PostgresAccess;
using Remote::PostgresInspector;
using Remote::Secret;

namespace
{

using Then = std::function<void(PostgresInspector &)>;

constexpr int mostQuestions = 3;

PostgresAccess accessOf(const CliContext &context)
{
    const CliOptions &options = context.options();
    const Remote::SavedHost saved = context.savedHost();
    PostgresAccess access;
    access.address = options.pgAddress;
    access.user = options.pgUser.isEmpty() ? saved.pgUser : options.pgUser;
    access.database = options.database.isEmpty() ? saved.pgDatabase : options.database;
    return access;
}

void attempt(CliContext &context, PostgresInspector &inspector, Secret password, int questions,
             Then then)
{
    PostgresAccess access = accessOf(context);
    access.password = std::move(password);
    inspector.connectTo(
        std::move(access), &context,
        [&context, &inspector, questions, then = std::move(then)](const auto &server) {
            if (server) {
                then(inspector);
                return;
            }
            const Remote::Error error = server.error();
            const bool mayAsk = error.code == ErrorCode::PgPasswordNeeded ||
                                error.code == ErrorCode::PgPasswordWrong;
            if (!mayAsk || !canAsk() || questions >= mostQuestions) {
                context.fail(error);
                return;
            }
            auto typed = askSecret(filled(Cli::tr("Password of the PostgreSQL role %1:"),
                                          {Remote::displayText(error.subject.toUtf8())}));
            if (typed)
                attempt(context, inspector, std::move(*typed), questions + 1, then);
            else
                context.fail({ErrorCode::Cancelled, error.subject, {}});
        });
}

} // namespace

void connectPostgres(CliContext &context, Then then)
{
    auto password = std::make_shared<Secret>();
    if (const QString &file = context.options().pgPasswordFile; !file.isEmpty()) {
        auto read = readSecret(file);
        if (!read) {
            context.fail(read.error());
            return;
        }
        *password = std::move(*read);
    }
    context.connectHost(Administrator::IfGiven, [&context, password, then = std::move(then)] {
        auto *inspector = new PostgresInspector(context.connection(), &context);
        attempt(context, *inspector, std::move(*password), 0, then);
    });
}

} // namespace Clawtune
