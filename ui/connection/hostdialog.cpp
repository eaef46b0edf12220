// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connection/hostdialog.h"

#include "remote/base/quote.h"
#include "ui/connection/dialogparts.h"
#include "ui/text/texts.h"
#include "widgets/theme.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Clawtune
{

using Remote::SavedHost;

namespace
{

QLineEdit *lineEdit(QWidget *parent, const QString &name)
{
    auto *edit = new QLineEdit(parent);
    edit->setObjectName(name);
    edit->setMaxLength(255);
    return edit;
}

} // namespace

HostDialog::HostDialog(HostSessions &sessions, const QString &edited, QWidget *parent)
    : QDialog(parent)
    , m_sessions(sessions)
    , m_edited(edited)
    , m_aliases(new QComboBox(this))
    , m_name(lineEdit(this, u"hostNameEdit"_s))
    , m_address(lineEdit(this, u"hostAddressEdit"_s))
    , m_port(new QSpinBox(this))
    , m_user(lineEdit(this, u"hostUserEdit"_s))
    , m_usualKeys(new QRadioButton(tr("Agent and usual keys"), this))
    , m_keyFile(new QRadioButton(tr("Key file:"), this))
    , m_file(lineEdit(this, u"hostKeyFileEdit"_s))
    , m_browse(new QPushButton(tr("Browse…"), this))
    , m_problem(paragraph({}, this))
    , m_buttons(new QDialogButtonBox(this))
{
    setObjectName(u"hostDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(edited.isEmpty() ? tr("Add host") : tr("Edit host"));
    setUpFields();
    setUpKey();
    setUpAliases();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(16);
    auto *form = new QFormLayout;
    addRows(form);
    layout->addLayout(form);
    layout->addWidget(m_problem);
    layout->addStretch();
    layout->addWidget(m_buttons);
    if (const SavedHost *host = m_sessions.find(edited))
        fill(*host);
    fitToWidth(*this, 520);
    m_name->setFocus();
}

void HostDialog::setUpFields()
{
    m_name->setPlaceholderText(tr("such as web-1"));
    m_address->setPlaceholderText(tr("host name or IP address"));
    m_port->setObjectName(u"hostPortEdit"_s);
    m_port->setRange(1, 65535);
    m_port->setValue(22);
    m_port->setMaximumWidth(100);
    m_user->setText(u"root"_s);
    m_problem->setObjectName(u"hostProblem"_s);
    m_problem->setVisible(false);
    QPalette palette = m_problem->palette();
    palette.setColor(QPalette::WindowText, Widgets::toneColor(Widgets::Tone::Bad, palette));
    m_problem->setPalette(palette);
    m_buttons->addButton(QDialogButtonBox::Cancel);
    auto *ok = m_buttons->addButton(m_edited.isEmpty() ? tr("Connect") : tr("Save"),
                                    QDialogButtonBox::AcceptRole);
    ok->setObjectName(u"hostAcceptButton"_s);
    ok->setDefault(true);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &HostDialog::submit);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

void HostDialog::setUpKey()
{
    m_usualKeys->setObjectName(u"usualKeysButton"_s);
    m_keyFile->setObjectName(u"keyFileButton"_s);
    m_usualKeys->setChecked(true);
    m_usualKeys->setToolTip(
        tr("The keys that ssh-agent holds, then id_ed25519, id_ecdsa and id_rsa in ~/.ssh"));
    m_file->setAccessibleName(tr("Key file"));
    m_file->setPlaceholderText(u"~/.ssh/id_ed25519"_s);
    m_browse->setObjectName(u"hostBrowseButton"_s);
    m_browse->setAutoDefault(false);
    connect(m_browse, &QPushButton::clicked, this, &HostDialog::browse);
    connect(m_file, &QLineEdit::textEdited, this, [this](const QString &text) {
        if (!text.isEmpty())
            m_keyFile->setChecked(true);
    });
}

void HostDialog::setUpAliases()
{
    m_aliases->setObjectName(u"aliasBox"_s);
    m_aliases->addItem(tr("Fill in from ~/.ssh/config…"));
    if (m_edited.isEmpty())
        m_aliasHosts = m_sessions.aliases();
    for (const SavedHost &host : std::as_const(m_aliasHosts))
        m_aliases->addItem(Remote::displayText(host.name.toUtf8(), 60));
    m_aliases->setVisible(!m_aliasHosts.isEmpty());
    connect(m_aliases, &QComboBox::activated, this, [this](int index) {
        if (index > 0)
            fill(m_aliasHosts[index - 1]);
    });
    // Written as one would for ssh: the alias brings its port and user along.
    connect(m_address, &QLineEdit::editingFinished, this, [this] {
        const auto alias =
            std::ranges::find(m_aliasHosts, m_address->text().trimmed(), &SavedHost::name);
        if (alias != m_aliasHosts.end())
            fill(*alias);
    });
}

void HostDialog::addRows(QFormLayout *form)
{
    form->setSpacing(8);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    if (m_aliases->isVisibleTo(this))
        form->addRow(tr("Known to ssh:"), m_aliases);
    form->addRow(tr("Name:"), m_name);
    form->addRow(tr("Address:"), m_address);
    form->addRow(tr("Port:"), m_port);
    form->addRow(tr("User:"), m_user);
    form->addRow(tr("Log in with:"), m_usualKeys);
    auto *fileRow = new QHBoxLayout;
    fileRow->setSpacing(8);
    fileRow->addWidget(m_keyFile);
    fileRow->addWidget(m_file, 1);
    fileRow->addWidget(m_browse);
    form->addRow(QString(), fileRow);
}

void HostDialog::fill(const SavedHost &host)
{
    m_name->setText(host.name);
    m_address->setText(host.address);
    m_port->setValue(host.port);
    m_user->setText(host.user);
    m_file->setText(host.identityFile);
    (host.identityFile.isEmpty() ? m_usualKeys : m_keyFile)->setChecked(true);
    m_pgUser = host.pgUser;
    m_pgDatabase = host.pgDatabase;
}

void HostDialog::browse()
{
    auto *dialog = new QFileDialog(this, tr("Choose a private key"), QDir::homePath() + u"/.ssh"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setFilter(dialog->filter() | QDir::Hidden);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &file) {
        m_file->setText(file);
        m_keyFile->setChecked(true);
    });
    dialog->open();
}

SavedHost HostDialog::typed() const
{
    SavedHost host;
    host.address = m_address->text().trimmed();
    // An address copied as a URL shows its IPv6 part in brackets.
    if (host.address.startsWith(u'[') && host.address.endsWith(u']'))
        host.address = host.address.mid(1, host.address.size() - 2);
    host.name = m_name->text().trimmed();
    if (host.name.isEmpty())
        host.name = host.address;
    host.port = static_cast<quint16>(m_port->value());
    host.user = m_user->text().trimmed();
    if (m_keyFile->isChecked()) {
        host.identityFile = m_file->text().trimmed();
        if (host.identityFile.startsWith("~/"_L1))
            host.identityFile = QDir::homePath() + host.identityFile.mid(1);
    }
    host.pgUser = m_pgUser;
    host.pgDatabase = m_pgDatabase;
    return host;
}

void HostDialog::submit()
{
    const SavedHost host = typed();
    if (host.address.isEmpty()) {
        showProblem(tr("Enter the address of the server."), {}, m_address);
        return;
    }
    if (m_keyFile->isChecked() && host.identityFile.isEmpty()) {
        showProblem(tr("Choose the key file, or use the agent and the usual keys."), {}, m_file);
        return;
    }
    if (host.name != m_edited && m_sessions.find(host.name)) {
        showProblem(tr("There is a host called “%1” already. Give this one another name.")
                        .arg(Remote::displayText(host.name.toUtf8(), 60)),
                    {}, m_name);
        return;
    }
    const auto parameters = Remote::parametersOf(host, m_sessions.options());
    if (!parameters.ok()) {
        showProblem(errorSentence(parameters.error()), errorDetail(parameters.error()), m_address);
        return;
    }
    const Remote::Result<void> written = m_sessions.save(host, m_edited);
    if (!written.ok()) {
        showProblem(errorSentence(written.error()), errorDetail(written.error()), m_name);
        return;
    }
    Q_EMIT saved(host.name);
    accept();
}

void HostDialog::showProblem(const QString &sentence, const QString &detail, QWidget *field)
{
    m_problem->setText(sentence);
    m_problem->setToolTip(detail.toHtmlEscaped());
    m_problem->setVisible(true);
    field->setFocus();
}

} // namespace Clawtune
