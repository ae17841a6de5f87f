#include "pages/backend_editor_page.h"

#include "editors/draft_edits.h"
#include "editors/field_editor.h"
#include "editors/form_row.h"
#include "facade/session.h"
#include "models/server_edit_model.h"
#include "theme/formats.h"
#include "theme/theme.h"
#include "workspace/action_registry.h"
#include "workspace/draft_document.h"
#include "workspace/selection.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHeaderView>
#include <QPointer>
#include <QPushButton>
#include <QScrollArea>
#include <QSlider>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace signalbox::ui {

BackendEditorPage::BackendEditorPage(const Workspace &workspace, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_edits(new DraftEdits(workspace.draft, this))
    , m_model(new ServerEditModel(this))
{
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    outer->addWidget(makeHeader());
    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    auto *holder = new QWidget;
    holder->setAutoFillBackground(true);
    holder->setBackgroundRole(QPalette::Base);
    m_column = new QVBoxLayout(holder);
    m_column->addWidget(makeServers());
    m_column->addStretch(1);
    scroll->setWidget(holder);
    outer->addWidget(scroll, 1);
    setFocusProxy(m_table);

    connect(&workspace.draft, &DraftDocument::analysed, this, &BackendEditorPage::refresh);
    connect(m_edits, &DraftEdits::answered, this, &BackendEditorPage::answered);
    connect(&workspace.selection, &Selection::changed, this,
            [this] { follow(m_workspace.selection.backend()); });
    m_backend = workspace.selection.backend();
    refresh();
}

BackendEditorPage::~BackendEditorPage()
{
    // Fields that go while they have the keyboard still say so.
    for (FieldEditor *editor : std::as_const(m_editors))
        editor->disconnect(this);
    m_name->disconnect(this);
    m_table->selectionModel()->disconnect(this);
}

QWidget *BackendEditorPage::makeHeader()
{
    const Theme &theme = m_workspace.theme;
    auto *header = new QWidget(this);
    header->setAutoFillBackground(true);
    auto *row = new QHBoxLayout(header);
    row->setContentsMargins(theme.px(12), theme.px(8), theme.px(12), theme.px(8));
    m_choice = new QComboBox(header);
    m_choice->setAccessibleName(tr("Backend that is edited"));
    m_choice->setMinimumWidth(theme.px(140));
    connect(m_choice, &QComboBox::activated, this,
            [this] { m_workspace.selection.selectBackend(m_choice->currentText()); });
    FormField name;
    name.label = tr("Name of the backend");
    name.required = true;
    m_name = new FieldEditor(name, theme, header);
    m_name->setFieldWidth(140);
    connect(m_name, &FieldEditor::edited, this, [this](const QStringList &values) {
        const QString to = values.value(0);
        m_edits->commit(
            QStringLiteral("name"), tr("rename a backend"), false,
            [from = m_backend, to](const config::YamlNode &root) {
                if (from == to || !readBackend(root, from))
                    return Edits();
                return Edits{config::RenameBackend{utf8(from), utf8(to)}};
            },
            [this, to] { m_workspace.selection.selectBackend(to); });
    });
    m_users = new QLabel(header);
    m_users->setTextFormat(Qt::PlainText);
    m_refusal = new QLabel(header);
    m_refusal->setTextFormat(Qt::PlainText);
    m_refusal->setWordWrap(true);
    m_remove = new QToolButton(header);
    m_remove->setIcon(theme.icon(QStringLiteral("trash")));
    m_remove->setAutoRaise(true);
    m_remove->setToolTip(tr("Remove the backend"));
    m_remove->setAccessibleName(tr("Remove the backend"));
    connect(m_remove, &QToolButton::clicked, this, [this] {
        m_edits->commit(QStringLiteral("remove"), tr("remove a backend"), false,
                        [name = m_backend](const config::YamlNode &) {
                            return Edits{config::RemoveBackend{utf8(name)}};
                        });
    });
    row->addWidget(new QLabel(tr("Backend"), header));
    row->addWidget(m_choice);
    row->addWidget(new QLabel(tr("named"), header));
    row->addWidget(m_name);
    row->addWidget(m_users);
    row->addWidget(m_refusal, 1);
    row->addWidget(m_remove);
    return header;
}

QWidget *BackendEditorPage::makeServers()
{
    const Theme &theme = m_workspace.theme;
    auto *part = new QWidget(this);
    auto *column = new QVBoxLayout(part);
    m_table = new QTableView(part);
    m_table->setModel(m_model);
    m_table->setAccessibleName(tr("Servers of the backend"));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(theme.px(22));
    m_table->horizontalHeader()->setSectionResizeMode(ServerEditModel::Address,
                                                      QHeaderView::Stretch);
    m_table->setColumnWidth(ServerEditModel::Name, theme.px(164));
    m_table->setFont(theme.font(FontRole::Address));
    m_table->setMinimumHeight(theme.px(150));
    column->addWidget(m_table);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &BackendEditorPage::rowChanged);

    auto *buttons = new QHBoxLayout;
    column->addLayout(buttons);
    const auto add = [&](const QString &text, const QString &icon, Make make) {
        auto *button = new QPushButton(theme.icon(icon), text, part);
        connect(button, &QPushButton::clicked, this, [this, text, make = std::move(make)] {
            commit(QStringLiteral("servers"), text, false, make);
        });
        buttons->addWidget(button);
    };
    add(tr("Add server"), QStringLiteral("plus"),
        [](const config::YamlNode &, const BackendForm &now) { return addServer(now); });
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
    buttons->addStretch(1);
    buttons = new QHBoxLayout;
    column->addLayout(buttons);
    buttons->addWidget(new QLabel(tr("At once, not in the draft:"), part));
    for (const ActionId id :
         {ActionId::ServerDrain, ActionId::ServerMaint, ActionId::ServerEnable}) {
        auto *button = new QToolButton(part);
        button->setDefaultAction(m_workspace.actions.get(id));
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        buttons->addWidget(button);
    }
    auto *check = new QPushButton(theme.icon(QStringLiteral("health")), tr("Check now"), part);
    connect(check, &QPushButton::clicked, this, &BackendEditorPage::checkNow);
    buttons->addWidget(check);
    buttons->addStretch(1);

    auto *weights = new QHBoxLayout;
    column->addLayout(weights);
    m_weight = new QSlider(Qt::Horizontal, part);
    m_weight->setRange(0, 20);
    m_weight->setAccessibleName(tr("Weight of the selected server"));
    m_weightText = new QLabel(part);
    weights->addWidget(new QLabel(tr("Weight"), part));
    weights->addWidget(m_weight, 1);
    weights->addWidget(m_weightText);
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

    m_answer = new QLabel(part);
    m_answer->setTextFormat(Qt::PlainText);
    m_answer->setWordWrap(true);
    m_answer->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_answer->hide();
    column->addWidget(m_answer);
    return part;
}

std::size_t BackendEditorPage::row() const
{
    const int current = m_table->currentIndex().row();
    return current < 0 ? 0 : static_cast<std::size_t>(current);
}

void BackendEditorPage::commit(const QString &place, const QString &title, bool merges, Make make)
{
    m_edits->commit(place, title, merges,
                    [name = m_backend, make = std::move(make)](const config::YamlNode &root) {
                        const auto now = readBackend(root, name);
                        return now ? make(root, *now) : Edits();
                    });
}

void BackendEditorPage::answered(const QString &place, const QString &reason)
{
    if (FieldEditor *editor = m_editors.value(place)) {
        if (reason.isEmpty())
            editor->clearProblem();
        else
            editor->setProblem(config::Severity::Error, tr("Not taken: %1").arg(reason));
        return;
    }
    m_refusal->setText(reason);
}

void BackendEditorPage::follow(const QString &backend)
{
    if (backend.isEmpty() || backend == m_backend)
        return;
    m_backend = backend;
    m_answer->hide();
    refresh();
}

void BackendEditorPage::refresh()
{
    const auto analysis = m_workspace.draft.analysis();
    const bool readable = analysis && analysis->tree.root;
    setEnabled(readable);
    if (!readable)
        return;
    const QStringList names = backendNames(*analysis->tree.root);
    if (!names.contains(m_backend)) {
        if (!m_workspace.draft.analysisIsCurrent() && !m_backend.isEmpty())
            return; // a name that is newer than the text that has been looked at
        m_backend = names.value(0);
    }
    m_choice->clear();
    m_choice->addItems(names);
    m_choice->setCurrentText(m_backend);
    const auto form = readBackend(*analysis->tree.root, m_backend);
    m_form = form.value_or(BackendForm());
    FormField name = m_name->field();
    name.values = {m_form.name};
    m_name->setField(name);
    m_users->setText(m_form.users.isEmpty()
                         ? tr("no route sends to it")
                         : tr("used by %1").arg(m_form.users.join(QStringLiteral(", "))));
    m_model->preview(std::nullopt);
    m_model->setServers(m_form);
    if (!m_table->currentIndex().isValid() && !m_form.servers.empty())
        m_table->selectRow(0);
    rowChanged();
    for (FieldEditor *editor : std::as_const(m_editors))
        editor->clearProblem();
    for (const config::Diagnostic &problem : analysis->diagnostics) {
        if (FieldEditor *editor = m_editors.value(fromUtf8(problem.path)))
            editor->setProblem(problem.severity, fromUtf8(problem.message));
    }
}

void BackendEditorPage::rowChanged()
{
    const std::size_t at = row();
    const bool there = at < m_form.servers.size();
    m_weight->setEnabled(there);
    QStringList layout{m_form.name, QString::number(at)};
    for (const FormField *field : m_form.fields())
        layout.append(field->id());
    if (layout != m_layout) {
        m_layout = layout;
        rebuild();
    } else {
        for (const FormField *field : m_form.fields()) {
            if (FieldEditor *editor = m_editors.value(field->id()))
                editor->setField(*field);
        }
    }
    if (!there)
        return;
    const int weight = m_form.servers[at].weight.shown().toInt();
    const QSignalBlocker quiet(m_weight);
    m_weight->setMaximum(std::max(20, weight));
    m_weight->setValue(weight);
    m_weightText->setText(QString::number(weight));
    m_model->preview(std::nullopt);
    if (m_workspace.selection.backend() == m_backend)
        m_workspace.selection.selectServer(m_backend, m_form.servers[at].shown);
}

void BackendEditorPage::addFields(const QString &keyword,
                                  std::initializer_list<const FormField *> fields)
{
    auto *line = new FormRow(keyword, m_workspace.theme, m_body);
    m_rows->addWidget(line);
    for (const FormField *field : fields) {
        if (field->kind != FormField::Kind::Toggle)
            line->addWord(field->label, 116);
        auto *editor = new FieldEditor(*field, m_workspace.theme, line);
        editor->setFieldWidth(field->kind == FormField::Kind::Number ? 80 : 150);
        line->add(editor);
        m_editors.insert(field->id(), editor);
        connect(editor, &FieldEditor::entered, line, [line] { line->setTinted(true); });
        connect(editor, &FieldEditor::left, line, [line] { line->setTinted(false); });
        connect(editor, &FieldEditor::edited, this,
                [this, id = field->id()](const QStringList &values) {
                    commit(id, tr("change a backend"), true,
                           [id, values](const config::YamlNode &root, const BackendForm &now) {
                               for (const FormField *candidate : now.fields()) {
                                   if (candidate->id() == id)
                                       return fieldEdits(root, *candidate, values);
                               }
                               return Edits();
                           });
                });
    }
    line->addStretch();
}

void BackendEditorPage::addSwitch(const QString &text, bool on,
                                  Edits (*edits)(const config::YamlNode &, const BackendForm &,
                                                 bool))
{
    auto *line = new FormRow({}, m_workspace.theme, m_body);
    auto *box = new QCheckBox(text, line);
    box->setChecked(on);
    connect(box, &QCheckBox::clicked, this, [this, text, edits](bool checked) {
        commit(QStringLiteral("switch"), text, false,
               [edits, checked](const config::YamlNode &root, const BackendForm &now) {
                   return edits(root, now, checked);
               });
    });
    line->add(box);
    line->addStretch();
    m_rows->addWidget(line);
}

void BackendEditorPage::rebuild()
{
    for (FieldEditor *editor : std::as_const(m_editors))
        editor->disconnect(this);
    m_editors.clear();
    if (m_body) {
        m_body->hide();
        m_body->deleteLater();
    }
    m_body = new QWidget(this);
    m_rows = new QVBoxLayout(m_body);
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(0);
    if (row() < m_form.servers.size()) {
        const BackendForm::Server &server = m_form.servers[row()];
        addFields(tr("server"), {&server.url, &server.name, &server.state});
        if (!m_form.shortFile)
            addFields({}, {&server.host, &server.maxRequests});
    }
    if (!m_form.shortFile && !m_form.name.isEmpty()) {
        m_rows->addWidget(new FormRule(m_workspace.theme, m_body));
        addFields({}, {&m_form.balance});
        m_rows->addWidget(new FormRule(m_workspace.theme, m_body));
        addSwitch(tr("Check the servers' health"), m_form.checked, setChecked);
        for (std::size_t i = 0; i < m_form.check.size(); i += 2) {
            if (i + 1 < m_form.check.size())
                addFields({}, {&m_form.check[i], &m_form.check[i + 1]});
            else
                addFields({}, {&m_form.check[i]});
        }
        m_rows->addWidget(new FormRule(m_workspace.theme, m_body));
        addSwitch(tr("Take servers out while requests fail"), m_form.ejects, setEjects);
        if (m_form.outlier.size() == 3)
            addFields({}, {&m_form.outlier[0], &m_form.outlier[1], &m_form.outlier[2]});
        m_rows->addWidget(new FormRule(m_workspace.theme, m_body));
        addFields(tr("retry"), {&m_form.retry[0], &m_form.retry[1]});
        addFields({}, {&m_form.retry[2], &m_form.retry[3]});
    }
    m_column->insertWidget(1, m_body);
}

void BackendEditorPage::checkNow()
{
    if (row() >= m_form.servers.size())
        return;
    const QString server = m_form.servers[row()].shown;
    const std::string name = utf8(m_backend + u'/' + server);
    const QPointer<BackendEditorPage> page(this);
    m_answer->setText(tr("Checking %1 …").arg(server));
    m_answer->show();
    m_workspace.session.checkNow(name, [page, name, server](const Result<std::string> &asked) {
        if (!page)
            return;
        if (!asked) {
            page->m_answer->setText(
                tr("%1 wasn't checked: %2").arg(server, fromUtf8(asked.error().message())));
            return;
        }
        page->m_workspace.session.checks(
            name, [page, server](const std::vector<health::CheckResult> &results) {
                if (!page)
                    return;
                if (results.empty()) {
                    page->m_answer->setText(tr("%1 has no answer yet").arg(server));
                    return;
                }
                const health::CheckResult &last = results.back();
                const QString took =
                    formats::duration(static_cast<std::uint64_t>(last.durationMs * 1000));
                QString text =
                    last.ok ? tr("%1 passed in %2").arg(server, took)
                            : tr("%1 failed after %2: %3").arg(server, took, fromUtf8(last.reason));
                if (last.status > 0)
                    text += tr(", status %1").arg(last.status);
                if (!last.snippet.empty())
                    text += u'\n' + fromUtf8(last.snippet);
                page->m_answer->setText(text);
            });
    });
}

} // namespace signalbox::ui
