#include "workspace/action_registry.h"

#include "theme/mnemonic.h"
#include "theme/theme.h"

#include <QAction>
#include <QActionGroup>
#include <QCoreApplication>
#include <QKeySequence>

namespace signalbox::ui {

namespace {

/// Where a shortcut works: in the whole window, or only while the list it belongs to has the focus
/// (the page adds the action to that list).
enum class Scope { Window, Page };

struct Row
{
    ActionId id;
    const char *text;
    const char *tooltip;
    const char *icon;
    const char *keys; // portable, several are separated by "; "
    Scope scope = Scope::Window;
};

constexpr Row rows[] = {
    // File
    {ActionId::Open, QT_TRANSLATE_NOOP("Actions", "&Open file…"),
     QT_TRANSLATE_NOOP("Actions", "Open a configuration file"), "folder", "Ctrl+O"},
    {ActionId::OpenDemo, QT_TRANSLATE_NOOP("Actions", "Open &demo"),
     QT_TRANSLATE_NOOP("Actions", "Start the built-in servers and a proxy before them"), "topology",
     "Ctrl+Shift+D"},
    {ActionId::ShowFirstRun, QT_TRANSLATE_NOOP("Actions", "&Find dev servers"),
     QT_TRANSLATE_NOOP("Actions", "List the servers that listen here"), "radar", "Ctrl+Shift+N"},
    {ActionId::RevealFile, QT_TRANSLATE_NOOP("Actions", "Show in fo&lder"),
     QT_TRANSLATE_NOOP("Actions", "Show the configuration file in its folder"), "folder",
     "Ctrl+Alt+O"},
    {ActionId::Settings, QT_TRANSLATE_NOOP("Actions", "&Settings…"),
     QT_TRANSLATE_NOOP("Actions", "Look, outside edits, notifications, language"), "settings",
     "Ctrl+,"},
    {ActionId::Quit, QT_TRANSLATE_NOOP("Actions", "&Quit"),
     QT_TRANSLATE_NOOP("Actions", "Stop the proxy and leave"), "close", "Ctrl+Q"},
    // Edit
    {ActionId::Undo, QT_TRANSLATE_NOOP("Actions", "&Undo"),
     QT_TRANSLATE_NOOP("Actions", "Take the last edit of the draft back"), "undo", "Ctrl+Z"},
    {ActionId::Redo, QT_TRANSLATE_NOOP("Actions", "&Redo"),
     QT_TRANSLATE_NOOP("Actions", "Do the edit again that was taken back"), "redo",
     "Ctrl+Shift+Z; Ctrl+Y"},
    {ActionId::Find, QT_TRANSLATE_NOOP("Actions", "&Find"),
     QT_TRANSLATE_NOOP("Actions", "Go to the filter of the current pane"), "filter", "Ctrl+F"},
    {ActionId::ClearFilter, QT_TRANSLATE_NOOP("Actions", "&Clear filter"),
     QT_TRANSLATE_NOOP("Actions", "Empty the filter"), "clear", "Esc", Scope::Page},
    {ActionId::Format, QT_TRANSLATE_NOOP("Actions", "For&mat draft"),
     QT_TRANSLATE_NOOP("Actions", "Write the draft in the usual layout"), "yaml", "Ctrl+Shift+F"},
    // View
    {ActionId::Palette, QT_TRANSLATE_NOOP("Actions", "&Command palette"),
     QT_TRANSLATE_NOOP("Actions", "Every action, route and server by name"), "window", "Ctrl+K"},
    {ActionId::TabTopology, QT_TRANSLATE_NOOP("Actions", "&Topology"),
     QT_TRANSLATE_NOOP("Actions", "Listeners, routes, backends and servers"), "topology", "Ctrl+1"},
    {ActionId::TabRouteEditor, QT_TRANSLATE_NOOP("Actions", "Route &editor"),
     QT_TRANSLATE_NOOP("Actions", "Edit the selected route"), "editor", "Ctrl+3"},
    {ActionId::TabYaml, QT_TRANSLATE_NOOP("Actions", "&YAML"),
     QT_TRANSLATE_NOOP("Actions", "Edit the draft as text"), "yaml", "Ctrl+4"},
    {ActionId::TabBackendEditor, QT_TRANSLATE_NOOP("Actions", "&Backend editor"),
     QT_TRANSLATE_NOOP("Actions", "Edit the selected backend"), "pool", "Ctrl+5"},
    {ActionId::PageBackends, QT_TRANSLATE_NOOP("Actions", "Bac&kends && Health"),
     QT_TRANSLATE_NOOP("Actions", "Servers, their state and their load"), "health", "Alt+1"},
    {ActionId::PageGenerations, QT_TRANSLATE_NOOP("Actions", "&Generations"),
     QT_TRANSLATE_NOOP("Actions", "Configurations that ran, and what changed"), "generations",
     "Alt+2"},
    {ActionId::PageTester, QT_TRANSLATE_NOOP("Actions", "R&oute tester"),
     QT_TRANSLATE_NOOP("Actions", "Which route would take a request, and why"), "tester", "Alt+3"},
    {ActionId::PageProblems, QT_TRANSLATE_NOOP("Actions", "&Problems"),
     QT_TRANSLATE_NOOP("Actions", "What is wrong with the draft"), "warning", "Alt+4"},
    {ActionId::PageLog, QT_TRANSLATE_NOOP("Actions", "&Log"),
     QT_TRANSLATE_NOOP("Actions", "What happened"), "log", "Alt+5"},
    {ActionId::ToggleRoutes, QT_TRANSLATE_NOOP("Actions", "&Routes"),
     QT_TRANSLATE_NOOP("Actions", "Show or hide the list of routes"), "route", "Ctrl+B"},
    {ActionId::ToggleBottom, QT_TRANSLATE_NOOP("Actions", "Botto&m dock"),
     QT_TRANSLATE_NOOP("Actions", "Show or hide the pages below"), "window", "Ctrl+J"},
    {ActionId::NextPane, QT_TRANSLATE_NOOP("Actions", "&Next pane"),
     QT_TRANSLATE_NOOP("Actions", "Move the focus to the next pane"), "arrow-right", "F6"},
    {ActionId::PreviousPane, QT_TRANSLATE_NOOP("Actions", "Pre&vious pane"),
     QT_TRANSLATE_NOOP("Actions", "Move the focus to the previous pane"), "rollback", "Shift+F6"},
    {ActionId::NextProblem, QT_TRANSLATE_NOOP("Actions", "Next pro&blem"),
     QT_TRANSLATE_NOOP("Actions", "Go to the next problem of the draft"), "chevron-down", "F8"},
    {ActionId::PreviousProblem, QT_TRANSLATE_NOOP("Actions", "Previous proble&m"),
     QT_TRANSLATE_NOOP("Actions", "Go to the previous problem of the draft"), "chevron-up",
     "Shift+F8"},
    {ActionId::ThemeSystem, QT_TRANSLATE_NOOP("Actions", "&System colours"),
     QT_TRANSLATE_NOOP("Actions", "Light or dark as the system is"), "window", "Ctrl+Alt+0"},
    {ActionId::ThemeLight, QT_TRANSLATE_NOOP("Actions", "&Light"),
     QT_TRANSLATE_NOOP("Actions", "Dark text on light ground"), "sun", "Ctrl+Alt+1"},
    {ActionId::ThemeDark, QT_TRANSLATE_NOOP("Actions", "&Dark"),
     QT_TRANSLATE_NOOP("Actions", "Light text on dark ground"), "moon", "Ctrl+Alt+2"},
    {ActionId::NoAnimation, QT_TRANSLATE_NOOP("Actions", "No &animation"),
     QT_TRANSLATE_NOOP("Actions", "Text instead of moving arcs and bars"), "pause", "Ctrl+Alt+3"},
    {ActionId::ResetLayout, QT_TRANSLATE_NOOP("Actions", "Reset layo&ut"),
     QT_TRANSLATE_NOOP("Actions", "Docks, columns and sizes as at first"), "restart", "Ctrl+Alt+R"},
    {ActionId::ZoomIn, QT_TRANSLATE_NOOP("Actions", "Zoom &in"),
     QT_TRANSLATE_NOOP("Actions", "Make the map larger"), "zoom-in", "Ctrl++; Ctrl+="},
    {ActionId::ZoomOut, QT_TRANSLATE_NOOP("Actions", "&Zoom out"),
     QT_TRANSLATE_NOOP("Actions", "Make the map smaller"), "zoom-out", "Ctrl+-"},
    {ActionId::ZoomFit, QT_TRANSLATE_NOOP("Actions", "Zoom to &fit"),
     QT_TRANSLATE_NOOP("Actions", "Show the whole map"), "zoom-fit", "Ctrl+0"},
    // Proxy
    {ActionId::StartStop, QT_TRANSLATE_NOOP("Actions", "&Start"),
     QT_TRANSLATE_NOOP("Actions", "Start the proxy"), "play", "F5"},
    {ActionId::Reload, QT_TRANSLATE_NOOP("Actions", "Re&load file"),
     QT_TRANSLATE_NOOP("Actions", "Read the configuration file again and swap to it"), "restart",
     "Ctrl+Shift+R"},
    {ActionId::ReviewApply, QT_TRANSLATE_NOOP("Actions", "Review && &Apply"),
     QT_TRANSLATE_NOOP("Actions", "Look at what the draft changes, then let it serve"), "swap",
     "Ctrl+Return; Ctrl+Enter; Ctrl+S"},
    {ActionId::DiscardDraft, QT_TRANSLATE_NOOP("Actions", "&Discard draft"),
     QT_TRANSLATE_NOOP("Actions", "Back to what runs"), "trash", "Ctrl+Shift+Backspace"},
    {ActionId::RollBack, QT_TRANSLATE_NOOP("Actions", "&Roll back…"),
     QT_TRANSLATE_NOOP("Actions", "Make a new generation of an old one's text"), "rollback",
     "Ctrl+Shift+B", Scope::Page},
    {ActionId::ForceClose, QT_TRANSLATE_NOOP("Actions", "Force &close"),
     QT_TRANSLATE_NOOP("Actions", "Cut what is still on the old generation"), "cross",
     "Ctrl+Shift+K", Scope::Page},
    {ActionId::CompareGenerations, QT_TRANSLATE_NOOP("Actions", "Co&mpare"),
     QT_TRANSLATE_NOOP("Actions", "What two generations differ in"), "columns", "Ctrl+Shift+M",
     Scope::Page},
    {ActionId::CopyAddress, QT_TRANSLATE_NOOP("Actions", "Cop&y address"),
     QT_TRANSLATE_NOOP("Actions", "Copy the address to open in a browser"), "copy", "Ctrl+Shift+A"},
    {ActionId::OpenInBrowser, QT_TRANSLATE_NOOP("Actions", "&Open in browser"),
     QT_TRANSLATE_NOOP("Actions", "Open the proxy's address"), "link", "Ctrl+Shift+O"},
    // Route
    {ActionId::RouteNew, QT_TRANSLATE_NOOP("Actions", "&New route"),
     QT_TRANSLATE_NOOP("Actions", "Add a route to the draft"), "plus", "Ctrl+N"},
    {ActionId::RouteRename, QT_TRANSLATE_NOOP("Actions", "&Rename"),
     QT_TRANSLATE_NOOP("Actions", "Give the route another name"), "editor", "F2", Scope::Page},
    {ActionId::RouteDuplicate, QT_TRANSLATE_NOOP("Actions", "&Duplicate"),
     QT_TRANSLATE_NOOP("Actions", "Add a copy below the route"), "copy", "Ctrl+D", Scope::Page},
    {ActionId::RouteRemove, QT_TRANSLATE_NOOP("Actions", "Re&move"),
     QT_TRANSLATE_NOOP("Actions", "Take the route out of the draft"), "trash", "Del", Scope::Page},
    {ActionId::RouteUp, QT_TRANSLATE_NOOP("Actions", "Move &up"),
     QT_TRANSLATE_NOOP("Actions", "Evaluate the route earlier"), "chevron-up", "Alt+Up",
     Scope::Page},
    {ActionId::RouteDown, QT_TRANSLATE_NOOP("Actions", "Move do&wn"),
     QT_TRANSLATE_NOOP("Actions", "Evaluate the route later"), "chevron-down", "Alt+Down",
     Scope::Page},
    {ActionId::RouteToggle, QT_TRANSLATE_NOOP("Actions", "&Enabled"),
     QT_TRANSLATE_NOOP("Actions", "Let the route take requests, or not"), "check", "Space",
     Scope::Page},
    {ActionId::RouteEdit, QT_TRANSLATE_NOOP("Actions", "Ed&it"),
     QT_TRANSLATE_NOOP("Actions", "Open the route in the editor"), "editor", "Return", Scope::Page},
    {ActionId::RouteTest, QT_TRANSLATE_NOOP("Actions", "&Test"),
     QT_TRANSLATE_NOOP("Actions", "Open the tester with the route's request"), "tester", "Ctrl+T"},
    // Backends
    {ActionId::BackendNew, QT_TRANSLATE_NOOP("Actions", "New &backend"),
     QT_TRANSLATE_NOOP("Actions", "Add a backend to the draft"), "plus", "Ctrl+Shift+P"},
    {ActionId::BackendEdit, QT_TRANSLATE_NOOP("Actions", "&Edit backend"),
     QT_TRANSLATE_NOOP("Actions", "Open the backend in the editor"), "pool", "Ctrl+E"},
    {ActionId::BackendRemove, QT_TRANSLATE_NOOP("Actions", "&Remove backend"),
     QT_TRANSLATE_NOOP("Actions", "Take the backend out of the draft"), "trash", "Ctrl+Del",
     Scope::Page},
    {ActionId::ServerAdd, QT_TRANSLATE_NOOP("Actions", "&Add server"),
     QT_TRANSLATE_NOOP("Actions", "Add a server to the backend"), "server", "Ins", Scope::Page},
    {ActionId::ServerRemove, QT_TRANSLATE_NOOP("Actions", "Remo&ve server"),
     QT_TRANSLATE_NOOP("Actions", "Take the server out of the draft"), "minus", "Shift+Del",
     Scope::Page},
    {ActionId::ServerCheckNow, QT_TRANSLATE_NOOP("Actions", "&Check now"),
     QT_TRANSLATE_NOOP("Actions", "Probe the server at once"), "health", "C", Scope::Page},
    {ActionId::ServerDrain, QT_TRANSLATE_NOOP("Actions", "&Drain"),
     QT_TRANSLATE_NOOP("Actions", "No new requests; those in flight finish"), "drain", "D",
     Scope::Page},
    {ActionId::ServerMaint, QT_TRANSLATE_NOOP("Actions", "&Maint"),
     QT_TRANSLATE_NOOP("Actions", "Neither requests nor checks"), "wrench", "M", Scope::Page},
    {ActionId::ServerEnable, QT_TRANSLATE_NOOP("Actions", "E&nable"),
     QT_TRANSLATE_NOOP("Actions", "Back to what the configuration says"), "play", "E", Scope::Page},
    // Help
    {ActionId::Documentation, QT_TRANSLATE_NOOP("Actions", "&Documentation"),
     QT_TRANSLATE_NOOP("Actions", "Every key of the configuration file"), "info", "F1"},
    {ActionId::Shortcuts, QT_TRANSLATE_NOOP("Actions", "&Keyboard shortcuts"),
     QT_TRANSLATE_NOOP("Actions", "Every action and its keys"), "columns", "Ctrl+F1"},
    {ActionId::About, QT_TRANSLATE_NOOP("Actions", "&About Signalbox"),
     QT_TRANSLATE_NOOP("Actions", "Version and licences"), "info", "Ctrl+Shift+F1"},
};

bool checkable(ActionId id)
{
    switch (id) {
    case ActionId::ToggleRoutes:
    case ActionId::ToggleBottom:
    case ActionId::ThemeSystem:
    case ActionId::ThemeLight:
    case ActionId::ThemeDark:
    case ActionId::NoAnimation:
    case ActionId::RouteToggle:
        return true;
    default:
        return false;
    }
}

QString translated(const char *text)
{
    return QCoreApplication::translate("Actions", text);
}

} // namespace

ActionRegistry::ActionRegistry(const Theme &theme, QObject *parent)
    : QObject(parent)
{
    for (const Row &row : rows) {
        auto *action =
            new QAction(theme.icon(QString::fromLatin1(row.icon)), translated(row.text), this);
        const QList<QKeySequence> keys =
            QKeySequence::listFromString(QString::fromLatin1(row.keys), QKeySequence::PortableText);
        action->setIconText(withoutMnemonic(action->text()).remove(u'…'));
        action->setShortcuts(keys);
        action->setShortcutContext(row.scope == Scope::Page ? Qt::WidgetWithChildrenShortcut
                                                            : Qt::WindowShortcut);
        action->setToolTip(translated(row.tooltip) + u" ("_qs +
                           keys.value(0).toString(QKeySequence::NativeText) + u')');
        action->setStatusTip(translated(row.tooltip));
        action->setCheckable(checkable(row.id));
        action->setEnabled(false);
        m_actions.emplace(row.id, action);
    }
    m_actions.at(ActionId::Quit)->setMenuRole(QAction::QuitRole);
    m_actions.at(ActionId::Settings)->setMenuRole(QAction::PreferencesRole);
    m_actions.at(ActionId::About)->setMenuRole(QAction::AboutRole);

    auto *themes = new QActionGroup(this);
    for (const ActionId id : {ActionId::ThemeSystem, ActionId::ThemeLight, ActionId::ThemeDark})
        themes->addAction(m_actions.at(id));
}

QAction *ActionRegistry::get(ActionId id) const
{
    return m_actions.at(id);
}

} // namespace signalbox::ui
