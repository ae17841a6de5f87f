// The rows of a backend's form.
#include "editors/draft_edits.h"
#include "editors/field_editor.h"
#include "editors/form_row.h"
#include "editors/server_list.h"
#include "pages/backend_editor_page.h"
#include "theme/theme.h"
#include "workspace/draft_document.h"

#include <QCheckBox>
#include <QPushButton>
#include <QSlider>
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

/// Place of the button that adds a field to the check.
QString addsPair(bool expected)
{
    return expected ? QStringLiteral("+expected") : QStringLiteral("+asked");
}

} // namespace

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
    m_inColumns.append(line);
}

/// Words and fields of all lines stand below each other.
void BackendEditorPage::alignColumns()
{
    int word = 0, field = 0;
    for (const FormRow *line : std::as_const(m_inColumns)) {
        word = std::max(word, line->wordWidth());
        for (const FieldEditor *editor : line->findChildren<FieldEditor *>())
            field = std::max(field, editor->sizeHint().width());
    }
    const int gap = m_workspace.theme.px(8);
    for (FormRow *line : std::as_const(m_inColumns))
        line->setColumn(word, word + gap + field + 2 * gap);
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
    m_inColumns.clear();
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
    alignColumns();
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
