// "Draft: 3 changes A M D", or that the draft is what runs. GUI thread.
#pragma once

#include "workspace/workspace.h"

#include <QWidget>

namespace signalbox::ui {

class Badge;
class NumberLabel;

class DraftSummary : public QWidget
{
    Q_OBJECT
public:
    explicit DraftSummary(const Workspace &workspace, QWidget *parent = nullptr);
    /// Badges alone, or no words at all.
    void setTerse(bool terse);

private:
    void refresh();

    Workspace m_workspace;
    NumberLabel *m_text;
    Badge *m_added;
    Badge *m_changed;
    Badge *m_removed;
};

} // namespace signalbox::ui
