#include "mainwindow/draft_summary.h"

#include "theme/theme.h"
#include "widgets/small_widgets.h"
#include "workspace/draft_document.h"

#include <QHBoxLayout>

#include <algorithm>

namespace signalbox::ui {

DraftSummary::DraftSummary(const Workspace &workspace, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_text(new NumberLabel(workspace.theme, FontRole::Chrome, Token::Tx))
    , m_added(new Badge(BadgeKind::Added, workspace.theme))
    , m_changed(new Badge(BadgeKind::Changed, workspace.theme))
    , m_removed(new Badge(BadgeKind::Removed, workspace.theme))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(workspace.theme.px(6));
    for (QWidget *part : {static_cast<QWidget *>(m_text), static_cast<QWidget *>(m_added),
                          static_cast<QWidget *>(m_changed), static_cast<QWidget *>(m_removed)})
        row->addWidget(part, 0, Qt::AlignVCenter);

    const DraftDocument &draft = workspace.draft;
    connect(&draft, &DraftDocument::analysed, this, &DraftSummary::refresh);
    connect(&draft, &DraftDocument::liveChanged, this, &DraftSummary::refresh);
    connect(&draft, &DraftDocument::modifiedChanged, this, &DraftSummary::refresh);
    connect(&draft, &DraftDocument::fileChanged, this, &DraftSummary::refresh);
    refresh();
}

void DraftSummary::setTerse(bool terse)
{
    m_text->setVisible(!terse);
}

void DraftSummary::refresh()
{
    const DraftDocument &draft = m_workspace.draft;
    const auto &changes = draft.changes();
    const auto has = [&](std::initializer_list<DraftChange::Kind> kinds) {
        return draft.modified() &&
               std::any_of(changes.begin(), changes.end(), [&kinds](const DraftChange &change) {
                   return std::find(kinds.begin(), kinds.end(), change.kind) != kinds.end();
               });
    };
    m_added->setVisible(has({DraftChange::Kind::Added}));
    m_changed->setVisible(has({DraftChange::Kind::Changed, DraftChange::Kind::Moved}));
    m_removed->setVisible(has({DraftChange::Kind::Removed}));

    const auto analysis = draft.analysis();
    const bool unreadable = analysis && !analysis->raw.readable;
    const bool wrong = analysis && config::hasErrors(analysis->diagnostics);
    QString text;
    if (draft.modified() && unreadable)
        text = tr("Draft: can't be read");
    else if (draft.modified() && wrong)
        text = changes.empty()
                   ? tr("Draft: has errors")
                   : tr("Draft: %n change(s), with errors", nullptr, int(changes.size()));
    else if (draft.modified())
        text = changes.empty() ? tr("Draft: other text, same meaning")
                               : tr("Draft: %n change(s)", nullptr, int(changes.size()));
    else if (draft.liveGeneration() > 0)
        text = tr("Draft matches gen %1").arg(draft.liveGeneration());
    m_text->setColor(!draft.modified() ? Token::Tx3 : unreadable || wrong ? Token::Dn : Token::Tx);
    m_text->setText(text);
    setAccessibleName(text);
    setToolTip(text);
}

} // namespace signalbox::ui
