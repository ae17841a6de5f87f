// Every action of the app: one QAction each, shared by menus, tool bars, docks, context menus and
// the command palette. GUI thread.
#pragma once

#include <QObject>
#include <QString>

#include <map>

class QAction;

namespace signalbox::ui {

class Theme;

enum class ActionId {
    // File
    Open,
    OpenDemo,
    ShowFirstRun,
    RevealFile,
    Settings,
    Quit,
    // Edit
    Undo,
    Redo,
    Find,
    ClearFilter,
    Format,
    // View
    Palette,
    TabTopology,
    TabRouteEditor,
    TabBackendEditor,
    TabYaml,
    PageBackends,
    PageGenerations,
    PageTester,
    PageProblems,
    PageLog,
    ToggleRoutes,
    ToggleBottom,
    NextPane,
    PreviousPane,
    NextProblem,
    PreviousProblem,
    ThemeSystem,
    ThemeLight,
    ThemeDark,
    NoAnimation,
    ResetLayout,
    ZoomIn,
    ZoomOut,
    ZoomFit,
    // Proxy
    StartStop,
    Reload,
    ReviewApply,
    DiscardDraft,
    RollBack,
    ForceClose,
    CompareGenerations,
    CopyAddress,
    OpenInBrowser,
    // Route
    RouteNew,
    RouteRename,
    RouteDuplicate,
    RouteRemove,
    RouteUp,
    RouteDown,
    RouteToggle,
    RouteEdit,
    RouteTest,
    // Backends
    BackendNew,
    BackendEdit,
    BackendRemove,
    ServerAdd,
    ServerRemove,
    ServerCheckNow,
    ServerDrain,
    ServerMaint,
    ServerEnable,
    // Help
    Documentation,
    Shortcuts,
    About
};

class ActionRegistry : public QObject
{
    Q_OBJECT
public:
    explicit ActionRegistry(const Theme &theme, QObject *parent = nullptr);

    /// With text, icon, tooltip and shortcut; nobody's triggered() is connected yet. Whoever serves
    /// an action connects it (with a context object) and enables it; actions start disabled.
    QAction *get(ActionId id) const;
    const std::map<ActionId, QAction *> &all() const noexcept { return m_actions; }

private:
    std::map<ActionId, QAction *> m_actions;
};

} // namespace signalbox::ui
