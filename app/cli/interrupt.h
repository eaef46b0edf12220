// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QSocketNotifier>

#include <memory>

namespace Clawtune
{

/// Turns SIGINT and SIGTERM into a signal of the event loop while it lives. One at a time.
class Interrupt final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Interrupt)
public:
    explicit Interrupt(QObject *parent);
    ~Interrupt() override;

Q_SIGNALS:
    void happened();

private:
    void take();

    int m_ends[2] = {-1, -1};
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace Clawtune
