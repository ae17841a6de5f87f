// "Draft: 3 changes A M D", or that the draft is what runs. GUI thread.
#pragma once

#include "workspace/workspace.h"

#include <QWidget>

namespace signalbox::ui {

class DraftSummary : public QWidget
{
    Q_OBJECT
public:
    explicit DraftSummary(const Workspace &workspace, QWidget *parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void refresh();

    Workspace m_workspace;
    QString m_text;
    bool m_quiet = true;
    bool m_added = false, m_changed = false, m_removed = false;
};

} // namespace signalbox::ui
