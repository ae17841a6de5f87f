#include "review/outside_banner.h"

#include "review/merge_dialog.h"
#include "workspace/draft_document.h"
#include "workspace/outside_edit.h"

#include <QFileInfo>

namespace signalbox::ui {

OutsideBanner::OutsideBanner(const Workspace &workspace, OutsideEdit &outside, QWidget *parent)
    : Banner(workspace.theme, parent)
    , m_workspace(workspace)
    , m_outside(outside)
{
    connect(&outside, &OutsideEdit::changed, this, &OutsideBanner::refresh);
    connect(&workspace.draft, &DraftDocument::modifiedChanged, this, &OutsideBanner::refresh);
    connect(this, &Banner::linkActivated, this, [this](const QString &id) {
        if (id == QLatin1String("apply"))
            m_outside.apply();
        else if (id == QLatin1String("merge"))
            MergeDialog::run(m_outside, m_workspace.theme, window());
        else if (id == QLatin1String("keep"))
            m_outside.keepDraft();
        else if (id == QLatin1String("difference"))
            emit differenceRequested();
    });
    refresh();
}

void OutsideBanner::refresh()
{
    setVisible(m_outside.pending());
    if (!m_outside.pending())
        return;
    const DraftDocument &draft = m_workspace.draft;
    const QString file =
        QStringLiteral("<b>%1</b>").arg(QFileInfo(draft.file()).fileName().toHtmlEscaped());
    const auto analysis = m_outside.analysis();
    const config::Diagnostic *error =
        analysis ? config::firstError(analysis->diagnostics) : nullptr;
    const bool broken = error != nullptr;
    if (broken) {
        say(Kind::Error, tr("%1 was changed outside and has an error in line %2: %3. Generation %4 "
                            "serves on.")
                             .arg(file, QLocale().toString(error->mark.line),
                                  QString::fromStdString(error->message).toHtmlEscaped())
                             .arg(draft.liveGeneration()));
    } else if (!analysis) {
        say(Kind::Info, tr("%1 was changed outside: checking …").arg(file));
    } else {
        const auto live = draft.liveAnalysis();
        const auto changes =
            draftChanges(live ? live->tree.root.get() : nullptr, analysis->tree.root.get());
        say(Kind::Info,
            changes.empty()
                ? tr("%1 was changed outside; nothing that matters to the proxy.").arg(file)
                : tr("%1 was changed outside: %n change(s).", nullptr, int(changes.size()))
                      .arg(file));
    }
    const bool drafted = draft.modified();
    setLink(QStringLiteral("difference"), tr("Show the difference"));
    setLink(QStringLiteral("apply"), !broken && analysis && !drafted ? tr("Apply") : QString());
    setLink(QStringLiteral("merge"), !broken && drafted ? tr("Merge with my draft") : QString());
    setLink(QStringLiteral("keep"), drafted ? tr("Keep my draft") : QString());
}

} // namespace signalbox::ui
