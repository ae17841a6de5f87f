#include "pages/route_editor_page.h"

#include "editors/draft_edits.h"
#include "editors/field_editor.h"
#include "editors/route_foot.h"
#include "editors/route_form_view.h"
#include "editors/spoken_label.h"
#include "editors/yaml_editor.h"
#include "models/route_positions.h"
#include "theme/theme.h"
#include "widgets/banner.h"
#include "widgets/small_widgets.h"
#include "widgets/wrap_bar.h"
#include "workspace/draft_document.h"
#include "workspace/selection.h"

#include <QComboBox>
#include <QFileInfo>
#include <QFocusEvent>
#include <QScrollArea>
#include <QScrollBar>
#include <QSplitter>
#include <QToolButton>

#include <algorithm>

namespace signalbox::ui {

namespace {

constexpr double roomForBoth = 640; // pixels of the design

} // namespace

RouteEditorPage::RouteEditorPage(const Workspace &workspace, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_edits(new DraftEdits(workspace.draft, this))
    , m_splitter(new QSplitter(Qt::Horizontal, this))
{
    m_splitter->setObjectName(QStringLiteral("route-editor"));
    m_splitter->addWidget(makeFormSide());
    m_splitter->addWidget(makeYamlSide());
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setChildrenCollapsible(false);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_splitter);

    DraftDocument &draft = workspace.draft;
    connect(&draft, &DraftDocument::analysed, this, [this] {
        refresh();
        focusOpened();
    });
    connect(&draft, &DraftDocument::renamed, this, &RouteEditorPage::followRename);
    connect(&draft, &DraftDocument::textChanged, this, &RouteEditorPage::refreshYamlHeader);
    connect(&draft, &DraftDocument::fileChanged, this, &RouteEditorPage::refreshYamlHeader);
    connect(&draft, &DraftDocument::modifiedChanged, this, &RouteEditorPage::refreshYamlHeader);
    connect(&workspace.session, &Session::stateChanged, this, &RouteEditorPage::refreshYamlHeader);
    connect(&workspace.selection, &Selection::changed, this, [this] {
        if (m_workspace.selection.kind() == Selection::Kind::Route)
            follow(m_workspace.selection.route());
    });
    connect(&workspace.theme, &Theme::changed, this, &RouteEditorPage::applyTheme);
    // Who opens a route is about to edit it: the keyboard goes to its first condition.
    connect(&workspace.selection, &Selection::routeOpened, this, [this] {
        m_focusWhenRead = true;
        m_revealed.clear(); // shown again, wherever the text is by now
        refresh();
        focusOpened();
        // The window brings the page to the front meanwhile.
        const auto inFront = [this] {
            if (m_form->isAncestorOf(window()->focusWidget()))
                return;
            m_focusWhenRead = true;
            focusOpened();
        };
        QMetaObject::invokeMethod(this, inFront, Qt::QueuedConnection);
    });
    m_form->setTabsAfter(m_scroll);
    connect(m_form, &RouteFormView::lineFocused, this, &RouteEditorPage::link);
    connect(m_form, &RouteFormView::backendWanted, &workspace.selection, &Selection::openBackend);
    connect(m_yaml, &YamlEditor::lineEntered, this, &RouteEditorPage::yamlLineEntered);
    if (workspace.selection.kind() == Selection::Kind::Route)
        m_route = workspace.selection.route();
    applyTheme();
    refresh();
}

RouteEditorPage::~RouteEditorPage()
{
    // Fields that go while they have the keyboard still say so.
    for (QObject *part : std::initializer_list<QObject *>{m_form, m_name, m_enabled, m_yaml})
        part->disconnect(this);
}

QWidget *RouteEditorPage::makeFormSide()
{
    auto *side = new QWidget(this);
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeHeader());
    m_banner = new Banner(m_workspace.theme, side);
    m_banner->hide();
    column->addWidget(m_banner);
    connect(m_banner, &Banner::linkActivated, this, [this] {
        if (const auto analysis = m_workspace.draft.analysis();
            analysis && !analysis->diagnostics.empty())
            m_yaml->showLine(analysis->diagnostics.front().mark.line);
        m_yaml->setFocus();
    });
    m_nothing = new QLabel(side);
    m_nothing->setObjectName(QStringLiteral("nothing"));
    m_nothing->setTextFormat(Qt::PlainText);
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->setWordWrap(true);
    column->addWidget(m_nothing, 1);
    m_scroll = new QScrollArea(side);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFocusPolicy(Qt::ClickFocus); // nothing to see there: no stop of the Tab key
    m_form = new RouteFormView(m_workspace, *m_edits);
    m_form->setAutoFillBackground(true);
    auto *holder = new QWidget;
    auto *rows = new QVBoxLayout(holder);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    rows->addWidget(m_form);
    rows->addStretch(1);
    // At the foot where there is room, else scrolled with the form.
    m_foot = new RouteFoot(m_workspace, holder);
    rows->addWidget(m_foot);
    holder->setAutoFillBackground(true);
    holder->setBackgroundRole(QPalette::Base);
    m_form->setBackgroundRole(QPalette::Base);
    m_scroll->setWidget(holder);
    column->addWidget(m_scroll, 1);
    return side;
}

QWidget *RouteEditorPage::makeYamlSide()
{
    m_yamlSide = new QWidget(this);
    QWidget *side = m_yamlSide;
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_yamlHeader = new QWidget(side);
    m_yamlHeader->setAutoFillBackground(true);
    auto *row = new QHBoxLayout(m_yamlHeader);
    m_file = new QLabel(m_yamlHeader);
    m_file->setTextFormat(Qt::PlainText);
    m_draft = new ElidedLabel(m_workspace.theme, FontRole::Body, Token::Tx2, m_yamlHeader);
    m_syncIcon = new QLabel(m_yamlHeader);
    m_sync = new ElidedLabel(m_workspace.theme, FontRole::Body, Token::Up, m_yamlHeader);
    m_sync->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    for (QWidget *label : std::initializer_list<QWidget *>{m_file, m_draft, m_syncIcon, m_sync})
        row->addWidget(label);
    for (const ActionId id : {ActionId::Undo, ActionId::Redo, ActionId::ReviewApply}) {
        auto *button = new QToolButton(m_yamlHeader);
        button->setDefaultAction(m_workspace.actions.get(id));
        button->setToolButtonStyle(Qt::ToolButtonIconOnly);
        button->setAutoRaise(true);
        row->addWidget(button);
    }
    m_yaml = new YamlEditor(m_workspace, side);
    column->addWidget(m_yamlHeader);
    column->addWidget(m_yaml, 1);
    return side;
}

void RouteEditorPage::applyTheme()
{
    const Theme &theme = m_workspace.theme;
    const int side = theme.px(12), above = theme.px(8), aboveText = theme.px(4);
    m_header->row()->setContentsMargins(side, above, side, above);
    m_yamlHeader->layout()->setContentsMargins(side, aboveText, side, aboveText);
    m_yamlHeader->setMinimumHeight(theme.px(44));
    m_nameLabel->setFont(theme.font(FontRole::Body));
    m_positionLabel->setFont(theme.font(FontRole::Body));
    m_file->setFont(theme.font(FontRole::CodeStrong));
    for (QWidget *widget :
         std::initializer_list<QWidget *>{m_nameLabel, m_positionLabel, m_position})
        widget->setFixedHeight(theme.px(24));
    refreshYamlHeader();
}

QString RouteEditorPage::stillThere(const config::YamlNode &root) const
{
    const std::vector<QString> names = routeNames(root);
    if (names.empty())
        return {};
    if (std::find(names.begin(), names.end(), m_route) != names.end())
        return m_route;
    return names[std::min(m_index, names.size() - 1)];
}

void RouteEditorPage::refresh()
{
    const auto analysis = m_workspace.draft.analysis();
    refreshYamlHeader();
    if (!analysis)
        return;
    const bool readable = analysis->tree.root != nullptr;
    m_form->setReadOnly(!readable);
    for (QWidget *control :
         std::initializer_list<QWidget *>{m_name, m_enabled, m_position, m_duplicate, m_remove})
        control->setEnabled(readable);
    if (!readable) {
        showLastReadable();
        return;
    }
    m_banner->hide();
    // A route that has just been made isn't in a text that is older than it.
    if (!m_workspace.draft.analysisIsCurrent() && !readRoute(*analysis->tree.root, m_route))
        return;
    auto form = readRoute(*analysis->tree.root, m_route);
    if (form || !removedByDraft(m_removed))
        m_removed.clear();
    const QString route = stillThere(*analysis->tree.root);
    if (m_removed.isEmpty() && !form)
        form = readRoute(*analysis->tree.root, route);
    showForm(form.has_value());
    if (!form) {
        showNothing();
        return;
    }
    const bool gone =
        !m_route.isEmpty() && route != m_route && m_workspace.selection.route() == m_route;
    m_route = route;
    m_index = form->index;
    m_count = form->count;
    refreshHeader(*form);
    m_form->setForm(*form);
    m_foot->setProblems(m_form->showProblems(analysis->diagnostics));
    m_foot->setRoute(route);
    m_yaml->setScope(form->firstLine, form->lastLine);
    m_scoped = route;
    revealInYaml();
    if (gone)
        m_workspace.selection.selectRoute(route);
}

void RouteEditorPage::showForm(bool there)
{
    m_nothing->setVisible(!there);
    m_header->setVisible(there);
    m_scroll->setVisible(there);
    m_foot->setVisible(there);
}

void RouteEditorPage::showNothing()
{
    m_nothing->setText(
        m_removed.isEmpty()
            ? tr("The draft has no route yet. Write one in the text, or make one with New route.")
            : tr("The draft removes the route %1. It still runs until the draft is applied.")
                  .arg(m_removed));
    m_route = m_removed;
    m_scoped = m_removed;
    m_count = 0;
    m_yaml->setScope(0, 0);
}

/// Only what has just been opened: later, the keyboard is where somebody has put it.
void RouteEditorPage::focusOpened()
{
    const QString opened = m_workspace.selection.route();
    const bool waits = isVisible() && !opened.isEmpty() && opened != m_scoped;
    if (std::exchange(m_focusWhenRead, m_focusWhenRead && waits) && isVisible() && !waits &&
        m_removed.isEmpty())
        m_form->focusFirst();
}

/// The form follows the selection as far as the text could be read, and says so.
void RouteEditorPage::showLastReadable()
{
    const auto last = m_workspace.draft.readable();
    const auto form = last && last->tree.root ? readRoute(*last->tree.root, m_route) : std::nullopt;
    if (!m_removed.isEmpty()) {
        showForm(false);
        showNothing();
    }
    if (form) {
        showForm(true);
        refreshHeader(*form);
        m_form->setForm(*form);
        m_form->setReadOnly(true);
        m_duplicate->setEnabled(false);
        m_foot->setRoute(m_route);
    }
    const auto &all = m_workspace.draft.analysis()->diagnostics;
    const QString why =
        all.empty() ? tr("The text can't be read.")
                    : tr("Line %1: %2.").arg(all.front().mark.line).arg(text(all.front().message));
    const QString state =
        form ? tr("The form shows the route as the text last said it, and can't be changed "
                  "until the text can be read again.")
             : tr("The form can't be changed until the text can be read again.");
    m_banner->say(Banner::Kind::Error, QString(why + u' ' + state).toHtmlEscaped());
    m_banner->setLink(QStringLiteral("line"), tr("Show line"));
    m_banner->show();
}

/// Not a focus proxy: that would be where Tab goes in the page's place, past the header.
void RouteEditorPage::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    m_scroll->setFocus(event->reason());
}

void RouteEditorPage::revealInYaml()
{
    // Who works in the text knows where he is.
    if (!isVisible() || m_scoped == m_revealed || m_yaml->hasFocus())
        return;
    m_revealed = m_scoped;
    const auto [first, last] = m_yaml->scope();
    if (first > 0)
        m_yaml->reveal(first, last);
}

void RouteEditorPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    revealInYaml();
}

/// With large text on a small screen half of it is too little for either: the form stays, and the
/// text has its own tab.
void RouteEditorPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_yamlSide->setVisible(width() >= m_workspace.theme.px(roomForBoth));
}

void RouteEditorPage::refreshYamlHeader()
{
    const Theme &theme = m_workspace.theme;
    DraftDocument &draft = m_workspace.draft;
    const auto analysis = draft.analysis();
    m_file->setText(draft.file().isEmpty() ? tr("No file") : QFileInfo(draft.file()).fileName());
    m_draft->setText(draft.modified()                                      ? tr("draft")
                     : m_workspace.session.state() == EngineState::Stopped ? tr("not running")
                                                                           : tr("as it runs"));
    const bool broken = analysis && !analysis->tree.root;
    const Token token = broken ? Token::Dn : Token::Up;
    m_sync->setText(broken ? tr("can't be read") : tr("in sync with the form"));
    m_sync->setColor(token);
    m_syncIcon->setPixmap(
        theme.icon(broken ? QStringLiteral("cross") : QStringLiteral("check"), token)
            .pixmap(theme.px(14), theme.px(14)));
}

bool RouteEditorPage::removedByDraft(const QString &route) const
{
    const std::vector<DraftChange> &changes = m_workspace.draft.changes();
    return std::any_of(changes.begin(), changes.end(), [&](const DraftChange &change) {
        return change.entity == DraftChange::Entity::Route &&
               change.kind == DraftChange::Kind::Removed && change.name == route;
    });
}

void RouteEditorPage::follow(const QString &route)
{
    if (route == m_route)
        return;
    m_form->flush();
    m_route = route;
    m_removed = removedByDraft(route) ? route : QString();
    refresh();
}

void RouteEditorPage::followRename(DraftChange::Entity entity, const QString &from,
                                   const QString &to)
{
    if (entity != DraftChange::Entity::Route)
        return;
    for (QString *name : {&m_route, &m_scoped, &m_revealed}) {
        if (*name == from)
            *name = to;
    }
    if (m_workspace.selection.route() == from)
        m_workspace.selection.selectRoute(to);
}

void RouteEditorPage::act(ActionId id)
{
    if (m_route.isEmpty())
        return;
    if (m_workspace.selection.route() != m_route)
        m_workspace.selection.selectRoute(m_route);
    m_workspace.actions.get(id)->trigger();
}

void RouteEditorPage::link(int line)
{
    m_yaml->setLinkedLine(line);
    if (line <= 0 || m_yaml->hasFocus())
        return;
    QScrollBar *bar = m_yaml->verticalScrollBar();
    if (line - 1 < bar->value() || line > bar->value() + bar->pageStep())
        bar->setValue(std::max(0, line - 1 - bar->pageStep() / 3));
}

void RouteEditorPage::yamlLineEntered(int line)
{
    if (!m_yaml->hasFocus())
        return;
    const auto analysis = m_workspace.draft.analysis();
    if (analysis && analysis->tree.root && m_workspace.draft.analysisIsCurrent()) {
        const QString route = routeAtLine(*analysis->tree.root, line);
        if (!route.isEmpty() && route != m_route)
            m_workspace.selection.selectRoute(route);
    }
    m_form->tintLine(line);
}

} // namespace signalbox::ui
