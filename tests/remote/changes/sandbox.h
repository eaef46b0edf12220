// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "processshell.h"
#include "remote/changes/changerunner.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <fcntl.h>
#include <sys/stat.h>

/// The plan that the sandbox's check makes, and whether its item passes.
inline Remote::Result<Remote::ChangePlan> sandboxPlan{Remote::ChangePlan{}};

inline const Remote::Check &sandboxCheck()
{
    static const Remote::Check check{
        .id = "sandbox",
        .title = "",
        .what = "",
        .why = "",
        .icon = "",
        .probe = [] { return QByteArray("section hello echo hello\n"); },
        .evaluate =
            [](const Remote::ProbeResult &) {
                Remote::Finding finding;
                finding.status = Remote::CheckStatus::Pass;
                return finding;
            },
        .plan = [](const Remote::ProbeResult &,
                   const Remote::PlanSettings &) { return sandboxPlan; }};
    return check;
}

/// A folder with the "server's" files, and the engine's own folder beside them.
class Sandbox final
{
public:
    explicit Sandbox(const QStringList &interpreter = {QStringLiteral("/bin/sh")},
                     const QString &path = {})
        : shell(interpreter, path)
        , runner(shell, {})
    {
        site.folder = root() + "/lib/clawtune";
        site.serviceManager = false;
        QDir(m_folder.path()).mkpath(QStringLiteral("etc"));
        QDir(m_folder.path()).mkpath(QStringLiteral("lib"));
        runner.setSite(site);
    }

    [[nodiscard]] QByteArray root() const { return m_folder.path().toUtf8(); }
    [[nodiscard]] QByteArray etc(const char *name) const { return root() + "/etc/" + name; }

    void write(const char *name, const QByteArray &content, int mode = 0644) const
    {
        QFile file(QString::fromUtf8(etc(name)));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
        file.close();
        QCOMPARE(::chmod(etc(name).constData(), mode_t(mode)), 0);
        // Long ago and in whole seconds: busybox's cp keeps no more.
        const timespec times[2] = {{1'600'000'000, 0}, {1'600'000'000, 0}};
        QCOMPARE(::utimensat(AT_FDCWD, etc(name).constData(), times, 0), 0);
    }
    [[nodiscard]] std::optional<QByteArray> read(const char *name) const
    {
        QFile file(QString::fromUtf8(etc(name)));
        if (!file.open(QIODevice::ReadOnly))
            return {};
        return file.readAll();
    }
    /// Every file and folder under etc: name, mode, owner, time of change and content.
    [[nodiscard]] QByteArrayList snapshot() const
    {
        QByteArrayList lines;
        QDirIterator files(m_folder.path() + QStringLiteral("/etc"),
                           QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot,
                           QDirIterator::Subdirectories);
        while (files.hasNext())
            lines.append(described(files.next()));
        std::sort(lines.begin(), lines.end());
        return lines;
    }

    /// Folder of the one transaction; empty when there is another number of them.
    [[nodiscard]] QString onlyFolder() const
    {
        const auto folders = QDir(QString::fromUtf8(site.folder) + QStringLiteral("/tx"))
                                 .entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot);
        return folders.size() == 1 ? folders.first().filePath() : QString();
    }

    /// Runs the event loop until the outcome is there.
    Remote::Result<Remote::ChangeOutcome> apply(const Remote::ApplyOptions &options = {})
    {
        return await([&](auto done) { runner.apply(sandboxCheck(), {}, options, done); });
    }
    Remote::Result<Remote::ChangeOutcome> applyPlan(const Remote::ChangePlan &plan)
    {
        return await([&](auto done) { runner.applyPlan(sandboxCheck(), plan, {}, done); });
    }
    Remote::Result<Remote::ChangeOutcome> undo(const QByteArray &change)
    {
        return await([&](auto done) { runner.undo(change, done); });
    }
    Remote::Result<Remote::ChangeOutcome> confirm(const QByteArray &change)
    {
        return await([&](auto done) { runner.confirm(change, done); });
    }
    Remote::Result<Remote::ChangeOutcome> recover()
    {
        return await([&](auto done) { runner.recover(done); });
    }
    QList<Remote::JournalEntry> journal()
    {
        std::optional<Remote::Result<QList<Remote::JournalEntry>>> answer;
        runner.journal([&](auto result) { answer = std::move(result); });
        if (!QTest::qWaitFor([&] { return answer.has_value(); }, 10'000) || !answer->ok())
            return {};
        return answer->value();
    }
    /// The one entry of the journal; an empty one when there is another number of them.
    Remote::JournalEntry onlyEntry()
    {
        const QList<Remote::JournalEntry> entries = journal();
        return entries.size() == 1 ? entries.first() : Remote::JournalEntry{};
    }

    ProcessShell shell;
    Remote::ChangeRunner runner;
    Remote::ChangeSite site;

private:
    template <typename Begin> Remote::Result<Remote::ChangeOutcome> await(Begin begin)
    {
        std::optional<Remote::Result<Remote::ChangeOutcome>> answer;
        begin([&](Remote::Result<Remote::ChangeOutcome> result) { answer = std::move(result); });
        if (!QTest::qWaitFor([&] { return answer.has_value(); }, 60'000))
            return Remote::Error{Remote::ErrorCode::CommandTimedOut};
        return *std::move(answer);
    }
    static QByteArray described(const QString &path)
    {
        struct stat facts = {};
        ::lstat(path.toUtf8().constData(), &facts);
        const bool isFolder = S_ISDIR(facts.st_mode);
        QByteArray content;
        QFile file(path);
        if (S_ISREG(facts.st_mode) && file.open(QIODevice::ReadOnly))
            content = file.readAll().toHex();
        // A folder's time changes when an entry comes and goes; that is no change of the server.
        const auto time =
            isFolder ? 0 : facts.st_mtim.tv_sec * 1'000'000'000 + facts.st_mtim.tv_nsec;
        return path.toUtf8() + ' ' + QByteArray::number(facts.st_mode, 8) + ' ' +
               QByteArray::number(facts.st_uid) + ':' + QByteArray::number(facts.st_gid) + ' ' +
               QByteArray::number(qint64(time)) + ' ' + content;
    }

    QTemporaryDir m_folder;
};
