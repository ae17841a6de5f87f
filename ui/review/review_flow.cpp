#include "review/review_flow.h"

#include "workspace/draft_document.h"
#include "workspace/outside_edit.h"
#include "workspace/text.h"

#include <QThreadPool>

#include <algorithm>

namespace signalbox::ui {

namespace {

using State = ReviewStep::State;

QString milliseconds(std::chrono::microseconds duration)
{
    const double ms = double(duration.count()) / 1000;
    return QLocale().toString(ms, 'f', ms < 10 ? 1 : 0);
}

} // namespace

class ReviewFlow::Private
{
public:
    QThreadPool pool; // waits for its thread when it goes
};

ReviewFlow::ReviewFlow(Session &session, DraftDocument &draft, OutsideEdit &outside,
                       QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_draft(draft)
    , m_outside(outside)
    , d(std::make_unique<Private>())
{
    d->pool.setMaxThreadCount(1);
    connect(&draft, &DraftDocument::textChanged, this, &ReviewFlow::follow);
    connect(&draft, &DraftDocument::analysed, this, &ReviewFlow::follow);
    connect(&draft, &DraftDocument::liveChanged, this, &ReviewFlow::follow);
    connect(&outside, &OutsideEdit::changed, this, &ReviewFlow::follow);
    connect(&session, &Session::reloadStep, this, &ReviewFlow::stepReported);
    connect(&session, &Session::startFailed, this, &ReviewFlow::startFailed);
    connect(&session, &Session::ready, this, [this](quint64 generation) {
        if (m_applying && m_subject == Subject::Start)
            acknowledged(generation);
    });
}

ReviewFlow::~ReviewFlow()
{
    d->pool.waitForDone();
}

void ReviewFlow::restart(Subject subject)
{
    m_subject = subject;
    ++m_round;
    m_steps = {};
    m_obstacle.clear();
    m_obstacleLine = 0;
    m_beforeLook.reset();
    m_afterLook.reset();
    m_changes.clear();
    m_applying = false;
}

void ReviewFlow::reviewDraft()
{
    restart(Subject::Draft);
    follow();
}

void ReviewFlow::reviewStart(std::string saved)
{
    restart(Subject::Start);
    setSaved(std::move(saved));
}

void ReviewFlow::setSaved(std::string saved)
{
    if (m_subject != Subject::Start || m_applying || m_steps[Swap].state == State::Done)
        return;
    ++m_round;
    m_before = std::move(saved);
    m_beforeTitle = m_before.empty() ? tr("no file") : tr("the file");
    const auto known = m_draft.liveAnalysis();
    m_beforeLook = known && known->text == m_before ? known : nullptr;
    if (!m_beforeLook && !m_before.empty())
        look(m_before, &m_beforeLook);
    follow();
}

void ReviewFlow::reviewRollBack(quint64 generation, std::string text)
{
    restart(Subject::RollBack);
    m_rollBackTo = generation;
    m_before = m_draft.liveText();
    m_after = std::move(text);
    m_beforeTitle = tr("gen %1").arg(m_draft.liveGeneration());
    m_afterTitle = tr("gen %1, as gen %2 was").arg(m_draft.liveGeneration() + 1).arg(generation);
    const auto known = m_draft.liveAnalysis();
    if (known && known->text == m_before)
        m_beforeLook = known;
    else
        look(m_before, &m_beforeLook);
    look(m_after, &m_afterLook);
    emit changed();
}

void ReviewFlow::compare(const QString &beforeTitle, std::string before, const QString &afterTitle,
                         std::string after)
{
    restart(Subject::Compare);
    m_beforeTitle = beforeTitle;
    m_afterTitle = afterTitle;
    m_before = std::move(before);
    m_after = std::move(after);
    look(m_before, &m_beforeLook);
    look(m_after, &m_afterLook);
    emit changed();
}

void ReviewFlow::look(std::string text, std::shared_ptr<const Analysis> *into)
{
    d->pool.start(
        [this, text = std::move(text), file = m_draft.file().toStdString(), into, round = m_round] {
            auto analysis = analyse(text, file);
            QMetaObject::invokeMethod(
                this,
                [this, analysis = std::move(analysis), into, round] {
                    if (round != m_round)
                        return;
                    *into = analysis;
                    looked();
                },
                Qt::QueuedConnection);
        });
}

/// What the draft, the running text and the file say now.
void ReviewFlow::follow()
{
    if (!isOfDraft() || m_applying ||
        m_steps[Swap].state == State::Done) // applied: it stays as it was until it closes
        return;
    if (m_subject == Subject::Draft) {
        m_before = m_draft.liveText();
        m_beforeTitle = m_draft.liveGeneration() ? tr("gen %1").arg(m_draft.liveGeneration())
                                                 : tr("nothing runs");
        m_beforeLook = m_draft.liveAnalysis();
    }
    m_after = m_draft.text();
    m_afterTitle = tr("gen %1").arg(m_draft.liveGeneration() + 1);
    m_afterLook = m_draft.analysisIsCurrent() ? m_draft.analysis() : nullptr;
    looked();
}

void ReviewFlow::looked()
{
    m_steps = {};
    if (m_subject == Subject::Draft)
        m_changes = m_draft.changes();
    else if (m_afterLook && (m_beforeLook || m_before.empty())) {
        // Where it can't be read: what the text that could be read last changes.
        const bool readable = m_subject != Subject::Start || m_afterLook->tree.root;
        const auto after = readable ? m_afterLook : m_draft.readable();
        m_changes = draftChanges(m_beforeLook ? m_beforeLook->tree.root.get() : nullptr,
                                 after ? after->tree.root.get() : nullptr);
    }
    if (!m_afterLook) {
        m_steps[Parse] = {State::Running, tr("reading …"), false};
        m_obstacle.clear();
        emit changed();
        return;
    }
    const Analysis &look = *m_afterLook;
    const auto lines = std::count(look.text.begin(), look.text.end(), '\n');
    if (!look.raw.readable) {
        m_steps[Parse] = {State::Failed, tr("can't be read"), true};
    } else {
        m_steps[Parse] = {
            State::Done, tr("%1 lines, %2 ms").arg(lines).arg(milliseconds(look.parseTime)), false};
        const auto count = [&](config::Severity severity) {
            return int(std::count_if(look.diagnostics.begin(), look.diagnostics.end(),
                                     [&](const auto &one) { return one.severity == severity; }));
        };
        const int errors = count(config::Severity::Error);
        const int warnings = count(config::Severity::Warning);
        if (errors > 0)
            m_steps[Validate] = {State::Failed, tr("%n error(s)", nullptr, errors), true};
        else if (warnings > 0)
            m_steps[Validate] = {State::Done, tr("no errors, %n warning(s)", nullptr, warnings),
                                 true};
        else
            m_steps[Validate] = {
                State::Done, tr("no problems, %1 ms").arg(milliseconds(look.validateTime)), false};
        if (errors == 0) {
            m_steps[Prepare] = {State::Current, tr("binds ports, on Apply"), false};
            m_steps[Swap].note = tr("one atomic step");
            const auto limit = look.config->settings.timeouts.drain;
            m_steps[Drain].note =
                m_subject == Subject::Start
                    ? tr("nothing runs")
                    : tr("%1 for up to %2 s").arg(m_beforeTitle).arg(limit.count() / 1000);
        }
    }
    stateObstacle();
    emit changed();
}

void ReviewFlow::stateObstacle()
{
    m_obstacle.clear();
    m_obstacleLine = 0;
    if (!m_afterLook || m_subject == Subject::Compare)
        return;
    if (const config::Diagnostic *error = config::firstError(m_afterLook->diagnostics)) {
        m_obstacleLine = error->mark.line;
        m_obstacle = tr("Line %1: %2").arg(error->mark.line).arg(text(error->message));
        if (!error->hint.empty())
            m_obstacle += QStringLiteral(" (%1)").arg(text(error->hint));
    } else if (m_subject == Subject::Draft && m_outside.pending()) {
        m_obstacle = tr("The file was changed outside: merge that first, or keep your draft.");
    } else if (m_subject == Subject::Start) {
        if (m_session.state() != EngineState::Stopped)
            m_obstacle = tr("The proxy has been started meanwhile: review the draft once more.");
    } else if (m_session.state() != EngineState::Running) {
        m_obstacle = tr("The proxy isn't running: start it first.");
    }
}

QString ReviewFlow::notice() const
{
    if (!m_obstacle.isEmpty() || m_subject == Subject::Compare || m_subject == Subject::Start ||
        !m_outside.gone())
        return {};
    return tr("The file was deleted or renamed: Apply writes it anew.");
}

QString ReviewFlow::title() const
{
    return QStringLiteral("%1 → %2").arg(m_beforeTitle, m_afterTitle);
}

QString ReviewFlow::beforeTitle() const
{
    return m_beforeTitle;
}

QString ReviewFlow::afterTitle() const
{
    return m_afterTitle;
}

bool ReviewFlow::canApply() const
{
    if (m_subject == Subject::Compare || m_applying || !m_afterLook || !m_afterLook->config ||
        m_steps[Swap].state == State::Done)
        return false;
    if (m_subject == Subject::Start)
        return m_session.state() == EngineState::Stopped;
    return m_session.state() == EngineState::Running &&
           (m_subject == Subject::RollBack || !m_outside.pending()) && m_before != m_after;
}

void ReviewFlow::apply()
{
    if (!canApply())
        return;
    m_applying = true;
    m_obstacle.clear();
    m_obstacleLine = 0;
    const bool starts = m_subject == Subject::Start;
    m_steps[Prepare] = {
        State::Running,
        starts && m_before != m_after ? tr("writing the file") : tr("binding ports"), false};
    m_steps[Swap].state = State::Later;
    emit changed();
    if (starts) {
        emit startRequested();
        return;
    }
    const auto done = [this, round = m_round](const control::ReloadOutcome &outcome) {
        if (round == m_round)
            finished(outcome);
    };
    if (m_subject == Subject::RollBack)
        m_session.rollback(m_rollBackTo, done);
    else
        m_session.applyLooked(m_afterLook, m_outside.baseDigest(), done);
}

void ReviewFlow::stepReported(const control::StepReport &report)
{
    using control::ReloadStep;
    const QString took = tr("%1 ms").arg(milliseconds(report.duration));
    if (report.step == ReloadStep::Drain) {
        // Of the generation that this apply replaced, or an older one's end.
        if (m_steps[Drain].state == State::Running)
            m_steps[Drain] = {State::Done, tr("gen %1 drained").arg(report.generation), false};
        emit changed();
        return;
    }
    if (!m_applying)
        return;
    switch (report.step) {
    case ReloadStep::Prepare:
        m_steps[Prepare] = {State::Done, took, false};
        m_steps[Swap] = {State::Running,
                         m_subject == Subject::Start ? tr("publishing") : tr("writing the file"),
                         false};
        break;
    case ReloadStep::Write:
        m_steps[Swap] = {State::Running, tr("publishing"), false};
        break;
    case ReloadStep::Swap:
        m_steps[Swap] = {State::Done, took, false};
        m_steps[Drain] = {State::Running, m_steps[Drain].note, false};
        break;
    case ReloadStep::Parse:
    case ReloadStep::Validate:
    case ReloadStep::Drain:
        return; // they were shown before Apply
    }
    emit changed();
}

void ReviewFlow::finished(const control::ReloadOutcome &outcome)
{
    if (outcome.ok()) {
        if (outcome.kind == control::ReloadOutcome::Kind::Unchanged)
            m_steps[Swap].note = tr("nothing to change");
        else if (m_steps[Drain].state != State::Done)
            m_steps[Drain].state = State::Running;
        acknowledged(outcome.generation);
        return;
    }
    failed(outcome.diagnostics,
           outcome.error ? text(outcome.error->text()) : tr("It was refused."));
    m_obstacle =
        tr("%1 – gen %2 still serves, and nothing has changed.", "an error and what it means")
            .arg(m_obstacle)
            .arg(outcome.generation ? outcome.generation : m_draft.liveGeneration());
    emit changed();
}

void ReviewFlow::acknowledged(quint64 generation)
{
    m_applying = false;
    for (const Step step : {Parse, Validate, Prepare, Swap}) {
        if (m_steps[step].state != State::Done)
            m_steps[step] = {State::Done, m_steps[step].note, m_steps[step].warning};
    }
    emit changed();
    emit applied(generation);
}

/// The step that was under way is the one that failed.
void ReviewFlow::failed(const config::Diagnostics &diagnostics, const QString &reason)
{
    m_applying = false;
    const auto running = std::find_if(m_steps.begin(), m_steps.end(), [](const ReviewStep &step) {
        return step.state == State::Running;
    });
    ReviewStep &one = running == m_steps.end() ? m_steps[Prepare] : *running;
    one = {State::Failed, tr("refused"), true};
    m_obstacle = reason;
    if (const config::Diagnostic *error = config::firstError(diagnostics)) {
        m_obstacleLine = error->mark.line;
        m_obstacle = tr("Line %1: %2").arg(error->mark.line).arg(text(error->message));
    }
}

void ReviewFlow::startFailed(const StartFailure &failure)
{
    if (!m_applying || m_subject != Subject::Start)
        return;
    failed(failure.diagnostics, text(failure.error.text()));
    m_obstacle = tr("%1 – nothing runs; the file holds the draft.", "an error and what it means")
                     .arg(m_obstacle);
    emit changed();
}

void ReviewFlow::startRefused(const QString &reason)
{
    if (!m_applying || m_subject != Subject::Start)
        return;
    failed({}, reason);
    emit changed();
}

} // namespace signalbox::ui
