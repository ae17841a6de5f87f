#include "workspace/outside_edit.h"

#include "config/digest.h"
#include "facade/session.h"
#include "workspace/draft_document.h"

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
            [this](quint64, const auto &, const Text &text) {
                if (text)
                    grownOutOf(text);
                d->theirs.reset();
                settle();
            });
    connect(&draft, &DraftDocument::textChanged, this, &OutsideEdit::followUndo);
    connect(&draft, &DraftDocument::fileChanged, this, [this] {
        m_base.reset();
        m_aside.reset();
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
    if (*text == m_draft.liveText() || *text == m_draft.text()) {
        // Taken back, or just what we have: nothing to decide.
        grownOutOf(text);
        settle();
        return;
    }
    wait(text);
}

/// What isn't there any more needs no decision; a file that comes back as it was is told by nobody.
void OutsideEdit::fileMissing(bool gone)
{
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
}

/// A merge that is undone leaves the decision open again.
void OutsideEdit::followUndo()
{
    if (!d->theirs)
        return;
    if (!m_text && m_draft.text() == d->before) {
        m_base = d->baseBefore;
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
    emit changed();
}

void OutsideEdit::apply()
{
    if (m_text)
        m_session.reload(Cause::File);
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
        QMetaObject::invokeMethod(
            this,
            [this, theirs, revision, choices, result] {
                if (m_text != theirs)
                    return; // the file changed once more
                if (revision != m_draft.revision()) {
                    merge(choices); // the draft did
                } else if (!*result) {
                    emit mergeFailed(QString::fromStdString(result->error().text()));
                } else if (!(*result)->conflicts.empty()) {
                    emit conflicted((*result)->conflicts);
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
    return m_known.empty() ? std::nullopt : std::optional(m_known);
}

} // namespace signalbox::ui
