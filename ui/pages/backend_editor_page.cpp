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

QString sentence(QString words)
{
    if (!words.isEmpty())
        words[0] = words.at(0).toUpper();
    return words;
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
    scroll->setFocusPolicy(Qt::ClickFocus); // nothing to see there: no stop of the Tab key
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
    connect(m_servers, &ServerList::added, this, [this] {
        // Its address is only a place to write one.
        focusSoon(m_form.servers[m_servers->row()].url.id(), true);
    });
    connect(m_actions, &BackendActions::serverMade, m_servers, &ServerList::selectSoon);
    connect(m_actions, &BackendActions::refused, this, &BackendEditorPage::refuse);
    connect(m_actions, &BackendActions::made, this, [this](const QString &made) { m_made = made; });
    connect(&workspace.theme, &Theme::changed, this, [this] {
        m_layout.clear(); // columns are as wide as the words in them
        if (m_body)
            refreshFields();
    });
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
            [this, from = m_backend, to] { followRename(DraftChange::Entity::Backend, from, to); });
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
    for (QString *name : {&m_backend, &m_shown}) {
        if (*name == from)
            *name = to;
    }
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
    m_servers->setForm(m_form, std::exchange(m_shown, m_form.name) == m_form.name);
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

} // namespace signalbox::ui
