#include "pages/generations_page.h"

#include "delegates/button_delegate.h"
#include "delegates/chart_delegates.h"
#include "delegates/row_hover.h"
#include "facade/session.h"
#include "models/change_words.h"
#include "models/generation_model.h"
#include "pages/generation_changes.h"
#include "theme/theme.h"
#include "widgets/data_table.h"
#include "workspace/action_registry.h"
#include "workspace/live_feed.h"

#include <QDateTime>
#include <QStackedLayout>
#include <QToolButton>

#include <algorithm>

namespace signalbox::ui {

namespace {

using control::GenerationState;
constexpr CellDelegate::Fonts lined{FontRole::Body, FontRole::Body, 0, true};

} // namespace

GenerationsPage::GenerationsPage(const Workspace &workspace, QWidget *parent)
    : StripPage(parent)
    , m_workspace(workspace)
    , m_model(new GenerationModel(this))
    , m_changes(new GenerationChanges(workspace.session, this))
    , m_table(new DataTable(QStringLiteral("generations"), workspace.theme, this))
    , m_none(new QLabel(tr("Nothing has run yet"), this))
    , m_stack(new QStackedLayout(this))
    , m_countdown(new QTimer(this))
{
    m_none->setAlignment(Qt::AlignCenter);
    m_stack->setContentsMargins(0, 0, 0, 0);
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_none);
    m_stack->setCurrentWidget(m_none);
    // Counts come with samples; the countdown goes on between them, and after the proxy has stopped
    // to sample.
    m_countdown->setInterval(1000);
    makeTable();
    makeControls();
    serveActions();
    listen();
    refreshActions();
}

void GenerationsPage::makeTable()
{
    const Theme &theme = m_workspace.theme;
    setFocusProxy(m_table);
    m_table->setModel(m_model);
    m_table->setAccessibleName(tr("Generations"));
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setHeights(26, 22);
    m_table->setColumnWidths({{.design = 48, .least = 48},
                              {.design = 104, .least = 84},
                              {.design = 84, .givenUp = 3, .least = 66},
                              {.design = 100, .givenUp = 2, .least = 76},
                              {.design = 260, .least = 130},
                              {.design = 80, .least = 80},
                              {.design = 72, .least = 66},
                              {.design = 140, .least = 100},
                              {.design = 140, .stretch = true, .givenUp = 1},
                              {.design = 116, .least = 104}});
    const auto delegate = [&](int column, auto *made) {
        m_table->setItemDelegateForColumn(column, made);
    };
    m_table->setItemDelegate(new CellDelegate(theme, lined, m_table));
    delegate(GenerationModel::Drain, new CountdownDelegate(theme, lined, m_table));
    delegate(GenerationModel::Timeline, new TimelineDelegate(theme, lined, m_table));
    auto *buttons = new ButtonDelegate(theme, lined, m_table);
    delegate(GenerationModel::Action, buttons);
    connect(buttons, &ButtonDelegate::pressed, this,
            [this](const QModelIndex &index) { pressed(index.row()); });
    new RowHover(m_table);
    for (const ActionId id :
         {ActionId::RollBack, ActionId::CompareGenerations, ActionId::ForceClose})
        m_table->addAction(m_workspace.actions.get(id));
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &GenerationsPage::refreshActions);
    // Enter does what the row's button does.
    connect(m_table, &QTableView::activated, this,
            [this](const QModelIndex &index) { pressed(index.row()); });
}

void GenerationsPage::makeControls()
{
    m_controls = new QWidget(this);
    auto *row = new QHBoxLayout(m_controls);
    row->setContentsMargins(0, 0, 0, 0);
    for (const ActionId id : {ActionId::CompareGenerations, ActionId::ForceClose}) {
        auto *button = new QToolButton(m_controls);
        button->setDefaultAction(m_workspace.actions.get(id));
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setAutoRaise(true);
        row->addWidget(button);
    }
}

void GenerationsPage::serveActions()
{
    const auto serve = [this](ActionId id, auto act) {
        connect(m_workspace.actions.get(id), &QAction::triggered, this, act);
    };
    serve(ActionId::RollBack, [this] {
        const QList<quint64> numbers = selected();
        if (numbers.size() == 1)
            emit rollBackRequested(numbers.first());
    });
    serve(ActionId::CompareGenerations, [this] {
        const QList<quint64> pair = compared();
        if (pair.size() == 2)
            emit compareRequested(pair[0], pair[1]);
    });
    serve(ActionId::ForceClose, [this] {
        for (const quint64 number : selected()) {
            if (m_model->stateOf(m_model->rowOfGeneration(number)) == GenerationState::Draining)
                m_workspace.session.forceClose(number);
        }
    });
}

void GenerationsPage::listen()
{
    Session &session = m_workspace.session;
    connect(&session, &Session::generationChanged, this,
            [this](const control::GenerationInfo &info) {
                refresh(); // counts that come to their end are there until the proxy has stopped
                m_model->note(info);
                refreshActions();
            });
    connect(&session, &Session::configurationChanged, this,
            [this](quint64 generation, const std::shared_ptr<const config::RuntimeConfig> &config) {
                if (config)
                    configured(generation, config->settings.timeouts.drain.count(),
                               static_cast<int>(config->routes.size()));
            });
    connect(&session, &Session::reloadStep, this, [this](const control::StepReport &step) {
        if (step.step == control::ReloadStep::Drain)
            m_model->setDrained(step.generation, step.duration);
    });
    connect(&session, &Session::stateChanged, this, [this](EngineState state) {
        // Our own goes on counting from start to start; the other process' is another history.
        if (state == EngineState::Starting && m_workspace.session.attached())
            m_model->clear();
        refreshActions();
    });
    connect(m_changes, &GenerationChanges::found, this,
            [this](quint64 generation, const QStringList &changes) {
                m_model->setChanged(generation, changeLine(changes), changes);
            });
    connect(&m_workspace.live, &LiveFeed::sampled, this, [this] {
        if (isVisible())
            refresh();
    });
    connect(m_countdown, &QTimer::timeout, this, &GenerationsPage::refresh);
    connect(m_model, &GenerationModel::drainingChanged, this, [this] {
        if (m_model->draining() > 0 && isVisible())
            m_countdown->start();
        else
            m_countdown->stop();
        emit noteChanged();
    });
    const auto showWhatThereIs = [this] {
        m_stack->setCurrentIndex(m_model->rowCount() > 0 ? 0 : 1);
    };
    connect(m_model, &QAbstractItemModel::rowsInserted, this, showWhatThereIs);
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, showWhatThereIs);
}

void GenerationsPage::configured(quint64 generation, qint64 drainLimitMs, int routes)
{
    m_model->setDrainLimit(generation, std::chrono::milliseconds(drainLimitMs));
    if (const quint64 same = m_model->sameContentAs(generation)) {
        m_model->setChanged(generation, tr("same content as gen %1").arg(same), {});
        return;
    }
    const quint64 before = m_model->before(generation);
    if (before > 0)
        m_changes->ask(generation, before);
    else
        m_model->setChanged(generation, tr("%n route(s) at the start", nullptr, routes), {});
}

QString GenerationsPage::title() const
{
    return tr("Generations");
}

QString GenerationsPage::note() const
{
    const int count = m_model->draining();
    return count > 0 ? tr("%n draining", nullptr, count) : QString();
}

int GenerationsPage::preferredWidth() const
{
    return m_table->widthForAll() + m_workspace.theme.px(16); // beside a scroll bar
}

int GenerationsPage::preferredHeight() const
{
    constexpr int least = 3, most = 9;
    return m_table->heightFor(std::clamp(m_model->rowCount(), least, most)) +
           m_workspace.theme.px(4);
}

void GenerationsPage::showEvent(QShowEvent *event)
{
    StripPage::showEvent(event);
    m_workspace.live.addViewer(this);
    if (m_model->draining() > 0)
        m_countdown->start();
    refresh();
}

void GenerationsPage::hideEvent(QHideEvent *event)
{
    StripPage::hideEvent(event);
    m_workspace.live.removeViewer(this);
    m_countdown->stop();
}

void GenerationsPage::refresh()
{
    m_model->refresh(m_workspace.live.latest(), QDateTime::currentMSecsSinceEpoch());
}

QList<quint64> GenerationsPage::selected() const
{
    QList<quint64> numbers;
    for (const QModelIndex &index : m_table->selectionModel()->selectedRows()) {
        if (const quint64 number = m_model->generationOf(index.row()))
            numbers.append(number);
    }
    std::sort(numbers.begin(), numbers.end());
    return numbers;
}

QList<quint64> GenerationsPage::compared() const
{
    QList<quint64> numbers = selected();
    const quint64 active = m_model->active();
    if (numbers.size() == 1 && active > 0 && !numbers.contains(active)) {
        numbers.append(active);
        std::sort(numbers.begin(), numbers.end());
    }
    return numbers.size() == 2 ? numbers : QList<quint64>();
}

void GenerationsPage::refreshActions()
{
    const QList<quint64> numbers = selected();
    const bool old = numbers.size() == 1 && numbers.first() != m_model->active();
    const bool drains = std::any_of(numbers.begin(), numbers.end(), [this](quint64 number) {
        return m_model->stateOf(m_model->rowOfGeneration(number)) == GenerationState::Draining;
    });
    m_workspace.actions.get(ActionId::RollBack)
        ->setEnabled(old && (m_model->active() > 0 || !m_workspace.session.attached()));
    m_workspace.actions.get(ActionId::CompareGenerations)->setEnabled(compared().size() == 2);
    m_workspace.actions.get(ActionId::ForceClose)->setEnabled(drains);
}

void GenerationsPage::pressed(int row)
{
    const std::optional<GenerationState> state = m_model->stateOf(row);
    if (!state || *state == GenerationState::Active)
        return;
    if (*state == GenerationState::Rejected) {
        if (const int line = m_model->errorLineOf(row))
            emit lineRequested(line);
        return;
    }
    emit rollBackRequested(m_model->generationOf(row));
}

} // namespace signalbox::ui
