// SPDX-License-Identifier: GPL-3.0-or-later
// The Containers page against the stack of the test VPS. With CLAWTUNE_PICTURES set to a folder, it
// also leaves pictures there, for people to look at.
#include "tests/support/vps.h"
#include "tests/ui/pagepictures.h"
#include "ui/containers/containersmodel.h"
#include "ui/containers/containerspage.h"
#include "widgets/emptystate.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabWidget>
#include <QTableView>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

using namespace Clawtune;
using namespace Qt::StringLiterals;
using Remote::ContainerAction;

namespace
{
constexpr int patience = 30'000;
}

class TestContainersPageVps final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void listsTheStack();
    void restartsOne();
    void showsItsLog();
    void showsItsJson();
    void saysWhatToGrant();
    void hiddenPageAsksNothing();

private:
    template <typename T> T *part(const char *name)
    {
        return m_page->findChild<T *>(QString::fromLatin1(name));
    }
    QModelIndex cell(const QString &name, int column);
    std::unique_ptr<HostSession> session(const QString &user);

    Language m_language;
    std::unique_ptr<HostSession> m_session;
    std::unique_ptr<ContainersPage> m_page;
};

std::unique_ptr<HostSession> TestContainersPageVps::session(const QString &user)
{
    Remote::SavedHost host;
    host.name = u"web-1"_s;
    auto session = std::make_unique<HostSession>(host, Vps::parameters(user));
    session->open();
    [&] {
        QTRY_COMPARE_WITH_TIMEOUT(session->connection().state(), Remote::ConnectionState::Connected,
                                  patience);
    }();
    return session;
}

void TestContainersPageVps::initTestCase()
{
    m_language.use(u"en"_s);
    Widgets::applyTheme(*qApp, Widgets::Theme::Light);
    m_session = session(Vps::variable("CLAWTUNE_VPS_USER"));
    m_page = std::make_unique<ContainersPage>(*m_session);
    m_page->resize(1080, 640); // of a window of 1280x720
    m_page->show();
    m_page->activate();
}

void TestContainersPageVps::cleanupTestCase()
{
    m_page.reset();
    m_session.reset();
}

QModelIndex TestContainersPageVps::cell(const QString &name, int column)
{
    const QAbstractItemModel &model = *part<QTreeView>("containersTree")->model();
    const QModelIndexList found = model.match(model.index(0, 0), Qt::DisplayRole, name, 1,
                                              Qt::MatchExactly | Qt::MatchRecursive);
    return found.isEmpty() ? QModelIndex() : found.constFirst().siblingAtColumn(column);
}

void TestContainersPageVps::listsTheStack()
{
    QTRY_VERIFY_WITH_TIMEOUT(cell(u"openclaw-postgres"_s, 0).isValid(), patience);
    // A test before this one may have restarted it.
    QTRY_COMPARE_WITH_TIMEOUT(
        cell(u"openclaw-postgres"_s, ContainersModel::State).data().toString(), u"Healthy"_s,
        60'000);
    QVERIFY(part<QTreeView>("containersTree")->isVisible());
    const QByteArray id =
        Vps::onServer("docker inspect --format '{{.Id}}' openclaw-n8n\n").trimmed();
    QCOMPARE(m_session->containerName(id), u"openclaw-n8n"_s);
    QCOMPARE(m_session->containerName(QByteArray(64, 'a')), u"aaaaaaaaaaaa"_s);
    m_page->showItem(id);
    QCOMPARE(part<QLabel>("containerName")->text(), u"openclaw-n8n"_s);
    QVERIFY(leavePagePictures(*m_page, m_language, u"containers-vps-list"_s));
}

void TestContainersPageVps::restartsOne()
{
    const QByteArray before =
        Vps::onServer("docker inspect --format '{{.State.StartedAt}}' openclaw-n8n\n");
    auto *restart =
        m_page->findChild<QToolButton *>(u"action%1"_s.arg(int(ContainerAction::Restart)));
    QTest::mouseClick(restart, Qt::LeftButton);
    auto *accept = part<QPushButton>("questionAccept");
    QVERIFY(accept);
    QTest::mouseClick(accept, Qt::LeftButton);
    auto *outcome = part<QWidget>("actionOutcome");
    QTRY_VERIFY_WITH_TIMEOUT(outcome->isVisible(), 60'000);
    QVERIFY(Vps::onServer("docker inspect --format '{{.State.StartedAt}}' openclaw-n8n\n") !=
            before);
    QTRY_COMPARE_WITH_TIMEOUT(cell(u"openclaw-n8n"_s, ContainersModel::State).data().toString(),
                              u"Running"_s, patience);
    QVERIFY(leavePagePictures(*m_page, m_language, u"containers-vps-restarted"_s));
}

void TestContainersPageVps::showsItsLog()
{
    part<QTabWidget>("containerTabs")->setCurrentIndex(2);
    auto *table = part<QTableView>("logTable");
    QTRY_VERIFY_WITH_TIMEOUT(table->isVisible() && table->model()->rowCount() > 0, patience);
    const int before = table->model()->rowCount();
    Vps::onServer("docker exec openclaw-n8n sh -c 'echo followed >/proc/1/fd/2'\n");
    QTRY_VERIFY_WITH_TIMEOUT(table->model()->rowCount() > before, patience);
    part<QLineEdit>("logSearch")->setText(u"FOLLOWED"_s);
    QVERIFY(!part<QLabel>("logHits")->text().isEmpty());
    QVERIFY(leavePagePictures(*m_page, m_language, u"containers-vps-log"_s));
}

void TestContainersPageVps::showsItsJson()
{
    part<QTabWidget>("containerTabs")->setCurrentIndex(3);
    auto *text = part<QPlainTextEdit>("inspectText");
    QTRY_VERIFY_WITH_TIMEOUT(text->toPlainText().contains(u"\"Name\": \"/openclaw-n8n\""_s),
                             patience);
    QVERIFY(text->toPlainText().contains(u"DATABASE_URL=••••••"_s));
    QVERIFY(!text->toPlainText().contains(Vps::variable("CLAWTUNE_VPS_PG_PASSWORD")));
    QVERIFY(leavePagePictures(*m_page, m_language, u"containers-vps-inspect"_s));
    part<QTabWidget>("containerTabs")->setCurrentIndex(0);
}

void TestContainersPageVps::saysWhatToGrant()
{
    const auto plain = session(Vps::variable("CLAWTUNE_VPS_PLAIN"));
    ContainersPage page(*plain);
    page.resize(1080, 640);
    page.show();
    page.activate();
    auto *states = page.findChild<Widgets::StateStack *>();
    QTRY_VERIFY_WITH_TIMEOUT(
        states->state().sentence().contains(u"plain may not ask Docker on web-1"_s), patience);
    QVERIFY(!states->showsContent());
}

/// Nobody looks: no events are waited for.
void TestContainersPageVps::hiddenPageAsksNothing()
{
    m_page->deactivate();
    QTRY_COMPARE_WITH_TIMEOUT(
        Vps::onServer("grep -lzE '^(events|logs)$' /proc/[0-9]*/cmdline 2>/dev/null | wc -l\n")
            .trimmed(),
        QByteArray("0"), patience);
    m_page->activate();
    QTRY_VERIFY_WITH_TIMEOUT(
        Vps::onServer("grep -lzE '^events$' /proc/[0-9]*/cmdline 2>/dev/null | wc -l\n")
                .trimmed() != "0",
        patience);
    m_page->deactivate();
}

QTEST_MAIN(TestContainersPageVps)
#include "tst_containerspage_vps.moc"
