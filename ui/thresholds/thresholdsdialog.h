// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/metrics/thresholdstore.h"

#include <QDialog>

class QCheckBox;
class QDialogButtonBox;
class QDoubleSpinBox;
class QGridLayout;
class QLabel;
class QSpinBox;

namespace Clawtune
{

/// The thresholds of one host: for each rule whether it is on, its value and how long it has to
/// last. Nothing holds before Save.
class ThresholdsDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ThresholdsDialog)
public:
    /// `store` outlives the dialog.
    ThresholdsDialog(Remote::ThresholdStore &store, const QString &host, QWidget *parent = nullptr);

    /// As they stand in the dialog.
    [[nodiscard]] QList<Remote::ThresholdRule> rules() const;

Q_SIGNALS:
    void saved(const QList<Remote::ThresholdRule> &rules);

private:
    struct Row {
        Remote::ThresholdRule rule;
        double factor; ///< from the rule's value to what is written
        QCheckBox *isOn;
        QDoubleSpinBox *value;
        QSpinBox *seconds;
    };
    void addRow(QGridLayout &grid, const Remote::ThresholdRule &rule);
    void setUpValue(Row &row);
    void fill(const QList<Remote::ThresholdRule> &rules);
    void save();
    void showProblem(const Remote::Error &error);

    Remote::ThresholdStore &m_store;
    QString m_host;
    QList<Row> m_rows;
    QLabel *m_problem;
    QDialogButtonBox *m_buttons;
};

} // namespace Clawtune
