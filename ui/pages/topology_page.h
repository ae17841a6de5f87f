// The Topology tab: the map of what runs with the draft laid over it. GUI thread.
#pragma once

#include "workspace/workspace.h"

#include <QWidget>

class QComboBox;

namespace signalbox::ui {

class TopologyView;

class TopologyPage : public QWidget
{
    Q_OBJECT
public:
    explicit TopologyPage(const Workspace &workspace, QWidget *parent = nullptr);

    /// For the tab row's right end: what to show, zoom.
    QWidget *controls() const { return m_controls; }
    TopologyView &view() const { return *m_view; }

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void makeControls();
    void serveActions();
    void readDraft();
    void readSelection();
    void pick(int node);
    void open(int node);
    void showMenu(int node, const QPoint &at);

    Workspace m_workspace;
    TopologyView *m_view;
    QWidget *m_controls;
    QComboBox *m_show;
};

} // namespace signalbox::ui
