// The menu bar: every action of the registry has its place here. GUI thread.
#pragma once

#include <QStringList>

#include <functional>

class QMenu;
class QMenuBar;

namespace signalbox::ui {

class ActionRegistry;

/// @param fillRecent  called each time before the menu of recent files opens
void buildMenus(QMenuBar &bar, const ActionRegistry &actions,
                std::function<void(QMenu &)> fillRecent);

} // namespace signalbox::ui
