// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/ssh/sshconfig.h"

#include "remote/ssh/hostpattern.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace Remote
{
using namespace Qt::StringLiterals;

namespace
{

constexpr int deepestInclude = 16; // as OpenSSH
constexpr qsizetype largestConfig = 1024 * 1024;

/// Words of the rest of a line; "double quotes" hold spaces together, # begins a comment.
QList<QByteArray> wordsOf(const QByteArray &text)
{
    QList<QByteArray> words;
    QByteArray word;
    bool quoted = false;
    bool inWord = false;
    for (const char c : text) {
        if (c == '"') {
            quoted = !quoted;
            inWord = true;
        } else if (!quoted && (c == ' ' || c == '\t')) {
            if (inWord)
                words.append(word);
            word.clear();
            inWord = false;
        } else if (!quoted && !inWord && c == '#') {
            break;
        } else {
            word.append(c);
            inWord = true;
        }
    }
    if (inWord)
        words.append(word);
    return words;
}

/// "Keyword value", "Keyword=value" and "Keyword = value" alike.
QByteArray takeKeyword(QByteArray &line)
{
    qsizetype end = 0;
    while (end < line.size() && line[end] != ' ' && line[end] != '\t' && line[end] != '=')
        ++end;
    const QByteArray keyword = line.left(end).toLower();
    line = line.mid(end).trimmed();
    if (line.startsWith('='))
        line = line.mid(1).trimmed();
    return keyword;
}

QString homeFile(const QString &name)
{
    if (name == u"~")
        return QDir::homePath();
    return name.startsWith("~/"_L1) ? QDir::homePath() + name.mid(1) : name;
}

/// %h, %d, %u, %r, %n and %%; any other stays as it is.
QString expanded(const QString &text, const QString &alias, const SshConfigValues &values)
{
    QString out;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] != u'%' || i + 1 == text.size()) {
            out += text[i];
            continue;
        }
        switch (text[++i].unicode()) {
        case u'%':
            out += u'%';
            break;
        case u'h':
            out += values.hostName.isEmpty() ? alias : values.hostName;
            break;
        case u'n':
            out += alias;
            break;
        case u'd':
            out += QDir::homePath();
            break;
        case u'u':
            out += qEnvironmentVariable("USER");
            break;
        case u'r':
            out += values.user;
            break;
        default:
            out += u'%';
            out += text[i];
        }
    }
    return out;
}

} // namespace

Result<SshConfig> SshConfig::read(const QString &file)
{
    SshConfig config;
    const QString name = file.isEmpty() ? QDir::homePath() + "/.ssh/config"_L1 : file;
    if (!QFileInfo::exists(name)) {
        if (file.isEmpty())
            return config;
        return Error{ErrorCode::FileMissing, name, {}};
    }
    QFile source(name);
    if (!QFileInfo(name).isFile() || !source.open(QIODevice::ReadOnly))
        return Error{ErrorCode::FileUnreadable, name, source.errorString().toUtf8()};
    const QString folder =
        file.isEmpty() ? QDir::homePath() + "/.ssh"_L1 : QFileInfo(name).absolutePath();
    config.parse(source.read(largestConfig), folder);
    return config;
}

bool SshConfig::holds(const Conditions &conditions, const QByteArray &name)
{
    return std::all_of(conditions.begin(), conditions.end(), [&name](const auto &patterns) {
        return matchesPatternList(name, patterns);
    });
}

void SshConfig::parse(const QByteArray &content, const QString &folder, const Conditions &outer,
                      int depth)
{
    Conditions conditions = outer;
    for (const QByteArray &raw : content.split('\n')) {
        QByteArray rest = raw.trimmed();
        if (rest.isEmpty() || rest.startsWith('#'))
            continue;
        const QByteArray keyword = takeKeyword(rest);
        if (keyword == "host") {
            const QList<QByteArray> patterns = wordsOf(rest);
            conditions = outer + Conditions{patterns};
            for (const QByteArray &pattern : patterns) {
                if (!pattern.contains('*') && !pattern.contains('?') && !pattern.startsWith('!') &&
                    holds(outer, pattern) && !m_aliases.contains(pattern))
                    m_aliases.append(pattern);
            }
        } else if (keyword == "match") {
            conditions = Conditions{QList<QByteArray>()}; // matches nothing
        } else if (keyword == "include") {
            include(rest, conditions, folder, depth);
        } else {
            m_lines.append({conditions, keyword, wordsOf(rest).value(0)});
        }
    }
}

void SshConfig::include(const QByteArray &names, const Conditions &conditions,
                        const QString &folder, int depth)
{
    if (depth >= deepestInclude)
        return;
    for (const QByteArray &word : wordsOf(names)) {
        const QString path = homeFile(QString::fromUtf8(word));
        const QFileInfo info(QDir(folder), path);
        const QStringList found =
            QDir(info.absolutePath()).entryList({info.fileName()}, QDir::Files, QDir::Name);
        for (const QString &name : found) {
            QFile file(info.absolutePath() + u'/' + name);
            if (file.open(QIODevice::ReadOnly))
                parse(file.read(largestConfig), folder, conditions, depth + 1);
        }
    }
}

SshConfigValues SshConfig::valuesOf(const QString &alias) const
{
    SshConfigValues values;
    const QByteArray name = alias.toUtf8();
    for (const Line &line : m_lines) {
        if (!holds(line.conditions, name))
            continue;
        const QString value = QString::fromUtf8(line.value);
        if (line.keyword == "hostname" && values.hostName.isEmpty())
            values.hostName = value;
        else if (line.keyword == "user" && values.user.isEmpty())
            values.user = value;
        else if (line.keyword == "port" && values.port == 0)
            values.port = line.value.toUShort();
        else if (line.keyword == "identityfile" && line.value.toLower() != "none")
            values.identityFiles.append(value);
    }
    values.hostName = expanded(values.hostName, alias, {alias, {}, 0, {}});
    for (QString &file : values.identityFiles)
        file = homeFile(expanded(file, alias, values));
    return values;
}

QStringList SshConfig::aliases() const
{
    QStringList names;
    for (const QByteArray &alias : m_aliases)
        names.append(QString::fromUtf8(alias));
    return names;
}

} // namespace Remote
