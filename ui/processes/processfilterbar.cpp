// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/processes/processfilterbar.h"

#include "remote/base/quote.h"
#include "widgets/themedicon.h"

#include <QAction>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Clawtune
{

namespace
{

constexpr int gap = 8;
constexpr int widestBox = 180;

/// Refills a box behind its fixed first entries, in the order of the words; the choice stays.
template <typename Key> void fill(QComboBox &box, int fixed, const QHash<Key, QString> &choices)
{
    const QSignalBlocker blocker(&box);
    const QVariant chosen = box.currentIndex() >= fixed ? box.currentData() : QVariant();
    const QString chosenText = box.currentText();
    const int fixedChoice = box.currentIndex();
    while (box.count() > fixed)
        box.removeItem(fixed);
    QList<std::pair<QString, Key>> sorted;
    for (auto at = choices.begin(); at != choices.end(); ++at)
        sorted.append({at.value(), at.key()});
    if (chosen.isValid() && !choices.contains(chosen.value<Key>()))
        sorted.append({chosenText, chosen.value<Key>()});
    std::sort(sorted.begin(), sorted.end());
    for (const auto &one : std::as_const(sorted))
        box.addItem(Remote::displayText(one.first.toUtf8(), 60), QVariant::fromValue(one.second));
    box.setCurrentIndex(chosen.isValid() ? box.findData(chosen) : fixedChoice);
}

} // namespace

ProcessFilterBar::ProcessFilterBar(QWidget *parent)
    : QWidget(parent)
    , m_search(new QLineEdit(this))
    , m_users(new QComboBox(this))
    , m_containers(new QComboBox(this))
    , m_more(new QToolButton(this))
{
    m_search->setObjectName(u"processSearch"_s);
    m_search->setClearButtonEnabled(true);
    m_search->addAction(Widgets::themedIcon(u"search"_s, Widgets::Tone::Muted),
                        QLineEdit::LeadingPosition);
    m_search->installEventFilter(this);
    m_users->setObjectName(u"userBox"_s);
    m_containers->setObjectName(u"containerBox"_s);
    m_users->addItem({});
    m_containers->addItems({{}, {}});
    for (QComboBox *box : {m_users, m_containers}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
        box->setMaximumWidth(widestBox);
        connect(box, &QComboBox::activated, this, &ProcessFilterBar::filterChanged);
    }
    connect(m_search, &QLineEdit::textChanged, this, &ProcessFilterBar::filterChanged);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(gap);
    layout->addWidget(m_search, 1);
    layout->addWidget(m_users);
    layout->addWidget(m_containers);
    setUpActions();
    retranslate();
    updateIcons();
}

QAction *ProcessFilterBar::option(const char *name)
{
    auto *action = new QAction(this);
    action->setObjectName(QString::fromLatin1(name));
    action->setCheckable(true);
    return action;
}

void ProcessFilterBar::setUpActions()
{
    m_tree = option("treeAction");
    m_freeze = option("freezeAction");
    m_follow = option("followAction");
    m_details = option("detailsAction");
    m_kernelThreads = option("kernelThreadsAction");
    m_sums = option("sumsAction");
    m_cpuOfMachine = option("cpuOfMachineAction");
    for (QAction *action : {m_tree, m_freeze, m_details}) {
        auto *button = new QToolButton(this);
        button->setDefaultAction(action);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        layout()->addWidget(button);
    }
    auto *menu = new QMenu(m_more);
    menu->addActions({m_follow, m_kernelThreads, m_sums, m_cpuOfMachine});
    m_more->setObjectName(u"viewButton"_s);
    m_more->setMenu(menu);
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_more->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    layout()->addWidget(m_more);
    m_sums->setEnabled(false);
    connect(m_tree, &QAction::toggled, m_sums, &QAction::setEnabled);
    connect(m_kernelThreads, &QAction::toggled, this, &ProcessFilterBar::filterChanged);
    connect(m_freeze, &QAction::toggled, this, [this] {
        retranslate();
        updateIcons();
    });
}

ProcessFilter ProcessFilterBar::filter() const
{
    ProcessFilter filter;
    filter.text = m_search->text().trimmed();
    if (m_users->currentIndex() > 0)
        filter.user = m_users->currentData().toUInt();
    if (m_containers->currentIndex() == 1)
        filter.container = QByteArray();
    else if (m_containers->currentIndex() > 1)
        filter.container = m_containers->currentData().toByteArray();
    filter.kernelThreads = m_kernelThreads->isChecked();
    return filter;
}

void ProcessFilterBar::clear()
{
    const QSignalBlocker blocker(m_search);
    m_search->clear();
    m_users->setCurrentIndex(0);
    m_containers->setCurrentIndex(0);
    Q_EMIT filterChanged();
}

void ProcessFilterBar::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void ProcessFilterBar::setChoices(const QHash<quint32, QString> &users,
                                  const QHash<QByteArray, QString> &containers)
{
    // A box that somebody has open stays as it is; so does one with nothing new.
    if (users != m_userChoices) {
        m_userChoices = users;
        fill(*m_users, 1, users);
    }
    if (containers != m_containerChoices) {
        m_containerChoices = containers;
        fill(*m_containers, 2, containers);
    }
    m_containers->setVisible(m_containers->count() > 2 || m_containers->currentIndex() > 0);
}

bool ProcessFilterBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_search && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Escape)
            m_search->clear();
        if (key == Qt::Key_Escape || key == Qt::Key_Return || key == Qt::Key_Enter ||
            key == Qt::Key_Down) {
            Q_EMIT leaveWanted();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void ProcessFilterBar::updateIcons()
{
    m_tree->setIcon(Widgets::themedIcon(u"tree"_s));
    m_freeze->setIcon(Widgets::themedIcon(m_freeze->isChecked() ? u"play"_s : u"pause"_s));
    m_details->setIcon(Widgets::themedIcon(u"information"_s));
    m_more->setIcon(Widgets::themedIcon(u"settings"_s));
}

void ProcessFilterBar::retranslate()
{
    m_search->setPlaceholderText(tr("Name, command line, cgroup or PID"));
    m_search->setAccessibleName(tr("Search"));
    m_users->setItemText(0, tr("All users"));
    m_users->setAccessibleName(tr("User"));
    m_containers->setItemText(0, tr("All containers"));
    m_containers->setItemText(1, tr("No container"));
    m_containers->setAccessibleName(tr("Container"));
    m_tree->setText(tr("Tree"));
    m_tree->setToolTip(tr("Show each process below the one that started it"));
    m_freeze->setText(m_freeze->isChecked() ? tr("Resume") : tr("Pause"));
    m_freeze->setToolTip(tr("Hold the list still (Space)"));
    m_details->setText(tr("Details"));
    m_details->setToolTip(tr("Files, sockets, limits and memory of the chosen process (Enter)"));
    m_follow->setText(tr("Keep the chosen process in sight"));
    m_kernelThreads->setText(tr("Kernel threads"));
    m_sums->setText(tr("Sums on collapsed processes"));
    m_cpuOfMachine->setText(tr("CPU as % of the machine"));
    m_more->setText(tr("View"));
    m_more->setToolTip(tr("How the list is shown"));
}

void ProcessFilterBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::PaletteChange)
        updateIcons();
    QWidget::changeEvent(event);
}

} // namespace Clawtune
