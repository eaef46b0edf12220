// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/thresholds/thresholdsdialog.h"

#include "remote/base/quote.h"
#include "ui/connection/dialogparts.h"
#include "ui/text/texts.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QGridLayout>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace Clawtune
{

namespace
{

constexpr double highest = 1e9; ///< of what is no share

/// Shares are written as per cent; everything else in the metric's own unit.
bool isShare(const Remote::ThresholdRule &rule)
{
    const Remote::Metric *metric = Remote::findMetric(rule.metric);
    return !rule.whole.isEmpty() || !metric || metric->unit == Remote::Unit::Share;
}

} // namespace

ThresholdsDialog::ThresholdsDialog(Remote::ThresholdStore &store, const QString &host,
                                   QWidget *parent)
    : QDialog(parent)
    , m_store(store)
    , m_host(host)
    , m_problem(paragraph({}, this))
    , m_buttons(new QDialogButtonBox(this))
{
    setObjectName(u"thresholdsDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    const QString name = Remote::displayText(host.toUtf8(), 60);
    setWindowTitle(tr("Thresholds of %1").arg(name));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(16);
    layout->addWidget(paragraph(tr("A threshold is crossed when the value stays beyond it for the "
                                   "whole time."),
                                this));
    auto *grid = new QGridLayout;
    grid->setSpacing(8);
    grid->setColumnStretch(0, 1);
    for (const Remote::ThresholdRule &rule : Remote::defaultThresholds()) {
        if (Remote::findMetric(rule.metric))
            addRow(*grid, rule);
    }
    layout->addLayout(grid);
    layout->addWidget(m_problem);
    layout->addStretch();
    layout->addWidget(m_buttons);
    auto *saveButton = m_buttons->addButton(QDialogButtonBox::Save);
    saveButton->setObjectName(u"saveThresholds"_s);
    m_buttons->addButton(QDialogButtonBox::Cancel);
    auto *defaults = m_buttons->addButton(QDialogButtonBox::RestoreDefaults);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &ThresholdsDialog::save);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(defaults, &QPushButton::clicked, this, [this] { fill(Remote::defaultThresholds()); });
    const Remote::Result<QList<Remote::ThresholdRule>> chosen = m_store.rules(m_host);
    m_problem->hide();
    fill(chosen.ok() ? *chosen : Remote::defaultThresholds());
    if (!chosen.ok())
        showProblem(chosen.error());
    fitToWidth(*this, 560);
}

void ThresholdsDialog::addRow(QGridLayout &grid, const Remote::ThresholdRule &rule)
{
    const auto line = int(m_rows.size());
    Row row{rule, isShare(rule) ? 100. : 1., new QCheckBox(markText(rule.name), this),
            new QDoubleSpinBox(this), new QSpinBox(this)};
    row.isOn->setObjectName(QString::fromLatin1(rule.id));
    setUpValue(row);
    row.seconds->setRange(0, int(Remote::ThresholdStore::longestDuration.count()));
    row.seconds->setSingleStep(10);
    //: after a number of seconds
    row.seconds->setSuffix(tr(" s"));
    //: before a number of seconds that a value has to last
    row.seconds->setPrefix(tr("for "));
    row.seconds->setAccessibleName(tr("%1: duration").arg(markText(rule.name)));
    connect(row.isOn, &QCheckBox::toggled, row.value, &QWidget::setEnabled);
    connect(row.isOn, &QCheckBox::toggled, row.seconds, &QWidget::setEnabled);
    grid.addWidget(row.isOn, line, 0);
    grid.addWidget(row.value, line, 1);
    grid.addWidget(row.seconds, line, 2);
    m_rows.append(row);
}

void ThresholdsDialog::setUpValue(Row &row)
{
    const bool share = isShare(row.rule);
    row.value->setDecimals(share ? 0 : 1);
    row.value->setRange(share ? 1 : 0.1, share ? 100 : highest);
    row.value->setSingleStep(share ? 5 : 1);
    //: before a number: above or below which a value is too high or too low
    row.value->setPrefix(row.rule.isUpper ? tr("over ") : tr("under "));
    if (share)
        row.value->setSuffix(tr(" %"));
    else if (Remote::findMetric(row.rule.metric)->unit == Remote::Unit::Celsius)
        row.value->setSuffix(tr(" °C"));
    row.value->setAccessibleName(tr("%1: value").arg(markText(row.rule.name)));
}

void ThresholdsDialog::fill(const QList<Remote::ThresholdRule> &rules)
{
    for (Row &row : m_rows) {
        const auto rule =
            std::find_if(rules.begin(), rules.end(), [&row](const Remote::ThresholdRule &one) {
                return one.id == row.rule.id;
            });
        if (rule == rules.end())
            continue;
        row.rule = *rule;
        row.isOn->setChecked(rule->isOn);
        row.value->setEnabled(rule->isOn);
        row.seconds->setEnabled(rule->isOn);
        row.value->setValue(rule->value * row.factor);
        row.seconds->setValue(int(rule->duration.count()));
    }
}

QList<Remote::ThresholdRule> ThresholdsDialog::rules() const
{
    QList<Remote::ThresholdRule> rules = Remote::defaultThresholds();
    for (Remote::ThresholdRule &rule : rules) {
        for (const Row &row : m_rows) {
            if (row.rule.id != rule.id)
                continue;
            rule = row.rule;
            rule.isOn = row.isOn->isChecked();
            rule.duration = std::chrono::seconds(row.seconds->value());
            // What was written with more digits than are shown stays as it was.
            const double shown = row.value->value() / row.factor;
            const double half = 0.5 * std::pow(10, -row.value->decimals()) / row.factor;
            if (std::abs(shown - rule.value) > half)
                rule.value = shown;
        }
    }
    return rules;
}

void ThresholdsDialog::save()
{
    const QList<Remote::ThresholdRule> chosen = rules();
    const Remote::Result<void> kept = m_store.save(m_host, chosen);
    if (!kept.ok()) {
        showProblem(kept.error());
        return;
    }
    Q_EMIT saved(chosen);
    accept();
}

void ThresholdsDialog::showProblem(const Remote::Error &error)
{
    m_problem->setText(errorSentence(error));
    m_problem->setToolTip(errorDetail(error).toHtmlEscaped());
    m_problem->show();
}

} // namespace Clawtune
