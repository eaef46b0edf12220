// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <memory>
#include <vector>

class QTranslator;

namespace Clawtune
{

/// The language of every word that people read: English or Japanese. Holds the translators (ours
/// and Qt's own) and sets QLocale's default, by which numbers are written. Needs the application
/// object; may be switched at any time, and windows then get QEvent::LanguageChange. GUI thread.
class Language final
{
public:
    Language();
    ~Language();
    Language(const Language &) = delete;
    Language &operator=(const Language &) = delete;

    /// "en", "ja".
    static QStringList available();
    /// The one of them that the system is set to; "en" when it is neither.
    static QString systemCode();

    /// One of available(); anything else stands for the system's.
    void use(const QString &code);
    [[nodiscard]] QString code() const { return m_code; }

private:
    void load(const QString &name, const QString &folder);

    QString m_code;
    std::vector<std::unique_ptr<QTranslator>> m_translators;
};

} // namespace Clawtune
