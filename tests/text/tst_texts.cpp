// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/filled.h"
#include "ui/text/texts.h"

#include <QFile>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using Remote::Error;
using Remote::ErrorCode;
using namespace Qt::StringLiterals;

namespace
{

/// The names in remote/base/error.h itself, so that no list here can fall behind.
QStringList namesInErrorHeader()
{
    QFile header(QStringLiteral(TEST_SOURCE_DIR "/../../remote/base/error.h"));
    if (!header.open(QIODevice::ReadOnly))
        return {};
    QString text = QString::fromUtf8(header.readAll());
    text = text.section(u"enum class ErrorCode {"_s, 1).section(u"};"_s, 0, 0);
    static const QRegularExpression comment(u"//[^\n]*"_s);
    text.remove(comment);
    QStringList names = text.split(u',');
    for (QString &name : names)
        name = name.trimmed();
    names.removeAll(QString());
    return names;
}

QList<ErrorCode> allCodes()
{
    QList<ErrorCode> codes;
    for (int i = 0; i < namesInErrorHeader().size(); ++i)
        codes.append(ErrorCode(i));
    return codes;
}

/// HostKeyChanged: host-key-changed
QByteArray dashed(const QString &name)
{
    QByteArray word;
    for (const QChar letter : name) {
        if (letter.isUpper() && !word.isEmpty())
            word += '-';
        word += letter.toLower().toLatin1();
    }
    return word;
}

} // namespace

class TextsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyErrorHasItsWord();
    void everyErrorIsAWholeSentence();
    void namesTheSubjectButNotTheDetail();
    void showsTheFingerprintOfAHostKey();
    void makesHostileSubjectsHarmless();
    void exitCodesFollowTheDesign();
    void fillsPlacesInOnePass();
    void writesArgumentsWithTheirUnit();
    void anEmptyPhraseIsNoText();
    void wordsAreThoseOfTheDesign();
};

void TextsTest::everyErrorHasItsWord()
{
    const QStringList names = namesInErrorHeader();
    QVERIFY(names.size() > 50);
    for (int i = 0; i < names.size(); ++i)
        QCOMPARE(Clawtune::errorWord(ErrorCode(i)), dashed(names[i]));
}

void TextsTest::everyErrorIsAWholeSentence()
{
    QSet<QString> seen;
    for (const ErrorCode code : allCodes()) {
        const QString sentence = Clawtune::errorSentence({code, u"web-1"_s, {}});
        QVERIFY2(sentence.size() > 20 && sentence.endsWith(u'.'), qPrintable(sentence));
        QVERIFY2(!sentence.contains(u'%') && !sentence.contains(u'!'), qPrintable(sentence));
        QVERIFY2(!sentence.contains(u"please"_s, Qt::CaseInsensitive), qPrintable(sentence));
        QVERIFY2(!seen.contains(sentence), qPrintable(sentence));
        seen.insert(sentence);
        const QString bare = Clawtune::errorSentence({code, {}, {}});
        QVERIFY2(!bare.contains(u"  "_s) && !bare.contains(u'%'), qPrintable(bare));
    }
}

void TextsTest::namesTheSubjectButNotTheDetail()
{
    const Error error{ErrorCode::KeyFileInvalid, u"/home/a/.ssh/id"_s, "libssh: no such thing"};
    QVERIFY(Clawtune::errorSentence(error).contains(u"/home/a/.ssh/id"_s));
    QVERIFY(!Clawtune::errorSentence(error).contains(u"libssh"_s));
    QCOMPARE(Clawtune::errorDetail(error), u"libssh: no such thing"_s);
}

void TextsTest::showsTheFingerprintOfAHostKey()
{
    for (const ErrorCode code : {ErrorCode::HostKeyUnknown, ErrorCode::HostKeyChanged}) {
        const QString text = Clawtune::errorSentence({code, u"web-1"_s, "SHA256:abc"});
        QVERIFY2(text.contains(u"web-1"_s) && text.contains(u"SHA256:abc"_s), qPrintable(text));
    }
}

void TextsTest::makesHostileSubjectsHarmless()
{
    const QString hostile = u"a\x1b[31m\u202e\nb %2 "_s + QString(2000, u'x');
    const QString text =
        Clawtune::errorSentence({ErrorCode::HostKeyChanged, hostile, "SHA256:abc"});
    QVERIFY(!text.contains(u'\x1b') && !text.contains(u'\u202e') && !text.contains(u'\n'));
    QVERIFY(text.contains(u" %2 "_s));
    QCOMPARE(text.count(u"SHA256:abc"_s), 1);
    QVERIFY(text.size() < 1000);
    QVERIFY(
        !Clawtune::errorDetail({ErrorCode::CommandFailed, {}, "a\x1b]0;x\a"}).contains(u'\x1b'));
}

void TextsTest::exitCodesFollowTheDesign()
{
    for (const ErrorCode code : allCodes()) {
        const int exitCode = Clawtune::exitCodeOf(code);
        QVERIFY(exitCode >= 0 && exitCode <= 3);
        QCOMPARE(exitCode == 0, code == ErrorCode::NothingToDo);
    }
    QCOMPARE(Clawtune::exitCodeOf(ErrorCode::ChangeFailed), 1);
    QCOMPARE(Clawtune::exitCodeOf(ErrorCode::ConnectionRefused), 2);
    QCOMPARE(Clawtune::exitCodeOf(ErrorCode::HostKeyChanged), 2);
    QCOMPARE(Clawtune::exitCodeOf(ErrorCode::LockHeld), 3);
    QCOMPARE(Clawtune::exitCodeOf(ErrorCode::ChangedSincePlan), 3);
    QCOMPARE(Clawtune::exitCodeOf(ErrorCode::PremiseMissing), 3);
}

void TextsTest::fillsPlacesInOnePass()
{
    QCOMPARE(Clawtune::filled(u"%1 and %2"_s, {u"%2"_s, u"b"_s}), u"%2 and b"_s);
    QCOMPARE(Clawtune::filled(u"%2, %1, %2"_s, {u"a"_s, u"b"_s}), u"b, a, b"_s);
    QCOMPARE(Clawtune::filled(u"%3 100 % %"_s, {u"a"_s}), u"%3 100 % %"_s);
}

void TextsTest::writesArgumentsWithTheirUnit()
{
    const Remote::Phrase phrase{
        "%1 of %2 used",
        {Remote::PhraseArgument(1536. * 1024 * 1024, Remote::Unit::Bytes), u"%1 \x1b"_s}};
    QCOMPARE(Clawtune::phraseText(phrase), u"1.50\u00a0GiB of %1 \ufffd used"_s);
}

void TextsTest::anEmptyPhraseIsNoText()
{
    QVERIFY(Clawtune::phraseText({}).isEmpty());
    QVERIFY(Clawtune::markText(nullptr).isEmpty());
    QVERIFY(Clawtune::markText("").isEmpty());
}

void TextsTest::wordsAreThoseOfTheDesign()
{
    using Remote::ChangeState;
    using Remote::CheckStatus;
    QCOMPARE(Clawtune::statusWord(CheckStatus::Pass), "pass");
    QCOMPARE(Clawtune::statusWord(CheckStatus::Partial), "partial");
    QCOMPARE(Clawtune::statusWord(CheckStatus::Fail), "fail");
    QCOMPARE(Clawtune::statusWord(CheckStatus::NotApplicable), "not-applicable");
    QCOMPARE(Clawtune::statusWord(CheckStatus::Unknown), "unknown");
    QCOMPARE(Clawtune::stateWord(ChangeState::Done), "done");
    QCOMPARE(Clawtune::stateWord(ChangeState::Held), "held");
    QCOMPARE(Clawtune::stateWord(ChangeState::Unchanged), "unchanged");
    QCOMPARE(Clawtune::stateWord(ChangeState::RolledBack), "rolled-back");
    QCOMPARE(Clawtune::stateWord(ChangeState::Refused), "refused");
}

QTEST_GUILESS_MAIN(TextsTest)
#include "tst_texts.moc"
