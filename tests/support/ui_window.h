// A main window with nothing behind it: a fake session, no servers to be found, taste in a folder
// of its own. Thread: GUI.
#pragma once

#include "mainwindow/main_window.h"
#include "support/no_servers.h"
#include "support/ui_workspace.h"
#include "workspace/preferences.h"

#include <QDockWidget>
#include <QTemporaryDir>

namespace signalbox::test {

struct Window
{
    QTemporaryDir folder;
    UiWorkspace parts;
    ui::Preferences preferences{folder.filePath(QStringLiteral("taste.ini"))};
    ui::MainWindow window{parts.workspace(), preferences, std::make_unique<NoServers>()};

    QDockWidget *dock(const char *name)
    {
        return window.findChild<QDockWidget *>(QLatin1String(name));
    }
};

} // namespace signalbox::test
