// SPDX-License-Identifier: GPL-3.0-or-later
// What the sampling program tells of files is what they hold, whatever they hold and however they
// change; and what makes no sense is refused.
#include "localshell.h"
#include "remote/base/quote.h"
#include "remote/base/serverscript.h"
#include "remote/metrics/samplerprogram.h"

#include <QDir>
#include <QFile>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using Remote::RawSample;
using Remote::WireFiles;

namespace
{

const QByteArray mark = "0123456789abcdef0123456789abcdef";

QByteArray textOf(const RawSample &sample, const QByteArray &path)
{
    for (const RawSample::File &file : sample.files) {
        if (file.path == path)
            return file.bytes;
    }
    return "absent";
}

/// The same of what is new of a container.
QByteArray rowTextOf(const RawSample &sample, const QString &path)
{
    for (const RawSample::File &file : sample.rowFiles) {
        if (file.path == path.toUtf8())
            return file.bytes;
    }
    return "absent";
}

/// The program itself, reading files of ours; `cgroups`: a folder in place of the kernel's.
class Program final : public QObject
{
public:
    explicit Program(const QByteArrayList &entries, const QString &cgroups = u"/nowhere"_s)
        : m_stream({u"sh"_s}, {u"PATH=/usr/bin:/bin"_s}, script(entries, cgroups.toUtf8()))
    {
        connect(&m_stream, &Remote::RemoteStream::received, this,
                [this](const QByteArray &bytes) { m_reader.feed(bytes); });
    }
    /// The next answer; nothing when none comes.
    std::optional<RawSample> next()
    {
        std::optional<RawSample> sample;
        const auto came = [&] {
            const auto got = m_reader.next();
            if (got)
                sample = *got;
            return sample.has_value() || !got;
        };
        if (!QTest::qWaitFor(came, 10000))
            return std::nullopt;
        return sample;
    }
    std::optional<RawSample> ask(const QByteArray &request = "\n")
    {
        m_stream.write(request);
        return next();
    }

private:
    static QByteArray script(const QByteArrayList &entries, const QByteArray &cgroups)
    {
        const QByteArray program = Remote::samplerPerl().replace("/sys/fs/cgroup", cgroups);
        return "CLAWTUNE_MARK=" + mark +
               "\nCLAWTUNE_ROWS=-\nCLAWTUNE_FILES=" + Remote::shellQuoted(entries.join('\t')) +
               "\nclawtune_perl=" + Remote::shellQuoted(program) + '\n' +
               Remote::serverScript(u"sampler.sh"_s);
    }

    LocalStream m_stream;
    Remote::SampleReader m_reader{mark};
};

/// Overwritten in place, as the kernel does it.
void put(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite | QIODevice::Truncate));
    QCOMPARE(file.write(bytes), bytes.size());
}

/// A process with a file that can be read as long as it lives, as those of a cgroup can.
class Living final
{
public:
    explicit Living(const QByteArray &bytes)
    {
        m_process.start(u"sleep"_s, {u"300"_s});
        QVERIFY(m_process.waitForStarted());
        put(path(), bytes);
    }
    ~Living()
    {
        m_process.kill();
        m_process.waitForFinished();
    }
    [[nodiscard]] QByteArray pid() const { return QByteArray::number(m_process.processId()); }
    [[nodiscard]] QString path() const
    {
        return u"/proc/%1/oom_score_adj"_s.arg(m_process.processId());
    }

private:
    QProcess m_process;
};

QByteArray randomWord(QRandomGenerator &random)
{
    static const QByteArray odd[] = {"",     "-1",  "007",  "0.25", "1e5",
                                     "max",  "\"a", ".",    "\t",   "18446744073709551615",
                                     "cpu0", ")",   "\xff", "a\rb", "999999999999999"};
    if (random.bounded(4) == 0)
        return odd[random.bounded(int(std::size(odd)))];
    return QByteArray::number(random.generate64() >> random.bounded(64));
}

QByteArray joined(const QByteArrayList &words, const QByteArray &separators)
{
    QByteArray text;
    for (qsizetype i = 0; i < words.size(); ++i)
        text += words.at(i) + separators.at(i % separators.size());
    return text;
}

} // namespace

class TestWireFiles final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void tellsFilesWhole();
    void tellsOnlyWhatChanged();
    void filtersLines();
    void forgetsFiles();
    void followsARestartedContainer();
    void changesWords_data();
    void changesWords();
    void readsRecords();
    void refuses_data();
    void refuses();
    void refusesTooMuch();
};

void TestWireFiles::tellsFilesWhole()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"a"_s);
    QRandomGenerator random(20);
    QByteArrayList words;
    for (int i = 0; i < 120; ++i)
        words.append(randomWord(random));
    put(path, joined(words, " \n="));
    Program program({path.toUtf8() + ' '});
    auto sample = program.next();
    for (int round = 0; round < 200; ++round) {
        QVERIFY2(sample, qPrintable(QString::number(round)));
        const QByteArray separators = round % 50 < 40 ? " \n=" : "\n ";
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(textOf(*sample, path.toUtf8()), file.readAll());
        for (int changes = random.bounded(6); changes > 0; --changes)
            words[random.bounded(int(words.size()))] = randomWord(random);
        if (round % 20 == 0)
            words.append(randomWord(random));
        put(path, joined(words, separators));
        sample = program.ask();
    }
}

void TestWireFiles::tellsOnlyWhatChanged()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"a"_s);
    put(path, "ctxt 1000000 5\nsome avg10=0.00 total=77\n");
    Program program({path.toUtf8() + ' '});
    const auto first = program.next();
    const auto second = program.ask();
    put(path, "ctxt 1000007 5\nsome avg10=0.00 total=70\n");
    const auto third = program.ask();
    QVERIFY(first && second && third);
    const qint64 head = second->size;
    QVERIFY2(head < 100, qPrintable(QString::number(head))); // nothing but the head
    QCOMPARE(third->size - head, qsizetype(qstrlen("0b7E7\n")));
    QCOMPARE(textOf(*third, path.toUtf8()),
             QByteArray("ctxt 1000007 5\nsome avg10=0.00 total=70\n"));
}

void TestWireFiles::filtersLines()
{
    QTemporaryDir folder;
    const QByteArray path = folder.filePath(u"a"_s).toUtf8();
    const QByteArray text = "cpu  1 2\ncpu0 1 2\nintr 1\nctxt 5\neth0: 7\n cpu 3\nlast 1";
    put(QString::fromUtf8(path), text);
    const std::pair<QByteArray, QByteArray> rows[] = {
        {"^cpu ", "cpu  1 2\n"},
        {"^cpu |^ctxt", "cpu  1 2\nctxt 5\n"},
        {":", "eth0: 7\n"},
        {"^(?!c|i)", "eth0: 7\n cpu 3\nlast 1"},
        {"^(?:intr|last) ", "intr 1\nlast 1"},
        {"nothing", ""},
        {"", text},
    };
    for (const auto &[lines, left] : rows) {
        Program program({path + ' ' + lines});
        const auto sample = program.next();
        QVERIFY(sample);
        QCOMPARE(textOf(*sample, path), left);
    }
}

void TestWireFiles::forgetsFiles()
{
    QTemporaryDir folder;
    const QByteArray a = folder.filePath(u"a"_s).toUtf8();
    const QByteArray b = folder.filePath(u"b"_s).toUtf8();
    put(QString::fromUtf8(a), "one 1\n");
    Program program({a + ' ', b + ' '});
    auto sample = program.next();
    QVERIFY(sample);
    QCOMPARE(textOf(*sample, a), QByteArray("one 1\n"));
    QCOMPARE(textOf(*sample, b), QByteArray("absent"));
    put(QString::fromUtf8(b), "two 2\n");
    sample = program.ask();
    QVERIFY(sample);
    QCOMPARE(textOf(*sample, b), QByteArray("two 2\n"));
    sample = program.ask("-\t" + b + ' ' + '\n');
    QVERIFY(sample);
    QCOMPARE(textOf(*sample, a), QByteArray("absent"));
    QCOMPARE(textOf(*sample, b), QByteArray("two 2\n"));
    sample = program.ask("-\t" + a + " \t" + b + " \n");
    QVERIFY(sample);
    QCOMPARE(textOf(*sample, a), QByteArray("one 1\n"));
}

void TestWireFiles::followsARestartedContainer()
{
    const QTemporaryDir root;
    const QDir folder(root.filePath(u"docker/"_s + QString(64, u'a')));
    QVERIFY(folder.mkpath(u"."_s));
    const QString kept = folder.filePath(u"memory.current"_s);
    const QString other = folder.filePath(u"pids.current"_s);
    const QString missing = folder.filePath(u"cpu.stat"_s);
    put(root.filePath(u"cgroup.controllers"_s), "");
    put(folder.filePath(u"cgroup.procs"_s), "");
    put(other, "1\n");
    std::optional<Living> life(std::in_place, "500\n");
    QVERIFY(QFile::link(life->path(), kept));
    Program program({}, root.path());
    QVERIFY(program.next());
    auto sample = program.ask("c\n");
    QVERIFY(sample);
    QCOMPARE(rowTextOf(*sample, kept), QByteArray("500\n"));
    QCOMPARE(rowTextOf(*sample, other), QByteArray("1\n"));
    QVERIFY(QFile::remove(kept));
    life.emplace("600\n"); // what is open cannot be read any more
    QVERIFY(QFile::link(life->path(), kept));
    put(missing, "usage_usec 7\n");
    sample = program.ask("c\n");
    QVERIFY(sample);
    QCOMPARE(rowTextOf(*sample, kept), QByteArray("600\n"));
    put(life->path(), "700\n");
    sample = program.ask("c\n");
    QVERIFY(sample);
    QCOMPARE(rowTextOf(*sample, kept), QByteArray("700\n"));
    QCOMPARE(rowTextOf(*sample, missing), QByteArray("absent")); // this kernel had none
    QVERIFY(QFile::remove(kept)); // at a bad moment: the next one is not there yet
    life.emplace("800\n");
    QVERIFY(program.ask("c\n"));
    QVERIFY(QFile::link(life->path(), kept));
    put(folder.filePath(u"cgroup.procs"_s), life->pid() + '\n');
    sample = program.ask("c\n");
    QVERIFY(sample);
    QCOMPARE(rowTextOf(*sample, kept), QByteArray("800\n"));
    QCOMPARE(rowTextOf(*sample, missing), QByteArray("usage_usec 7\n")); // with another process
}

void TestWireFiles::changesWords_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("changes");
    QTest::addColumn<QByteArray>("after"); // "refused": it does not fit
    const QByteArray refused = "refused";
    QTest::newRow("grows") << "a 5 7\n"_ba
                           << "b10"_ba
                           << "a 15 7\n"_ba;
    QTest::newRow("shrinks") << "a 15 7\n"_ba
                             << "B10"_ba
                             << "a 5 7\n"_ba;
    QTest::newRow("two") << "1 2 3"_ba
                         << "a1b1"_ba
                         << "2 2 4"_ba;
    QTest::newRow("neighbours") << "1 2"_ba
                                << "a1a1"_ba
                                << "2 3"_ba;
    QTest::newRow("text") << "x=0.10 y"_ba
                          << "\"b0.20 "_ba
                          << "x=0.20 y"_ba;
    QTest::newRow("emptied") << "x=1 y"_ba
                             << "\"b a0"_ba << refused;
    QTest::newRow("to nothing") << "x=1 y"_ba
                                << "\"b "_ba
                                << "x= y"_ba;
    QTest::newRow("far") << QByteArray("0 ").repeated(30) + "4"
                         << ".e1"_ba << QByteArray("0 ").repeated(30) + "5";
    QTest::newRow("beyond the end") << "1 2"_ba
                                    << "c1"_ba << refused;
    QTest::newRow("no number there") << "a 2"_ba
                                     << "a1"_ba << refused;
    QTest::newRow("below nothing") << "5"_ba
                                   << "A6"_ba << refused;
    QTest::newRow("no number") << "5"_ba
                               << "a"_ba << refused;
    QTest::newRow("over 64 bits") << "18446744073709551615"_ba
                                  << "a1"_ba << refused;
    QTest::newRow("by over 64 bits") << "1"_ba
                                     << "a99999999999999999999"_ba << refused;
    QTest::newRow("text without an end") << "5"_ba
                                         << "\"ax"_ba << refused;
    QTest::newRow("only dots") << "5"_ba
                               << "..."_ba << refused;
    QTest::newRow("other bytes") << "5"_ba
                                 << "#1"_ba << refused;
}

void TestWireFiles::changesWords()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, changes);
    QFETCH(QByteArray, after);
    QCOMPARE(Remote::changedWords(before, changes).value_or("refused"), after);
}

void TestWireFiles::readsRecords()
{
    WireFiles files;
    RawSample first;
    QVERIFY(files.add("I100 4096 -3.250000\nF0 4 /proc/loadavg\n0.5\nF3 5 /proc/stat\ncpu 1"
                      "Rpc\nP1 6 7 33\n7 (a)\nF2 14 /proc/7/io\nread_bytes: 5\n"
                      "T4 /proc/7/cmdline\na\nb\0"_ba,
                      first));
    QCOMPARE(first.files.size(), 2);
    QCOMPARE(first.startsAhead, -3.25);
    QCOMPARE(first.rows, Remote::Lanes(Remote::Lane::Processes) | Remote::Lane::Containers);
    QCOMPARE(first.rowFiles.size(), 4);
    QCOMPARE(first.rowFiles.at(0).path, QByteArray("/proc/7/stat"));
    QCOMPARE(first.rowFiles.at(1).path, QByteArray("/proc/7/status"));
    QCOMPARE(first.rowFiles.at(1).bytes, QByteArray("Uid:\t33\t33\n"));
    QCOMPARE(first.rowFiles.at(3).bytes, QByteArray("a\nb\0", 4));
    RawSample second;
    QVERIFY(files.add("3b1\nRpc\n-1b2\nG/proc/9/\n", second));
    QCOMPARE(second.files.at(1).bytes, QByteArray("cpu 2"));
    QCOMPARE(second.rowFiles.size(), 1);
    QCOMPARE(second.rowFiles.at(0).bytes, QByteArray("read_bytes: 7\n"));
    QCOMPARE(second.goneRows, QList<QByteArray>{"/proc/9/"});
    RawSample third;
    QVERIFY(files.add("G/proc/loadavg\n", third));
    QCOMPARE(third.files.size(), 1);
    QVERIFY(!third.rows);
}

void TestWireFiles::refuses_data()
{
    QTest::addColumn<QByteArray>("records");
    QTest::newRow("empty line") << "\n"_ba;
    QTest::newRow("half a line") << "F0 4 /proc/stat"_ba;
    QTest::newRow("text cut short") << "F0 5 /proc/stat\ncpu"_ba;
    QTest::newRow("no number") << "F 5 /proc/stat\ncpu 1"_ba;
    QTest::newRow("no path") << "F0 3\ncpu"_ba;
    QTest::newRow("number beyond reason") << "F99999999 3 /proc/stat\ncpu"_ba;
    QTest::newRow("change of nothing") << "0a1\n"_ba;
    QTest::newRow("change of one before the first") << "F0 1 /a\n1-1a1\n"_ba;
    QTest::newRow("change of one never told") << "F5 1 /a\n1-2a1\n"_ba;
    QTest::newRow("process without owner") << "P0 1 7\n1"_ba;
    QTest::newRow("no ticks") << "I0 4096 0\n"_ba;
    QTest::newRow("no page size") << "I100 x 0\n"_ba;
    QTest::newRow("other record") << "X1\n"_ba;
    QTest::newRow("not text") << "\0\xff\n"_ba;
}

void TestWireFiles::refuses()
{
    QFETCH(QByteArray, records);
    WireFiles files;
    RawSample sample;
    QVERIFY(!files.add(records, sample));
}

void TestWireFiles::refusesTooMuch()
{
    WireFiles files;
    const QByteArray text(30 * 1024 * 1024, 'x');
    const auto adds = [&](const QByteArray &number) {
        const QByteArray size = QByteArray::number(text.size());
        const QByteArray record = "F" + number + ' ' + size + " /a\n" + text;
        RawSample sample;
        return files.add(record, sample);
    };
    QVERIFY(adds("0"));
    QVERIFY(adds("0")); // in place of the first
    QVERIFY(adds("1"));
    QVERIFY(!adds("2"));
}

QTEST_GUILESS_MAIN(TestWireFiles)
#include "tst_wirefiles.moc"
