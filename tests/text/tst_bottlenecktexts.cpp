// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/language.h"
#include "ui/text/bottlenecktexts.h"

#include <QTest>

using namespace Clawtune;
using namespace Qt::StringLiterals;
using namespace Remote;
using Kind = BottleneckKind;

namespace
{

Bottleneck busyDisk()
{
    Bottleneck found;
    found.kind = Kind::DiskBusy;
    found.severity = Severity::Slows;
    found.subject = "vda";
    found.since = 1000;
    found.time = 1000 + 4 * 60 + 42;
    found.evidence = {{{"disk.util", "vda"}, 0.9693, 0.7, Comparison::AtLeast, 10},
                      {{"pressure.io_some", {}}, 0.6123, 0.25, Comparison::AtLeast, 10}};
    found.culprit = Culprit{"postgres", {77, 5}, QByteArray(64, 'a'), 3e6};
    return found;
}

/// Spaces that break or not look the same.
QString plain(QString text)
{
    return text.replace(QChar(QChar::Nbsp), u' ');
}

} // namespace

class TestBottleneckTexts final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void saysItInOneLine();
    void namesTheContainer();
    void saysItBriefly();
    void everyKindHasItsWords();
    void durationsAreNoStopwatch();
    void givesTheEvidence();
    void hostileNamesAreHarmless();
    void saysItInJapanese();
};

void TestBottleneckTexts::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
}

void TestBottleneckTexts::saysItInOneLine()
{
    QCOMPARE(plain(bottleneckSentence(busyDisk())),
             u"Disk is the limit: vda 97 % busy for 4 min (postgres)"_s);
    Bottleneck none;
    none.kind = Kind::None;
    QCOMPARE(bottleneckSentence(none), u"Nothing limits this server now"_s);
}

void TestBottleneckTexts::namesTheContainer()
{
    const ContainerNames names = [](const QByteArray &id) {
        return id.startsWith('a') ? u"openclaw-postgres"_s : QString();
    };
    QVERIFY(bottleneckSentence(busyDisk(), names).endsWith(u"(postgres in openclaw-postgres)"_s));
    Bottleneck limited = busyDisk();
    limited.kind = Kind::ContainerCpuLimit;
    limited.subject = QByteArray(64, 'a');
    limited.evidence = {{{"container.cpu_of_limit", limited.subject}, 0.99, 0.8, {}, 10}};
    QCOMPARE(plain(bottleneckSentence(limited, names)),
             u"A container is at its CPU limit: openclaw-postgres at 99 % for 4 min (postgres)"_s);
    QVERIFY(bottleneckSentence(limited).contains(u"aaaaaaaaaaaa at"_s)); // as docker ps does
    limited.culprit = Culprit{{}, {}, limited.subject, 1};
    QVERIFY(!bottleneckSentence(limited, names).contains(u'('));
}

void TestBottleneckTexts::saysItBriefly()
{
    QCOMPARE(plain(bottleneckBrief(busyDisk())), u"Disk: vda 97 % busy"_s);
    QCOMPARE(bottleneckBrief(Bottleneck()), u"Not known yet"_s);
}

void TestBottleneckTexts::everyKindHasItsWords()
{
    QSet<QString> sentences;
    for (int kind = int(Kind::Unknown); kind <= int(Kind::NetworkLoss); ++kind) {
        Bottleneck one = busyDisk();
        one.kind = Kind(kind);
        const QString sentence = bottleneckSentence(one);
        QVERIFY(!sentence.contains(u'%') || sentence.contains(u"97"_s));
        QVERIFY(!sentence.contains(u"%1"_s) && !sentence.contains(u"%3"_s));
        QVERIFY(!bottleneckBrief(one).contains(u"%1"_s));
        sentences.insert(sentence);
    }
    QCOMPARE(sentences.size(), int(Kind::NetworkLoss) + 1);
    Bottleneck killed = busyDisk();
    killed.kind = Kind::ContainerMemoryLimit;
    killed.evidence = {{{"container.oom_kills", killed.subject}, 2, 1, Comparison::AtLeast, 30}};
    QVERIFY(bottleneckSentence(killed).contains(u"ended processes: 2"_s));
}

void TestBottleneckTexts::durationsAreNoStopwatch()
{
    const auto lasting = [](double seconds) {
        Bottleneck one = busyDisk();
        one.culprit.reset();
        one.time = one.since + seconds;
        return bottleneckSentence(one).section(u"for "_s, 1);
    };
    QCOMPARE(lasting(0), u"10 s"_s);
    QCOMPARE(lasting(37), u"30 s"_s);
    QCOMPARE(lasting(119), u"1 min"_s);
    QCOMPARE(lasting(3 * 3600 + 125), u"3 h 2 min"_s);
    QCOMPARE(lasting(-5), u"10 s"_s); // the wall clock was set
}

void TestBottleneckTexts::givesTheEvidence()
{
    const QList<EvidenceText> rows = evidenceTexts(busyDisk());
    QCOMPARE(rows.size(), 2);
    QCOMPARE(rows[0].name, u"Busy"_s);
    QCOMPARE(plain(rows[0].value), u"96.9 %"_s);
    QCOMPARE(plain(rows[0].limit), u"70 % or more"_s);
    QCOMPARE(rows[0].source, u"/proc/diskstats"_s);
    QCOMPARE(rows[1].name, u"I/O pressure"_s);
    QCOMPARE(rows[1].source, u"/proc/pressure/io"_s);
    QVERIFY(evidenceTexts(Bottleneck()).isEmpty());
}

void TestBottleneckTexts::hostileNamesAreHarmless()
{
    Bottleneck one = busyDisk();
    one.subject = "\x1b[31m%3\n\xff" + QByteArray(500, 'x');
    one.culprit->name = "<b>%1\r\x1b";
    const QString sentence = bottleneckSentence(one);
    QVERIFY(sentence.size() < 200);
    for (const QChar letter : sentence)
        QVERIFY(letter.isPrint() || letter == QChar(QChar::Nbsp));
    QVERIFY(sentence.contains(u"<b>%1"_s)); // shown, not filled; whoever shows it takes plain text
}

void TestBottleneckTexts::saysItInJapanese()
{
    Language language;
    language.use(u"ja"_s);
    QCOMPARE(plain(bottleneckSentence(busyDisk())),
             u"ディスクが限界です：vda が 4分間 97% ビジー（postgres）"_s);
    Bottleneck none;
    none.kind = Kind::None;
    QCOMPARE(bottleneckSentence(none), u"このサーバーを制限しているものはありません"_s);
    language.use(u"en"_s);
}

QTEST_GUILESS_MAIN(TestBottleneckTexts)
#include "tst_bottlenecktexts.moc"
