// SPDX-License-Identifier: GPL-3.0-or-later
// The real scripts under every shell of this computer, against its own kernel.
#include "localshell.h"
#include "remote/metrics/sampler.h"

#include <QFile>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestSampler final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void samples_data();
    void samples();

private:
    QTemporaryDir m_bin; ///< commands that every system has, but no perl
};

void TestSampler::initTestCase()
{
    QVERIFY(m_bin.isValid());
    for (const auto &name : {u"grep"_s, u"date"_s, u"getconf"_s}) {
        const QString found = QStandardPaths::findExecutable(name);
        QVERIFY2(!found.isEmpty(), qPrintable(name));
        QVERIFY(QFile::link(found, m_bin.filePath(name)));
    }
}

void TestSampler::samples_data()
{
    QTest::addColumn<QStringList>("interpreter");
    QTest::addColumn<bool>("withPerl");
    for (const bool withPerl : {true, false}) {
        const char *with = withPerl ? "perl" : "no perl";
        for (const auto &shell : {u"dash"_s, u"bash"_s, u"busybox"_s}) {
            const QString found = QStandardPaths::findExecutable(shell);
            if (found.isEmpty())
                continue;
            QStringList interpreter{found};
            if (shell == u"busybox")
                interpreter << u"sh"_s;
            QTest::addRow("%s, %s", qPrintable(shell), with) << interpreter << withPerl;
        }
    }
}

void TestSampler::samples()
{
    QFETCH(QStringList, interpreter);
    QFETCH(bool, withPerl);
    const QString path = withPerl ? u"/usr/bin:/bin"_s : m_bin.path();
    LocalShell shell(interpreter, {u"PATH="_s + path, u"LC_ALL=C"_s});
    Remote::MetricsSampler sampler(shell);
    sampler.setInterval(500ms);
    sampler.setLanes(Remote::Lane::Disks | Remote::Lane::Cores);
    QSignalSpy frames(&sampler, &Remote::MetricsSampler::frameReady);
    QSignalSpy failures(&sampler, &Remote::MetricsSampler::failed);
    sampler.start();
    QTRY_VERIFY_WITH_TIMEOUT(frames.size() >= 4 || failures.size(), 10000);
    for (const auto &failure : failures) {
        const auto error = failure.first().value<Remote::Error>();
        QFAIL(qPrintable(error.subject + QLatin1Char(' ') + QString::fromUtf8(error.detail)));
    }
    for (const auto &f : frames) {
        const auto frame = f.first().value<Remote::MetricFrame>();
    }
}

QTEST_GUILESS_MAIN(TestSampler)
#include "tst_sampler.moc"
