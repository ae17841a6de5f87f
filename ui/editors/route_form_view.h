// The form of one route: conditions, filters, where it goes and with which limits. Every change
// goes to the draft as a lossless edit. GUI thread.
#pragma once

#include "editors/draft_edits.h"
#include "editors/form_stops.h"
#include "models/route_form.h"
#include "widgets/themed.h"

#include <QHash>

#include <functional>
#include <optional>

class QComboBox;
class QToolButton;
class QMenu;
class QVBoxLayout;

namespace signalbox::ui {

class BackendStates;
class FieldEditor;
class FormRow;

class RouteFormView : public Themed<QWidget>
{
    Q_OBJECT
public:
    RouteFormView(const Workspace &workspace, DraftEdits &edits, QWidget *parent = nullptr);
    ~RouteFormView() override;

    /// What the draft says now; the keyboard stays in the field it is in.
    void setForm(const RouteForm &form);
    const RouteForm &form() const noexcept { return m_form; }
    void setReadOnly(bool readOnly);
    /// Problems by their YAML path; those of this route that belong to no field are returned.
    QStringList showProblems(const config::Diagnostics &list);
    /// Tints the row that stands on a line of the file; 0: none.
    void tintLine(int line);
    FieldEditor *editor(const QString &id) const { return m_editors.value(id); }
    /// Hands over what has been typed now.
    void flush();
    /// The form's controls follow this one on the way of the Tab key, whenever they are made anew.
    void setTabsAfter(QWidget *anchor) { m_tabsAfter = anchor; }
    /// The keyboard goes to the first condition.
    void focusFirst();

signals:
    /// The keyboard came to a field that stands on a line of the file; 0: it isn't in the file.
    void lineFocused(int line);
    /// Of the selected backend, for its own editor.
    void backendWanted(const QString &backend);

private:
    struct Place
    {
        FormRow *row = nullptr;
        int first = 0, last = 0;
    };
    using Make = std::function<Edits(const config::YamlNode &, const RouteForm &)>;

    void themeChanged() override;
    void rebuild();
    void update(const RouteForm &form);
    /// The keyboard to where an edit of the form wanted it; false: there is no such place.
    bool takeFocusNext();
    void renamePlaces(const config::YamlPath &key, const QString &name);
    QString placeOf(const QString &id) const;
    static void sayRemoves(QToolButton *button, const PredicateRow &row);
    QStringList layoutOf(const RouteForm &form) const;
    void buildConditions();
    void buildCondition(std::size_t index);
    void buildFilters();
    void buildFilter(const FilterRow &filter);
    void removesFilter(QToolButton *gone, std::size_t index);
    void buildTarget();
    void buildLimits();
    void buildShort();
    QMenu *conditionMenu();
    QMenu *filterMenu();
    FormRow *newRow(const QString &keyword, const QString &place, int first, int last);
    FieldEditor *newEditor(FormRow *row, const FormField &field, double width,
                           const QString &spoken, const QString &title);
    QComboBox *newCombo(FormRow *row, const QString &spoken);
    static QString spokenCondition(std::size_t index, const PredicateRow &row);
    /// As wide as the design says, or as its words need.
    void fitCombo(QComboBox *combo, double design) const;
    void own(FieldEditor *editor, FormRow *row);
    void commit(const QString &place, const QString &title, bool merges, Make make);
    void answered(const QString &place, const QString &reason);
    /// Once an edit of the form is in it, the keyboard goes to a place. @param fresh  to write over
    /// what is new there
    void focusSoon(const QString &id, bool fresh = true);
    /// To what stands beside a row that goes.
    void focusBeside(const std::vector<QString> &rows, std::size_t gone, const QString &none);

    Workspace m_workspace;
    DraftEdits &m_edits;
    RouteForm m_form;
    QStringList m_layout;
    QVBoxLayout *m_column;
    QWidget *m_body = nullptr;
    QVBoxLayout *m_rows = nullptr;
    QHash<QString, FieldEditor *> m_editors;
    QHash<QString, QComboBox *> m_operators;
    QHash<QString, QToolButton *> m_removers;
    QHash<QString, QString> m_refused; // field's id to the reason
    QHash<QString, Place> m_places;
    BackendStates *m_states = nullptr;
    QWidget *m_tabsAfter = nullptr;
    FormStops m_stops;
    QString m_focusNext; // a place
    bool m_focusFresh = false;
    bool m_readOnly = false;
    bool m_showLimits = false;
};

} // namespace signalbox::ui
