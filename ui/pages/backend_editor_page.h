// One backend of the draft as a form: its servers and their shares, balance, health check, what
// takes servers out, retries. Check now, Drain and Maint act on the running proxy at once. GUI
// thread.
#pragma once

#include "models/backend_form.h"
#include "workspace/workspace.h"

#include <QHash>
#include <QWidget>

class QComboBox;
class QLabel;
class QPushButton;
class QSlider;
class QTableView;
class QToolButton;
class QVBoxLayout;

namespace signalbox::ui {

class DraftEdits;
class FieldEditor;
class FormRow;
class ServerEditModel;

class BackendEditorPage : public QWidget
{
    Q_OBJECT
public:
    explicit BackendEditorPage(const Workspace &workspace, QWidget *parent = nullptr);
    ~BackendEditorPage() override;

    QString backend() const { return m_backend; }
    QTableView *servers() const noexcept { return m_table; }
    QSlider *weight() const noexcept { return m_weight; }
    FieldEditor *editor(const QString &id) const { return m_editors.value(id); }

private:
    using Make = std::function<Edits(const config::YamlNode &, const BackendForm &)>;

    QWidget *makeHeader();
    QWidget *makeServers();
    void refresh();
    void rebuild();
    void addFields(const QString &keyword, std::initializer_list<const FormField *> fields);
    void addSwitch(const QString &text, bool on,
                   Edits (*edits)(const config::YamlNode &, const BackendForm &, bool));
    void commit(const QString &place, const QString &title, bool merges, Make make);
    void answered(const QString &place, const QString &reason);
    void rowChanged();
    void checkNow();
    void follow(const QString &backend);
    std::size_t row() const;

    Workspace m_workspace;
    DraftEdits *m_edits;
    QString m_backend;
    BackendForm m_form;
    QStringList m_layout;
    QComboBox *m_choice = nullptr;
    FieldEditor *m_name = nullptr;
    QLabel *m_users = nullptr, *m_refusal = nullptr, *m_answer = nullptr, *m_weightText = nullptr;
    QToolButton *m_remove = nullptr;
    ServerEditModel *m_model;
    QTableView *m_table = nullptr;
    QSlider *m_weight = nullptr;
    QVBoxLayout *m_column = nullptr;
    QWidget *m_body = nullptr;
    QVBoxLayout *m_rows = nullptr;
    QHash<QString, FieldEditor *> m_editors;
};

} // namespace signalbox::ui
