// SPDX-License-Identifier: GPL-3.0-or-later
#include "driver.h"

#include "ui/pages.h"
#include "ui/text/texts.h"
#include "widgets/statusbadge.h"
#include "widgets/timeserieschart.h"

#include <QFile>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QListWidget>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QSpinBox>
#include <QTableView>
#include <QTest>
#include <QTreeView>

#include <algorithm>

using namespace Clawtune;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace GuiTest
{

namespace
{

qsizetype pointsOf(const Widgets::TimeSeriesChart &chart)
{
    qsizetype points = 0;
    for (const QList<QPointF> &line : chart.data())
        points += line.size();
    return points;
}

void clickRow(QAbstractItemView &view, const QModelIndex &index)
{
    view.scrollTo(index);
    QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, view.visualRect(index).center());
}

} // namespace

WindowOptions ownOptions(const QString &folder, const QString &language)
{
    QFile config(folder + u"/ssh_config"_s);
    if (!config.open(QIODevice::WriteOnly))
        qWarning("cannot write %s", qPrintable(config.fileName()));
    WindowOptions options;
    options.configFolder = folder;
    options.language = language;
    options.hostOptions.sshConfigFile = config.fileName();
    options.hostOptions.knownHostsFile = folder + u"/known_hosts"_s;
    return options;
}

Driver::Driver(MainWindow &window)
    : m_window(window)
{
}

bool Driver::fail(const QString &problem)
{
    m_problem = problem;
    const QString shown = sentence();
    if (!shown.isEmpty())
        m_problem += u" (the window says: "_s + shown + u')';
    return false;
}

bool Driver::waitFor(const QString &what, const std::function<bool()> &holds,
                     std::chrono::seconds limit)
{
    const auto milliseconds = std::chrono::duration_cast<std::chrono::milliseconds>(limit).count();
    if (QTest::qWaitFor(holds, static_cast<int>(milliseconds)))
        return true;
    return fail(u"not within %1 s: %2"_s.arg(QString::number(limit.count()), what));
}

QDialog *Driver::dialog(const QString &name) const
{
    return part<QDialog>(name);
}

bool Driver::showOverviewTab(int tab)
{
    auto *bar = part<QTabBar>(u"overviewTabs"_s);
    if (!bar)
        return fail(u"the Overview is not on show"_s);
    QTest::mouseClick(bar, Qt::LeftButton, {}, bar->tabRect(tab).center());
    return waitFor(u"the tab"_s, [&] { return bar->currentIndex() == tab; }) && waitSamples(2);
}

bool Driver::waitSamples(double seconds)
{
    const Remote::MetricHistory &history = m_window.currentView()->session().history();
    const double until = history.latestTime() + seconds;
    return waitFor(u"newer values"_s, [&] { return history.latestTime() > until; });
}

bool Driver::showAllServers()
{
    QTest::keyClick(&m_window, Qt::Key_0, Qt::ControlModifier);
    return waitFor(u"all servers"_s, [&] { return part<QWidget>(u"fleetPage"_s); });
}

bool Driver::waitLoaded()
{
    return waitFor(u"the page's content"_s, [&] {
        const auto bars = m_window.currentView()->page()->findChildren<QProgressBar *>();
        return std::none_of(bars.begin(), bars.end(),
                            [](const QProgressBar *bar) { return bar->isVisible(); });
    });
}

bool Driver::waitButton(const QString &button)
{
    return waitFor(u"a button that can be pressed, "_s + button, [&] {
        auto *found = part<QAbstractButton>(button);
        return found && found->isEnabled();
    });
}

bool Driver::press(const QString &button)
{
    if (!waitButton(button))
        return false;
    QTest::mouseClick(part<QAbstractButton>(button), Qt::LeftButton);
    return true;
}

bool Driver::type(const QString &edit, const QString &text)
{
    auto *found = part<QLineEdit>(edit);
    if (!found)
        return fail(u"no field "_s + edit);
    QTest::mouseClick(found, Qt::LeftButton);
    found->selectAll();
    QTest::keyClicks(found, text);
    return true;
}

bool Driver::addHost(const Server &server)
{
    if (!press(u"addHostButton"_s) ||
        !waitFor(u"the dialog for a host"_s, [&] { return dialog(u"hostDialog"_s); }) ||
        !type(u"hostNameEdit"_s, server.name) || !type(u"hostAddressEdit"_s, server.address) ||
        !type(u"hostUserEdit"_s, server.user) || !type(u"hostKeyFileEdit"_s, server.keyFile))
        return false;
    if (!part<QRadioButton>(u"keyFileButton"_s)->isChecked())
        return fail(u"typing a key file did not choose it"_s);
    auto *port = part<QSpinBox>(u"hostPortEdit"_s);
    port->selectAll();
    QTest::keyClicks(port, QString::number(server.port));
    return press(u"hostAcceptButton"_s) &&
           waitFor(u"the dialog to close"_s, [&] { return !dialog(u"hostDialog"_s); });
}

bool Driver::acceptFingerprint(QString *seen)
{
    if (!waitFor(u"the question about the server's key"_s,
                 [&] { return dialog(u"fingerprintDialog"_s); }))
        return false;
    auto *shown = part<QLabel>(u"fingerprintText"_s);
    if (seen)
        *seen = shown->text();
    auto *focused = dialog(u"fingerprintDialog"_s)->focusWidget();
    auto *accept = part<QPushButton>(u"acceptKeyButton"_s);
    if (focused == accept)
        return fail(u"the button that accepts the key has the focus first"_s);
    QTest::mouseClick(accept, Qt::LeftButton);
    return true;
}

bool Driver::waitConnected()
{
    return waitFor(u"a connection"_s, [&] {
        HostView *view = m_window.currentView();
        return view && view->session().connection().state() == Remote::ConnectionState::Connected;
    });
}

bool Driver::showPage(const QString &id)
{
    const int page = pageIndex(id);
    if (page < 0)
        return fail(u"there is no page "_s + id);
    // Off screen no window manager gives the focus back when a dialog closes.
    m_window.activateWindow();
    if (!QTest::qWaitForWindowActive(&m_window))
        return fail(u"the window does not become active"_s);
    QTest::keyClick(&m_window, static_cast<Qt::Key>(Qt::Key_1 + page), Qt::ControlModifier);
    return waitFor(u"the page "_s + id, [&] {
        HostView *view = m_window.currentView();
        return view && view->pageIndex() == page && view->page() && view->page()->isVisible();
    });
}

bool Driver::seeChartMove()
{
    Widgets::TimeSeriesChart *chart = nullptr;
    if (!waitFor(u"a chart with points"_s, [&] {
            const auto charts = m_window.findChildren<Widgets::TimeSeriesChart *>();
            for (Widgets::TimeSeriesChart *one : charts) {
                if (one->isVisible() && pointsOf(*one) > 0)
                    chart = one;
            }
            return chart != nullptr;
        }))
        return false;
    const qsizetype points = pointsOf(*chart);
    const double end = chart->end();
    return waitFor(u"the chart to grow"_s,
                   [&] { return pointsOf(*chart) >= points + 3 && chart->end() > end; });
}

bool Driver::chooseItem(const QByteArray &item)
{
    auto *list = part<QListView>(u"checklistList"_s);
    if (!waitFor(u"the checklist's items"_s, [&] {
            list = part<QListView>(u"checklistList"_s);
            return list && list->model()->rowCount() > 0;
        }))
        return false;
    const QString title = markText(Remote::findCheck(item)->title);
    for (int row = 0; row < list->model()->rowCount(); ++row) {
        const QModelIndex index = list->model()->index(row, 0);
        if (index.data(Qt::DisplayRole).toString().contains(title)) {
            clickRow(*list, index);
            return waitFor(u"the item's title"_s, [&] {
                auto *label = part<QLabel>(u"itemTitle"_s);
                return label && label->text() == title;
            });
        }
    }
    return fail(u"no item called "_s + title);
}

bool Driver::becomeAdministrator(const QByteArray &password)
{
    HostSession &session = m_window.currentView()->session();
    const auto isRoot = [&] { return session.privilege() == Remote::Privilege::Root; };
    if (isRoot())
        return true;
    auto *page = m_window.currentView()->page();
    auto *button = page->findChild<QPushButton *>(u"administratorButton"_s);
    if (!waitFor(u"the button for administrator rights"_s,
                 [&] { return button && button->isVisible() && button->isEnabled(); }))
        return false;
    QTest::mouseClick(button, Qt::LeftButton);
    if (!waitFor(u"the question for the password"_s, [&] { return dialog(u"secretDialog"_s); }))
        return false;
    QTest::keyClicks(part<QLineEdit>(u"secretEdit"_s), QString::fromUtf8(password));
    return press(u"secretAcceptButton"_s) && waitFor(u"administrator rights"_s, isRoot);
}

bool Driver::pressAndConfirm(const QString &button)
{
    return press(button) &&
           waitFor(u"the question"_s, [&] { return dialog(u"changeQuestion"_s); }) &&
           press(u"questionAccept"_s) &&
           waitFor(u"the question to go"_s, [&] { return !dialog(u"changeQuestion"_s); });
}

QString Driver::itemStatus() const
{
    auto *badge = part<Widgets::StatusBadge>(u"itemStatus"_s);
    return badge ? badge->text() : QString();
}

QString Driver::sentence() const
{
    for (const QString &name : {u"hostProblem"_s, u"secretProblem"_s, u"stateSentence"_s}) {
        if (const auto *label = part<QLabel>(name))
            return label->text();
    }
    return {};
}

bool Driver::waitItemStatus(const QString &word)
{
    return waitFor(
        u"the item's status to be "_s + word, [&] { return itemStatus() == word; }, 120s);
}

bool Driver::waitStatements(const QByteArray &password)
{
    const auto hasRows = [&] {
        auto *table = part<QTableView>(u"statementsTable"_s);
        return table && table->model()->rowCount() > 1;
    };
    const auto wantsPassword = [&] { return part<QLineEdit>(u"pgPasswordEdit"_s) != nullptr; };
    if (!waitFor(
            u"slow queries or the question for a password"_s,
            [&] { return hasRows() || wantsPassword(); }, 60s))
        return false;
    if (hasRows())
        return true;
    return type(u"pgPasswordEdit"_s, QString::fromUtf8(password)) && press(u"pgConnectButton"_s) &&
           waitFor(u"slow queries"_s, hasRows, 60s);
}

bool Driver::sortStatements()
{
    auto *table = part<QTableView>(u"statementsTable"_s);
    QHeaderView *header = table->horizontalHeader();
    const auto firstRow = [&] {
        QStringList row;
        for (int column = 0; column < table->model()->columnCount(); ++column)
            row.append(table->model()->index(0, column).data().toString());
        return row.join(u'|');
    };
    const QString before = firstRow();
    for (int column = 0; column < header->count(); ++column) {
        const QPoint middle(header->sectionViewportPosition(column) + 12, header->height() / 2);
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, middle);
        if (QTest::qWaitFor([&] { return table->model()->rowCount() > 1 && firstRow() != before; },
                            2000))
            return true;
    }
    return fail(u"no heading changed the order of the slow queries"_s);
}

bool Driver::openPlan()
{
    auto *table = part<QTableView>(u"statementsTable"_s);
    const auto hasPlan = [&] {
        auto *tree = part<QTreeView>(u"planTree"_s);
        return tree && tree->model()->rowCount() > 0;
    };
    for (int row = 0; row < std::min(8, table->model()->rowCount()); ++row) {
        clickRow(*table, table->model()->index(row, 0));
        auto *explain = part<QPushButton>(u"explainButton"_s);
        if (!explain || !explain->isEnabled())
            continue;
        QTest::mouseClick(explain, Qt::LeftButton);
        // A statement without a plan (BEGIN, VACUUM) says so, and the next one is tried.
        if (!waitFor(u"the answer about the plan"_s,
                     [&] { return hasPlan() || explain->isEnabled(); }))
            return false;
        if (hasPlan())
            return true;
    }
    return fail(u"no statement showed a plan"_s);
}

} // namespace GuiTest
