// SPDX-License-Identifier: GPL-3.0-or-later
// Drives the window through its main job, off screen, and writes a picture of each page.
#include "driver.h"
#include "tour.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace
{

int complain(const QString &sentence)
{
    std::fprintf(stderr, "clawtune_tour: %s\n", qUtf8Printable(sentence));
    return 2;
}

QByteArray firstLineOf(const QString &file)
{
    if (file.isEmpty())
        return {};
    QFile opened(file);
    return opened.open(QIODevice::ReadOnly) ? opened.readLine().trimmed() : QByteArray();
}

} // namespace

int main(int argc, char **argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    QApplication::setApplicationName(u"clawtune_tour"_s);
    QCommandLineParser parser;
    parser.setApplicationDescription(
        u"Drives the window against a disposable server and writes a picture of each page."_s);
    parser.addHelpOption();
    parser.addOptions({{u"name"_s, u"What the window calls the server."_s, u"NAME"_s, u"demo"_s},
                       {u"address"_s, u"Where it is."_s, u"ADDRESS"_s},
                       {u"port"_s, u"Its SSH port."_s, u"PORT"_s, u"22"_s},
                       {u"user"_s, u"Who logs in."_s, u"USER"_s, u"root"_s},
                       {u"identity"_s, u"The private key."_s, u"FILE"_s},
                       {u"size"_s, u"Of the window."_s, u"WxH"_s, u"1280x720"_s},
                       {u"watch"_s, u"Seconds of charts before the pictures."_s, u"N"_s, u"0"_s},
                       {u"sudo-password-file"_s, u"Its first line is the password."_s, u"FILE"_s},
                       {u"pg-password-file"_s, u"The same for PostgreSQL."_s, u"FILE"_s}});
    parser.addPositionalArgument(u"folder"_s, u"Where the pictures go."_s);
    parser.process(application);
    const QString folder = parser.positionalArguments().value(0);
    if (folder.isEmpty() || !parser.isSet(u"address"_s) || !parser.isSet(u"identity"_s))
        return complain(u"FOLDER, --address and --identity are needed"_s);
    if (!QDir().mkpath(folder))
        return complain(u"%1 cannot be made"_s.arg(folder));
    const GuiTest::Server server{parser.value(u"name"_s),
                                 parser.value(u"address"_s),
                                 parser.value(u"port"_s).toUShort(),
                                 parser.value(u"user"_s),
                                 parser.value(u"identity"_s),
                                 firstLineOf(parser.value(u"sudo-password-file"_s)),
                                 firstLineOf(parser.value(u"pg-password-file"_s))};
    const QTemporaryDir settings;
    const QStringList size = parser.value(u"size"_s).split(u'x');
    GuiTest::Tour tour(application, settings.path(), folder,
                       {size.value(0).toInt(), size.value(1).toInt()});
    tour.setWatch(std::chrono::seconds(parser.value(u"watch"_s).toInt()));
    return tour.run(server) ? 0 : 1;
}
