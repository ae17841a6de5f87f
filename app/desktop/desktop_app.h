// The app from start to end: look, preferences, the workspace that is open, and the change to
// another one. GUI thread.
#pragma once

#include "desktop/command_line.h"
#include "desktop/instance_guard.h"
#include "desktop/screenshot.h"
#include "theme/theme.h"
#include "workspace/preferences.h"

#include <QApplication>
#include <QObject>
#include <QTemporaryDir>

#include <memory>

namespace signalbox::desktop {

class WorkspaceHost;

class DesktopApp : public QObject
{
    Q_OBJECT
public:
    DesktopApp(QApplication &application, CommandLine line);
    ~DesktopApp() override;

    void start();

private:
    /// What a new window shows.
    struct Wanted
    {
        QString file; // empty: the demo or the first-run page
        bool demo = false;
        bool attached = false; // to the process that serves the file
    };
    void open(const Wanted &wanted);
    void show(const Wanted &wanted);
    void load(const Wanted &wanted);
    void applyPreferences();
    void raise();

    QApplication &m_application;
    CommandLine m_line;
    /// Of preferences that end with the run: a picture shows the app as it comes, whatever its user
    /// has set. Null: they are the user's.
    std::unique_ptr<QTemporaryDir> m_ownPlace;
    ui::Preferences m_preferences;
    ui::Theme m_theme;
    std::unique_ptr<InstanceGuard> m_guard, m_nextGuard;
    std::unique_ptr<WorkspaceHost> m_host;
    std::unique_ptr<Screenshot> m_screenshot;
};

} // namespace signalbox::desktop
