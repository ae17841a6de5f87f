// What the Help menu opens: keys, about, and the reference of the configuration file. GUI thread.
#pragma once

class QWidget;

namespace signalbox::ui {

class ActionRegistry;
class Theme;

void openShortcuts(const ActionRegistry &actions, const Theme &theme, QWidget *parent);
void openAbout(const Theme &theme, QWidget *parent);
/// Every key of signalbox.yaml, from the table that the parser reads by.
void openReference(const Theme &theme, QWidget *parent);

} // namespace signalbox::ui
