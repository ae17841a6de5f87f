// The tabs in the middle of the window. A tab has an action that shows it. GUI thread.
#pragma once

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
    void applyTheme();

    Workspace m_workspace;
    std::vector<Tab> m_tabs;
};

} // namespace signalbox::ui
