// One backend of the draft as a form: its servers and their shares, balance, health check, what
// takes servers out, retries. Check now, Drain and Maint act on the running proxy at once. GUI
// thread.
#pragma once

#include "editors/form_stops.h"
#include "models/backend_form.h"
#include "workspace/draft_changes.h"
#include "workspace/workspace.h"

#include <QHash>
#include <QWidget>

class QComboBox;
class QLabel;
class QSlider;
class QTableView;
class QVBoxLayout;

namespace signalbox::ui {

class BackendActions;
class DraftEdits;
class ElidedLabel;
class FieldEditor;
class FormRow;
class ServerList;

class BackendEditorPage : public QWidget
{
    Q_OBJECT
public:
    explicit BackendEditorPage(const Workspace &workspace, QWidget *parent = nullptr);
    ~BackendEditorPage() override;

    QString backend() const { return m_backend; }
    QTableView *servers() const noexcept;
    QSlider *weight() const noexcept;
    /// What Check now has brought; empty before.
    QString answer() const;
    FieldEditor *name() const noexcept { return m_name; }
    FieldEditor *editor(const QString &id) const { return m_editors.value(id); }

protected:
    void focusInEvent(QFocusEvent *event) override;

private:
    using Make = std::function<Edits(const config::YamlNode &, const BackendForm &)>;

    QWidget *makeHeader();
    void refresh();
    void refreshFields();
    void rebuild();
    void buildServer();
    void buildCheck();
    QString placeOf(const QString &id) const;
    /// Once an edit of the form is in it, the keyboard goes to a place.
    void focusSoon(const QString &id, bool fresh);
    void alignColumns();
    void addPairs(const std::vector<BackendForm::Pair> &pairs, bool expected);
    FieldEditor *newEditor(FormRow *line, const FormField &field, double width);
    void addFields(const QString &keyword, std::initializer_list<const FormField *> fields);
    void addSwitch(const QString &text, bool on,
                   Edits (*edits)(const config::YamlNode &, const BackendForm &, bool));
    void commit(const QString &place, const QString &title, bool merges, Make make);
    void answered(const QString &place, const QString &reason);
    void refuse(const QString &reason);
    void follow(const QString &backend);
    /// What is selected and edited stays the same backend by another name.
    void followRename(DraftChange::Entity entity, const QString &from, const QString &to);

    Workspace m_workspace;
    DraftEdits *m_edits;
    QString m_backend;
    QString m_shown; // whose form is there, by the name that it has now
    BackendForm m_form;
    QStringList m_layout;
    QComboBox *m_choice = nullptr;
    FieldEditor *m_name = nullptr;
    ElidedLabel *m_users = nullptr;
    QLabel *m_refusal = nullptr;
    BackendActions *m_actions;
    ServerList *m_servers = nullptr;
    FormStops m_stops;
    QString m_focusNext; // a place that is about to be there
    bool m_focusFresh = false;
    bool m_unreadable = false; // said so
    QString m_made; // a new backend, whose name is to be given as soon as the draft is read
    QVBoxLayout *m_column = nullptr;
    QWidget *m_body = nullptr;
    QVBoxLayout *m_rows = nullptr;
    QHash<QString, FieldEditor *> m_editors;
    QList<FormRow *> m_inColumns; // lines of fields, each with its word
};

} // namespace signalbox::ui
