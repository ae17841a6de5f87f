// The icon in the tray, where the desktop has one: the proxy's state, open, start and stop, recent
// problems; and the notifications. GUI thread.
#pragma once

#include "mainwindow/desktop_notices.h"
#include "mainwindow/notifier.h"
#include "workspace/workspace.h"

#include <QObject>
#include <QSystemTrayIcon>

#include <memory>

class QMenu;
class QWidget;

namespace signalbox::ui {

class Preferences;
class RunState;

class Tray : public QObject
{
    Q_OBJECT
public:
    Tray(const Workspace &workspace, Preferences &preferences, RunState &run, QWidget &window);
    ~Tray() override;

    Notifier &notifier() noexcept { return m_notifier; }

private:
    void refresh();
    void refreshPreferences();
    void fillMenu();
    void showWindow();

    Workspace m_workspace;
    Preferences &m_preferences;
    RunState &m_run;
    QWidget &m_window;
    Notifier m_notifier;
    std::unique_ptr<QMenu> m_menu;
    QSystemTrayIcon m_icon;
    DesktopNotices m_notices;
};

} // namespace signalbox::ui
