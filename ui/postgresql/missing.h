// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/base/error.h"

#include <QCoreApplication>
#include <QString>

namespace Clawtune
{

/// What stands between a person and their statements, and what to do about it: steps to copy,
/// which questions to ask again, who has to act.
struct Missing {
    Q_DECLARE_TR_FUNCTIONS(Clawtune::Missing)
public:
    QString hint;                   ///< a sentence before the commands; may be empty
    QString commands;               ///< SQL for a superuser to run; may be empty
    bool asksLogin = false;         ///< show the fields: another address, role or password helps
    bool asksAdministrator = false; ///< administrator rights on the server help
    bool focusPassword = false;

    /// `role` as which the login was made or tried; both texts hostile. Nothing for an error that
    /// no step of PostgreSQL's mends.
    static Missing of(const Remote::Error &error, const QString &role);
    /// Whether it has anything to say.
    [[nodiscard]] bool isHelp() const
    {
        return asksLogin || asksAdministrator || !commands.isEmpty();
    }
};

} // namespace Clawtune
