// The line above a route's form: its name, whether it is enabled, its position.
#include "editors/draft_edits.h"
#include "editors/field_editor.h"
#include "editors/spoken_label.h"
#include "models/route_positions.h"
#include "pages/route_editor_page.h"
#include "theme/theme.h"
#include "widgets/small_widgets.h"
#include "widgets/wrap_bar.h"
#include "workspace/draft_document.h"

#include <QAction>
#include <QComboBox>
#include <QToolButton>

#include <algorithm>

namespace signalbox::ui {

namespace {

/// A button with an action's looks.
QToolButton *plainButton(const QAction *action, const QString &what, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setIcon(action->icon());
    button->setToolTip(what);
    button->setAccessibleName(what);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

} // namespace

QWidget *RouteEditorPage::makeHeader()
{
    const Theme &theme = m_workspace.theme;
    m_header = new WrapBar(this);
    WrapLayout *row = m_header->row();
    row->setSpacing(theme.px(8));
    m_nameLabel = new QLabel(tr("Route"), m_header);
    FormField name;
    name.label = tr("Name of the route");
    m_name = new FieldEditor(name, theme, m_header);
    m_name->setFieldWidth(140);
    FormField enabled;
    enabled.kind = FormField::Kind::Toggle;
    enabled.label = tr("Enabled");
    enabled.fallback = QStringLiteral("true");
    m_enabled = new FieldEditor(enabled, theme, m_header);
    m_positionLabel = new QLabel(tr("Position"), m_header);
    m_position = new QComboBox(m_header);
    m_positions = new RoutePositions(m_position);
    m_position->setModel(m_positions);
    labelForSpeech(*m_position, tr("Position among the routes"));
    m_position->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_position->setMinimumContentsLength(12);
    const ActionRegistry &actions = m_workspace.actions;
    m_duplicate =
        plainButton(actions.get(ActionId::RouteDuplicate), tr("Duplicate the route"), m_header);
    m_remove = plainButton(actions.get(ActionId::RouteRemove), tr("Remove the route"), m_header);
    row->addWidget(m_nameLabel);
    row->joinNext();
    row->addWidget(m_name);
    row->addWidget(m_enabled);
    row->startPushed();
    row->addWidget(m_positionLabel);
    row->joinNext();
    row->addWidget(m_position);
    row->startTrailing();
    row->addWidget(m_duplicate);
    row->addWidget(m_remove);

    connect(m_name, &FieldEditor::edited, this,
            [this](const QStringList &values) { rename(values.value(0)); });
    connect(m_enabled, &FieldEditor::edited, this, [this](const QStringList &values) {
        m_edits->commit(QStringLiteral("enabled"), tr("switch a route"), false,
                        [route = m_route, values](const config::YamlNode &root) {
                            const auto form = readRoute(root, route);
                            return form ? fieldEdits(root, form->enabled, values) : Edits();
                        });
    });
    for (FieldEditor *editor : {m_name, m_enabled}) {
        connect(editor, &FieldEditor::entered, this,
                [this, editor] { link(editor->field().line); });
        connect(editor, &FieldEditor::left, this, [this] { link(0); });
    }
    connect(m_position, &QComboBox::activated, this, [this](int to) {
        m_edits->commit(QStringLiteral("position"), tr("move a route"), false,
                        [route = m_route, to](const config::YamlNode &root) {
                            const auto form = readRoute(root, route);
                            return form ? moveRoute(*form, std::size_t(to)) : Edits();
                        });
    });
    connect(m_duplicate, &QToolButton::clicked, this, [this] { act(ActionId::RouteDuplicate); });
    connect(m_remove, &QToolButton::clicked, this, [this] { act(ActionId::RouteRemove); });
    connect(m_edits, &DraftEdits::answered, this,
            [this](const QString &place, const QString &reason) {
                static const QStringList own{u"name"_qs, u"enabled"_qs, u"position"_qs, QString()};
                if (!own.contains(place))
                    return;
                if (reason.isEmpty())
                    m_name->clearProblem();
                else
                    m_name->setProblem(config::Severity::Error, reason);
            });
    return m_header;
}

void RouteEditorPage::refreshHeader(const RouteForm &form)
{
    FormField name = form.nameField;
    name.label = tr("Name of the route");
    m_name->setField(name);
    FormField enabled = form.enabled;
    enabled.label = tr("Enabled");
    m_enabled->setField(enabled);
    m_enabled->setVisible(!form.shortFile);
    m_duplicate->setEnabled(!form.shortFile);
    m_positions->set(form.others, form.index);
    m_position->setCurrentIndex(int(form.index));
}

void RouteEditorPage::rename(const QString &name)
{
    const auto analysis = m_workspace.draft.analysis();
    if (analysis && analysis->tree.root && name != m_route) {
        const std::vector<QString> taken = routeNames(*analysis->tree.root);
        if (std::find(taken.begin(), taken.end(), name) != taken.end()) {
            m_name->setProblem(config::Severity::Error,
                               tr("There is a route of this name already"));
            return;
        }
    }
    m_edits->commit(QStringLiteral("name"), tr("rename a route"), true,
                    [this, name](const config::YamlNode &root) {
                        const auto form = readRoute(root, m_route);
                        return form ? fieldEdits(root, form->nameField,
                                                 name.isEmpty() ? QStringList() : QStringList{name})
                                    : Edits();
                    });
}

} // namespace signalbox::ui
