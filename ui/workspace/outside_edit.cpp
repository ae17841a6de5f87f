#include "workspace/outside_edit.h"

#include "config/digest.h"
#include "facade/session.h"
#include "workspace/draft_changes.h"
#include "workspace/draft_document.h"
#include "workspace/text.h"

#include <QPointer>
#include <QThreadPool>

#include <utility>

namespace signalbox::ui {

class OutsideEdit::Private
{
public:
    /// The last merge, as long as it may be undone.
    std::shared_ptr<const std::string> theirs, baseBefore;
    std::string before, after; // the draft's texts
    QThreadPool pool;          // waits for its thread when it goes
};

OutsideEdit::OutsideEdit(Session &session, DraftDocument &draft, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_draft(draft)
    , d(std::make_unique<Private>())
{
    d->pool.setMaxThreadCount(1);
    connect(&session, &Session::fileChanged, this, &OutsideEdit::arrived);
    connect(&session, &Session::fileMissing, this, &OutsideEdit::fileMissing);
    connect(&session, &Session::configurationChanged, this,
            [this](quint64, const auto &, const Text &text) { wentLive(text); });
    connect(&session, &Session::stateChanged, this, [this](EngineState state) {
        if (state == EngineState::Stopped && std::exchange(m_gone, false))
            emit changed(); // nobody looks after it any more
    });
    connect(&draft, &DraftDocument::textChanged, this, &OutsideEdit::followUndo);
    connect(&draft, &DraftDocument::fileChanged, this, [this] {
        m_base.reset();
        m_aside.reset();
        m_gone = false;
        m_behind = false;
        m_known.clear();
        d->theirs.reset();
        settle();
    });
}

OutsideEdit::~OutsideEdit()
{
    d->pool.waitForDone();
}

void OutsideEdit::arrived(const Text &text)
{
    if (!text)
        return;
    m_aside.reset();
    if (m_behind && *text == m_draft.liveText() && *text != m_draft.text()) {
        m_serves = true; // as it runs, which the draft has yet to take up
        wait(text);
        return;
    }
    if (*text == m_draft.liveText() || *text == m_draft.text()) {
        // Taken back, or just what we have: nothing to decide.
        grownOutOf(text);
        settle();
        return;
    }
    m_serves = false;
    wait(text);
}

/// Another text runs. Where it isn't the draft's own doing, an open draft takes up what is new in
/// it: left as it is it would say to take that back.
void OutsideEdit::wentLive(const Text &text)
{
    if (std::exchange(m_gone, false)) // it was read, or written
        emit changed();
    const bool taken = text && m_base && *m_base == *text; // merged before it was applied
    if (text && m_base && !taken && m_draft.modified() && *text != m_draft.text()) {
        d->theirs.reset();
        m_behind = true;
        m_serves = true;
        wait(text);
        m_merging = true;
        emit changed();
        merge();
        return;
    }
    if (!taken)
        d->theirs.reset();
    if (text)
        grownOutOf(text);
    settle();
}

/// What isn't there any more needs no decision; a file that comes back as it was is told by nobody.
void OutsideEdit::fileMissing(bool gone)
{
    if (m_gone != gone) {
        m_gone = gone;
        m_failure.clear();
        emit changed();
    }
    if (gone && m_serves)
        return; // it runs: the draft has to take it up all the same
    if (gone) {
        m_aside = m_text;
        settle();
    } else if (const Text back = std::exchange(m_aside, nullptr)) {
        wait(back);
    }
}

void OutsideEdit::grownOutOf(const Text &text)
{
    m_base = text;
    m_known = config::digestOfText(*text);
    m_behind = false;
}

/// A merge that is undone leaves the decision open again.
void OutsideEdit::followUndo()
{
    if (!d->theirs)
        return;
    if (!m_text && m_draft.text() == d->before) {
        m_base = d->baseBefore;
        m_serves = m_behind = *d->theirs == m_draft.liveText();
        wait(d->theirs);
    } else if (m_text == d->theirs && m_draft.text() == d->after) {
        grownOutOf(d->theirs);
        settle();
    }
}

/// For a decision.
void OutsideEdit::wait(const Text &text)
{
    m_text = text;
    m_analysis.reset();
    m_failure.clear();
    m_conflicts = 0;
    m_merging = false;
    emit changed();
    d->pool.start([this, text, file = m_draft.file().toStdString()] {
        auto analysis = analyse(*text, file);
        QMetaObject::invokeMethod(
            this,
            [this, text, analysis = std::move(analysis)] {
                if (m_text != text)
                    return;
                m_analysis = analysis;
                emit changed();
                if (m_text == text && !m_serves && text != d->theirs)
                    emit looked();
            },
            Qt::QueuedConnection);
    });
}

void OutsideEdit::settle()
{
    if (!m_text)
        return;
    m_text.reset();
    m_analysis.reset();
    m_failure.clear();
    m_conflicts = 0;
    m_serves = m_merging = false;
    emit changed();
}

void OutsideEdit::apply()
{
    if (!m_text)
        return;
    m_session.reload(Cause::File, [self = QPointer(this), text = m_text](const auto &outcome) {
        if (self)
            self->answer(text, outcome);
    });
}

void OutsideEdit::writeAnew()
{
    if (!m_gone)
        return;
    // That it is there again is told by fileMissing().
    m_session.apply(m_draft.liveText(), std::string(),
                    [self = QPointer(this)](const control::ReloadOutcome &outcome) {
                        if (!self || !self->m_gone || outcome.ok())
                            return;
                        self->m_failure =
                            outcome.error ? ui::text(outcome.error->text()) : tr("it was refused");
                        emit self->changed();
                    });
}

/// To an apply() of `text`.
void OutsideEdit::answer(const Text &text, const control::ReloadOutcome &outcome)
{
    if (m_text != text || m_serves)
        return; // applied, or the file changed once more
    if (outcome.kind == control::ReloadOutcome::Kind::Unchanged) {
        settle(); // taken back in between
    } else if (!outcome.ok()) {
        m_failure = outcome.error ? ui::text(outcome.error->text()) : tr("it was refused");
        emit changed();
    }
}

void OutsideEdit::keepDraft()
{
    if (!m_text)
        return;
    grownOutOf(m_text);
    settle();
}

void OutsideEdit::merge(const config::MergeChoices &choices)
{
    if (!m_text)
        return;
    d->pool.start([this, theirs = m_text, base = m_base ? *m_base : m_draft.liveText(),
                   ours = m_draft.text(), revision = m_draft.revision(), choices] {
        auto result = std::make_shared<Result<config::MergeResult>>(
            config::mergeYaml(base, ours, *theirs, choices));
        QStringList places;
        if (*result && !(*result)->conflicts.empty()) {
            const config::YamlDocument mine = config::readYaml(ours);
            const config::YamlDocument other = config::readYaml(*theirs);
            for (const config::MergeConflict &conflict : (*result)->conflicts)
                places += conflictPlace(conflict, mine.root.get(), other.root.get());
        }
        QMetaObject::invokeMethod(
            this,
            [this, theirs, revision, choices, result, places] {
                if (m_text != theirs)
                    return; // the file changed once more
                if (revision != m_draft.revision()) {
                    merge(choices); // the draft did
                } else if (!*result) {
                    m_merging = false;
                    emit changed();
                    emit mergeFailed(QString::fromStdString(result->error().text()));
                } else if (!(*result)->conflicts.empty()) {
                    m_merging = false;
                    m_conflicts = int((*result)->conflicts.size());
                    emit changed();
                    emit conflicted((*result)->conflicts, places);
                } else {
                    d->theirs.reset();
                    const std::string before = m_draft.text();
                    m_draft.setText((*result)->text, tr("merge what was changed outside"));
                    d->theirs = theirs;
                    d->baseBefore = m_base;
                    d->before = before;
                    d->after = m_draft.text();
                    grownOutOf(theirs);
                    settle();
                    emit merged();
                }
            },
            Qt::QueuedConnection);
    });
}

std::optional<std::string> OutsideEdit::baseDigest() const
{
    if (m_gone)
        return std::string();
    return m_known.empty() ? std::nullopt : std::optional(m_known);
}

} // namespace signalbox::ui
