// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/postgresql/accesspane.h"

#include "ui/text/texts.h"
#include "widgets/themedicon.h"

#include <QClipboard>
#include <QEvent>
#include <QFontDatabase>
#include <QFormLayout>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Clawtune
{

namespace
{

constexpr int gap = 8;
constexpr int columnWidth = 560;
constexpr int iconSize = 32;

QLabel *wrapped(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

} // namespace

AccessPane::AccessPane(QWidget *parent)
    : QWidget(parent)
    , m_icon(new QLabel(this))
    , m_sentence(wrapped(this))
    , m_hint(wrapped(this))
    , m_commands(new QPlainTextEdit(this))
    , m_copy(new QPushButton(this))
    , m_address(new QLineEdit(this))
    , m_user(new QLineEdit(this))
    , m_database(new QLineEdit(this))
    , m_password(new QLineEdit(this))
    , m_connect(new QPushButton(this))
    , m_retry(new QPushButton(this))
    , m_administrator(new QPushButton(this))
    , m_disclosure(new QToolButton(this))
    , m_detail(wrapped(this))
{
    auto *column = new QWidget(this);
    column->setMaximumWidth(columnWidth);
    auto *layout = new QVBoxLayout(column);
    layout->setSpacing(2 * gap);
    QFont font = m_sentence->font();
    font.setBold(true);
    m_sentence->setFont(font);
    m_sentence->setObjectName(u"accessSentence"_s);
    m_detail->setTextInteractionFlags(Qt::TextSelectableByMouse);
    for (QWidget *part : {static_cast<QWidget *>(m_icon), static_cast<QWidget *>(m_sentence),
                          static_cast<QWidget *>(m_hint), makeCommands(), makeForm()})
        layout->addWidget(part);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_administrator);
    buttons->addWidget(m_retry);
    buttons->addWidget(m_connect);
    buttons->addStretch();
    layout->addLayout(buttons);
    layout->addWidget(m_disclosure);
    layout->addWidget(m_detail);
    auto *outer = new QHBoxLayout(this);
    outer->addStretch(1);
    outer->addWidget(column, 8, Qt::AlignVCenter);
    outer->addStretch(1);
    setUpButtons();
    retranslate();
}

QWidget *AccessPane::makeCommands()
{
    m_commandsBox = new QWidget(this);
    auto *layout = new QHBoxLayout(m_commandsBox);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(gap);
    m_commands->setObjectName(u"accessCommands"_s);
    m_commands->setReadOnly(true);
    m_commands->setTabChangesFocus(true);
    m_commands->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_commands->setFixedHeight(3 * m_commands->fontMetrics().lineSpacing() + 2 * gap);
    layout->addWidget(m_commands, 1);
    layout->addWidget(m_copy, 0, Qt::AlignTop);
    return m_commandsBox;
}

QWidget *AccessPane::makeForm()
{
    m_formBox = new QWidget(this);
    m_form = new QFormLayout(m_formBox);
    m_form->setContentsMargins(0, 0, 0, 0);
    m_form->setSpacing(gap);
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_address->setObjectName(u"pgAddressEdit"_s);
    m_user->setObjectName(u"pgUserEdit"_s);
    m_database->setObjectName(u"pgDatabaseEdit"_s);
    m_password->setObjectName(u"pgPasswordEdit"_s);
    m_password->setEchoMode(QLineEdit::Password);
    for (QLineEdit *edit : {m_address, m_user, m_database, m_password}) {
        auto *label = new QLabel(m_formBox);
        label->setBuddy(edit);
        m_form->addRow(label, edit);
        connect(edit, &QLineEdit::returnPressed, this, &AccessPane::submit);
    }
    return m_formBox;
}

void AccessPane::setUpButtons()
{
    m_connect->setObjectName(u"pgConnectButton"_s);
    m_retry->setObjectName(u"pgRetryButton"_s);
    m_administrator->setObjectName(u"pgAdministratorButton"_s);
    connect(m_connect, &QPushButton::clicked, this, &AccessPane::submit);
    connect(m_retry, &QPushButton::clicked, this, &AccessPane::retryWanted);
    connect(m_administrator, &QPushButton::clicked, this, &AccessPane::administratorWanted);
    m_disclosure->setCheckable(true);
    m_disclosure->setAutoRaise(true);
    m_disclosure->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    connect(m_disclosure, &QToolButton::toggled, this, [this](bool open) {
        m_disclosure->setArrowType(open ? Qt::DownArrow : Qt::RightArrow);
        m_detail->setVisible(open);
    });
    connect(m_copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_commands->toPlainText()); });
}

void AccessPane::setProblem(const Remote::Error &error, const Remote::PostgresAccess &tried)
{
    m_error = error;
    const bool namesRole = error.code == Remote::ErrorCode::PgPasswordNeeded ||
                           error.code == Remote::ErrorCode::PgPasswordWrong ||
                           error.code == Remote::ErrorCode::PgRoleMissing;
    m_role = namesRole ? error.subject : tried.user;
    if (m_user->text().isEmpty())
        m_user->setText(m_role);
    if (m_address->text().isEmpty())
        m_address->setText(tried.address);
    if (m_database->text().isEmpty())
        m_database->setText(tried.database);
    m_password->clear();
    refill();
    if (m_missing.focusPassword)
        m_password->setFocus();
}

void AccessPane::refill()
{
    m_missing = Missing::of(m_error, m_role);
    m_icon->setPixmap(Widgets::themedIcon(u"database"_s, palette(), Widgets::Tone::Caution)
                          .pixmap(iconSize, iconSize));
    m_sentence->setText(errorSentence(m_error));
    m_hint->setText(m_missing.hint);
    m_hint->setVisible(!m_missing.hint.isEmpty());
    m_commands->setPlainText(m_missing.commands);
    m_commandsBox->setVisible(!m_missing.commands.isEmpty());
    m_formBox->setVisible(m_missing.asksLogin);
    m_connect->setVisible(m_missing.asksLogin);
    m_connect->setDefault(m_missing.asksLogin);
    m_retry->setVisible(!m_missing.asksLogin || !m_missing.commands.isEmpty());
    m_administrator->setVisible(m_missing.asksAdministrator);
    const QString detail = errorDetail(m_error);
    m_detail->setText(detail);
    m_disclosure->setVisible(!detail.isEmpty() && !m_missing.focusPassword);
    m_disclosure->setChecked(false);
    m_disclosure->setArrowType(Qt::RightArrow);
    m_detail->hide();
}

void AccessPane::submit()
{
    Remote::PostgresAccess access;
    access.address = m_address->text().trimmed();
    access.user = m_user->text().trimmed();
    access.database = m_database->text().trimmed();
    QByteArray password = m_password->text().toUtf8();
    access.password = Remote::Secret(password);
    password.fill('\0');
    m_password->clear();
    Q_EMIT connectWanted(access);
}

void AccessPane::retranslate()
{
    const QString labels[] = {tr("&Address"), tr("&Role"), tr("&Database"), tr("&Password")};
    for (int row = 0; row < m_form->rowCount(); ++row)
        static_cast<QLabel *>(m_form->itemAt(row, QFormLayout::LabelRole)->widget())
            ->setText(labels[row]);
    m_address->setPlaceholderText(tr("found by looking"));
    m_address->setToolTip(tr("host:port or a socket path, as seen from the server"));
    m_database->setPlaceholderText(tr("found by looking"));
    m_copy->setText(tr("Copy"));
    m_connect->setText(tr("Connect"));
    m_retry->setText(tr("Try again"));
    m_administrator->setText(tr("Become administrator"));
    m_commands->setAccessibleName(tr("Commands"));
    m_disclosure->setText(tr("Details"));
    refill();
}

void AccessPane::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::PaletteChange)
        refill();
    QWidget::changeEvent(event);
}

} // namespace Clawtune
