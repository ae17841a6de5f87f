#include "pages/routes_page.h"

#include "delegates/route_delegate.h"
#include "models/route_model.h"
#include "pages/route_list_view.h"
#include "theme/theme.h"
#include "widgets/small_widgets.h"
#include "workspace/action_registry.h"
#include "workspace/draft_document.h"
#include "workspace/live_feed.h"
#include "workspace/selection.h"

#include <QAction>
#include <QMenu>

namespace signalbox::ui {

namespace {

constexpr ActionId menuActions[] = {
    ActionId::RouteEdit,      ActionId::RouteTest, ActionId::RouteToggle, ActionId::RouteRename,
    ActionId::RouteDuplicate, ActionId::RouteUp,   ActionId::RouteDown,   ActionId::RouteRemove};

} // namespace

RoutesPage::RoutesPage(const Workspace &workspace, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_model(new RouteModel(workspace, this))
    , m_filter(new RouteFilter(this))
    , m_words(new SearchField(tr("Filter routes"), workspace.theme, this))
    , m_view(new RouteListView(workspace.theme, this))
    , m_filterAction(
          new QAction(workspace.theme.icon(QStringLiteral("filter")), tr("Filter routes"), this))
{
    setFocusProxy(m_view);
    // The view moves on when its row goes; what is selected may be there by another name.
    connect(m_model, &RouteModel::rowsAboutToBeRemoved, this,
            [this](const QModelIndex &, int first, int last) {
                const QModelIndex selected = m_model->indexOf(m_workspace.selection.route());
                m_lost |= selected.isValid() && selected.row() >= first && selected.row() <= last;
                m_reading = true;
            });
    m_filter->setSourceModel(m_model);
    m_view->setModel(m_filter);
    m_view->setItemDelegate(new RouteDelegate(workspace.theme, m_view));
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    m_header = new RouteHeader(workspace.theme, *m_view, this);
    m_words->setAccessibleName(tr("Filter routes"));
    m_words->hide();
    m_filterAction->setToolTip(tr("Show only some routes"));
    m_filterAction->setCheckable(true);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_words);
    column->addWidget(m_header);
    column->addWidget(m_view, 1);

    connect(m_filterAction, &QAction::triggered, this, [this](bool on) {
        if (on)
            openFilter();
        else
            closeFilter();
    });
    connect(m_words, &QLineEdit::textChanged, m_filter, &RouteFilter::setWords);
    connect(m_words, &SearchField::left, this, &RoutesPage::closeFilter);
    connect(m_model, &RouteModel::routesChanged, this, [this] {
        if (!m_awaited.isEmpty() && m_model->indexOf(m_awaited).isValid())
            m_workspace.selection.selectRoute(std::exchange(m_awaited, QString()));
        const QString shown = m_view->currentIndex().data(RouteModel::NameRole).toString();
        if (std::exchange(m_lost, false) && !shown.isEmpty() &&
            !m_model->indexOf(m_workspace.selection.route()).isValid())
            m_workspace.selection.selectRoute(shown);
        readSelection();
        emit noteChanged();
    });
    // To the view a renamed route is another one, and the selection would go to the next.
    connect(m_model, &RouteModel::renamed, this, [this](const QString &name) { m_awaited = name; });
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] {
        const QModelIndex index = m_view->currentIndex();
        if (!m_reading && index.data(RouteModel::OtherwiseRole).toBool())
            m_workspace.selection.clear();
        else if (!m_reading && index.isValid())
            m_workspace.selection.selectRoute(index.data(RouteModel::NameRole).toString());
        refreshActions();
    });
    connect(&workspace.selection, &Selection::changed, this, &RoutesPage::readSelection);
    connect(m_view, &QListView::doubleClicked, this,
            [this] { m_workspace.actions.get(ActionId::RouteEdit)->trigger(); });
    connect(m_view, &QWidget::customContextMenuRequested, this, &RoutesPage::showMenu);
    connect(&workspace.theme, &Theme::changed, this, &RoutesPage::applyTheme);
    serveActions();
    readSelection();
    applyTheme();
}

QString RoutesPage::title() const
{
    return tr("Routes");
}

QString RoutesPage::note() const
{
    const QString count = QLocale().toString(m_model->routes());
    const bool wide = width() >= m_workspace.theme.px(280);
    return wide ? tr("%1 · evaluated top to bottom").arg(count) : count;
}

QStringList RoutesPage::shorterNotes() const
{
    const QString count = QLocale().toString(m_model->routes());
    return {tr("%1 · top to bottom").arg(count), count};
}

QList<QAction *> RoutesPage::titleActions() const
{
    return {m_workspace.actions.get(ActionId::RouteNew), m_filterAction};
}

void RoutesPage::openFilter()
{
    m_filterAction->setChecked(true);
    m_words->show();
    m_words->setFocus(Qt::ShortcutFocusReason);
    m_words->selectAll();
}

void RoutesPage::closeFilter()
{
    m_filterAction->setChecked(false);
    m_words->clear();
    m_words->hide();
    m_view->setFocus();
}

bool RoutesPage::filterHasFocus() const
{
    return m_words->hasFocus();
}

QModelIndex RoutesPage::current() const
{
    // What is selected elsewhere may be hidden by the filter here.
    const QModelIndex shown = m_filter->mapToSource(m_view->currentIndex());
    const QString selected = m_workspace.selection.route();
    if (selected.isEmpty() || shown.data(RouteModel::NameRole).toString() == selected)
        return shown;
    const QModelIndex hidden = m_model->indexOf(selected);
    return hidden.isValid() ? hidden : shown;
}

void RoutesPage::serveActions()
{
    const auto serve = [this](ActionId id, auto function) {
        QAction *action = m_workspace.actions.get(id);
        connect(action, &QAction::triggered, this, function);
        if (action->shortcutContext() != Qt::WindowShortcut)
            m_view->addAction(action);
    };
    DraftDocument &draft = m_workspace.draft;
    const auto ref = [this] { return m_model->refOf(current()); };
    serve(ActionId::RouteNew, [this, &draft, ref] {
        // Before the selected one, since the last one often takes all that is left.
        const QString name = addRoute(draft, ref());
        if (name.isEmpty())
            return;
        m_awaited = name;
        m_workspace.selection.openRoute(name);
    });
    serve(ActionId::RouteRename, [this] {
        if (!m_filter->mapFromSource(current()).isValid()) {
            closeFilter(); // it is hidden by it
            readSelection();
        }
        m_view->edit(m_view->currentIndex());
    });
    serve(ActionId::RouteDuplicate,
          [this, &draft, ref] { selectLater(duplicateRoute(draft, ref())); });
    serve(ActionId::RouteRemove, [&draft, ref] { removeRoute(draft, ref()); });
    serve(ActionId::RouteUp, [&draft, ref] { moveRoute(draft, ref(), -1); });
    serve(ActionId::RouteDown, [&draft, ref] { moveRoute(draft, ref(), 1); });
    serve(ActionId::RouteToggle, [this, &draft, ref] {
        const bool on = current().data(Qt::CheckStateRole).toInt() == Qt::Checked;
        setRouteEnabled(draft, ref(), !on);
        refreshActions(); // the check mark is the model's, not the click's
    });
    serve(ActionId::RouteEdit, [this, ref] {
        if (const RouteRef route = ref(); route.index >= 0)
            m_workspace.selection.openRoute(route.name);
    });
    connect(m_model, &QAbstractItemModel::dataChanged, this,
            [this](const QModelIndex &, const QModelIndex &, const QList<int> &roles) {
                if (roles.isEmpty())
                    refreshActions();
            });
    refreshActions();
}

void RoutesPage::refreshActions()
{
    const QModelIndex index = current();
    const RouteRef route = m_model->refOf(index);
    const bool there = route.index >= 0;
    const auto enable = [this](ActionId id, bool on) {
        m_workspace.actions.get(id)->setEnabled(on);
    };
    enable(ActionId::RouteNew, !m_workspace.draft.file().isEmpty());
    for (const ActionId id : {ActionId::RouteRename, ActionId::RouteDuplicate,
                              ActionId::RouteRemove, ActionId::RouteToggle, ActionId::RouteEdit})
        enable(id, there);
    enable(ActionId::RouteUp, there && route.index > 0);
    enable(ActionId::RouteDown, there && route.index + 1 < m_model->routes());
    m_workspace.actions.get(ActionId::RouteToggle)
        ->setChecked(there && index.data(Qt::CheckStateRole).toInt() == Qt::Checked);
}

void RoutesPage::selectLater(const QString &name)
{
    if (!name.isEmpty())
        m_awaited = name;
}

void RoutesPage::readSelection()
{
    m_reading = true;
    const QModelIndex index =
        m_filter->mapFromSource(m_model->indexOf(m_workspace.selection.route()));
    if (index.isValid()) {
        m_view->setCurrentIndex(index);
    } else if (m_workspace.selection.kind() != Selection::Kind::Route) {
        m_view->selectionModel()->clearSelection();
        // The keyboard may be on the fixed line, which is nothing that is selected.
        if (!m_view->currentIndex().data(RouteModel::OtherwiseRole).toBool())
            m_view->selectionModel()->clearCurrentIndex();
    }
    m_reading = false;
    refreshActions();
}

void RoutesPage::showMenu(const QPoint &at)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(m_workspace.actions.get(ActionId::RouteNew));
    if (m_model->refOf(current()).index >= 0) {
        menu->addSeparator();
        for (const ActionId id : menuActions)
            menu->addAction(m_workspace.actions.get(id));
    }
    menu->popup(m_view->viewport()->mapToGlobal(at));
}

void RoutesPage::applyTheme()
{
    m_words->setFixedHeight(m_workspace.theme.px(28));
    setMinimumWidth(m_workspace.theme.px(180));
    m_view->doItemsLayout();
    m_view->viewport()->update();
}

void RoutesPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_workspace.live.addViewer(this);
    m_model->setActive(true);
}

void RoutesPage::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_workspace.live.removeViewer(this);
    m_model->setActive(false);
}

void RoutesPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    emit noteChanged();
    m_header->update();
}

} // namespace signalbox::ui
