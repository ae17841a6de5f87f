// The button of an action on the selected server that takes servers, too: one that is dragged onto
// it is selected and gets into the action's state. GUI thread.
#pragma once

#include "widgets/themed.h"
#include "workspace/action_registry.h"
#include "workspace/workspace.h"

#include <QToolButton>

namespace signalbox::ui {

class ServerDropButton : public Themed<QToolButton>
{
    Q_OBJECT
public:
    ServerDropButton(const Workspace &workspace, ActionId id, QWidget *parent = nullptr);

    /// A server is on its way: the button shows that it can be let go here.
    void setOffered(bool offered);
    bool offered() const noexcept { return m_offered; }

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    Workspace m_workspace;
    bool m_offered = false;
    bool m_above = false; // the dragged server is over it
};

} // namespace signalbox::ui
