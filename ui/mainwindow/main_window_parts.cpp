// What the window is made of: the centre's pages and the docks, and what leads from one to another.
#include "mainwindow/bottom_dock.h"
#include "mainwindow/centre.h"
#include "mainwindow/layout_keeper.h"
#include "mainwindow/main_window.h"
#include "mainwindow/outside_actions.h"
#include "mainwindow/review_actions.h"
#include "mainwindow/routes_dock.h"
#include "pages/backend_editor_page.h"
#include "pages/backends_page.h"
#include "pages/first_run_page.h"
#include "pages/generations_page.h"
#include "pages/log_page.h"
#include "pages/problems_page.h"
#include "pages/route_editor_page.h"
#include "pages/start_failed_page.h"
#include "pages/tester_page.h"
#include "pages/topology_page.h"
#include "pages/yaml_page.h"
#include "review/outside_banner.h"
#include "theme/theme.h"
#include "widgets/banner.h"
#include "workspace/action_registry.h"
#include "workspace/draft_document.h"
#include "workspace/outside_edit.h"

#include <QAction>
#include <QLayout>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace signalbox::ui {

namespace {

/// With which a file is begun that wasn't there.
const char *const firstText = R"(version: 1

listeners:
  web: {bind: "127.0.0.1:8080"}

backends:
  app:
    servers:
      - "127.0.0.1:3000"

routes:
  - name: app
    match: {host: app.localhost}
    backend: app
)";

} // namespace

void MainWindow::buildCentre()
{
    auto *topology = new TopologyPage(m_workspace);
    m_centre->add(ActionId::TabTopology, QStringLiteral("topology"), QStringLiteral("topology"),
                  tr("Topology"), topology, topology->controls());
    m_yaml = new YamlPage(m_workspace);
    m_centre->add(ActionId::TabRouteEditor, QStringLiteral("route-editor"),
                  QStringLiteral("editor"), tr("Route editor"), new RouteEditorPage(m_workspace));
    m_centre->add(ActionId::TabBackendEditor, QStringLiteral("backend-editor"),
                  QStringLiteral("pool"), tr("Backend editor"), new BackendEditorPage(m_workspace));
    m_centre->add(ActionId::TabYaml, QStringLiteral("yaml"), QStringLiteral("yaml"), tr("YAML"),
                  m_yaml);
    auto *middle = new QWidget;
    auto *column = new QVBoxLayout(middle);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_news->setClosable(true);
    m_news->hide();
    auto *outside = new OutsideBanner(m_workspace, *m_outside);
    connect(outside, &OutsideBanner::differenceRequested, m_review,
            &ReviewActions::showOutsideDifference);
    connect(outside, &OutsideBanner::applyRequested, m_outsideActions, &OutsideActions::apply);
    connect(outside, &OutsideBanner::logRequested, m_workspace.actions.get(ActionId::PageLog),
            &QAction::trigger);
    connect(outside, &OutsideBanner::reviewRequested,
            m_workspace.actions.get(ActionId::ReviewApply), &QAction::trigger);
    connect(m_outsideActions, &OutsideActions::failed, this, &MainWindow::complain);
    column->addWidget(outside);
    column->addWidget(m_news);
    column->addWidget(m_centre, 1);
    m_stack->addWidget(middle);
    m_stack->addWidget(m_failed);
    m_stack->addWidget(m_firstRun);
    setCentralWidget(m_stack);
    connect(m_failed, &StartFailedPage::lineRequested, this, &MainWindow::showLine);
    connect(m_failed, &StartFailedPage::createRequested, this, [this] {
        // A file that went away is written anew as it was edited last.
        if (m_workspace.draft.text().empty())
            m_workspace.draft.setText(firstText, tr("create the file"));
        showLine(1);
    });
    connect(m_failed, &StartFailedPage::attachRequested, this, &MainWindow::attachRequested);
    connect(m_firstRun, &FirstRunPage::openRequested, this, &MainWindow::leaveFor);
    connect(m_firstRun, &FirstRunPage::created, this, [this](const QString &file) {
        m_created = true;
        m_wantsFirstRun = false;
        leaveFor(file);
    });
    connect(m_news, &Banner::closed, m_news, &QWidget::hide);
    connect(m_news, &Banner::linkActivated, this, [this](const QString &id) {
        const ActionId action = id == u"open"_qs  ? ActionId::OpenInBrowser
                                : id == u"log"_qs ? ActionId::PageLog
                                                  : ActionId::CopyAddress;
        m_workspace.actions.get(action)->trigger();
    });
    connect(m_centre, &QTabWidget::tabBarClicked, this, &MainWindow::showCentre);
}

void MainWindow::buildDocks()
{
    addStripPage(new BackendsPage(m_workspace), static_cast<int>(ActionId::PageBackends));
    auto *generations = new GenerationsPage(m_workspace);
    connect(generations, &GenerationsPage::rollBackRequested, m_review, &ReviewActions::rollBack);
    connect(generations, &GenerationsPage::compareRequested, m_review, &ReviewActions::compare);
    connect(generations, &GenerationsPage::lineRequested, this, &MainWindow::showLine);
    addStripPage(generations, static_cast<int>(ActionId::PageGenerations));
    addStripPage(new TesterPage(m_workspace), static_cast<int>(ActionId::PageTester));
    auto *problems = new ProblemsPage(m_workspace);
    connect(problems, &ProblemsPage::lineRequested, this, &MainWindow::showLine);
    connect(problems, &ProblemsPage::outsideLineRequested, m_review,
            &ReviewActions::showOutsideDifference);
    connect(m_outside, &OutsideEdit::changed, problems, [this, problems] {
        const auto analysis = m_outside->analysis();
        if (m_outside->pending() && !m_outside->serves() && analysis)
            problems->setOutside(analysis->diagnostics);
        else if (!m_outside->pending() || m_outside->serves())
            problems->setOutside(std::nullopt);
    });
    addStripPage(problems, static_cast<int>(ActionId::PageProblems));
    auto *log = new LogPage(m_workspace);
    connect(log, &LogPage::lineRequested, this, &MainWindow::showLine);
    addStripPage(log, static_cast<int>(ActionId::PageLog));
    addDockWidget(Qt::LeftDockWidgetArea, m_routes);
    addDockWidget(Qt::BottomDockWidgetArea, m_bottom);
}

/// What docks are given before they stand in a window of its final size is scaled with it.
void MainWindow::arrangeOnce()
{
    if (m_arranged || !isVisible() || m_layouts->docksHidden())
        return;
    m_arranged = true;
    layout()->activate();
    arrangeDocks();
}

void MainWindow::arrangeDocks()
{
    giveRoutesWidth();
    const int most = height() * 36 / 100;
    resizeDocks({m_bottom}, {std::min(m_workspace.theme.px(298), most)}, Qt::Vertical);
}

void MainWindow::giveRoutesWidth()
{
    // Form and text side by side need the room.
    const bool narrow = m_centre->currentName() == QLatin1String("route-editor");
    resizeDocks({m_routes}, {m_workspace.theme.px(narrow ? 224 : 336)}, Qt::Horizontal);
}

void MainWindow::addStripPage(StripPage *page, int action)
{
    m_bottom->addPage(page);
    QAction *served = m_workspace.actions.get(static_cast<ActionId>(action));
    served->setEnabled(true);
    connect(served, &QAction::triggered, this, [this, page] {
        m_bottom->showPage(page);
        page->setFocus();
    });
}

} // namespace signalbox::ui
