// The dock at the left: the Routes page under a title with its note and buttons. GUI thread.
#pragma once

#include "workspace/workspace.h"

#include <QDockWidget>

namespace signalbox::ui {

class ElidedLabel;
class RoutesPage;

class RoutesDock : public QDockWidget
{
    Q_OBJECT
public:
    explicit RoutesDock(const Workspace &workspace, QWidget *parent = nullptr);

    RoutesPage *page() const noexcept { return m_page; }

private:
    void refresh();

    Workspace m_workspace;
    RoutesPage *m_page;
    ElidedLabel *m_title;
    ElidedLabel *m_note;
};

} // namespace signalbox::ui
