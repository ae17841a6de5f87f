// One route as a form beside the file's text; both edit the same draft, and each shows where the
// other's cursor is. GUI thread.
#pragma once

#include "models/route_form.h"
#include "workspace/action_registry.h"
#include "workspace/draft_changes.h"
#include "workspace/workspace.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QScrollArea;
class QSplitter;
class QToolButton;

namespace signalbox::ui {

class Banner;
class DraftEdits;
class ElidedLabel;
class FieldEditor;
class RouteFoot;
class RouteFormView;
class RoutePositions;
class WrapBar;
class YamlEditor;

class RouteEditorPage : public QWidget
{
    Q_OBJECT
public:
    explicit RouteEditorPage(const Workspace &workspace, QWidget *parent = nullptr);
    ~RouteEditorPage() override;

    /// Name of the route that is edited; empty: the draft has none.
    QString route() const { return m_route; }
    RouteFormView &form() const noexcept { return *m_form; }
    YamlEditor &yaml() const noexcept { return *m_yaml; }
    QSplitter *splitter() const noexcept { return m_splitter; }

signals:
    void lineRequested(int line);

protected:
    void focusInEvent(QFocusEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *makeHeader();
    QWidget *makeFormSide();
    QWidget *makeYamlSide();
    void applyTheme();
    /// The draft or what is known of it is new.
    void refresh();
    void showLastReadable();
    void refreshHeader(const RouteForm &form);
    void refreshYamlHeader();
    void follow(const QString &route);
    /// The running file has it and the draft doesn't.
    bool removedByDraft(const QString &route) const;
    /// There is no form: the draft has no route, or removes the selected one.
    void showNothing();
    void showForm(bool there);
    /// What is selected and edited stays the same route by another name.
    void followRename(DraftChange::Entity entity, const QString &from, const QString &to);
    /// The route's name; where it is gone, that of the one in its place.
    QString stillThere(const config::YamlNode &root) const;
    void rename(const QString &name);
    void link(int line);
    void yamlLineEntered(int line);
    void focusOpened();
    /// Once for each route that comes to be edited.
    void revealInYaml();
    /// What the shared action does to the route that is edited, also while something else is
    /// selected.
    void act(ActionId id);

    Workspace m_workspace;
    DraftEdits *m_edits;
    bool m_focusWhenRead = false; // a route was opened
    QString m_route;
    QString m_removed; // the selected route, which the draft removes: there is no form for it
    QString m_scoped, m_revealed; // whose lines the YAML marks, and has scrolled to
    std::size_t m_index = 0, m_count = 0;
    QSplitter *m_splitter = nullptr;
    WrapBar *m_header = nullptr;
    QWidget *m_yamlHeader = nullptr;
    FieldEditor *m_name = nullptr, *m_enabled = nullptr;
    QComboBox *m_position = nullptr;
    RoutePositions *m_positions = nullptr;
    QToolButton *m_duplicate = nullptr, *m_remove = nullptr;
    QLabel *m_nameLabel = nullptr, *m_positionLabel = nullptr, *m_nothing = nullptr;
    Banner *m_banner = nullptr;
    QScrollArea *m_scroll = nullptr;
    RouteFormView *m_form = nullptr;
    RouteFoot *m_foot = nullptr;
    QWidget *m_yamlSide = nullptr;
    QLabel *m_file = nullptr, *m_syncIcon = nullptr;
    ElidedLabel *m_draft = nullptr, *m_sync = nullptr;
    YamlEditor *m_yaml = nullptr;
};

} // namespace signalbox::ui
