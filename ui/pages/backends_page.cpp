#include "pages/backends_page.h"

#include "delegates/chart_delegates.h"
#include "delegates/row_hover.h"
#include "delegates/share_header.h"
#include "editors/server_drop_button.h"
#include "models/backend_table_model.h"
#include "pages/server_actions.h"
#include "theme/theme.h"
#include "widgets/data_table.h"
#include "widgets/small_widgets.h"
#include "workspace/action_registry.h"
#include "workspace/draft_document.h"
#include "workspace/live_feed.h"
#include "workspace/selection.h"

#include <QComboBox>
#include <QPointer>
#include <QScopedValueRollback>
#include <QStackedLayout>
#include <QToolButton>

namespace signalbox::ui {

BackendsPage::BackendsPage(const Workspace &workspace, QWidget *parent)
    : StripPage(parent)
    , m_workspace(workspace)
    , m_model(new BackendTableModel(workspace.live, this))
    , m_serverActions(new ServerActions(workspace, this))
    , m_table(new DataTable(QStringLiteral("backends"), workspace.theme, this))
    , m_none(new QLabel(this))
    , m_stack(new QStackedLayout(this))
{
    m_none->setAlignment(Qt::AlignCenter);
    m_stack->setContentsMargins(0, 0, 0, 0);
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_none);
    makeTable();
    makeControls();

    connect(&workspace.live, &LiveFeed::sampled, this, [this] {
        // Hidden, it only keeps what counts begin with.
        if (isVisible())
            m_model->refresh();
        else
            m_model->note();
    });
    connect(&workspace.live, &LiveFeed::secondPassed, this, [this] {
        if (isVisible())
            m_model->refreshSparks();
    });
    connect(&workspace.session, &Session::configurationChanged, this,
            [this](quint64, const std::shared_ptr<const config::RuntimeConfig> &config) {
                m_model->setConfig(config);
            });
    connect(&workspace.draft, &DraftDocument::analysed, this, [this] {
        // While a draft has errors, the servers of the last one that had none stay.
        const auto analysis = m_workspace.draft.analysis();
        if (analysis && analysis->config)
            m_model->setDraft(analysis->config);
    });
    connect(m_model, &BackendTableModel::historyWanted, this,
            [this](const QString &backend, const QString &server) {
                m_workspace.session.checks(
                    QString(backend + u'/' + server).toStdString(),
                    [model = QPointer<BackendTableModel>(m_model), backend,
                     server](const std::vector<health::CheckResult> &results) {
                        if (model)
                            model->setChecks(backend, server, results);
                    });
            });
    connect(m_model, &BackendTableModel::serverCountChanged, this, [this] { emit noteChanged(); });
    connect(m_model, &BackendTableModel::basesChanged, this, &BackendsPage::listBases);
    connect(m_model, &QAbstractItemModel::rowsInserted, this, &BackendsPage::showWhatThereIs);
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, &BackendsPage::showWhatThereIs);
    connect(&workspace.selection, &Selection::changed, this, &BackendsPage::selectionChanged);
    if (const auto analysis = workspace.draft.analysis())
        m_model->setDraft(analysis->config);
    showWhatThereIs();
}

void BackendsPage::makeTable()
{
    const Theme &theme = m_workspace.theme;
    auto *header = new ShareHeader(BackendTableModel::Share, theme, m_table);
    header->setObjectName(m_table->horizontalHeader()->objectName());
    header->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    header->setHighlightSections(false);
    m_table->setHorizontalHeader(header);
    setFocusProxy(m_table);
    // The table moves on when its row goes, by a filter or an Apply: nobody has selected that.
    connect(m_model, &QAbstractItemModel::rowsAboutToBeRemoved, this,
            [this] { m_followingSelection = true; });
    m_table->setModel(m_model);
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, [this] {
        m_followingSelection = false;
        selectionChanged();
    });
    m_table->setAccessibleName(tr("Backends and servers"));
    m_table->setHeights(22, 22);
    std::vector<DataTable::ColumnWidth> widths{{74},  {172}, {132}, {58}, {54},  {118},      {66},
                                               {192}, {62},  {66},  {52}, {134}, {256, true}};
    // What goes first where it's narrow, and what goes then where text is large, too.
    widths[BackendTableModel::P50].dropped = 1;
    widths[BackendTableModel::Weight].dropped = 2;
    widths[BackendTableModel::LastCheck].dropped = 3;
    // Half a rate, a share or a time would be another one.
    for (const auto &[column, least] :
         {std::pair(BackendTableModel::Rate, 70), std::pair(BackendTableModel::Share, 150),
          std::pair(BackendTableModel::P50, 62), std::pair(BackendTableModel::P95, 66),
          std::pair(BackendTableModel::Errors, 52), std::pair(BackendTableModel::Picks, 66)})
        widths[column].least = least;
    // Its title is longer than its names in some languages.
    const QString title =
        m_model->headerData(BackendTableModel::Backend, Qt::Horizontal, Qt::DisplayRole).toString();
    const double titled =
        header->fontMetrics().horizontalAdvance(title) * 100.0 / theme.px(100) + 20;
    auto &first = widths[BackendTableModel::Backend];
    first.design = std::max(first.design, titled);
    first.least = std::max(0.72 * first.design, titled);
    int turn = 0;
    for (const auto column : {BackendTableModel::Picks, BackendTableModel::Active,
                              BackendTableModel::Checks, BackendTableModel::Share})
        widths[column].givenUp = ++turn;
    m_table->setColumnWidths(std::move(widths));
    m_table->setItemDelegate(new CellDelegate(theme, m_table));
    m_table->setItemDelegateForColumn(
        BackendTableModel::Server,
        new CellDelegate(theme, {FontRole::Body, FontRole::Address, 54, false}, m_table));
    m_table->setItemDelegateForColumn(BackendTableModel::Rate, new SparkDelegate(theme, m_table));
    m_table->setItemDelegateForColumn(BackendTableModel::Share, new ShareDelegate(theme, m_table));
    m_table->setItemDelegateForColumn(BackendTableModel::Checks,
                                      new HealthStripDelegate(theme, m_table));
    new RowHover(m_table);
    // Keys of these actions work while the table has the focus; its context menu shows them.
    const ActionRegistry &actions = m_workspace.actions;
    for (const ActionId id : {ActionId::ServerCheckNow, ActionId::ServerDrain,
                              ActionId::ServerMaint, ActionId::ServerEnable, ActionId::BackendEdit,
                              ActionId::ServerAdd, ActionId::ServerRemove, ActionId::BackendRemove})
        m_table->addAction(actions.get(id));
    m_table->setDragDropMode(QAbstractItemView::DragOnly);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &current) { rowChosen(current.row()); });
    connect(m_table, &QTableView::activated, this, [this](const QModelIndex &index) {
        m_workspace.selection.openBackend(m_model->backendOf(index.row()));
    });
}

void BackendsPage::makeControls()
{
    const Theme &theme = m_workspace.theme;
    m_controls = new QWidget(this);
    auto *row = new QHBoxLayout(m_controls);
    row->setContentsMargins(0, 0, 0, 0);
    m_words = new SearchField(tr("Filter servers"), theme, m_controls);
    row->addWidget(m_words);
    connect(m_words, &QLineEdit::textChanged, m_model, &BackendTableModel::setFilter);
    connect(m_words, &SearchField::left, m_table, qOverload<>(&QWidget::setFocus));
    m_since = new QComboBox(m_controls);
    m_since->setAccessibleName(tr("Picks and errors count"));
    m_since->setToolTip(tr("From when picks and errors are counted"));
    m_since->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    row->addWidget(m_since);
    connect(m_since, &QComboBox::activated, this,
            [this] { m_model->setSince(m_since->currentData().toULongLong()); });
    listBases();
    auto *check = new QToolButton(m_controls);
    check->setDefaultAction(m_workspace.actions.get(ActionId::ServerCheckNow));
    check->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    check->setAutoRaise(true);
    row->addWidget(check);
    for (const ActionId id : {ActionId::ServerDrain, ActionId::ServerMaint}) {
        auto *button = new ServerDropButton(m_workspace, id, m_controls);
        button->setAutoRaise(true);
        connect(m_table, &DataTable::dragging, button, &ServerDropButton::setOffered);
        row->addWidget(button);
    }
}

void BackendsPage::listBases()
{
    // The newest generation unless somebody has chosen another that is still there.
    const quint64 before = m_model->since();
    const bool chosen = m_since->currentIndex() > 0;
    const std::vector<quint64> bases = m_model->bases().generations();
    m_since->clear();
    for (const quint64 generation : bases)
        m_since->addItem(tr("Since gen %1").arg(generation), generation);
    m_since->addItem(tr("Since the start"), quint64(0));
    const int index = chosen ? m_since->findData(before) : 0;
    m_since->setCurrentIndex(qMax(0, index));
    m_model->setSince(m_since->currentData().toULongLong());
}

QString BackendsPage::title() const
{
    return tr("Backends & Health");
}

QString BackendsPage::note() const
{
    return m_model->serverCount() > 0 ? QLocale().toString(m_model->serverCount()) : QString();
}

int BackendsPage::preferredWidth() const
{
    return m_table->widthForAll() + m_workspace.theme.px(16); // beside a scroll bar
}

int BackendsPage::preferredHeight() const
{
    constexpr int least = 3;
    return m_table->heightFor(qMax(least, m_model->rowCount())) + m_workspace.theme.px(4);
}

QWidget *BackendsPage::filterField()
{
    return m_words;
}

void BackendsPage::showEvent(QShowEvent *event)
{
    StripPage::showEvent(event);
    m_workspace.live.addViewer(this);
    m_model->refreshSparks();
}

void BackendsPage::hideEvent(QHideEvent *event)
{
    StripPage::hideEvent(event);
    m_workspace.live.removeViewer(this);
}

void BackendsPage::showWhatThereIs()
{
    const bool any = m_model->rowCount() > 0;
    m_none->setText(m_model->serverCount() > 0 || !m_words->text().isEmpty()
                        ? tr("No server matches the filter")
                        : tr("No servers yet: open a file, or add a backend to the draft"));
    m_stack->setCurrentIndex(any ? 0 : 1);
}

void BackendsPage::rowChosen(int row)
{
    if (row < 0 || m_followingSelection)
        return;
    m_workspace.selection.selectServer(m_model->backendOf(row), m_model->serverOf(row));
}

void BackendsPage::selectionChanged()
{
    const QScopedValueRollback following(m_followingSelection, true);
    const Selection &selection = m_workspace.selection;
    const int row = selection.kind() == Selection::Kind::Server
                        ? m_model->rowOfServer(selection.backend(), selection.server())
                        : -1;
    if (row < 0)
        m_table->clearSelection();
    else if (m_table->currentIndex().row() != row || !m_table->selectionModel()->hasSelection())
        m_table->selectRow(row);
    if (selection.kind() != Selection::Kind::Backend)
        return;
    for (int i = 0; i < m_model->rowCount(); ++i) {
        if (m_model->backendOf(i) == selection.backend()) {
            m_table->scrollTo(m_model->index(i, 0));
            break;
        }
    }
}

} // namespace signalbox::ui
