// SPDX-License-Identifier: GPL-3.0-or-later
// The window without any server: it opens, speaks both languages, remembers, and reports.
#include "app/application.h"
#include "ui/connection/hostediting.h"
#include "ui/hostview.h"
#include "ui/pages.h"
#include "widgets/statusbadge.h"
#include "widgets/themedicon.h"

#include <QApplication>
#include <QComboBox>
#include <QDialog>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QRadioButton>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace Clawtune;
using namespace Qt::StringLiterals;

namespace
{

/// The window as the program builds it, with a configuration folder of its own.
class Frame final
{
public:
    explicit Frame(const QString &folder, const QString &language = u"en"_s,
                   const QString &host = {})
        : m_application(*qApp, options(folder, language, host))
    {
        m_application.show();
        m_application.window().activateWindow();
    }

    MainWindow &window() { return m_application.window(); }
    Application &application() { return m_application; }

    template <typename T> T *part(const QString &name) { return window().findChild<T *>(name); }

    QDialog *dialog(const QString &name)
    {
        auto *dialog = window().findChild<QDialog *>(name);
        return dialog && dialog->isVisible() ? dialog : nullptr;
    }

private:
    static WindowOptions options(const QString &folder, const QString &language,
                                 const QString &host)
    {
        WindowOptions options;
        options.configFolder = folder;
        options.language = language;
        options.host = host;
        options.hostOptions.sshConfigFile = folder + u"/ssh_config"_s;
        options.hostOptions.knownHostsFile = folder + u"/known_hosts"_s;
        return options;
    }

    Application m_application;
};

/// Every word the window shows at this moment, with the object that shows it.
QMap<QString, QString> shownWords(QWidget &window)
{
    QMap<QString, QString> words;
    const auto note = [&words](QWidget *widget, const QString &text) {
        if (widget->isVisible() && !text.trimmed().isEmpty())
            words.insert(u"%1 %2"_s.arg(QString::fromLatin1(widget->metaObject()->className()),
                                        QString::number(words.size())),
                         text);
    };
    const auto labels = window.findChildren<QLabel *>();
    for (QLabel *label : labels)
        note(label, label->text());
    const auto buttons = window.findChildren<QAbstractButton *>();
    for (QAbstractButton *button : buttons)
        note(button, button->text());
    const auto boxes = window.findChildren<QComboBox *>();
    for (QComboBox *box : boxes)
        note(box, box->currentText());
    return words;
}

bool hasJapanese(const QString &text)
{
    return std::any_of(text.begin(), text.end(),
                       [](QChar letter) { return letter.unicode() >= 0x3000; });
}

/// A port of this computer on which nothing listens: one that the kernel gave and got back.
quint16 closedPort()
{
    const int handle = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof(address);
    bind(handle, reinterpret_cast<const sockaddr *>(&address), size);
    getsockname(handle, reinterpret_cast<sockaddr *>(&address), &size);
    close(handle);
    return ntohs(address.sin_port);
}

} // namespace

class FrameTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void firstStartLeadsOn_data();
    void firstStartLeadsOn();
    void languageSwitchRetitlesEverything();
    void themeSwitches();
    void statusColorsAreReadable();
    void everyIconLoads();
    void shortcutsWork();
    void quickFindGoesToSettings();
    void geometryIsRemembered();
    void hostIsAddedAndRefused();
    void dialogSaysWhatIsMissing();
    void aliasFillsTheFields_data();
    void aliasFillsTheFields();
    void hostileHostIsHarmless();
    void wrongHostOfTheCommandLine();
    void pagesAreUnique();
    void smallWindowCutsNothing();

private:
    [[nodiscard]] QString folder() const { return m_folder->path(); }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void FrameTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
    QFile config(folder() + u"/ssh_config"_s);
    QVERIFY(config.open(QIODevice::WriteOnly));
}

void FrameTest::cleanup()
{
    Widgets::applyTheme(*qApp, Widgets::Theme::System);
    m_folder.reset();
}

void FrameTest::firstStartLeadsOn_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<bool>("japanese");
    QTest::newRow("en") << u"en"_s << false;
    QTest::newRow("ja") << u"ja"_s << true;
}

void FrameTest::firstStartLeadsOn()
{
    QFETCH(QString, language);
    QFETCH(bool, japanese);
    Frame frame(folder(), language);
    auto *welcome = frame.part<QWidget>(u"welcomePage"_s);
    QVERIFY(welcome && welcome->isVisible());
    auto *add = frame.part<QPushButton>(u"welcomeAddButton"_s);
    QCOMPARE(hasJapanese(add->text()), japanese);
    bool demoIsNamed = false;
    const auto words = shownWords(*welcome);
    for (const QString &text : words)
        demoIsNamed = demoIsNamed || text.contains(u"./app/run --demo"_s);
    QVERIFY(demoIsNamed);
    QTest::mouseClick(add, Qt::LeftButton);
    QTRY_VERIFY(frame.dialog(u"hostDialog"_s));
    QTest::keyClick(frame.dialog(u"hostDialog"_s), Qt::Key_Escape);
    QTRY_VERIFY(!frame.dialog(u"hostDialog"_s));
}

void FrameTest::languageSwitchRetitlesEverything()
{
    Frame frame(folder(), u"en"_s);
    QTest::mouseClick(frame.part<QToolButton>(u"settingsButton"_s), Qt::LeftButton);
    auto *box = frame.part<QComboBox>(u"languageBox"_s);
    QVERIFY(box->isVisible());
    const QString title = frame.window().windowTitle();
    box->setFocus();
    box->setCurrentIndex(box->findData(u"ja"_s));
    Q_EMIT box->activated(box->currentIndex());
    QTRY_VERIFY(frame.window().windowTitle() != title);
    // What is the same in both languages: names, and languages by their own name.
    const QStringList same{u"Clawtune 0.1.0"_s, u"日本語"_s, u"UTC"_s};
    const auto words = shownWords(frame.window());
    for (const QString &text : words)
        QVERIFY2(hasJapanese(text) || same.contains(text), qPrintable(text));
    QCOMPARE(Preferences(folder() + u"/window.conf"_s).language(), u"ja"_s);
    QTest::mouseClick(frame.part<QToolButton>(u"settingsButton"_s), Qt::LeftButton);
    const auto welcome = shownWords(frame.window());
    for (const QString &text : welcome)
        QVERIFY2(hasJapanese(text) || text == u"./app/run --demo"_s, qPrintable(text));
    frame.application().preferences().setLanguage(u"en"_s);
    QTRY_VERIFY(!hasJapanese(frame.part<QAbstractButton>(u"addHostButton"_s)->text()));
}

void FrameTest::themeSwitches()
{
    Frame frame(folder());
    frame.window().showSettings();
    auto *box = frame.part<QComboBox>(u"themeBox"_s);
    const auto choose = [box](Widgets::Theme theme) {
        box->setCurrentIndex(box->findData(static_cast<int>(theme)));
        Q_EMIT box->activated(box->currentIndex());
    };
    choose(Widgets::Theme::Dark);
    QTRY_VERIFY(frame.window().palette().color(QPalette::Window).lightness() < 80);
    choose(Widgets::Theme::Light);
    QTRY_VERIFY(frame.window().palette().color(QPalette::Window).lightness() > 200);
    QCOMPARE(Preferences(folder() + u"/window.conf"_s).theme(), Widgets::Theme::Light);
    choose(Widgets::Theme::System);
    QCOMPARE(Preferences(folder() + u"/window.conf"_s).theme(), Widgets::Theme::System);
}

void FrameTest::statusColorsAreReadable()
{
    for (const auto theme : {Widgets::Theme::Light, Widgets::Theme::Dark}) {
        Widgets::applyTheme(*qApp, theme);
        const QPalette palette = QApplication::palette();
        for (const auto tone :
             {Widgets::Tone::Text, Widgets::Tone::Muted, Widgets::Tone::Good,
              Widgets::Tone::Caution, Widgets::Tone::Bad, Widgets::Tone::Accent}) {
            const QColor ink = Widgets::toneColor(tone, palette);
            for (const auto role : {QPalette::Window, QPalette::Base, QPalette::AlternateBase}) {
                const double ratio = Widgets::contrastRatio(ink, palette.color(role));
                QVERIFY2(ratio >= 4.5, qPrintable(u"theme %1 tone %2 role %3: %4"_s.arg(
                                           QString::number(static_cast<int>(theme)),
                                           QString::number(static_cast<int>(tone)),
                                           QString::number(role), QString::number(ratio))));
            }
        }
        QVERIFY(Widgets::contrastRatio(palette.color(QPalette::HighlightedText),
                                       palette.color(QPalette::Highlight)) >= 4.5);
        QVERIFY(Widgets::contrastRatio(palette.color(QPalette::PlaceholderText),
                                       palette.color(QPalette::Base)) >= 4.5);
    }
}

void FrameTest::everyIconLoads()
{
    // themedIcon() brings the resources in.
    QVERIFY(!Widgets::themedIcon(u"pass"_s).isNull());
    QVERIFY(Widgets::themedIcon(u"no such icon"_s).isNull());
    const QStringList files = QDir(u":/icons"_s).entryList();
    QVERIFY(files.size() > 30);
    for (const QString &file : files) {
        const QIcon icon = Widgets::themedIcon(file.chopped(4));
        const QImage image = icon.pixmap(QSize(24, 24), 1.0).toImage();
        int painted = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x)
                painted += image.pixelColor(x, y).alpha() > 128 ? 1 : 0;
        }
        QVERIFY2(painted > 10, qPrintable(file));
    }
    for (const PageKind &kind : pageCatalog())
        QVERIFY2(!Widgets::themedIcon(QString::fromLatin1(kind.icon)).isNull(), kind.icon);
    for (const Remote::Check &check : Remote::checkCatalog())
        QVERIFY2(!Widgets::themedIcon(QString::fromLatin1(check.icon)).isNull(), check.icon);
}

void FrameTest::shortcutsWork()
{
    Frame frame(folder());
    QVERIFY(QTest::qWaitForWindowActive(&frame.window()));
    QTest::keyClick(&frame.window(), Qt::Key_Comma, Qt::ControlModifier);
    auto *settings = frame.part<QWidget>(u"settingsPage"_s);
    QTRY_VERIFY(settings->isVisible());
    QTest::keyClick(&frame.window(), Qt::Key_Comma, Qt::ControlModifier);
    QTRY_VERIFY(!settings->isVisible());
    QTest::keyClick(&frame.window(), Qt::Key_N, Qt::ControlModifier);
    QTRY_VERIFY(frame.dialog(u"hostDialog"_s));
    QTest::keyClick(frame.dialog(u"hostDialog"_s), Qt::Key_Escape);
    QTRY_VERIFY(!frame.dialog(u"hostDialog"_s));
    QTest::keyClick(&frame.window(), Qt::Key_K, Qt::ControlModifier);
    QTRY_VERIFY(frame.dialog(u"quickFind"_s));
    QTest::keyClick(frame.dialog(u"quickFind"_s), Qt::Key_Escape);
    QTRY_VERIFY(!frame.dialog(u"quickFind"_s));
}

void FrameTest::quickFindGoesToSettings()
{
    Frame frame(folder());
    QVERIFY(QTest::qWaitForWindowActive(&frame.window()));
    QTest::keyClick(&frame.window(), Qt::Key_K, Qt::ControlModifier);
    QTRY_VERIFY(frame.dialog(u"quickFind"_s));
    auto *edit = frame.part<QLineEdit>(u"quickFindEdit"_s);
    QTest::keyClicks(edit, u"sett"_s);
    QCOMPARE(frame.part<QListWidget>(u"quickFindList"_s)->count(), 1);
    QTest::keyClick(edit, Qt::Key_Return);
    QTRY_VERIFY(frame.part<QWidget>(u"settingsPage"_s)->isVisible());
}

void FrameTest::geometryIsRemembered()
{
    const QSize size(1111, 703);
    {
        Frame frame(folder());
        frame.window().resize(size);
        QVERIFY(frame.window().close());
    }
    Frame again(folder());
    QCOMPARE(again.window().size(), size);
}

void FrameTest::hostIsAddedAndRefused()
{
    Frame frame(folder());
    QTest::mouseClick(frame.part<QAbstractButton>(u"addHostButton"_s), Qt::LeftButton);
    QTRY_VERIFY(frame.dialog(u"hostDialog"_s));
    QTest::keyClicks(frame.part<QLineEdit>(u"hostNameEdit"_s), u"web-1"_s);
    QTest::keyClicks(frame.part<QLineEdit>(u"hostAddressEdit"_s), u"127.0.0.1"_s);
    frame.part<QSpinBox>(u"hostPortEdit"_s)->setValue(closedPort());
    QTest::mouseClick(frame.part<QPushButton>(u"hostAcceptButton"_s), Qt::LeftButton);
    QTRY_VERIFY(!frame.dialog(u"hostDialog"_s));
    auto *hosts = frame.part<QListWidget>(u"hostList"_s);
    QCOMPARE(hosts->count(), 1);
    QCOMPARE(hosts->item(0)->text(), u"web-1"_s);
    auto *sentence = frame.window().currentView()->findChild<QLabel *>(u"stateSentence"_s);
    auto *action = frame.window().currentView()->findChild<QPushButton *>(u"stateAction"_s);
    QVERIFY(sentence && action);
    QTRY_COMPARE_WITH_TIMEOUT(frame.window().currentView()->session().connection().state(),
                              Remote::ConnectionState::Failed, 15'000);
    QTRY_VERIFY(sentence->text().contains(u"127.0.0.1"_s));
    QVERIFY(action->isVisible());
    QTRY_VERIFY(hosts->item(0)->toolTip().startsWith(u"web-1"_s));

    QFile file(folder() + u"/hosts.json"_s);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().contains("web-1"));
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    QVERIFY(!(file.permissions() & others));
}

void FrameTest::dialogSaysWhatIsMissing()
{
    Frame frame(folder());
    frame.window().findChild<HostEditing *>()->add();
    QTRY_VERIFY(frame.dialog(u"hostDialog"_s));
    auto *problem = frame.part<QLabel>(u"hostProblem"_s);
    QVERIFY(!problem->isVisible());
    auto *connectButton = frame.part<QPushButton>(u"hostAcceptButton"_s);
    QTest::mouseClick(connectButton, Qt::LeftButton);
    QVERIFY(problem->isVisible());
    const QString noAddress = problem->text();
    QTest::keyClicks(frame.part<QLineEdit>(u"hostAddressEdit"_s), u"127.0.0.1"_s);
    frame.part<QRadioButton>(u"keyFileButton"_s)->click();
    QTest::mouseClick(connectButton, Qt::LeftButton);
    QVERIFY(problem->isVisible());
    QVERIFY(problem->text() != noAddress);
    QVERIFY(!QFile::exists(folder() + u"/hosts.json"_s));
}

void FrameTest::aliasFillsTheFields_data()
{
    QTest::addColumn<bool>("isTyped");
    QTest::newRow("chosen") << false;
    QTest::newRow("typed as the address") << true;
}

void FrameTest::aliasFillsTheFields()
{
    QFETCH(bool, isTyped);
    QFile config(folder() + u"/ssh_config"_s);
    QVERIFY(config.open(QIODevice::WriteOnly));
    config.write("Host shop\n  HostName 192.0.2.7\n  User deploy\n  Port 2222\n");
    config.close();
    Frame frame(folder());
    frame.window().findChild<HostEditing *>()->add();
    QTRY_VERIFY(frame.dialog(u"hostDialog"_s));
    auto *aliases = frame.part<QComboBox>(u"aliasBox"_s);
    QVERIFY(aliases->isVisible());
    QCOMPARE(aliases->itemText(1), u"shop"_s);
    if (isTyped) {
        auto *address = frame.part<QLineEdit>(u"hostAddressEdit"_s);
        QTest::keyClicks(address, u"shop"_s);
        Q_EMIT address->editingFinished(); // as leaving the field does in an active window
    } else {
        aliases->setCurrentIndex(1);
        Q_EMIT aliases->activated(1);
    }
    QCOMPARE(frame.part<QLineEdit>(u"hostAddressEdit"_s)->text(), u"192.0.2.7"_s);
    QCOMPARE(frame.part<QLineEdit>(u"hostUserEdit"_s)->text(), u"deploy"_s);
    QCOMPARE(frame.part<QSpinBox>(u"hostPortEdit"_s)->value(), 2222);
}

void FrameTest::hostileHostIsHarmless()
{
    Remote::HostStore store(folder() + u"/hosts.json"_s);
    Remote::SavedHost host;
    host.name = u"<b>bad</b>\u202egnp"_s;
    host.address = u"127.0.0.1"_s;
    host.port = closedPort();
    host.user = u"root"_s;
    QVERIFY(store.save(host).ok());
    Frame frame(folder());
    auto *hosts = frame.part<QListWidget>(u"hostList"_s);
    QCOMPARE(hosts->count(), 1);
    QVERIFY(!hosts->item(0)->text().contains(QChar(0x202e)));
    QVERIFY(!hosts->item(0)->toolTip().contains(u"<b>"_s));
    QCOMPARE(frame.part<QLabel>(u"hostTitle"_s)->textFormat(), Qt::PlainText);
}

void FrameTest::wrongHostOfTheCommandLine()
{
    Frame frame(folder(), u"en"_s, u"-oProxyCommand=touch"_s);
    QVERIFY(frame.application().problem().has_value());
    QCOMPARE(frame.application().problem()->code, Remote::ErrorCode::BadHostName);
}

void FrameTest::pagesAreUnique()
{
    QSet<QString> ids;
    for (const PageKind &kind : pageCatalog())
        ids.insert(QString::fromLatin1(kind.id));
    QCOMPARE(static_cast<size_t>(ids.size()), pageCatalog().size());
    QCOMPARE(pageCatalog().size(), 6U);
    QCOMPARE(pageIndex(u"nowhere"_s), -1);
}

void FrameTest::smallWindowCutsNothing()
{
    for (const QString &language : {u"en"_s, u"ja"_s}) {
        Frame frame(folder(), language);
        frame.window().resize(1024, 700);
        QTRY_COMPARE(frame.window().size(), QSize(1024, 700));
        auto *welcome = frame.part<QWidget>(u"welcomePage"_s);
        const auto labels = welcome->findChildren<QLabel *>();
        for (QLabel *label : labels) {
            if (!label->isVisible() || label->text().isEmpty())
                continue;
            const int needed = label->hasHeightForWidth() ? label->heightForWidth(label->width())
                                                          : label->sizeHint().height();
            QVERIFY2(label->height() >= needed, qPrintable(label->text()));
        }
    }
}

QTEST_MAIN(FrameTest)
#include "tst_frame.moc"
