#include "editors/server_list.h"

#include "base/units.h"
#include "delegates/row_delegate.h"
#include "editors/check_probe.h"
#include "editors/draft_edits.h"
#include "editors/server_drop_button.h"
#include "models/server_edit_model.h"
#include "theme/theme.h"
#include "widgets/data_table.h"
#include "widgets/wrap_layout.h"
#include "workspace/action_registry.h"
#include "workspace/selection.h"

#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QSlider>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace signalbox::ui {

ServerList::ServerList(const Workspace &workspace, DraftEdits &edits, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_edits(edits)
    , m_model(new ServerEditModel(this))
    , m_probe(new CheckProbe(workspace.session, this))
{
    auto *column = new QVBoxLayout(this);
    column->addWidget(makeTable());
    column->addLayout(makeEditButtons());
    column->addLayout(makeLiveButtons());
    column->addLayout(makeWeight());
    m_answer = new QLabel(this);
    m_answer->setTextFormat(Qt::PlainText);
    m_answer->setWordWrap(true);
    m_answer->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_answer->setAccessibleName(tr("Answer of the check"));
    m_answer->hide();
    column->addWidget(m_answer);
    connect(m_probe, &CheckProbe::answered, this, [this](const health::CheckResult &result) {
        tell(tr("%1 at %2").arg(m_asked, checkText(result)));
    });
    connect(m_probe, &CheckProbe::noAnswer, this,
            [this] { tell(tr("%1: no answer yet").arg(m_asked)); });
    connect(m_probe, &CheckProbe::refused, this, [this](const QString &reason) {
        tell(tr("%1 wasn't checked: %2").arg(m_asked, reason));
    });
    connect(&workspace.selection, &Selection::changed, this, &ServerList::followSelection);
    connect(&workspace.theme, &Theme::changed, this, [this] {
        fitTable();
        levelLiveButtons();
    });
    fitTable();
    setFocusProxy(m_table);
}

ServerList::~ServerList()
{
    m_table->selectionModel()->disconnect(this);
}

QTableView *ServerList::table() const noexcept
{
    return m_table;
}

QWidget *ServerList::makeTable()
{
    const Theme &theme = m_workspace.theme;
    m_table = new DataTable(QStringLiteral("edited-servers"), theme, this);
    m_table->setModel(m_model);
    m_table->setItemDelegate(new RowDelegate(m_table));
    m_table->setAccessibleName(tr("Servers of the backend"));
    m_table->setColumnWidths({{164}, {120, true}, {70}, {80}, {120}});
    m_table->setFont(theme.font(FontRole::Address));
    m_table->setDragDropMode(QAbstractItemView::DragOnly);
    // Their keys work while the table has the keyboard; its context menu shows them.
    for (const ActionId id : {ActionId::ServerAdd, ActionId::ServerRemove, ActionId::ServerCheckNow,
                              ActionId::ServerDrain, ActionId::ServerMaint, ActionId::ServerEnable,
                              ActionId::BackendRemove})
        m_table->addAction(m_workspace.actions.get(id));
    m_table->installEventFilter(this);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] {
        if (m_following)
            return;
        claimSelection();
        showWeight();
        emit rowChanged();
    });
    connect(m_table, &QTableView::clicked, this, &ServerList::claimSelection);
    return m_table;
}

QLayout *ServerList::makeEditButtons()
{
    auto *buttons = new WrapLayout;
    const auto add = [&](const QString &text, const QString &icon, Make make) {
        auto *button = new QPushButton(m_workspace.theme.icon(icon), text, this);
        connect(button, &QPushButton::clicked, this, [this, text, make = std::move(make)] {
            commit(QStringLiteral("servers"), text, false, make);
        });
        buttons->addWidget(button);
    };
    add(tr("Add server"), QStringLiteral("plus"),
        [this](const config::YamlNode &, const BackendForm &now) {
            selectSoon(now.servers.size());
            return addServer(now);
        });
    add(tr("Remove server"), QStringLiteral("minus"),
        [this](const config::YamlNode &root, const BackendForm &now) {
            return removeServer(root, now, row());
        });
    add(tr("Move up"), QStringLiteral("chevron-up"),
        [this](const config::YamlNode &, const BackendForm &now) {
            return row() == 0 ? Edits() : moveServer(now, row(), row() - 1);
        });
    add(tr("Move down"), QStringLiteral("chevron-down"),
        [this](const config::YamlNode &, const BackendForm &now) {
            return moveServer(now, row(), row() + 1);
        });
    return buttons;
}

QLayout *ServerList::makeLiveButtons()
{
    auto *buttons = new WrapLayout;
    auto *words = new QLabel(tr("At once, not in the draft:"), this);
    buttons->addWidget(words);
    buttons->joinNext();
    for (const ActionId id :
         {ActionId::ServerDrain, ActionId::ServerMaint, ActionId::ServerEnable}) {
        auto *button = new ServerDropButton(m_workspace, id, this);
        connect(m_table, &DataTable::dragging, button, &ServerDropButton::setOffered);
        buttons->addWidget(button);
    }
    auto *check =
        new QPushButton(m_workspace.theme.icon(QStringLiteral("health")), tr("Check now"), this);
    connect(check, &QPushButton::clicked, this, &ServerList::checkNow);
    buttons->addWidget(check);
    for (int i = 0; i < buttons->count(); ++i)
        m_live.append(buttons->itemAt(i)->widget());
    levelLiveButtons();
    return buttons;
}

/// Words, tool buttons and a button stand on one line: as high as the button.
void ServerList::levelLiveButtons()
{
    const int height = m_live.last()->sizeHint().height();
    for (QWidget *part : std::as_const(m_live))
        part->setFixedHeight(height);
}

QLayout *ServerList::makeWeight()
{
    auto *line = new QHBoxLayout;
    m_weight = new QSlider(Qt::Horizontal, this);
    m_weight->setRange(0, 20);
    m_weight->setAccessibleName(tr("Weight of the selected server"));
    m_weightText = new QLabel(this);
    line->addWidget(new QLabel(tr("Weight"), this));
    line->addWidget(m_weight, 1);
    line->addWidget(m_weightText);
    const auto take = [this] {
        const auto value = static_cast<unsigned>(m_weight->value());
        commit(QStringLiteral("weight"), tr("change a weight"), true,
               [at = row(), value](const config::YamlNode &, const BackendForm &now) {
                   return setWeight(now, at, value);
               });
    };
    connect(m_weight, &QSlider::valueChanged, this, [this, take](int value) {
        m_weightText->setText(QString::number(value));
        m_model->preview(std::pair(row(), static_cast<unsigned>(value)));
        if (!m_weight->isSliderDown())
            take();
    });
    connect(m_weight, &QSlider::sliderReleased, this, take);
    return line;
}

std::size_t ServerList::row() const
{
    return static_cast<std::size_t>(std::max(0, m_table->currentIndex().row()));
}

QString ServerList::answer() const
{
    return m_answer->isHidden() ? QString() : m_answer->text();
}

void ServerList::commit(const QString &place, const QString &title, bool merges, Make make)
{
    m_edits.commit(place, title, merges,
                   [name = m_form.name, make = std::move(make)](const config::YamlNode &root) {
                       const auto now = readBackend(root, name);
                       return now ? make(root, *now) : Edits();
                   });
}

void ServerList::setForm(const BackendForm &form, bool same)
{
    const QScopedValueRollback following(m_following, true);
    const int before = m_table->currentIndex().row();
    if (!same) {
        m_probe->cancel();
        m_answer->hide();
    }
    m_form = form;
    m_model->preview(std::nullopt);
    m_model->setServers(form);
    fitTable();
    if (!m_table->currentIndex().isValid() && !form.servers.empty())
        m_table->selectRow(std::clamp(same ? before : 0, 0, int(form.servers.size()) - 1));
    if (!same)
        m_awaited.reset();
    const bool arrived = m_awaited && *m_awaited < form.servers.size();
    if (arrived) {
        const auto at = std::exchange(m_awaited, std::nullopt).value();
        m_table->selectRow(int(at));
        m_workspace.selection.selectServer(form.name, form.servers[at].shown);
    } else {
        followSelection();
    }
    showWeight();
    if (arrived)
        emit added();
}

/// As high as its rows, within reason: the form goes on below.
void ServerList::fitTable()
{
    constexpr int least = 3, most = 8;
    m_table->setFixedHeight(m_table->heightFor(std::clamp(m_model->rowCount(), least, most)) +
                            m_workspace.theme.px(4));
}

void ServerList::followSelection()
{
    const Selection &selection = m_workspace.selection;
    if (selection.backend() != m_form.name || selection.server().isEmpty())
        return;
    const auto named = std::find_if(
        m_form.servers.begin(), m_form.servers.end(),
        [&](const BackendForm::Server &server) { return server.shown == selection.server(); });
    const auto at = int(named - m_form.servers.begin());
    if (named == m_form.servers.end() || at == m_table->currentIndex().row())
        return;
    const bool outside = !m_following;
    const QScopedValueRollback following(m_following, true);
    m_table->selectRow(at);
    if (!outside)
        return;
    showWeight();
    emit rowChanged();
}

void ServerList::claimSelection()
{
    if (!m_following && m_table->currentIndex().isValid() && row() < m_form.servers.size())
        m_workspace.selection.selectServer(m_form.name, m_form.servers[row()].shown);
}

void ServerList::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    // Its buttons work at once, unless something else is selected that people see selected.
    if (m_workspace.selection.kind() == Selection::Kind::None)
        claimSelection();
}

bool ServerList::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusIn)
        claimSelection();
    return QWidget::eventFilter(watched, event);
}

void ServerList::showWeight()
{
    const bool there = row() < m_form.servers.size();
    m_weight->setEnabled(there);
    m_model->preview(std::nullopt);
    if (!there)
        return;
    const int weight = m_form.servers[row()].weight.shown().toInt();
    const QSignalBlocker quiet(m_weight);
    m_weight->setMaximum(std::max(20, weight));
    m_weight->setValue(weight);
    m_weightText->setText(QString::number(weight));
}

void ServerList::checkNow()
{
    if (row() >= m_form.servers.size())
        return;
    auto patience = std::chrono::milliseconds(1000);
    for (const FormField &field : m_form.check) {
        if (field.path.last().key != "timeout")
            continue;
        if (const auto timeout = parseDuration(utf8(field.shown())))
            patience = std::min<std::chrono::milliseconds>(*timeout, std::chrono::minutes(5));
    }
    m_asked = m_form.servers[row()].shown;
    tell(tr("Checking %1 …").arg(m_asked));
    m_probe->ask(utf8(m_form.name + u'/' + m_asked), patience + std::chrono::seconds(1));
}

void ServerList::tell(const QString &text)
{
    m_answer->setText(text);
    m_answer->show();
}

} // namespace signalbox::ui
