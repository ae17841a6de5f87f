#include "mainwindow/header_strip.h"

#include "mainwindow/draft_summary.h"
#include "mainwindow/run_state.h"
#include "theme/formats.h"
#include "theme/state_look.h"
#include "theme/theme.h"
#include "widgets/pill_button.h"
#include "widgets/small_widgets.h"
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

using Part = PillButton::Part;

Part dot()
{
    return {u"·"_qs, FontRole::Chrome, Token::Tx2};
}

} // namespace

HeaderStrip::HeaderStrip(const Workspace &workspace, RunState &run, QWidget *parent)
    : QToolBar(tr("Header"), parent)
    , m_workspace(workspace)
    , m_run(run)
    , m_start(new QPushButton)
    , m_reload(new QToolButton)
    , m_state(new PillButton(workspace.theme))
    , m_generation(new PillButton(workspace.theme))
    , m_exposed(new PillButton(workspace.theme))
    , m_draft(new DraftSummary(workspace))
    , m_review(new KeyHintButton(workspace.theme, true))
    , m_look(new QToolButton)
{
    setObjectName(QStringLiteral("header"));
    setMovable(false);
    setFloatable(false);
    setContextMenuPolicy(Qt::PreventContextMenu);
    toggleViewAction()->setEnabled(false);

    ActionRegistry &actions = workspace.actions;
    QAction *start = actions.get(ActionId::StartStop);
    connect(start, &QAction::changed, this, &HeaderStrip::refreshStart);
    connect(m_start, &QPushButton::clicked, start, &QAction::trigger);
    refreshStart();
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

    m_review->setAction(actions.get(ActionId::ReviewApply), u"swap"_qs);

    m_row = new QWidget;
    auto *row = new QHBoxLayout(m_row);
    row->setSpacing(workspace.theme.px(8));
    const auto line = [this] {
        auto *separator = new QFrame(m_row);
        separator->setFrameShape(QFrame::VLine);
        separator->setForegroundRole(QPalette::Midlight);
        return separator;
    };
    row->addWidget(m_start);
    row->addWidget(m_reload);
    row->addWidget(line());
    row->addWidget(m_state);
    row->addWidget(m_generation);
    row->addWidget(m_exposed);
    row->addStretch();
    row->addWidget(m_draft);
    row->addWidget(m_review);
    row->addWidget(m_look);
    addWidget(m_row);
    layout()->setContentsMargins(0, 0, 0, 0);

    m_look->setAutoRaise(true);
    m_look->setAccessibleName(tr("Light or dark"));
    m_look->setToolTip(tr("Light or dark"));
    connect(m_look, &QToolButton::clicked, this, [this] {
        m_workspace.actions
            .get(m_workspace.theme.dark() ? ActionId::ThemeLight : ActionId::ThemeDark)
            ->trigger();
    });

    connect(&run, &RunState::changed, this, &HeaderStrip::refreshRun);
    connect(&workspace.live, &LiveFeed::secondPassed, this, &HeaderStrip::showGeneration);
    // After the summary, which has its words by then.
    for (auto signal : {&DraftDocument::analysed, &DraftDocument::liveChanged})
        connect(&workspace.draft, signal, this, &HeaderStrip::refreshDraft);
    connect(&workspace.draft, &DraftDocument::modifiedChanged, this, &HeaderStrip::refreshDraft);
    connect(&workspace.draft, &DraftDocument::fileChanged, this, &HeaderStrip::refreshRun);
    connect(&workspace.theme, &Theme::changed, this, &HeaderStrip::applyTheme);
    applyTheme();
}

void HeaderStrip::applyTheme()
{
    const Theme &theme = m_workspace.theme;
    m_row->setFixedHeight(theme.px(44));
    m_row->layout()->setContentsMargins(theme.px(8), theme.px(8), theme.px(8), theme.px(8));
    m_look->setIcon(theme.icon(theme.dark() ? u"sun"_qs : u"moon"_qs));
    refreshRun();
}

void HeaderStrip::refreshStart()
{
    const QAction *start = m_workspace.actions.get(ActionId::StartStop);
    m_start->setText(start->iconText().replace(u'&', u"&&"_qs));
    m_start->setIcon(start->icon());
    m_start->setToolTip(start->toolTip());
    m_start->setEnabled(start->isEnabled());
}

void HeaderStrip::resizeEvent(QResizeEvent *event)
{
    QToolBar::resizeEvent(event);
    fit();
}

void HeaderStrip::fit()
{
    for (int leaves = 0; leaves <= static_cast<int>(Leaves::Address); ++leaves) {
        m_leaves = static_cast<Leaves>(leaves);
        m_review->setHintShown(m_leaves < Leaves::Keys);
        m_draft->setTerse(m_leaves >= Leaves::DraftWords);
        showState();
        showGeneration();
        m_draft->layout()->activate();
        if (m_row->layout()->sizeHint().width() <= width())
            break;
    }
}

void HeaderStrip::refreshRun()
{
    const QStringList exposed = m_run.exposed();
    m_exposed->setVisible(!exposed.isEmpty());
    if (!exposed.isEmpty()) {
        m_exposed->setParts({{exposed.first(), FontRole::ChromeStrong, Token::Dn, u"warning"_qs},
                             {tr("open to the network")}});
        m_exposed->setColors(Token::Dns, Token::Dn);
        m_exposed->setToolTip(tr("Other machines can reach %1. Click for the listener's line.")
                                  .arg(exposed.join(u", "_qs)));
    }
    m_look->setVisible(m_workspace.draft.file().isEmpty() && !m_run.running());
    refreshDraft();
}

void HeaderStrip::showState()
{
    const bool open = !m_workspace.draft.file().isEmpty() || m_run.running();
    const WordLook look = lookOf(m_run.word());
    QList<Part> parts{{m_run.wordText(), FontRole::ChromeStrong, look.ink, look.icon}};
    const QString address = m_run.address();
    if (!address.isEmpty() && m_leaves < Leaves::Address) {
        parts << dot() << Part{address, FontRole::Code};
        const auto more = static_cast<int>(m_run.listeners().size()) - 1;
        if (more > 0)
            parts << dot() << Part{tr("%n more", nullptr, more)};
    } else if (!open) {
        parts << dot() << Part{tr("no configuration open")};
    }
    m_state->setParts(parts);
    m_state->setColors(look.fill, look.fill == Token::Btn ? Token::Line : look.ink);
}

void HeaderStrip::showGeneration()
{
    const bool shown = m_run.running() && m_run.generation() > 0;
    m_generation->setVisible(shown);
    if (!shown)
        return;
    QList<Part> parts{{tr("gen"), FontRole::Chrome, Token::Tx, u"generations"_qs},
                      {QString::number(m_run.generation()), FontRole::ChromeStrong, Token::Tx}};
    if (m_run.generationSinceMs() > 0 && m_leaves < Leaves::Age) {
        const qint64 age = QDateTime::currentMSecsSinceEpoch() - m_run.generationSinceMs();
        parts << Part{formats::age(age), FontRole::Chrome, Token::Tx2};
    }
    m_generation->setParts(parts);
}

void HeaderStrip::refreshDraft()
{
    m_review->setVisible(m_workspace.draft.modified());
    fit();
}

} // namespace signalbox::ui
