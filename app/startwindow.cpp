// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/startwindow.h"

#include "app/application.h"
#include "app/cli/options.h"
#include "app/cli/output.h"
#include "app/cli/terminal.h"

#include <QApplication>

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
    if (!options.pgPasswordFile.isEmpty()) {
        auto password = readSecret(options.pgPasswordFile);
        if (!password) {
            output.error(password.error());
            return 2;
        }
        window.postgres.password = std::move(*password);
    }
    return Application::run(application, std::move(window));
}

} // namespace Clawtune
