// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/startwindow.h"

#include "app/application.h"
#include "app/cli/options.h"
#include "app/cli/output.h"
#include "app/cli/terminal.h"

#include <QApplication>

#include <array>
#include <utility>

namespace Clawtune
{

int startWindow(int argc, char **argv)
{
    QApplication application(argc, argv);
    // Without those that Qt has taken out.
    const QStringList arguments = QCoreApplication::arguments().mid(1);
    CliOutput output(wantsJson(arguments));
    CliOptions options;
    {
        // For a mistake in the arguments; the window brings its own.
        Language language;
        language.use(languageOf(arguments));
        if (const auto error = parseWindowArguments(arguments, options)) {
            output.error(*error);
            return 2;
        }
    }
    WindowOptions window;
    window.host = options.windowHost;
    window.language = options.language;
    window.hostOptions = options.host;
    window.postgres.address = options.pgAddress;
    window.postgres.user = options.pgUser;
    const std::array<std::pair<QString, Remote::Secret *>, 3> secrets{
        {{options.pgPasswordFile, &window.postgres.password},
         {options.passphraseFile, &window.passphrase},
         {options.sudoPasswordFile, &window.sudoPassword}}};
    for (const auto &[file, into] : secrets) {
        if (file.isEmpty())
            continue;
        auto secret = readSecret(file);
        if (!secret) {
            output.error(secret.error());
            return 2;
        }
        *into = std::move(*secret);
    }
    return Application::run(application, std::move(window));
}

} // namespace Clawtune
