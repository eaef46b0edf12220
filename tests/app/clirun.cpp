// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/clirun.h"

#include <QJsonDocument>
#include <QProcess>
#include <QProcessEnvironment>

using namespace Qt::StringLiterals;

QJsonObject CliRun::outObject() const
{
    return QJsonDocument::fromJson(out).object();
}

QJsonObject CliRun::errorObject() const
{
    return QJsonDocument::fromJson(err).object().value("error"_L1).toObject();
}

QList<QJsonObject> CliRun::outObjects() const
{
    QList<QJsonObject> objects;
    for (const QByteArray &line : out.split('\n')) {
        if (!line.isEmpty())
            objects.append(QJsonDocument::fromJson(line).object());
    }
    return objects;
}

CliRun runCli(const QStringList &arguments, const CliSetting &setting)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"LC_ALL"_s, u"C.UTF-8"_s);
    environment.insert(u"TZ"_s, u"UTC"_s);
    environment.remove(u"LANGUAGE"_s);
    environment.remove(u"SSH_AUTH_SOCK"_s);
    environment.remove(u"DISPLAY"_s);
    // A command needs no display: a platform that cannot be there would end it at once.
    environment.insert(u"QT_QPA_PLATFORM"_s, u"none-such"_s);
    for (auto i = setting.environment.cbegin(); i != setting.environment.cend(); ++i)
        environment.insert(i.key(), i.value());
    QProcess process;
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(CLAWTUNE_PROGRAM), arguments);
    if (!process.waitForStarted())
        return {};
    process.write(setting.input);
    process.closeWriteChannel();
    const bool ended = process.waitForFinished(setting.milliseconds);
    if (!ended) {
        process.kill();
        process.waitForFinished();
    }
    const bool well = ended && process.exitStatus() == QProcess::NormalExit;
    return {well ? process.exitCode() : -1, process.readAllStandardOutput(),
            process.readAllStandardError()};
}

QByteArray singleLine(const QByteArray &text)
{
    return text.endsWith('\n') && text.count('\n') == 1 ? text.chopped(1) : QByteArray();
}
