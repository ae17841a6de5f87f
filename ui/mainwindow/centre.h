// The tabs in the middle of the window. A tab has an action that shows it. Where they are narrow,
// those that aren't current lose their words. GUI thread.
#pragma once

#include "widgets/tab_strip.h"
#include "workspace/action_registry.h"
#include "workspace/workspace.h"

#include <QTabWidget>

#include <vector>

namespace signalbox::ui {

class Centre : public QTabWidget
{
    Q_OBJECT
public:
    explicit Centre(const Workspace &workspace, QWidget *parent = nullptr);

    /// @param name   of the layout that is kept for the tab
    /// @param title  of the tab
    void add(ActionId action, const QString &name, const QString &icon, const QString &title,
             QWidget *page, QWidget *controls = nullptr);
    void show(ActionId action);
    QString currentName() const;

signals:
    void switched(const QString &name);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    struct Tab
    {
        ActionId action;
        QString name;
        QString icon;
        QWidget *page;
        QWidget *controls;
    };
    void showControls();
    void fit();
    void applyTheme();

    Workspace m_workspace;
    NotedTabBar *m_bar;
    std::vector<Tab> m_tabs;
};

} // namespace signalbox::ui
