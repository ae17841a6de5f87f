#include "pages/backend_editor_page.h"

#include "editors/draft_edits.h"
#include "editors/field_editor.h"
#include "editors/form_row.h"
#include "editors/server_list.h"
#include "editors/spoken_label.h"
#include "pages/backend_actions.h"
#include "theme/theme.h"
#include "widgets/small_widgets.h"
#include "widgets/wrap_bar.h"
#include "workspace/action_registry.h"
#include "workspace/draft_document.h"
#include "workspace/selection.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFocusEvent>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace signalbox::ui {

namespace {

/// Of a field's control, in pixels of the design. What must be there is an address.
double designWidth(const FormField &field)
{
    if (field.kind == FormField::Kind::Number)
        return 80;
    return field.required ? 200 : 150;
}

QString sentence(QString words)
{
    if (!words.isEmpty())
        words[0] = words.at(0).toUpper();
    return words;
}

/// Place of the button that adds a field to the check.
QString addsPair(bool expected)
{
    return expected ? QStringLiteral("+expected") : QStringLiteral("+asked");
}

} // namespace

BackendEditorPage::BackendEditorPage(const Workspace &workspace, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_edits(new DraftEdits(workspace.draft, this))
    , m_actions(new BackendActions(workspace, this))
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
    m_servers = new ServerList(workspace, *m_edits, this);
    m_column->addWidget(m_servers);
    m_column->addStretch(1);
    scroll->setWidget(holder);
    outer->addWidget(scroll, 1);

    connect(&workspace.draft, &DraftDocument::analysed, this, &BackendEditorPage::refresh);
    connect(&workspace.draft, &DraftDocument::renamed, this, &BackendEditorPage::followRename);
    connect(m_edits, &DraftEdits::answered, this, &BackendEditorPage::answered);
    connect(m_servers, &ServerList::rowChanged, this, &BackendEditorPage::refreshFields);
    connect(m_actions, &BackendActions::refused, this, &BackendEditorPage::refuse);
    connect(m_actions, &BackendActions::made, this, [this](const QString &made) { m_made = made; });
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
    m_servers->disconnect(this);
}

QWidget *BackendEditorPage::makeHeader()
{
    const Theme &theme = m_workspace.theme;
    auto *header = new WrapBar(this);
    WrapLayout *row = header->row();
    row->setSpacing(theme.px(8));
    row->setContentsMargins(theme.px(12), theme.px(8), theme.px(12), theme.px(8));
    m_choice = new QComboBox(header);
    labelForSpeech(*m_choice, tr("Backend that is edited"));
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
                const auto now = readBackend(root, from);
                if (from == to || !now)
                    return Edits();
                // In the short form a backend is called as its host.
                if (now->shortFile)
                    return Edits{config::RenameKey{now->path, utf8(to)}};
                return Edits{config::RenameBackend{utf8(from), utf8(to)}};
            },
            [this, to] { m_workspace.selection.selectBackend(to); });
    });
    m_users = new ElidedLabel(theme, FontRole::Body, Token::Tx, header);
    m_users->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_users->setMinimumWidth(theme.px(110)); // less says nothing: it goes to the next line
    m_refusal = new QLabel(header);
    m_refusal->setTextFormat(Qt::PlainText);
    m_refusal->setWordWrap(true);
    m_refusal->hide();
    const auto addWord = [&](const QString &word) {
        auto *label = new QLabel(word, header);
        label->setFixedHeight(theme.px(24));
        row->addWidget(label);
        row->joinNext();
    };
    m_choice->setFixedHeight(theme.px(24));
    m_users->setFixedHeight(theme.px(24));
    addWord(tr("Backend"));
    row->addWidget(m_choice);
    addWord(tr("named"));
    row->addWidget(m_name);
    row->addWidget(m_users);
    row->addWidget(m_refusal);
    row->startTrailing();
    auto *make = new QToolButton(header);
    make->setDefaultAction(m_workspace.actions.get(ActionId::BackendNew));
    make->setAutoRaise(true);
    row->addWidget(make);
    // Means the backend that is edited, also while a route is selected.
    QAction *action = m_workspace.actions.get(ActionId::BackendRemove);
    auto *remove = new QToolButton(header);
    remove->setIcon(action->icon());
    remove->setAutoRaise(true);
    remove->setToolTip(action->toolTip());
    remove->setAccessibleName(tr("Remove the backend"));
    connect(remove, &QToolButton::clicked, this, [this, action] {
        if (m_workspace.selection.backend() != m_backend)
            m_workspace.selection.selectBackend(m_backend);
        action->trigger();
    });
    row->addWidget(remove);
    return header;
}

QTableView *BackendEditorPage::servers() const noexcept
{
    return m_servers->table();
}

QSlider *BackendEditorPage::weight() const noexcept
{
    return m_servers->weight();
}

QString BackendEditorPage::answer() const
{
    return m_servers->answer();
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
    // Nothing has changed: nothing new is to come.
    if (m_workspace.draft.analysisIsCurrent())
        m_focusNext.clear();
    if (FieldEditor *editor = m_editors.value(place)) {
        if (reason.isEmpty())
            editor->clearProblem();
        else
            editor->setProblem(config::Severity::Error, tr("Not taken: %1").arg(reason));
        return;
    }
    refuse(reason);
}

void BackendEditorPage::refuse(const QString &reason)
{
    m_refusal->setText(reason);
    m_refusal->setVisible(!reason.isEmpty());
}

void BackendEditorPage::follow(const QString &backend)
{
    if (backend.isEmpty() || backend == m_backend)
        return;
    m_backend = backend;
    refuse({});
    refresh();
}

void BackendEditorPage::followRename(DraftChange::Entity entity, const QString &from,
                                     const QString &to)
{
    if (entity != DraftChange::Entity::Backend)
        return;
    if (m_backend == from)
        m_backend = to;
    Selection &selection = m_workspace.selection;
    if (selection.backend() != from)
        return;
    if (selection.kind() == Selection::Kind::Server)
        selection.selectServer(to, selection.server());
    else
        selection.selectBackend(to);
}

void BackendEditorPage::refresh()
{
    const auto analysis = m_workspace.draft.analysis();
    const bool readable = analysis && analysis->tree.root;
    for (QWidget *part : std::initializer_list<QWidget *>{m_name, m_servers, m_body}) {
        if (part)
            part->setEnabled(readable);
    }
    if (!readable) {
        m_unreadable = analysis != nullptr;
        if (!analysis)
            return;
        refuse(tr("%1. The form shows the last state that could be read, and can't be changed "
                  "until the text can be read again.")
                   .arg(sentence(m_workspace.draft.unreadable())));
        return;
    }
    if (std::exchange(m_unreadable, false))
        refuse({});
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
    m_servers->setForm(m_form);
    refreshFields();
    for (FieldEditor *editor : std::as_const(m_editors))
        editor->clearProblem();
    for (const config::Diagnostic &problem : analysis->diagnostics) {
        // A server that is its address alone has the server's path.
        const QString path = text(problem.path);
        FieldEditor *editor = m_editors.value(path);
        if (!editor)
            editor = m_editors.value(path + u".url"_qs);
        if (editor)
            editor->setProblem(problem.severity, text(problem.message));
    }
    if (!m_made.isEmpty() && m_made == m_form.name) {
        m_made.clear();
        m_name->startEditing();
    }
}

/// Not a focus proxy: that would be where Tab goes in the page's place, past the header.
void BackendEditorPage::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    m_servers->setFocus(event->reason());
}

void BackendEditorPage::refreshFields()
{
    QStringList layout{m_form.name, QString::number(m_servers->row())};
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
}

void BackendEditorPage::addFields(const QString &keyword,
                                  std::initializer_list<const FormField *> fields)
{
    auto *line = new FormRow(keyword, m_workspace.theme, m_body);
    m_rows->addWidget(line);
    for (const FormField *field : fields) {
        if (field->kind != FormField::Kind::Toggle)
            line->addWord(field->label, 116);
        newEditor(line, *field, designWidth(*field));
    }
    line->addStretch();
}

FieldEditor *BackendEditorPage::newEditor(FormRow *line, const FormField &field, double width)
{
    auto *editor = new FieldEditor(field, m_workspace.theme, line);
    editor->setFieldWidth(width);
    line->add(editor);
    m_editors.insert(field.id(), editor);
    m_stops.add(placeOf(field.id()), editor);
    connect(editor, &FieldEditor::entered, line, [line] { line->setTinted(true); });
    connect(editor, &FieldEditor::left, line, [line] { line->setTinted(false); });
    connect(editor, &FieldEditor::edited, this, [this, id = field.id()](const QStringList &values) {
        commit(id, tr("change a backend"), true,
               [this, id, values](const config::YamlNode &root, const BackendForm &now) {
                   for (const FormField *candidate : now.fields()) {
                       if (candidate->id() != id)
                           continue;
                       // A row's name is its place: the keyboard stays in the row that it renames.
                       if (candidate->renames && !values.value(0).isEmpty())
                           m_stops.rename(
                               placeOf(text(candidate->path.toString())),
                               placeOf(text(
                                   (candidate->path.parent() / utf8(values.value(0))).toString())));
                       return fieldEdits(root, *candidate, values);
                   }
                   return Edits();
               });
    });
    return editor;
}

void BackendEditorPage::addPairs(const std::vector<BackendForm::Pair> &pairs, bool expected)
{
    for (const BackendForm::Pair &pair : pairs) {
        auto *line = new FormRow({}, m_workspace.theme, m_body);
        m_rows->addWidget(line);
        line->addWord(expected ? tr("answer has") : tr("ask with"), 116);
        newEditor(line, pair.name, 150);
        line->addWord(QStringLiteral(":"));
        newEditor(line, pair.value, 236);
        const QString what = expected ? tr("Remove the expected field %1").arg(pair.name.shown())
                                      : tr("Remove the request field %1").arg(pair.name.shown());
        QToolButton *gone = line->addRemove(what);
        const config::YamlPath path = pair.name.path;
        m_stops.add(placeOf(text(path.toString())) + u"/remove"_qs, gone);
        connect(gone, &QToolButton::clicked, this, [this, what, path, expected] {
            commit(QStringLiteral("pairs"), what, false,
                   [this, path, expected](const config::YamlNode &root, const BackendForm &now) {
                       const auto &all = expected ? now.expected : now.asked;
                       const auto own =
                           std::find_if(all.begin(), all.end(), [&](const BackendForm::Pair &one) {
                               return one.name.path == path;
                           });
                       if (own == all.end())
                           return Edits();
                       const auto beside = own + 1 != all.end() ? own + 1
                                           : own != all.begin() ? own - 1
                                                                : own;
                       focusSoon(beside == own ? addsPair(expected) : beside->name.id(), false);
                       return removeCheckPair(root, now, path);
                   });
        });
    }
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
    m_stops.add(u"+"_qs + text, box);
    line->addStretch();
    m_rows->addWidget(line);
}

void BackendEditorPage::buildCheck()
{
    addSwitch(tr("Check the servers' health"), m_form.checked, setChecked);
    if (!m_form.checked)
        return;
    for (std::size_t i = 0; i < m_form.check.size(); i += 2) {
        if (i + 1 < m_form.check.size())
            addFields({}, {&m_form.check[i], &m_form.check[i + 1]});
        else
            addFields({}, {&m_form.check[i]});
    }
    addPairs(m_form.asked, false);
    addPairs(m_form.expected, true);
    auto *line = new FormRow({}, m_workspace.theme, m_body);
    m_rows->addWidget(line);
    for (const bool expected : {false, true}) {
        const QString what = expected ? tr("Add expected field") : tr("Add request field");
        auto *button = new QPushButton(m_workspace.theme.icon(QStringLiteral("plus")), what, line);
        connect(button, &QPushButton::clicked, this, [this, what, expected] {
            commit(QStringLiteral("pairs"), what, false,
                   [this, expected](const config::YamlNode &, const BackendForm &now) {
                       Edits edits = addCheckPair(now, expected);
                       if (!edits.empty())
                           focusSoon(text(std::get<config::SetValue>(edits[0]).path.toString()),
                                     true);
                       return edits;
                   });
        });
        line->add(button);
        m_stops.add(addsPair(expected), button);
    }
    line->addStretch();
}

/// The same for the backend's whole life, also under another name.
QString BackendEditorPage::placeOf(const QString &id) const
{
    const QString own = text(m_form.path.toString());
    return id.startsWith(own) ? id.mid(own.size()) : id;
}

void BackendEditorPage::focusSoon(const QString &id, bool fresh)
{
    m_focusNext = placeOf(id);
    m_focusFresh = fresh;
}

void BackendEditorPage::rebuild()
{
    const FormStops before = std::exchange(m_stops, FormStops());
    QWidget *old = m_body;
    m_editors.clear();
    m_body = new QWidget(this);
    m_rows = new QVBoxLayout(m_body);
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(0);
    buildServer();
    if (!m_form.shortFile && !m_form.name.isEmpty()) {
        m_rows->addWidget(new FormRule(m_workspace.theme, m_body));
        addFields({}, {&m_form.balance});
        m_rows->addWidget(new FormRule(m_workspace.theme, m_body));
        buildCheck();
        m_rows->addWidget(new FormRule(m_workspace.theme, m_body));
        addSwitch(tr("Take servers out while requests fail"), m_form.ejects, setEjects);
        if (m_form.outlier.size() == 3)
            addFields({}, {&m_form.outlier[0], &m_form.outlier[1], &m_form.outlier[2]});
        m_rows->addWidget(new FormRule(m_workspace.theme, m_body));
        addFields(tr("retry"), {&m_form.retry[0], &m_form.retry[1]});
        addFields({}, {&m_form.retry[2], &m_form.retry[3]});
    }
    m_column->insertWidget(1, m_body);
    m_body->show();
    chainTabs(m_servers->weight(), m_body);
    const bool newest = m_workspace.draft.analysisIsCurrent();
    if (m_focusNext.isEmpty() || !newest ||
        !m_stops.focus(std::exchange(m_focusNext, QString()), m_focusFresh))
        m_stops.resume(before);
    // Only now: a control that goes with the keyboard in it would hand it to just anyone.
    if (old) {
        m_column->removeWidget(old);
        old->hide();
        old->deleteLater();
    }
}

void BackendEditorPage::buildServer()
{
    if (m_servers->row() >= m_form.servers.size())
        return;
    const BackendForm::Server &server = m_form.servers[m_servers->row()];
    addFields(tr("server"), {&server.url, &server.name, &server.state});
    if (!m_form.shortFile)
        addFields({}, {&server.host, &server.maxRequests});
}

} // namespace signalbox::ui
