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
            emit applyRequested();
        else if (id == QLatin1String("merge"))
            MergeDialog::run(m_outside, m_workspace.theme, window());
        else if (id == QLatin1String("keep"))
            m_outside.keepDraft();
        else if (id == QLatin1String("difference"))
            emit differenceRequested(0);
        else if (id == QLatin1String("line"))
            emit differenceRequested(m_line);
        else if (id == QLatin1String("log"))
            emit logRequested();
        else if (id == QLatin1String("write"))
            m_outside.writeAnew();
        else if (id == QLatin1String("review"))
            emit reviewRequested();
    });
    refresh();
}

void OutsideBanner::refresh()
{
    // What is being merged without anybody's doing is told when it can't be.
    const bool gone = m_outside.gone();
    const bool shown = gone || (m_outside.pending() && !m_outside.merging());
    setVisible(shown);
    if (!shown)
        return;
    const bool drafted = m_workspace.draft.modified();
    setLink(QStringLiteral("write"), gone && !drafted ? tr("Write it anew") : QString());
    setLink(QStringLiteral("review"), gone && drafted ? tr("Review the draft") : QString());
    if (gone) {
        sayGone();
        return;
    }
    const DraftDocument &draft = m_workspace.draft;
    const QString file =
        QStringLiteral("<b>%1</b>").arg(QFileInfo(draft.file()).fileName().toHtmlEscaped());
    const auto analysis = m_outside.analysis();
    const config::Diagnostic *error =
        analysis ? config::firstError(analysis->diagnostics) : nullptr;
    const bool broken = error != nullptr;
    const bool failed = !m_outside.failure().isEmpty();
    m_line = error ? error->mark.line : 0;
    if (m_outside.serves()) {
        say(Kind::Warning,
            m_outside.conflicts() > 0
                ? tr("%1 was changed outside and serves. Your draft changed the same in %n "
                     "place(s): decide which one is to stay.",
                     nullptr, m_outside.conflicts())
                      .arg(file)
                : tr("%1 was changed outside and serves. Your draft hasn't taken that up and "
                     "would take it back.")
                      .arg(file));
    } else if (broken) {
        say(Kind::Error, tr("%1 was changed outside and has an error in line %2: %3. Generation %4 "
                            "serves on.")
                             .arg(file, QLocale().toString(error->mark.line),
                                  QString::fromStdString(error->message).toHtmlEscaped())
                             .arg(draft.liveGeneration()));
    } else if (failed) {
        say(Kind::Error,
            tr("%1 was changed outside and couldn't be applied: %2. Generation %3 still serves.")
                .arg(file, m_outside.failure().toHtmlEscaped())
                .arg(draft.liveGeneration()));
    } else if (!analysis) {
        say(Kind::Info, tr("%1 was changed outside: checking …").arg(file));
    } else {
        say(Kind::Info, change(file, *analysis));
    }
    const bool appliable = !broken && analysis && !drafted && !m_outside.serves();
    setLink(QStringLiteral("line"), broken && m_line > 0 && !m_outside.serves()
                                        ? tr("Show line %1").arg(QLocale().toString(m_line))
                                        : QString());
    setLink(QStringLiteral("log"), failed ? tr("Open the log") : QString());
    setLink(QStringLiteral("difference"),
            m_outside.serves() ? QString() : tr("Show the difference"));
    setLink(QStringLiteral("apply"), !appliable ? QString()
                                     : failed   ? tr("Try again")
                                                : tr("Apply"));
    setLink(QStringLiteral("merge"), !broken && drafted ? tr("Merge with my draft") : QString());
    setLink(QStringLiteral("keep"), drafted ? tr("Keep my draft") : QString());
}

void OutsideBanner::sayGone()
{
    const DraftDocument &draft = m_workspace.draft;
    const QFileInfo file(draft.file());
    const QString sentence =
        (draft.modified()
             ? tr("%1 was deleted or renamed in %2. Generation %3 serves on. Put it back, or apply "
                  "your draft, which writes it anew.")
             : tr("%1 was deleted or renamed in %2. Generation %3 serves on. Put it back, or write "
                  "it anew as it runs."))
            .arg(QStringLiteral("<b>%1</b>").arg(file.fileName().toHtmlEscaped()),
                 file.absolutePath().toHtmlEscaped())
            .arg(draft.liveGeneration());
    const QString failure = m_outside.failure();
    if (failure.isEmpty())
        say(Kind::Warning, sentence);
    else
        say(Kind::Error,
            tr("It couldn't be written: %1.").arg(failure.toHtmlEscaped()) + u' ' + sentence);
    for (const char *id : {"line", "difference", "apply", "merge", "keep"})
        setLink(QLatin1String(id), {});
    setLink(QStringLiteral("log"), failure.isEmpty() ? QString() : tr("Open the log"));
}

QString OutsideBanner::change(const QString &file, const Analysis &analysis) const
{
    const auto live = m_workspace.draft.liveAnalysis();
    const auto changes =
        draftChanges(live ? live->tree.root.get() : nullptr, analysis.tree.root.get());
    return changes.empty()
               ? tr("%1 was changed outside; nothing that matters to the proxy.").arg(file)
               : tr("%1 was changed outside: %n change(s).", nullptr, int(changes.size()))
                     .arg(file);
}

} // namespace signalbox::ui
