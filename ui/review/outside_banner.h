// "The file was changed outside": what changed, and what can be done about it. Stands above the
// window's centre; hidden while there is nothing to say. GUI thread.
#pragma once

#include "widgets/banner.h"
#include "workspace/workspace.h"

namespace signalbox::ui {

class OutsideEdit;

class OutsideBanner : public Banner
{
    Q_OBJECT
public:
    OutsideBanner(const Workspace &workspace, OutsideEdit &outside, QWidget *parent = nullptr);

signals:
    /// The difference between what runs and what the file holds.
    void differenceRequested();

private:
    void refresh();

    Workspace m_workspace;
    OutsideEdit &m_outside;
};

} // namespace signalbox::ui
