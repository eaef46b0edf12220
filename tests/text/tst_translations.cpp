// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/language.h"
#include "remote/checks/check.h"
#include "remote/metrics/metric.h"
#include "ui/text/formatter.h"
#include "ui/text/texts.h"

#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace
{

const QString root = QStringLiteral(TEST_SOURCE_DIR "/../..");

struct Message {
    QString context{};
    QString source{};
    QString comment{}; ///< disambiguation
    QString type{};    ///< "", "unfinished", "vanished", "obsolete"
    bool numerus = false;
    QStringList translations{};
};

Message readMessage(QXmlStreamReader &xml, const QString &context)
{
    Message message;
    message.context = context;
    message.numerus = xml.attributes().value("numerus"_L1) == "yes"_L1;
    while (!(xml.readNext() == QXmlStreamReader::EndElement && xml.name() == "message"_L1) &&
           !xml.atEnd()) {
        if (!xml.isStartElement())
            continue;
        if (xml.name() == "source"_L1) {
            message.source = xml.readElementText();
        } else if (xml.name() == "comment"_L1) {
            message.comment = xml.readElementText();
        } else if (xml.name() == "translation"_L1) {
            message.type = xml.attributes().value("type"_L1).toString();
            if (!message.numerus)
                message.translations.append(xml.readElementText());
        } else if (xml.name() == "numerusform"_L1) {
            message.translations.append(xml.readElementText());
        }
    }
    return message;
}

QList<Message> readCatalogue(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QXmlStreamReader xml(&file);
    QList<Message> messages;
    QString context;
    while (!xml.atEnd()) {
        xml.readNext();
        if (xml.isStartElement() && xml.name() == "name"_L1)
            context = xml.readElementText();
        else if (xml.isStartElement() && xml.name() == "message"_L1)
            messages.append(readMessage(xml, context));
    }
    return xml.hasError() ? QList<Message>() : messages;
}

QString catalogue(const QString &language)
{
    return root + u"/translations/clawtune_"_s + language + u".ts"_s;
}

QString nameOf(const Message &message)
{
    return message.context + u" | "_s + message.source + u" | "_s + message.comment;
}

/// The distinct %1, %2, %n, %L1 of a text.
QSet<QString> placesOf(const QString &text)
{
    static const QRegularExpression place(u"%L?(\\d{1,2}|n)"_s);
    QSet<QString> places;
    for (auto i = place.globalMatch(text); i.hasNext();)
        places.insert(i.next().captured(1));
    return places;
}

bool hasJapanese(const QString &text)
{
    static const QRegularExpression japanese(u"[\\p{Hiragana}\\p{Katakana}\\p{Han}]"_s);
    return text.contains(japanese);
}

QStringList namesIn(const QString &path)
{
    QStringList names;
    for (const Message &message : readCatalogue(path))
        names.append(nameOf(message));
    names.sort();
    return names;
}

} // namespace

class TranslationsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyEntryIsFinished_data();
    void everyEntryIsFinished();
    void placesMatch();
    void writesJapaneseProperly();
    void catalogueHoldsExactlyTheStringsOfTheSources();
    void everyMarkOfTheCataloguesIsThere();
    void switchesWhileRunning();
    void everyErrorIsASentenceInJapanese();
};

void TranslationsTest::everyEntryIsFinished_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<int>("forms");
    QTest::newRow("ja") << u"ja"_s << 1;
    QTest::newRow("en") << u"en"_s << 2;
}

void TranslationsTest::everyEntryIsFinished()
{
    QFETCH(QString, language);
    QFETCH(int, forms);
    const QList<Message> messages = readCatalogue(catalogue(language));
    QVERIFY(!messages.isEmpty() || language == u"en");
    for (const Message &message : messages) {
        QVERIFY2(message.type.isEmpty(), qPrintable(message.type + u": "_s + nameOf(message)));
        QCOMPARE(message.translations.size(), message.numerus ? forms : 1);
        for (const QString &translation : message.translations)
            QVERIFY2(!translation.trimmed().isEmpty(), qPrintable(nameOf(message)));
    }
}

void TranslationsTest::placesMatch()
{
    for (const QString &language : Clawtune::Language::available()) {
        for (const Message &message : readCatalogue(catalogue(language))) {
            for (const QString &translation : message.translations) {
                QVERIFY2(placesOf(translation) == placesOf(message.source),
                         qPrintable(nameOf(message) + u" -> "_s + translation));
                QCOMPARE(translation.count(u'\n'), message.source.count(u'\n'));
            }
        }
    }
}

void TranslationsTest::writesJapaneseProperly()
{
    static const QRegularExpression halfWidth(
        u"[\\p{Hiragana}\\p{Katakana}\\p{Han}](?:[,!?:;]|\\((?!&)|\\.(?!\\w))"_s);
    static const QRegularExpression wideDigits(u"[０-９Ａ-Ｚａ-ｚ！]"_s);
    for (const Message &message : readCatalogue(catalogue(u"ja"_s))) {
        for (const QString &text : message.translations) {
            const QByteArray shown = (nameOf(message) + u" -> "_s + text).toUtf8();
            QVERIFY2(!text.contains(halfWidth), shown.constData());
            QVERIFY2(!text.contains(wideDigits), shown.constData());
            // A sentence stays a sentence, a label a label.
            const bool isSentence = message.source.endsWith(u'.') &&
                                    message.source.contains(u' ') &&
                                    !message.source.endsWith(u".."_s);
            QVERIFY2(!isSentence || text.endsWith(u'。') || text.endsWith(u'）'),
                     shown.constData());
        }
    }
}

void TranslationsTest::catalogueHoldsExactlyTheStringsOfTheSources()
{
    const QTemporaryDir folder;
    const QString fresh = folder.filePath(u"fresh.ts"_s);
    QProcess lupdate;
    lupdate.setWorkingDirectory(root);
    lupdate.start(QStringLiteral(LUPDATE),
                  {u"-silent"_s, u"-I"_s, u"."_s, u"remote"_s, u"ui"_s, u"widgets"_s, u"app"_s,
                   u"-locations"_s, u"none"_s, u"-ts"_s, fresh});
    QVERIFY2(lupdate.waitForFinished(60'000), LUPDATE);
    QCOMPARE(lupdate.exitCode(), 0);

    const QStringList inSources = namesIn(fresh);
    const QStringList inCatalogue = namesIn(catalogue(u"ja"_s));
    QVERIFY(inSources.size() > 50);
    QStringList differences;
    std::set_symmetric_difference(inSources.begin(), inSources.end(), inCatalogue.begin(),
                                  inCatalogue.end(), std::back_inserter(differences));
    QVERIFY2(differences.isEmpty(),
             qPrintable(u"run update_translations for: "_s + differences.join(u"\n"_s)));
}

void TranslationsTest::everyMarkOfTheCataloguesIsThere()
{
    // lupdate finds only marks that are written as it expects them.
    const QStringList names = namesIn(catalogue(u"ja"_s));
    QList<const char *> marks;
    for (const Remote::Metric &metric : Remote::metricCatalog())
        marks += {metric.name, metric.meaning};
    for (const Remote::Check &check : Remote::checkCatalog())
        marks += {check.title, check.what, check.why};
    QVERIFY(marks.size() > 40);
    for (const char *mark : std::as_const(marks)) {
        const QString name = nameOf({.context = u"Remote"_s, .source = QString::fromUtf8(mark)});
        QVERIFY2(names.contains(name), mark);
    }
}

void TranslationsTest::switchesWhileRunning()
{
    Clawtune::Language language;
    language.use(u"en"_s);
    QCOMPARE(Clawtune::statusText(Remote::CheckStatus::Pass), u"Pass"_s);
    QCOMPARE(Clawtune::formattedDuration(7500), u"2 h 5 min"_s);
    language.use(u"ja"_s);
    QCOMPARE(language.code(), u"ja"_s);
    QCOMPARE(Clawtune::statusText(Remote::CheckStatus::Pass), u"合格"_s);
    QCOMPARE(Clawtune::formattedDuration(7500), u"2時間5分"_s);
    QCOMPARE(Clawtune::formatted(0.345, Remote::Unit::Share), u"34.5%"_s);
    // Standard buttons come from Qt's own catalogue (package qt6-translations-l10n).
    QVERIFY(hasJapanese(QCoreApplication::translate("QPlatformTheme", "Cancel")));
    language.use(u"en"_s);
    QCOMPARE(Clawtune::statusText(Remote::CheckStatus::Pass), u"Pass"_s);
    QCOMPARE(QCoreApplication::translate("QPlatformTheme", "Cancel"), u"Cancel"_s);
}

void TranslationsTest::everyErrorIsASentenceInJapanese()
{
    Clawtune::Language language;
    language.use(u"ja"_s);
    for (int i = 0; i <= int(Remote::ErrorCode::Unsupported); ++i) {
        const QString text = Clawtune::errorSentence({Remote::ErrorCode(i), u"web-1"_s, {}});
        QVERIFY2(hasJapanese(text), qPrintable(text));
        QVERIFY2(text.endsWith(u'。') || text.endsWith(u'）'), qPrintable(text));
    }
}

QTEST_GUILESS_MAIN(TranslationsTest)
#include "tst_translations.moc"
