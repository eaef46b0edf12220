// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/connection/hostsession.h"
#include "ui/page.h"

class QGridLayout;
class QLabel;
class QToolButton;

namespace Clawtune
{

/// What limits the server now, in one line, with the numbers behind a disclosure and a way to the
/// page that shows more. Of a recording, the worst that ever did, and when; nothing where that
/// cannot be told.
class BottleneckLine final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BottleneckLine)
public:
    /// Child of `page`, which carries the wish to go to another one.
    BottleneckLine(HostSession &session, Page *page);

    [[nodiscard]] QString text() const;

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void setUpParts();
    void refresh();
    void refreshLook();
    void refreshDetails();
    [[nodiscard]] QString sentence() const;
    void retranslate();

    HostSession &m_session;
    Page *m_page;
    Remote::Bottleneck m_shown;
    QLabel *m_icon;
    QLabel *m_text;
    QToolButton *m_disclosure;
    QToolButton *m_go;
    QWidget *m_details;
    QGridLayout *m_grid;
};

} // namespace Clawtune
