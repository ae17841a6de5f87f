// Which action of the window does what.
#include "facade/session.h"
#include "mainwindow/bottom_dock.h"
#include "mainwindow/centre.h"
#include "mainwindow/command_palette.h"
#include "mainwindow/help_dialogs.h"
#include "mainwindow/layout_keeper.h"
#include "mainwindow/main_window.h"
#include "mainwindow/pane_cycle.h"
#include "mainwindow/proxy_actions.h"
#include "mainwindow/review_actions.h"
#include "mainwindow/routes_dock.h"
#include "mainwindow/settings_dialog.h"
#include "pages/routes_page.h"
#include "pages/yaml_page.h"
#include "theme/theme.h"
#include "widgets/strip_page.h"
#include "workspace/action_registry.h"
#include "workspace/draft_document.h"
#include "workspace/preferences.h"
#include "workspace/selection.h"

#include <QAction>
#include <QLineEdit>

namespace signalbox::ui {

void MainWindow::serveActions()
{
    const auto serve = [this](ActionId id, auto function) {
        QAction *action = m_workspace.actions.get(id);
        action->setEnabled(true);
        connect(action, &QAction::triggered, this, function);
    };
    serve(ActionId::Open, [this] { openFile(); });
    serve(ActionId::OpenDemo, [this] {
        m_proxy->confirmLeave(tr("Open the demo?"), tr("Open"), tr("Discard and open"),
                              [this] { emit demoRequested(); });
    });
    serve(ActionId::ShowFirstRun, [this] {
        m_wantsFirstRun = true;
        refresh();
    });
    for (const ActionId id : {ActionId::TabTopology, ActionId::TabRouteEditor,
                              ActionId::TabBackendEditor, ActionId::TabYaml})
        connect(m_workspace.actions.get(id), &QAction::triggered, this, &MainWindow::showCentre);
    serve(ActionId::Quit, [this] { quit(); });
    serve(ActionId::ResetLayout, [this] {
        m_bottom->attachAll();
        m_layouts->reset();
        arrangeDocks();
    });
    serve(ActionId::NextPane, [this] { m_panes->step(1); });
    serve(ActionId::PreviousPane, [this] { m_panes->step(-1); });
    serve(ActionId::ClearFilter, [this] {
        StripPage *page = m_bottom->current();
        if (auto *field = page ? qobject_cast<QLineEdit *>(page->filterField()) : nullptr)
            field->clear();
    });
    serve(ActionId::Find, [this] { find(); });
    serve(ActionId::Palette, [this] { (new CommandPalette(m_workspace, this))->show(); });
    serve(ActionId::Settings,
          [this] { (new SettingsDialog(m_preferences, m_workspace.theme, this))->open(); });
    serve(ActionId::Shortcuts,
          [this] { openShortcuts(m_workspace.actions, m_workspace.theme, this); });
    serve(ActionId::About, [this] { openAbout(m_workspace.theme, this); });
    serve(ActionId::Documentation, [this] { openReference(m_workspace.theme, this); });
    serve(ActionId::ThemeSystem, [this] { m_preferences.setThemeMode(Theme::Mode::System); });
    serve(ActionId::ThemeLight, [this] { m_preferences.setThemeMode(Theme::Mode::Light); });
    serve(ActionId::ThemeDark, [this] { m_preferences.setThemeMode(Theme::Mode::Dark); });
    serve(ActionId::NoAnimation, [this](bool on) { m_preferences.setReducedMotion(on); });
    connect(&m_preferences, &Preferences::changed, this, &MainWindow::refreshTaste);
    refreshTaste();
    const auto toggles = [this, serve](ActionId id, QDockWidget *dock) {
        QAction *action = m_workspace.actions.get(id);
        serve(id, [dock](bool shown) { dock->setVisible(shown); });
        connect(dock, &QDockWidget::visibilityChanged, action,
                [action, dock] { action->setChecked(!dock->isHidden()); });
        action->setChecked(true);
    };
    toggles(ActionId::ToggleRoutes, m_routes);
    toggles(ActionId::ToggleBottom, m_bottom);
    connect(m_proxy, &ProxyActions::reviewRequested, m_review, &ReviewActions::reviewDraft);
    connect(m_proxy, &ProxyActions::saveRefused, this, &MainWindow::complain);
    connect(m_review, &ReviewActions::lineRequested, this, &MainWindow::showLine);
    connect(m_review, &ReviewActions::message, this, [this](const QString &text) { tell(text); });
    connect(m_proxy, &ProxyActions::message, this, [this](const QString &text) { tell(text); });
    connect(&m_workspace.draft, &DraftDocument::editRefused, this, [this](const QString &reason) {
        tell(tr("The draft stays as it is: %1").arg(reason));
    });
    connect(&m_workspace.selection, &Selection::routeOpened, this,
            [this] { m_workspace.actions.get(ActionId::TabRouteEditor)->trigger(); });
    connect(&m_workspace.selection, &Selection::backendOpened, this,
            [this] { m_workspace.actions.get(ActionId::TabBackendEditor)->trigger(); });

    // The tester opens where its fields are filled.
    connect(m_workspace.actions.get(ActionId::RouteTest), &QAction::triggered,
            m_workspace.actions.get(ActionId::PageTester), &QAction::trigger);

    // Actions without a place in a menu have none; those with one work from the menu bar.
    for (const auto &[id, action] : m_workspace.actions.all()) {
        if (action->shortcutContext() == Qt::WindowShortcut)
            addAction(action);
    }
}

void MainWindow::find()
{
    QWidget *focus = focusWidget();
    if (focus && m_bottom->isAncestorOf(focus) && m_bottom->current() &&
        m_bottom->current()->filterField())
        m_bottom->current()->filterField()->setFocus(Qt::ShortcutFocusReason);
    else if (focus && m_routes->isAncestorOf(focus))
        m_routes->page()->openFilter();
    else if (m_centre->currentWidget() == m_yaml)
        m_yaml->openFind();
    else
        m_routes->page()->openFilter();
}

void MainWindow::refreshTaste()
{
    const auto check = [this](ActionId id, bool on) {
        m_workspace.actions.get(id)->setChecked(on);
    };
    const Theme::Mode mode = m_preferences.themeMode();
    check(ActionId::ThemeSystem, mode == Theme::Mode::System);
    check(ActionId::ThemeLight, mode == Theme::Mode::Light);
    check(ActionId::ThemeDark, mode == Theme::Mode::Dark);
    check(ActionId::NoAnimation, m_preferences.reducedMotion());
}

bool MainWindow::showScreen(const QString &name)
{
    static const QHash<QString, ActionId> actions{
        {u"live"_qs, ActionId::TabTopology},
        {u"route-editor"_qs, ActionId::TabRouteEditor},
        {u"yaml"_qs, ActionId::TabYaml},
        {u"backend-editor"_qs, ActionId::TabBackendEditor},
        {u"generations"_qs, ActionId::PageGenerations},
        {u"log"_qs, ActionId::PageLog},
        {u"tester"_qs, ActionId::PageTester},
        {u"problems"_qs, ActionId::PageProblems},
        {u"backends"_qs, ActionId::PageBackends},
        {u"review"_qs, ActionId::ReviewApply},
    };
    const auto found = actions.constFind(name);
    if (found == actions.constEnd())
        return false;
    m_workspace.actions.get(*found)->trigger();
    return true;
}

} // namespace signalbox::ui
