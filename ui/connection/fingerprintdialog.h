// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/ssh/hostkey.h"

#include <QDialog>

namespace Clawtune
{

/// Shows the key of a server that was never seen, says how to compare it, and asks. Cancel comes
/// first. Show it with open(); it deletes itself.
class FingerprintDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FingerprintDialog)
public:
    FingerprintDialog(const QString &hostName, const Remote::HostKey &key,
                      QWidget *parent = nullptr);
};

} // namespace Clawtune
