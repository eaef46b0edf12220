// SPDX-License-Identifier: GPL-3.0-or-later
// Thresholds as a person meets them: the dialog, the rail, the settings, what the desktop is told.
#include "ui/connection/hostsessions.h"
#include "ui/settings/settingspage.h"
#include "ui/text/formatter.h"
#include "ui/thresholds/alertnotifier.h"
#include "ui/thresholds/thresholdsdialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QFile>
#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Clawtune;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{

Remote::ThresholdStatus crossed(const QByteArray &instance = {})
{
    Remote::ThresholdStatus status;
    status.rule = Remote::defaultThresholds().first();
    status.instance = instance;
    status.state = Remote::ThresholdState::Raised;
    status.value = 0.97;
    status.held = 120;
    return status;
}

} // namespace

class TestAlerts final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void tellsTheSameOnce();
    void notifiesOnlyWhenOn();
    void textsAreHarmless();
    void dialogSavesWhatWasChosen();
    void dialogKeepsWhatItCannotShow();
    void dialogSaysWhatWentWrong();
    void settingsHoldAtOnce();
    void sessionsFollowTheInterval();
    void samplesAgeByThePace();
    void sessionsGetTheirThresholds();
    void leavesPictures();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestAlerts::init()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    m_folder = std::make_unique<QTemporaryDir>();
}

void TestAlerts::tellsTheSameOnce()
{
    AlertGate gate;
    QVERIFY(gate.pass(u"web"_s, crossed(), 100));
    QVERIFY(!gate.pass(u"web"_s, crossed(), 101));
    QVERIFY(!gate.pass(u"web"_s, crossed(), 219)); // the rule lasts 120 s
    QVERIFY(gate.pass(u"other"_s, crossed(), 101));
    QVERIFY(gate.pass(u"web"_s, crossed("vda"), 101));
    QVERIFY(gate.pass(u"web"_s, crossed(), 220));
    QVERIFY(!gate.pass(u"web"_s, crossed(), 221));
    Remote::ThresholdStatus quick = crossed();
    quick.rule.id = "quick";
    quick.rule.duration = 0s;
    QVERIFY(gate.pass(u"web"_s, quick, 300));
    QVERIFY(!gate.pass(u"web"_s, quick, 359)); // a minute at least
    QVERIFY(gate.pass(u"web"_s, quick, 360));
}

void TestAlerts::notifiesOnlyWhenOn()
{
    AlertNotifier notifier;
    QSignalSpy told(&notifier, &AlertNotifier::told);
    notifier.tell(u"web"_s, crossed());
    QCOMPARE(told.size(), 0); // off at first
    notifier.setOn(true);
    notifier.tell(u"web"_s, crossed());
    notifier.tell(u"web"_s, crossed());
    QCOMPARE(told.size(), 1);
    QCOMPARE(told.first().at(0).toString(), u"web"_s);
    QCOMPARE(told.first().at(1).toString(), u"CPU: over 90\u00a0% for 2 min, now 97.0\u00a0%"_s);
}

void TestAlerts::textsAreHarmless()
{
    Remote::ThresholdStatus status = crossed("<b>/mnt\x1b[31m\xff %3\n");
    status.rule.isUpper = false;
    AlertNotifier notifier;
    QSignalSpy told(&notifier, &AlertNotifier::told);
    notifier.setOn(true);
    notifier.tell(u"web\nroot"_s, status);
    const QString body = told.first().at(1).toString();
    QVERIFY(!body.contains(u'\x1b') && !body.contains(u'\n'));
    QVERIFY(body.contains(u"%3"_s) && body.contains(u"under"_s));
    QVERIFY(!told.first().at(0).toString().contains(u'\n'));
}

void TestAlerts::dialogSavesWhatWasChosen()
{
    Remote::ThresholdStore store(m_folder->filePath(u"thresholds.json"_s));
    auto *dialog = new ThresholdsDialog(store, u"web"_s);
    QPointer<ThresholdsDialog> alive(dialog);
    QSignalSpy saved(dialog, &ThresholdsDialog::saved);
    QCOMPARE(dialog->rules(), Remote::defaultThresholds()); // opening changes nothing
    const auto values = dialog->findChildren<QDoubleSpinBox *>();
    QCOMPARE(values.first()->text(), u"over 90 %"_s);
    QCOMPARE(values.last()->text(), u"over 85.0 °C"_s);
    values.first()->setValue(75);
    dialog->findChild<QCheckBox *>(u"load"_s)->click();
    dialog->findChild<QPushButton *>(u"saveThresholds"_s)->click();
    QCOMPARE(saved.size(), 1);
    const auto rules = store.rules(u"web"_s).value();
    QCOMPARE(rules.at(0).value, 0.75);
    QCOMPARE(rules.at(3).id, QByteArray("load"));
    QVERIFY(!rules.at(3).isOn);
    QTRY_VERIFY(!alive);
    auto *again = new ThresholdsDialog(store, u"web"_s);
    QCOMPARE(again->rules(), rules);
    const auto *buttons = again->findChild<QDialogButtonBox *>();
    buttons->button(QDialogButtonBox::RestoreDefaults)->click();
    QCOMPARE(again->rules(), Remote::defaultThresholds());
    buttons->button(QDialogButtonBox::Cancel)->click();
    QCOMPARE(store.rules(u"web"_s).value(), rules);
}

void TestAlerts::dialogKeepsWhatItCannotShow()
{
    Remote::ThresholdStore store(m_folder->filePath(u"thresholds.json"_s));
    QList<Remote::ThresholdRule> rules = Remote::defaultThresholds();
    rules[0].value = 0.9234;
    QVERIFY(store.save(u"web"_s, rules).ok());
    ThresholdsDialog dialog(store, u"web"_s);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    QCOMPARE(dialog.rules(), rules);
}

void TestAlerts::dialogSaysWhatWentWrong()
{
    QFile file(m_folder->filePath(u"thresholds.json"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("{") == 1);
    file.close();
    Remote::ThresholdStore store(file.fileName());
    ThresholdsDialog dialog(store, u"web"_s);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    QSignalSpy saved(&dialog, &ThresholdsDialog::saved);
    dialog.show();
    dialog.findChild<QPushButton *>(u"saveThresholds"_s)->click();
    QCOMPARE(saved.size(), 0);
    QVERIFY(dialog.isVisible());
    const auto labels = dialog.findChildren<QLabel *>();
    QVERIFY(std::any_of(labels.begin(), labels.end(), [&file](const QLabel *label) {
        return label->isVisible() && label->text().contains(file.fileName());
    }));
}

void TestAlerts::settingsHoldAtOnce()
{
    const QString file = m_folder->filePath(u"window.conf"_s);
    Preferences preferences(file);
    QCOMPARE(preferences.samplingInterval(), 1000ms);
    QVERIFY(!preferences.notifies());
    SettingsPage page(preferences);
    QVERIFY(!page.findChild<QPushButton *>(u"thresholdsButton"_s)->isEnabled());
    page.setHosts({u"web"_s, u"db"_s});
    QSignalSpy wanted(&page, &SettingsPage::thresholdsWanted);
    page.findChild<QPushButton *>(u"thresholdsButton"_s)->click();
    QCOMPARE(wanted.first().first().toString(), u"web"_s);
    QSignalSpy interval(&preferences, &Preferences::samplingIntervalChanged);
    auto *box = page.findChild<QComboBox *>(u"intervalBox"_s);
    QCOMPARE(box->currentText(), formattedDuration(1));
    QCOMPARE(box->itemText(0), formatted(0.5, Remote::Unit::Seconds));
    box->setCurrentIndex(box->count() - 1);
    Q_EMIT box->activated(box->currentIndex());
    QCOMPARE(interval.size(), 1);
    page.findChild<QCheckBox *>(u"notifyBox"_s)->click();
    const Preferences again(file);
    QCOMPARE(again.samplingInterval(), 60s);
    QVERIFY(again.notifies());
    preferences.setSamplingInterval(1ms);
    QCOMPARE(preferences.samplingInterval(), 500ms);
}

void TestAlerts::sessionsFollowTheInterval()
{
    Remote::HostStore store(m_folder->filePath(u"hosts.json"_s));
    Remote::SavedHost host;
    host.name = u"web"_s;
    host.address = u"192.0.2.1"_s;
    host.user = u"root"_s;
    HostSessions sessions(store, {});
    QVERIFY(sessions.save(host, {}).ok());
    sessions.setSamplingInterval(5s);
    HostSession *session = sessions.session(u"web"_s).value();
    QCOMPARE(session->samplingInterval(), 5s);
    sessions.setSamplingInterval(500ms);
    QCOMPARE(session->samplingInterval(), 500ms);
    sessions.setSamplingInterval(1ms);
    QCOMPARE(session->samplingInterval(), 500ms);
}

void TestAlerts::samplesAgeByThePace()
{
    HostSession session({}, {});
    session.setOnShow(true);
    session.setSamplingInterval(500ms);
    QCOMPARE(session.staleAfter(), 5s);
    session.setSamplingInterval(60s);
    QCOMPARE(session.staleAfter(), 180s);
    session.setSamplingInterval(1s);
    QCOMPARE(session.staleAfter(), 5s);
    session.sampler().setInterval(8s); // what it keeps to, whatever the session wants
    QCOMPARE(session.staleAfter(), 24s);
}

void TestAlerts::sessionsGetTheirThresholds()
{
    Remote::HostStore store(m_folder->filePath(u"hosts.json"_s));
    Remote::SavedHost host;
    host.name = u"web"_s;
    host.address = u"192.0.2.1"_s;
    host.user = u"root"_s;
    HostSessions sessions(store, {});
    QVERIFY(sessions.save(host, {}).ok());
    QList<Remote::ThresholdRule> rules = Remote::defaultThresholds();
    rules[0].value = 0.5;
    QVERIFY(sessions.thresholds().save(u"web"_s, rules).ok());
    QSignalSpy made(&sessions, &HostSessions::sessionMade);
    QCOMPARE(sessions.session(u"web"_s).value()->thresholds().rules(), rules);
    QCOMPARE(made.size(), 1);
    host.name = u"www"_s; // a new name keeps what was chosen
    QVERIFY(sessions.save(host, u"web"_s).ok());
    QCOMPARE(sessions.session(u"www"_s).value()->thresholds().rules(), rules);
    QVERIFY(sessions.remove(u"www"_s).ok());
    QCOMPARE(sessions.thresholds().rules(u"www"_s).value(), Remote::defaultThresholds());
}

/// With CLAWTUNE_PICTURES set to a folder, for people to look at.
void TestAlerts::leavesPictures()
{
    const QString folder = qEnvironmentVariable("CLAWTUNE_PICTURES");
    if (folder.isEmpty())
        return;
    Remote::ThresholdStore store(m_folder->filePath(u"thresholds.json"_s));
    ThresholdsDialog dialog(store, u"web-1"_s);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.show();
    QVERIFY(dialog.grab().save(folder + u"/thresholds.png"_s));
    Preferences preferences(m_folder->filePath(u"window.conf"_s));
    SettingsPage page(preferences);
    page.setHosts({u"web-1"_s});
    page.resize(900, 420);
    page.show();
    QVERIFY(page.grab().save(folder + u"/settings.png"_s));
}

QTEST_MAIN(TestAlerts)
#include "tst_alerts.moc"
