#include "pages/topology_page.h"

#include "pages/topology_view.h"
#include "theme/theme.h"
#include "workspace/action_registry.h"
#include "workspace/draft_document.h"
#include "workspace/live_feed.h"
#include "workspace/selection.h"

#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QMenu>
#include <QToolButton>

namespace signalbox::ui {

namespace {

using Kind = TopologyNode::Kind;
constexpr double zoomStep = 1.2;

constexpr ActionId routeActions[] = {
    ActionId::RouteEdit,      ActionId::RouteTest, ActionId::RouteToggle, ActionId::RouteRename,
    ActionId::RouteDuplicate, ActionId::RouteUp,   ActionId::RouteDown,   ActionId::RouteRemove};
constexpr ActionId backendActions[] = {ActionId::BackendEdit, ActionId::ServerAdd,
                                       ActionId::BackendRemove};
constexpr ActionId serverActions[] = {ActionId::ServerCheckNow, ActionId::ServerDrain,
                                      ActionId::ServerMaint,    ActionId::ServerEnable,
                                      ActionId::BackendEdit,    ActionId::ServerAdd,
                                      ActionId::ServerRemove,   ActionId::BackendRemove};

} // namespace

TopologyPage::TopologyPage(const Workspace &workspace, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_view(new TopologyView(workspace.theme, this))
    , m_controls(new QWidget(this))
    , m_show(new QComboBox(m_controls))
{
    setFocusProxy(m_view);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_view);
    makeControls();
    serveActions();

    connect(&workspace.draft, &DraftDocument::analysed, this, &TopologyPage::readDraft);
    connect(&workspace.draft, &DraftDocument::liveChanged, this, &TopologyPage::readDraft);
    connect(&workspace.live, &LiveFeed::sampled, this, [this] {
        if (isVisible() && !window()->isMinimized())
            m_view->readNumbers(&m_workspace.live);
    });
    connect(&workspace.selection, &Selection::changed, this, &TopologyPage::readSelection);
    connect(m_view, &TopologyView::nodePicked, this, &TopologyPage::pick);
    connect(m_view, &TopologyView::nodeOpened, this, &TopologyPage::open);
    connect(m_view, &TopologyView::menuWanted, this, &TopologyPage::showMenu);
    readDraft();
}

void TopologyPage::makeControls()
{
    m_controls->hide(); // until somebody has a place for them
    auto *row = new QHBoxLayout(m_controls);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(m_workspace.theme.px(4));
    auto *label = new QLabel(tr("&Show"), m_controls);
    label->setBuddy(m_show);
    m_show->setAccessibleName(tr("What the map shows"));
    m_show->addItem(tr("Live + draft overlay"), int(TopologyShow::Overlay));
    m_show->addItem(tr("Live"), int(TopologyShow::Live));
    m_show->addItem(tr("Draft"), int(TopologyShow::Draft));
    row->addWidget(label);
    row->addWidget(m_show);
    row->addSpacing(m_workspace.theme.px(8));
    for (const ActionId id : {ActionId::ZoomOut, ActionId::ZoomIn, ActionId::ZoomFit}) {
        auto *button = new QToolButton(m_controls);
        button->setDefaultAction(m_workspace.actions.get(id));
        button->setToolButtonStyle(Qt::ToolButtonIconOnly);
        button->setAutoRaise(true);
        row->addWidget(button);
    }
    connect(m_show, &QComboBox::currentIndexChanged, this, &TopologyPage::readDraft);
}

void TopologyPage::serveActions()
{
    const auto serve = [this](ActionId id, auto function) {
        connect(m_workspace.actions.get(id), &QAction::triggered, this, function);
    };
    serve(ActionId::ZoomIn, [this] { m_view->zoomBy(zoomStep); });
    serve(ActionId::ZoomOut, [this] { m_view->zoomBy(1 / zoomStep); });
    serve(ActionId::ZoomFit, [this] { m_view->zoomToFit(); });
}

void TopologyPage::readDraft()
{
    const DraftDocument &draft = m_workspace.draft;
    auto newest = draft.analysis();
    // A draft that can't be resolved at the moment leaves the map as it was, live apart.
    if (newest && !newest->config && m_show->currentIndex() != int(TopologyShow::Live))
        newest = nullptr;
    if (!newest && draft.analysis() && !m_view->map().nodes.empty() &&
        m_show->currentIndex() != int(TopologyShow::Live))
        return;
    m_view->show(draft.liveAnalysis(), std::move(newest), draft.changes(),
                 TopologyShow(m_show->currentData().toInt()));
    m_view->readNumbers(&m_workspace.live);
    readSelection();
}

void TopologyPage::readSelection()
{
    const Selection &selection = m_workspace.selection;
    const TopologyMap &map = m_view->map();
    int node = -1;
    switch (selection.kind()) {
    case Selection::Kind::Route:
        node = map.find(Kind::Route, selection.route());
        break;
    case Selection::Kind::Backend:
        node = map.find(Kind::Backend, selection.backend());
        break;
    case Selection::Kind::Server:
        node = map.find(Kind::Server, selection.server(), selection.backend());
        break;
    case Selection::Kind::None:
        break;
    }
    m_view->select(node);
}

void TopologyPage::pick(int index)
{
    Selection &selection = m_workspace.selection;
    if (index < 0) {
        selection.clear();
        return;
    }
    const TopologyNode node = m_view->map().nodes[std::size_t(index)];
    switch (node.kind) {
    case Kind::Listener:
        selection.clear();
        m_view->select(index);
        break;
    case Kind::Route:
        selection.selectRoute(node.name);
        break;
    case Kind::Backend:
        selection.selectBackend(node.name);
        break;
    case Kind::Server:
        selection.selectServer(node.backend, node.name);
        break;
    }
}

void TopologyPage::open(int index)
{
    const TopologyNode node = m_view->map().nodes[std::size_t(index)];
    if (node.kind == Kind::Route && node.badge != BadgeKind::Removed)
        m_workspace.selection.openRoute(node.name);
    else if (node.kind == Kind::Backend)
        m_workspace.selection.openBackend(node.name);
    else if (node.kind == Kind::Server)
        m_workspace.selection.openBackend(node.backend);
}

void TopologyPage::showMenu(int index, const QPoint &at)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [&](std::span<const ActionId> ids) {
        for (const ActionId id : ids)
            menu->addAction(m_workspace.actions.get(id));
        menu->addSeparator();
    };
    if (index >= 0) {
        switch (m_view->map().nodes[std::size_t(index)].kind) {
        case Kind::Listener:
            break;
        case Kind::Route:
            add(routeActions);
            break;
        case Kind::Backend:
            add(backendActions);
            break;
        case Kind::Server:
            add(serverActions);
            break;
        }
    }
    if (menu->isEmpty())
        add(std::array{ActionId::RouteNew, ActionId::BackendNew});
    add(std::array{ActionId::ZoomIn, ActionId::ZoomOut, ActionId::ZoomFit});
    menu->popup(at);
}

void TopologyPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_workspace.live.addViewer(this);
    m_view->readNumbers(&m_workspace.live);
    for (const ActionId id : {ActionId::ZoomIn, ActionId::ZoomOut, ActionId::ZoomFit})
        m_workspace.actions.get(id)->setEnabled(true);
}

void TopologyPage::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_workspace.live.removeViewer(this);
    for (const ActionId id : {ActionId::ZoomIn, ActionId::ZoomOut, ActionId::ZoomFit})
        m_workspace.actions.get(id)->setEnabled(false);
}

} // namespace signalbox::ui
