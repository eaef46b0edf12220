// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/application.h"

#include <QTemporaryDir>

#include <memory>

/// The real window with so many saved hosts that lead to one server.
class BenchWindow final
{
    Q_DISABLE_COPY_MOVE(BenchWindow)
public:
    BenchWindow(int hosts, const Remote::SavedHost &like, const QString &knownHosts);

    [[nodiscard]] Clawtune::Application &application() { return *m_application; }
    [[nodiscard]] Clawtune::MainWindow &window() { return m_application->window(); }
    /// "host-1" is the first.
    [[nodiscard]] static QString name(int number);
    [[nodiscard]] int connected() const;

private:
    QTemporaryDir m_folder;
    std::unique_ptr<Clawtune::Application> m_application;
};

/// Lets the window live for so long.
void live(std::chrono::milliseconds time);
