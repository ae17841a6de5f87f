// The rows of a route's form.
#include "editors/backend_states.h"
#include "editors/field_editor.h"
#include "editors/form_row.h"
#include "editors/route_form_view.h"
#include "theme/theme.h"
#include "workspace/selection.h"

#include <QComboBox>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace signalbox::ui {

namespace {

QString addsCondition()
{
    return QStringLiteral("+condition");
}

QString addsFilter()
{
    return QStringLiteral("+filter");
}

QPushButton *menuButton(const QString &text, QMenu *menu, const Theme &theme, QWidget *parent)
{
    auto *button = new QPushButton(theme.icon(QStringLiteral("plus")), text, parent);
    menu->setParent(button, menu->windowFlags());
    QObject::connect(button, &QPushButton::clicked, menu, [menu, button] {
        menu->popup(button->mapToGlobal(QPoint(0, button->height())));
    });
    button->setFixedHeight(theme.px(22));
    return button;
}

/// A button and quiet words behind it, in the column of the subjects.
void addButtonRow(FormRow *row, QPushButton *button, const QString &hint)
{
    row->add(button);
    row->addWord(hint);
    row->addStretch();
}

} // namespace

void RouteFormView::buildConditions()
{
    for (std::size_t i = 0; i < m_form.predicates.size(); ++i)
        buildCondition(i);
    FormRow *row = newRow(m_form.predicates.empty() ? tr("When") : QString(), {}, 0, 0);
    if (m_form.predicates.empty())
        row->addWord(tr("anything comes"));
    addButtonRow(row, menuButton(tr("Add condition"), conditionMenu(), theme(), row),
                 tr("header, query, client address"));
    m_stops.add(addsCondition(), row->findChild<QPushButton *>());
}

QMenu *RouteFormView::conditionMenu()
{
    auto *menu = new QMenu(this);
    for (const Subject subject : {Subject::Host, Subject::Path, Subject::Method, Subject::Header,
                                  Subject::Query, Subject::Client, Subject::Listener}) {
        QAction *action = menu->addAction(subjectText(subject));
        action->setEnabled(canAddPredicate(m_form, subject));
        connect(action, &QAction::triggered, this, [this, subject] {
            commit({}, tr("add a condition on %1").arg(subjectText(subject)), false,
                   [this, subject](const config::YamlNode &root, const RouteForm &now) {
                       Edits edits = addPredicate(root, now, subject);
                       if (const auto *set = std::get_if<config::SetValue>(&edits.back()))
                           focusSoon(text(set->path.toString()));
                       return edits;
                   });
        });
    }
    return menu;
}

void RouteFormView::buildCondition(std::size_t index)
{
    const PredicateRow &row = m_form.predicates[index];
    const QString id = row.id();
    FormRow *line = newRow(index == 0 ? tr("When") : tr("and"), id, row.line, row.lastLine);
    line->addWord(subjectText(row.subject), 50);
    // Paths of rows are as stable as the fields: edits find their row by it again.
    const auto indexIn = [id](const RouteForm &now) -> std::optional<std::size_t> {
        for (std::size_t i = 0; i < now.predicates.size(); ++i) {
            if (now.predicates[i].id() == id)
                return i;
        }
        return std::nullopt;
    };
    if (row.named()) {
        FormField name;
        name.path = row.path;
        name.renames = true;
        name.label = tr("name");
        name.values = {row.name};
        name.line = row.line;
        auto *editor = new FieldEditor(name, theme(), line);
        editor->setFieldWidth(104);
        editor->setSpoken(
            tr("Condition %1, name of the %2").arg(index + 1).arg(subjectText(row.subject)));
        line->add(editor);
        own(editor, line);
        connect(editor, &FieldEditor::edited, this, [this, indexIn](const QStringList &values) {
            const QString text = values.value(0);
            commit({}, tr("rename a condition"), false,
                   [this, indexIn, text](const config::YamlNode &, const RouteForm &now) {
                       const auto at = indexIn(now);
                       if (!at)
                           return Edits();
                       renamePlaces(now.predicates[*at].path, text);
                       return renamePredicate(now, *at, text);
                   });
        });
    }
    QComboBox *combo =
        newCombo(line, tr("Condition %1, %2, operator").arg(index + 1).arg(row.subjectAndName()));
    for (const Operator op : operatorsOf(row.subject))
        combo->addItem(operatorText(op, row.subject), static_cast<int>(op));
    combo->setCurrentIndex(combo->findData(static_cast<int>(row.op)));
    fitCombo(combo, row.named() ? 96 : 104);
    m_operators.insert(id, combo);
    m_stops.add(placeOf(id) + u"/operator"_qs, combo);
    connect(combo, &QComboBox::activated, this, [this, combo, indexIn, id] {
        const auto op = static_cast<Operator>(combo->currentData().toInt());
        commit(id, tr("change a condition"), false,
               [indexIn, op](const config::YamlNode &, const RouteForm &now) {
                   const auto at = indexIn(now);
                   return at ? setPredicate(now, *at, op, valuesFor(now.predicates[*at], op))
                             : Edits();
               });
    });
    if (row.takesValue()) {
        FormField value;
        value.kind = row.op == Operator::OneOf ? FormField::Kind::Tokens : FormField::Kind::Text;
        value.path = row.path;
        value.label = subjectText(row.subject);
        value.values = row.values;
        value.line = row.line;
        value.required = true;
        if (row.subject == Subject::Method)
            value.choices = QStringList{u"GET"_qs,   u"HEAD"_qs,   u"POST"_qs,   u"PUT"_qs,
                                        u"PATCH"_qs, u"DELETE"_qs, u"OPTIONS"_qs};
        auto *editor = new FieldEditor(value, theme(), line);
        editor->setFieldWidth(row.named() ? 132 : 236);
        editor->setSpoken(spokenCondition(index, row));
        line->add(editor);
        own(editor, line);
        const auto op = row.op;
        connect(editor, &FieldEditor::edited, this,
                [this, indexIn, id, op](const QStringList &values) {
                    commit(id, tr("change a condition"), true,
                           [indexIn, op, values](const config::YamlNode &, const RouteForm &now) {
                               const auto at = indexIn(now);
                               return at ? setPredicate(now, *at, op, values) : Edits();
                           });
                });
    }
    QToolButton *gone = line->addRemove(QString());
    sayRemoves(gone, row);
    m_removers.insert(row.id(), gone);
    m_stops.add(placeOf(id) + u"/remove"_qs, gone);
    connect(gone, &QToolButton::clicked, this, [this, indexIn] {
        commit({}, tr("remove a condition"), false,
               [this, indexIn](const config::YamlNode &root, const RouteForm &now) {
                   const auto at = indexIn(now);
                   if (!at)
                       return Edits();
                   std::vector<QString> rows;
                   for (const PredicateRow &one : now.predicates)
                       rows.push_back(one.id());
                   focusBeside(rows, *at, addsCondition());
                   return removePredicate(root, now, *at);
               });
    });
}

void RouteFormView::buildFilters()
{
    for (const FilterRow &filter : m_form.filters)
        buildFilter(filter);
    FormRow *row = newRow({}, {}, 0, 0);
    addButtonRow(row, menuButton(tr("Add filter"), filterMenu(), theme(), row),
                 tr("rewrite, redirect, headers, respond"));
    m_stops.add(addsFilter(), row->findChild<QPushButton *>());
}

QMenu *RouteFormView::filterMenu()
{
    auto *menu = new QMenu(this);
    for (const std::string &kind : filterKinds()) {
        connect(menu->addAction(filterText(kind)), &QAction::triggered, this, [this, kind] {
            commit({}, tr("add a filter"), false,
                   [this, kind](const config::YamlNode &, const RouteForm &now) {
                       const config::YamlPath at = now.path / "filters" / now.filters.size();
                       focusSoon(text(at.toString()));
                       return addFilter(now, kind);
                   });
        });
    }
    return menu;
}

void RouteFormView::buildFilter(const FilterRow &filter)
{
    const std::size_t index = filter.index;
    const QString place = text(filter.path.toString());
    FormRow *row = newRow(tr("then"), place, filter.line, filter.lastLine);
    QComboBox *kinds = newCombo(row, tr("Filter %1, kind").arg(index + 1));
    for (const std::string &kind : filterKinds())
        kinds->addItem(filterText(kind), text(kind));
    int at = kinds->findData(text(filter.kind));
    if (at < 0) {
        kinds->addItem(filterText(filter.kind), text(filter.kind));
        at = kinds->count() - 1;
    }
    kinds->setCurrentIndex(at);
    fitCombo(kinds, 158);
    m_stops.add(placeOf(place) + u"/kind"_qs, kinds);
    connect(kinds, &QComboBox::activated, this, [this, kinds, index, place] {
        const std::string kind = utf8(kinds->currentData().toString());
        commit(place, tr("change a filter"), false,
               [index, kind](const config::YamlNode &, const RouteForm &now) {
                   return index < now.filters.size() ? changeKind(now.filters[index], kind)
                                                     : Edits();
               });
    });
    const QString spoken = tr("Filter %1, %2").arg(index + 1).arg(filterText(filter.kind));
    for (std::size_t i = 0; i < filter.lines.size(); ++i) {
        const FilterRow::Line &line = filter.lines[i];
        if (i > 0) {
            row = newRow({}, {}, 0, 0);
            row->addWord(line.before, 158);
        }
        newEditor(row, line.first, line.pair ? 128 : 292, spoken + u", "_qs + line.first.label,
                  tr("change a filter"));
        if (line.pair) {
            row->addWord(line.between, 24);
            newEditor(row, line.second, line.second.kind == FormField::Kind::Toggle ? 200 : 128,
                      spoken + u", "_qs + line.second.label, tr("change a filter"));
        }
        if (line.removable) {
            const QString id = text(line.first.path.toString());
            QToolButton *gone = row->addButton(
                QStringLiteral("minus"), tr("Remove the field %1").arg(line.first.values.value(0)));
            m_stops.add(placeOf(id) + u"/remove"_qs, gone);
            connect(gone, &QToolButton::clicked, this, [this, path = line.first.path, id, index] {
                commit(id, tr("remove a field"), false,
                       [this, path, index](const config::YamlNode &root, const RouteForm &now) {
                           if (!nodeAt(root, path) || index >= now.filters.size())
                               return Edits();
                           std::vector<QString> rows;
                           std::size_t own = 0;
                           for (const FilterRow::Line &one : now.filters[index].lines) {
                               if (one.first.path == path)
                                   own = rows.size();
                               rows.push_back(text(one.first.path.toString()));
                           }
                           focusBeside(rows, own, text(now.filters[index].path.toString()));
                           return Edits{removal(root, path, now.path)};
                       });
            });
        }
        if (i + 1 == filter.lines.size() && filter.addsFields) {
            QToolButton *more = row->addButton(QStringLiteral("plus"), tr("Add a header field"));
            m_stops.add(placeOf(place) + u"/more"_qs, more);
            connect(more, &QToolButton::clicked, this, [this, index, place] {
                commit(place, tr("add a field"), false,
                       [this, index](const config::YamlNode &root, const RouteForm &now) {
                           if (index >= now.filters.size())
                               return Edits();
                           Edits edits = addFilterField(root, now.filters[index]);
                           if (const auto *set = std::get_if<config::SetValue>(&edits.back()))
                               focusSoon(text(set->path.toString()));
                           return edits;
                       });
            });
        }
        if (i > 0)
            continue;
        row->addStretch();
        if (index > 0) {
            QToolButton *up =
                row->addButton(QStringLiteral("chevron-up"), tr("Move before the filter above"));
            m_stops.add(placeOf(place) + u"/up"_qs, up);
            connect(up, &QToolButton::clicked, this, [this, index, place] {
                commit(place, tr("move a filter"), false,
                       [this, index](const config::YamlNode &, const RouteForm &now) {
                           focusSoon(text((now.path / "filters" / (index - 1)).toString()) +
                                         u"/up"_qs,
                                     false);
                           return moveFilter(now, index, index - 1);
                       });
            });
        }
        QToolButton *gone = row->addButton(
            QStringLiteral("close"), tr("Remove the filter: %1").arg(filterText(filter.kind)));
        removesFilter(gone, index);
    }
    for (std::size_t i = 1; i < filter.lines.size(); ++i)
        m_places[filter.lines[i].first.id()].row->addStretch();
    if (filter.lines.empty()) {
        QToolButton *gone = row->addRemove(tr("Remove the filter"));
        removesFilter(gone, index);
    }
}

void RouteFormView::removesFilter(QToolButton *gone, std::size_t index)
{
    const config::YamlPath filters = m_form.path / "filters";
    m_stops.add(placeOf(text((filters / index).toString())) + u"/remove"_qs, gone);
    connect(gone, &QToolButton::clicked, this, [this, filters, index] {
        commit(text((filters / index).toString()), tr("remove a filter"), false,
               [this, filters, index](const config::YamlNode &root, const RouteForm &now) {
                   const std::size_t count = now.filters.size();
                   if (index >= count)
                       return Edits();
                   // The ones behind it move up.
                   const std::size_t beside = index + 1 < count ? index : index - 1;
                   focusSoon(count > 1 ? text((filters / beside).toString()) : addsFilter(), false);
                   return removeFilter(root, now, index);
               });
    });
}

void RouteFormView::buildTarget()
{
    FormRow *row =
        newRow(tr("send to"), m_form.backend.id(), m_form.backend.line, m_form.backend.line);
    row->addWord(tr("backend"), 50);
    newEditor(row, m_form.backend, 104, tr("Send to backend"), tr("change the backend"));
    m_states = new BackendStates(m_workspace, row);
    m_states->setBackend(m_form.backend.values.value(0));
    row->add(m_states);
    row->addStretch();
    QToolButton *open = row->addButton(QStringLiteral("chevron-right"), tr("Edit the backend"));
    m_stops.add(QStringLiteral("+backend"), open);
    connect(open, &QToolButton::clicked, this,
            [this] { emit backendWanted(m_form.backend.values.value(0)); });
}

void RouteFormView::buildLimits()
{
    FormRow *row =
        newRow(tr("with"), m_form.timeout.id(), m_form.timeout.line, m_form.timeout.line);
    row->addWord(tr("timeout"), 50);
    newEditor(row, m_form.timeout, 80, tr("With timeout"), tr("change the timeout"));
    row->addWord(tr("retry"));
    newEditor(row, m_form.retryAttempts, 100, tr("Retries after the first try"),
              tr("change the retries"));
    row->addWord(tr("on"));
    newEditor(row, m_form.retryOn, 190, tr("Retry on"), tr("change the retries"));
    row->addStretch();
    QToolButton *more =
        row->addButton(m_showLimits ? QStringLiteral("chevron-up") : QStringLiteral("chevron-down"),
                       m_showLimits ? tr("Fewer limits") : tr("More limits"));
    m_stops.add(QStringLiteral("+limits"), more);
    connect(more, &QToolButton::clicked, this, [this] {
        m_showLimits = !m_showLimits;
        rebuild();
    });
    if (!m_showLimits)
        return;
    row = newRow({}, {}, 0, 0);
    row->addWord(tr("wait before a retry"), 158);
    newEditor(row, m_form.retryBackoff, 100, tr("Wait before a retry"), tr("change the retries"));
    row->addWord(tr("at most"));
    newEditor(row, m_form.retryBudget, 80, tr("At most this share of requests are retries"),
              tr("change the retries"));
    row->addStretch();
    for (const FormField &limit : m_form.timeouts) {
        row = newRow({}, {}, 0, 0);
        row->addWord(limit.label, 158);
        newEditor(row, limit, 100, tr("Time limit, %1").arg(limit.label),
                  tr("change a time limit"));
        row->addStretch();
    }
}

void RouteFormView::buildShort()
{
    FormRow *row = newRow(tr("When"), m_form.nameField.id(), m_form.firstLine, m_form.firstLine);
    row->addWord(tr("host"), 50);
    row->addWord(tr("is"), 104);
    newEditor(row, m_form.nameField, 236, tr("When host is"), tr("change the host"));
    row->addStretch();
    row = newRow(tr("send to"), m_form.backend.id(), m_form.firstLine, m_form.lastLine);
    row->addWord(tr("servers"), 50);
    newEditor(row, m_form.backend, 348, tr("Send to servers"), tr("change the servers"));
    row->addStretch();
    row = newRow({}, {}, 0, 0);
    auto *spell = new QPushButton(tr("Write the file out in full"), row);
    spell->setFixedHeight(theme().px(22));
    connect(spell, &QPushButton::clicked, this, [this] {
        commit({}, tr("write the file out in full"), false,
               [](const config::YamlNode &root, const RouteForm &) {
                   return spellOutShortFile(root);
               });
    });
    row->add(spell);
    row->addWord(tr("This file is in the short form, which has hosts and servers only."));
    row->addStretch();
}

} // namespace signalbox::ui
