#include "editors/route_form_view.h"

#include "editors/backend_states.h"
#include "editors/field_editor.h"
#include "editors/form_row.h"
#include "editors/spoken_label.h"
#include "theme/theme.h"
#include "workspace/draft_document.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

namespace signalbox::ui {

RouteFormView::RouteFormView(const Workspace &workspace, DraftEdits &edits, QWidget *parent)
    : Themed(workspace.theme, parent)
    , m_workspace(workspace)
    , m_edits(edits)
    , m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(0, workspace.theme.px(10), 0, workspace.theme.px(10));
    connect(&edits, &DraftEdits::answered, this, &RouteFormView::answered);
}

RouteFormView::~RouteFormView()
{
    // A field that goes while it has the keyboard still says so.
    for (FieldEditor *editor : std::as_const(m_editors))
        editor->disconnect(this);
}

void RouteFormView::themeChanged()
{
    m_layout.clear(); // widths are the theme's: built again with the next look
    if (m_body)
        rebuild();
    Themed::themeChanged();
}

QStringList RouteFormView::layoutOf(const RouteForm &form) const
{
    QStringList out{text(form.path.toString()), form.shortFile ? u"short"_qs : u"list"_qs,
                    m_showLimits ? u"limits"_qs : QString()};
    for (const PredicateRow &row : form.predicates)
        out.append(row.id() + (row.op == Operator::OneOf ? u"[]"_qs
                               : row.takesValue()        ? u""_qs
                                                         : u"!"_qs));
    for (const FilterRow &filter : form.filters) {
        out.append(text((filter.path / filter.kind).toString()));
        for (const FilterRow::Line &line : filter.lines)
            out.append(line.first.id() + (line.removable ? u"-"_qs : QString()));
    }
    return out;
}

void RouteFormView::setForm(const RouteForm &form)
{
    for (const FormField &limit : form.timeouts)
        m_showLimits |= !limit.values.isEmpty();
    m_showLimits |= !form.retryBackoff.values.isEmpty() || !form.retryBudget.values.isEmpty();
    const bool same = m_body && layoutOf(form) == m_layout;
    if (!(form.path == m_form.path))
        m_refused.clear();
    m_form = form;
    if (same)
        update(form);
    else
        rebuild();
}

void RouteFormView::rebuild()
{
    const FormStops before = std::exchange(m_stops, FormStops());
    QWidget *old = m_body;
    m_editors.clear();
    m_operators.clear();
    m_removers.clear();
    m_places.clear();
    m_states = nullptr;
    m_body = new QWidget(this);
    m_rows = new QVBoxLayout(m_body);
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(0);
    m_layout = layoutOf(m_form);
    if (m_form.shortFile) {
        buildShort();
    } else {
        buildConditions();
        m_rows->addWidget(new FormRule(theme(), m_body));
        buildFilters();
        m_rows->addWidget(new FormRule(theme(), m_body));
        buildTarget();
        buildLimits();
    }
    m_column->addWidget(m_body);
    setReadOnly(m_readOnly);
    m_body->show();
    if (m_tabsAfter)
        chainTabs(m_tabsAfter, m_body);
    if (!takeFocusNext())
        m_stops.resume(before);
    // Only now: a control that goes with the keyboard in it would hand it to just anyone.
    if (old) {
        m_column->removeWidget(old);
        old->hide();
        old->deleteLater();
    }
}

/// The same for the route's whole life, also where it stands at another place of the list.
QString RouteFormView::placeOf(const QString &id) const
{
    const QString own = text(m_form.path.toString());
    return id.startsWith(own) ? id.mid(own.size()) : id;
}

void RouteFormView::focusSoon(const QString &id, bool fresh)
{
    m_focusNext = placeOf(id);
    m_focusFresh = fresh;
}

/// A row's name is its place: the keyboard stays in the row that it renames.
void RouteFormView::renamePlaces(const config::YamlPath &key, const QString &name)
{
    if (!name.isEmpty())
        m_stops.rename(placeOf(text(key.toString())),
                       placeOf(text((key.parent() / utf8(name)).toString())));
}

void RouteFormView::focusBeside(const std::vector<QString> &rows, std::size_t gone,
                                const QString &none)
{
    if (rows.size() < 2)
        focusSoon(none, false);
    else
        focusSoon(rows[gone + 1 < rows.size() ? gone + 1 : gone - 1], false);
}

bool RouteFormView::takeFocusNext()
{
    // An older look at the draft doesn't have it yet.
    if (m_focusNext.isEmpty() || !m_workspace.draft.analysisIsCurrent())
        return false;
    return m_stops.focus(std::exchange(m_focusNext, QString()), m_focusFresh);
}

void RouteFormView::focusFirst()
{
    for (const PredicateRow &row : m_form.predicates) {
        if (FieldEditor *editor = m_editors.value(row.id())) {
            editor->startEditing();
            return;
        }
    }
    if (m_body && m_tabsAfter)
        m_tabsAfter->nextInFocusChain()->setFocus(Qt::TabFocusReason);
}

void RouteFormView::sayRemoves(QToolButton *button, const PredicateRow &row)
{
    const QString words = tr("Remove the condition: %1").arg(row.sentence());
    button->setToolTip(words);
    button->setAccessibleName(words);
}

void RouteFormView::update(const RouteForm &form)
{
    const auto refresh = [this](const FormField &field) {
        if (FieldEditor *editor = m_editors.value(field.id()))
            editor->setField(field);
    };
    for (const FormField *field : form.fields())
        refresh(*field);
    for (std::size_t i = 0; i < form.predicates.size(); ++i) {
        const PredicateRow &row = form.predicates[i];
        if (FieldEditor *editor = m_editors.value(row.id())) {
            FormField field = editor->field();
            field.values = row.values;
            field.line = row.line;
            editor->setField(field);
            editor->setSpoken(spokenCondition(i, row));
        }
        if (QComboBox *combo = m_operators.value(row.id())) {
            combo->setCurrentIndex(combo->findData(static_cast<int>(row.op)));
            fitCombo(combo, row.named() ? 96 : 104);
        }
        if (QToolButton *gone = m_removers.value(row.id()))
            sayRemoves(gone, row);
        Place &place = m_places[row.id()];
        place.first = row.line;
        place.last = row.lastLine;
    }
    if (m_states)
        m_states->setBackend(form.backend.values.value(0));
    for (auto at = m_editors.cbegin(); at != m_editors.cend(); ++at) {
        Place &place = m_places[at.key()];
        if (place.row && at.value()->field().line > 0 && place.first != at.value()->field().line) {
            place.last += at.value()->field().line - place.first;
            place.first = at.value()->field().line;
        }
    }
    takeFocusNext();
    answered({}, {});
}

FormRow *RouteFormView::newRow(const QString &keyword, const QString &place, int first, int last)
{
    auto *row = new FormRow(keyword, theme(), m_body);
    m_rows->addWidget(row);
    if (!place.isEmpty())
        m_places.insert(place, {row, first, std::max(first, last)});
    return row;
}

void RouteFormView::own(FieldEditor *editor, FormRow *row)
{
    const QString id = editor->field().id();
    m_editors.insert(id, editor);
    m_stops.add(placeOf(id), editor);
    if (!m_places.contains(id))
        m_places.insert(id, {row, editor->field().line, editor->field().line});
    connect(editor, &FieldEditor::entered, this, [this, editor, row] {
        row->setTinted(true);
        emit lineFocused(editor->field().line);
    });
    connect(editor, &FieldEditor::left, this, [this, row] {
        row->setTinted(false);
        emit lineFocused(0);
    });
}

FieldEditor *RouteFormView::newEditor(FormRow *row, const FormField &field, double width,
                                      const QString &spoken, const QString &title)
{
    auto *editor = new FieldEditor(field, theme(), row);
    editor->setFieldWidth(width);
    editor->setSpoken(spoken);
    row->add(editor);
    own(editor, row);
    connect(editor, &FieldEditor::edited, this, [this, editor, title](const QStringList &values) {
        const QString id = editor->field().id();
        commit(id, title, true,
               [this, id, values](const config::YamlNode &root, const RouteForm &now) {
                   for (const FormField *candidate : now.fields()) {
                       if (candidate->id() != id)
                           continue;
                       if (candidate->renames)
                           renamePlaces(candidate->path, values.value(0));
                       return fieldEdits(root, *candidate, values);
                   }
                   return Edits();
               });
    });
    return editor;
}

void RouteFormView::fitCombo(QComboBox *combo, double design) const
{
    const int words = QFontMetrics(combo->font()).horizontalAdvance(combo->currentText());
    combo->setFixedSize(std::max(theme().px(design), words + theme().px(36)), theme().px(24));
    combo->view()->setMinimumWidth(combo->sizeHint().width());
}

QComboBox *RouteFormView::newCombo(FormRow *row, const QString &spoken)
{
    auto *combo = new QComboBox(row);
    labelForSpeech(*combo, spoken);
    combo->setFocusPolicy(Qt::StrongFocus);
    row->add(combo);
    return combo;
}

/// "Condition 4, header x-beta matches regex": said of its value.
QString RouteFormView::spokenCondition(std::size_t index, const PredicateRow &row)
{
    return tr("Condition %1, %2 %3")
        .arg(index + 1)
        .arg(row.subjectAndName(), operatorText(row.op, row.subject));
}

void RouteFormView::commit(const QString &place, const QString &title, bool merges, Make make)
{
    m_edits.commit(place, title, merges,
                   [name = m_form.name, make = std::move(make)](const config::YamlNode &root) {
                       const auto now = readRoute(root, name);
                       return now ? make(root, *now) : Edits();
                   });
}

void RouteFormView::answered(const QString &place, const QString &reason)
{
    if (!place.isEmpty()) {
        if (reason.isEmpty())
            m_refused.remove(place);
        else
            m_refused.insert(place, reason);
    }
    // Nothing has changed: nothing new is to come.
    if (m_workspace.draft.analysisIsCurrent())
        m_focusNext.clear();
    for (auto at = m_refused.cbegin(); at != m_refused.cend(); ++at) {
        if (FieldEditor *editor = m_editors.value(at.key()))
            editor->setProblem(config::Severity::Error, tr("Not taken: %1").arg(at.value()));
    }
}

QStringList RouteFormView::showProblems(const config::Diagnostics &list)
{
    for (FieldEditor *editor : std::as_const(m_editors))
        editor->clearProblem();
    QStringList others;
    const QString own = text(m_form.path.toString());
    for (const config::Diagnostic &problem : list) {
        QString path = text(problem.path);
        if (path != own && !path.startsWith(own + u'.') && !path.startsWith(own + u'['))
            continue;
        QString text = ui::text(problem.message);
        if (!problem.hint.empty())
            text += QStringLiteral(" (%1)").arg(ui::text(problem.hint));
        FieldEditor *editor = m_editors.value(path);
        while (!editor && path.size() > own.size()) {
            path.truncate(std::max(path.lastIndexOf(u'.'), path.lastIndexOf(u'[')));
            editor = m_editors.value(path);
        }
        if (editor && editor->problem().isEmpty())
            editor->setProblem(problem.severity, text);
        else if (!editor)
            others.append(text);
    }
    answered({}, {});
    return others;
}

void RouteFormView::tintLine(int line)
{
    FormRow *found = nullptr;
    int span = 0;
    for (const Place &place : std::as_const(m_places)) {
        const bool closer = !found || place.last - place.first < span;
        if (line > 0 && place.first > 0 && line >= place.first && line <= place.last && closer) {
            found = place.row;
            span = place.last - place.first;
        }
    }
    for (const Place &place : std::as_const(m_places)) {
        if (place.row && place.row != found)
            place.row->setTinted(false);
    }
    if (found)
        found->setTinted(true);
}

void RouteFormView::setReadOnly(bool readOnly)
{
    m_readOnly = readOnly;
    if (!m_body)
        return;
    for (FieldEditor *editor : std::as_const(m_editors))
        editor->setReadOnly(readOnly);
    for (auto *combo : m_body->findChildren<QComboBox *>())
        combo->setEnabled(!readOnly);
    for (auto *button : m_body->findChildren<QAbstractButton *>())
        button->setEnabled(!readOnly && !button->property("never").toBool());
}

void RouteFormView::flush()
{
    for (FieldEditor *editor : std::as_const(m_editors))
        editor->flush();
}

} // namespace signalbox::ui
