#include "mainwindow/header_strip.h"

#include "mainwindow/draft_summary.h"
#include "mainwindow/header_pill.h"
#include "mainwindow/run_state.h"
#include "theme/formats.h"
#include "theme/state_look.h"
#include "theme/theme.h"
#include "workspace/action_registry.h"
#include "workspace/draft_document.h"
#include "workspace/live_feed.h"

#include <QAction>
#include <QDateTime>
#include <QFileInfo>
#include <QPushButton>
#include <QToolButton>

namespace signalbox::ui {

namespace {

struct WordLook
{
    QString icon;
    Token ink, fill;
};

WordLook lookOf(RunState::Word word)
{
    switch (word) {
    case RunState::Word::Running:
        return {u"state-up"_qs, Token::Up, Token::Ups};
    case RunState::Word::Starting:
        return {u"state-going-up"_qs, Token::Gup, Token::Gups};
    case RunState::Word::Degraded:
        return {u"state-going-down"_qs, Token::Gdn, Token::Gdns};
    case RunState::Word::Draining:
        return {u"state-drain"_qs, Token::Drn, Token::Drns};
    case RunState::Word::Failed:
        return {u"state-down"_qs, Token::Dn, Token::Dns};
    case RunState::Word::Stopped:
        break;
    }
    return {u"state-unchecked"_qs, Token::Tx2, Token::Btn};
}

/// A push button that shows an action: text, icon, tooltip and whether it can be had.
void follow(QPushButton *button, QAction *action)
{
    const auto take = [button, action] {
        button->setText(action->iconText().replace(u'&', u"&&"_qs));
        button->setIcon(action->icon());
        button->setToolTip(action->toolTip());
        button->setEnabled(action->isEnabled());
    };
    QObject::connect(action, &QAction::changed, button, take);
    QObject::connect(button, &QPushButton::clicked, action, &QAction::trigger);
    take();
}

} // namespace

HeaderStrip::HeaderStrip(const Workspace &workspace, RunState &run, QWidget *parent)
    : QToolBar(tr("Header"), parent)
    , m_workspace(workspace)
    , m_run(run)
    , m_start(new QPushButton)
    , m_reload(new QToolButton)
    , m_state(new HeaderPill(workspace.theme))
    , m_generation(new HeaderPill(workspace.theme))
    , m_exposed(new HeaderPill(workspace.theme))
    , m_draft(new DraftSummary(workspace))
    , m_review(new QPushButton)
    , m_look(new QToolButton)
{
    setObjectName(QStringLiteral("header"));
    setMovable(false);
    setFloatable(false);
    setContextMenuPolicy(Qt::PreventContextMenu);
    toggleViewAction()->setEnabled(false);

    ActionRegistry &actions = workspace.actions;
    follow(m_start, actions.get(ActionId::StartStop));
    m_reload->setDefaultAction(actions.get(ActionId::Reload));
    m_reload->setToolButtonStyle(Qt::ToolButtonIconOnly);
    m_reload->setAutoRaise(true);
    m_state->setToolTip(actions.get(ActionId::CopyAddress)->toolTip());
    connect(m_state, &QAbstractButton::clicked, actions.get(ActionId::CopyAddress),
            &QAction::trigger);
    m_generation->setToolTip(actions.get(ActionId::PageGenerations)->toolTip());
    connect(m_generation, &QAbstractButton::clicked, this, &HeaderStrip::generationsWanted);
    connect(m_exposed, &QAbstractButton::clicked, actions.get(ActionId::TabYaml),
            &QAction::trigger);

    QAction *review = actions.get(ActionId::ReviewApply);
    m_review->setProperty("primary", true);
    follow(m_review, review);

    auto *row = new QWidget;
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(workspace.theme.px(8));
    const auto line = [row] {
        auto *separator = new QFrame(row);
        separator->setFrameShape(QFrame::VLine);
        separator->setForegroundRole(QPalette::Midlight);
        return separator;
    };
    layout->addWidget(m_start);
    layout->addWidget(m_reload);
    layout->addWidget(line());
    layout->addWidget(m_state);
    layout->addWidget(m_generation);
    layout->addWidget(m_exposed);
    layout->addStretch();
    layout->addWidget(m_draft);
    layout->addWidget(m_review);
    layout->addWidget(m_look);
    addWidget(row);

    m_look->setAutoRaise(true);
    m_look->setAccessibleName(tr("Light or dark"));
    m_look->setToolTip(tr("Light or dark"));
    connect(m_look, &QToolButton::clicked, this, [this] {
        m_workspace.actions
            .get(m_workspace.theme.dark() ? ActionId::ThemeLight : ActionId::ThemeDark)
            ->trigger();
    });

    connect(&run, &RunState::changed, this, &HeaderStrip::refreshRun);
    connect(&workspace.live, &LiveFeed::secondPassed, this, &HeaderStrip::refreshAge);
    connect(&workspace.draft, &DraftDocument::modifiedChanged, this, &HeaderStrip::refreshDraft);
    connect(&workspace.draft, &DraftDocument::fileChanged, this, &HeaderStrip::refreshRun);
    connect(&workspace.theme, &Theme::changed, this, &HeaderStrip::applyTheme);
    applyTheme();
    refreshDraft();
}

void HeaderStrip::applyTheme()
{
    const Theme &theme = m_workspace.theme;
    setFixedHeight(theme.px(44));
    layout()->setContentsMargins(theme.px(8), 0, theme.px(8), 0);
    m_look->setIcon(theme.icon(theme.dark() ? u"sun"_qs : u"moon"_qs));
    m_review->setIcon(theme.icon(u"swap"_qs, Token::Onacc));
    refreshRun();
}

void HeaderStrip::refreshRun()
{
    const bool open = !m_workspace.draft.file().isEmpty() || m_run.running();
    const WordLook look = lookOf(m_run.word());
    std::vector<PillPart> parts{{m_run.wordText(), PillPart::Kind::Strong, look.icon}};
    const QString address = m_run.address();
    if (!address.isEmpty()) {
        parts.push_back({u"·"_qs, PillPart::Kind::Quiet, {}});
        parts.push_back({address, PillPart::Kind::Code, {}});
        const auto more = static_cast<int>(m_run.listeners().size()) - 1;
        if (more > 0) {
            parts.push_back({u"·"_qs, PillPart::Kind::Quiet, {}});
            parts.push_back({tr("%n more", nullptr, more), PillPart::Kind::Plain, {}});
        }
    } else if (!open) {
        parts.push_back({u"·"_qs, PillPart::Kind::Quiet, {}});
        parts.push_back({tr("no configuration open"), PillPart::Kind::Plain, {}});
    }
    m_state->setLook(std::move(parts), look.ink, look.fill);

    const QStringList exposed = m_run.exposed();
    m_exposed->setVisible(!exposed.isEmpty());
    if (!exposed.isEmpty()) {
        m_exposed->setLook({{exposed.first(), PillPart::Kind::Strong, u"warning"_qs},
                            {tr("open to the network"), PillPart::Kind::Plain, {}}},
                           Token::Dn, Token::Dns);
        m_exposed->setToolTip(tr("Other machines can reach %1. Click for the listener's line.")
                                  .arg(exposed.join(u", "_qs)));
    }
    m_look->setVisible(!open);
    refreshAge();
    refreshDraft();
}

void HeaderStrip::refreshAge()
{
    const bool shown = m_run.running() && m_run.generation() > 0;
    m_generation->setVisible(shown);
    if (!shown)
        return;
    std::vector<PillPart> parts{{tr("gen"), PillPart::Kind::Plain, u"generations"_qs},
                                {QString::number(m_run.generation()), PillPart::Kind::Strong, {}}};
    if (m_run.generationSinceMs() > 0)
        parts.push_back(
            {formats::age(QDateTime::currentMSecsSinceEpoch() - m_run.generationSinceMs()),
             PillPart::Kind::Quiet,
             {}});
    m_generation->setLook(std::move(parts), Token::Tx, Token::Btn);
}

void HeaderStrip::refreshDraft()
{
    m_review->setVisible(m_workspace.draft.modified());
}

} // namespace signalbox::ui
