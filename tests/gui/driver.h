// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/application.h"
#include "ui/hostview.h"
#include "ui/page.h"

#include <QDialog>
#include <QString>

#include <chrono>
#include <functional>
#include <optional>

class QAbstractItemView;

namespace GuiTest
{

/// How to reach the server that the window is driven against.
struct Server {
    QString name;
    QString address;
    quint16 port = 22;
    QString user;
    QString keyFile;
    QByteArray password{};   ///< for sudo; empty: the login needs none
    QByteArray pgPassword{}; ///< of the PostgreSQL role, where it is asked for
};

/// Options of a window whose settings, hosts, known_hosts and (empty) ssh_config lie in `folder`.
[[nodiscard]] Clawtune::WindowOptions ownOptions(const QString &folder, const QString &language);

/// Moves the real window as a person does, with clicks and keys, and waits for what a person would
/// wait for. Every step answers whether it came about; problem() says what did not.
class Driver final
{
public:
    /// `window` outlives the driver.
    explicit Driver(Clawtune::MainWindow &window);

    [[nodiscard]] QString problem() const { return m_problem; }

    bool addHost(const Server &server);
    /// Accepts the key when it is asked about; `seen` (may be null) gets the dialog's text.
    bool acceptFingerprint(QString *seen);
    bool waitConnected();
    /// By its id in the catalogue of pages.
    bool showPage(const QString &id);
    /// So many more seconds of the server have been seen.
    bool waitSamples(double seconds);
    /// A tab of the Overview, counted from 0, and its first content.
    bool showOverviewTab(int tab);
    bool showAllServers();
    /// The page on show has what it asked the server for.
    bool waitLoaded();
    /// Frames arrive, and the first chart on show holds more points than before.
    bool seeChartMove();
    bool chooseItem(const QByteArray &item);
    /// Becomes administrator through the page's button and, where it is asked for, the password.
    bool becomeAdministrator(const QByteArray &password);
    bool waitButton(const QString &button); ///< until it can be pressed
    bool pressAndConfirm(const QString &button);
    bool waitItemStatus(const QString &word);
    /// Gives the role's password where the page asks for it.
    bool waitStatements(const QByteArray &password);
    /// Clicks the heading of each column until the first row changes.
    bool sortStatements();
    bool openPlan();

    [[nodiscard]] QString itemStatus() const;
    [[nodiscard]] QString sentence() const; ///< of the state that stands in place of content
    bool waitFor(const QString &what, const std::function<bool()> &holds,
                 std::chrono::seconds limit = std::chrono::seconds(30));
    template <typename T> T *part(const QString &name) const
    {
        const auto parts = m_window.findChildren<T *>(name);
        for (T *one : parts) {
            if (one->isVisible())
                return one;
        }
        return nullptr;
    }

private:
    bool press(const QString &button);
    bool type(const QString &edit, const QString &text);
    [[nodiscard]] QDialog *dialog(const QString &name) const;
    bool fail(const QString &problem);

    Clawtune::MainWindow &m_window;
    QString m_problem;
};

} // namespace GuiTest
