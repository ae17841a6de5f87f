#include "mainwindow/menus.h"

#include "workspace/action_registry.h"

#include <QAction>
#include <QCoreApplication>
#include <QMenu>
#include <QMenuBar>

#include <optional>
#include <vector>

namespace signalbox::ui {

namespace {

QString word(const char *text)
{
    return QCoreApplication::translate("Menus", text);
}

using Entry = std::optional<ActionId>; // nothing: a separator

void fill(QMenu &menu, const ActionRegistry &actions, std::initializer_list<Entry> entries)
{
    menu.setToolTipsVisible(false); // the status bar says them
    for (const Entry &entry : entries) {
        if (entry)
            menu.addAction(actions.get(*entry));
        else
            menu.addSeparator();
    }
}

} // namespace

void buildMenus(QMenuBar &bar, const ActionRegistry &actions,
                std::function<void(QMenu &)> fillRecent)
{
    using enum ActionId;
    const Entry line;

    QMenu *file = bar.addMenu(word(QT_TRANSLATE_NOOP("Menus", "&File")));
    fill(*file, actions, {Open});
    QMenu *recent = file->addMenu(word(QT_TRANSLATE_NOOP("Menus", "Open &recent")));
    QObject::connect(recent, &QMenu::aboutToShow, recent,
                     [recent, fillRecent = std::move(fillRecent)] {
                         recent->clear();
                         fillRecent(*recent);
                     });
    fill(*file, actions,
         {OpenDemo, ShowFirstRun, line, RevealFile, line, ActionId::Settings, line, Quit});

    fill(*bar.addMenu(word(QT_TRANSLATE_NOOP("Menus", "&Edit"))), actions,
         {Undo, Redo, line, Find, ClearFilter, line, Format, DiscardDraft});

    QMenu *view = bar.addMenu(word(QT_TRANSLATE_NOOP("Menus", "&View")));
    fill(*view, actions,
         {Palette,      line,         TabTopology,  TabRouteEditor,  TabBackendEditor,
          TabYaml,      line,         PageBackends, PageGenerations, PageTester,
          PageProblems, PageLog,      line,         ToggleRoutes,    ToggleBottom,
          NextPane,     PreviousPane, line,         ZoomIn,          ZoomOut,
          ZoomFit,      line});
    fill(*view->addMenu(word(QT_TRANSLATE_NOOP("Menus", "Colour&s"))), actions,
         {ThemeSystem, ThemeLight, ThemeDark});
    fill(*view, actions, {NoAnimation, line, ResetLayout});

    fill(*bar.addMenu(word(QT_TRANSLATE_NOOP("Menus", "&Proxy"))), actions,
         {StartStop, Reload, line, ReviewApply, line, CompareGenerations, RollBack, ForceClose,
          line, CopyAddress, OpenInBrowser});

    fill(*bar.addMenu(word(QT_TRANSLATE_NOOP("Menus", "&Route"))), actions,
         {RouteNew, RouteEdit, RouteRename, RouteDuplicate, RouteRemove, line, RouteUp, RouteDown,
          RouteToggle, line, RouteTest});

    fill(*bar.addMenu(word(QT_TRANSLATE_NOOP("Menus", "&Backend"))), actions,
         {BackendNew, BackendEdit, BackendRemove, line, ServerAdd, ServerRemove, line,
          ServerCheckNow, ServerDrain, ServerMaint, ServerEnable});

    fill(*bar.addMenu(word(QT_TRANSLATE_NOOP("Menus", "&Help"))), actions,
         {Documentation, Shortcuts, line, NextProblem, PreviousProblem, line, About});
}

} // namespace signalbox::ui
