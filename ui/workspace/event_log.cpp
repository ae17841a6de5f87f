#include "workspace/event_log.h"

#include "theme/state_look.h"
#include "workspace/text.h"

#include <chrono>

namespace signalbox::ui {

namespace {

using Level = LogEntry::Level;

QString milliseconds(std::chrono::microseconds duration)
{
    return QLocale().toString(double(duration.count()) / 1000.0, 'f', 1);
}

/// The one behind the last that was got through.
control::ReloadStep refusedAt(const control::ReloadOutcome &outcome)
{
    using control::ReloadStep;
    if (outcome.configurationWrong())
        return ReloadStep::Validate;
    ReloadStep at = ReloadStep::Prepare;
    for (const control::StepReport &step : outcome.steps) {
        if (step.step >= at && step.step < ReloadStep::Swap)
            at = ReloadStep(int(step.step) + 1);
    }
    return at;
}

} // namespace

EventLog::EventLog(Session &session, QObject *parent)
    : QObject(parent)
{
    connect(&session, &Session::stateChanged, this, [this](EngineState state) {
        switch (state) {
        case EngineState::Starting:
            add(Level::Info, QStringLiteral("app"), tr("The proxy starts"));
            break;
        case EngineState::Draining:
            add(Level::Info, QStringLiteral("drain"),
                tr("The proxy stops: requests in flight may finish"));
            break;
        case EngineState::Stopped:
            add(Level::Info, QStringLiteral("app"), tr("The proxy has stopped"));
            break;
        case EngineState::Running:
            break; // ready() says more
        }
    });
    connect(&session, &Session::startFailed, this, [this](const StartFailure &failure) {
        add(Level::Error, QStringLiteral("app"),
            tr("The proxy can't start: %1").arg(text(failure.error.text())));
    });
    connect(&session, &Session::ready, this,
            [this](quint64 generation, const std::vector<ListenerInfo> &listeners) {
                QStringList urls;
                for (const ListenerInfo &listener : listeners)
                    urls += text(listener.url);
                add(Level::Info, QStringLiteral("app"),
                    tr("Generation %1 serves on %2")
                        .arg(generation)
                        .arg(urls.join(QLatin1String(", "))));
            });
    connect(&session, &Session::reloadStep, this, [this](const control::StepReport &step) {
        add(step.step == control::ReloadStep::Swap ? Level::Info : Level::Debug,
            text(control::reloadStepName(step.step)),
            tr("Generation %1: %2 in %3 ms", "%2 is a step of a reload")
                .arg(step.generation)
                .arg(text(control::reloadStepName(step.step)), milliseconds(step.duration)));
    });
    connect(&session, &Session::reloadFinished, this,
            [this](const control::ReloadOutcome &outcome) {
                if (outcome.kind != control::ReloadOutcome::Kind::Rejected)
                    return;
                const config::Diagnostic *error = config::firstError(outcome.diagnostics);
                const QString reason = outcome.error ? text(outcome.error->text()) : QString();
                add(Level::Error, text(control::reloadStepName(refusedAt(outcome))),
                    outcome.generation > 0 ? tr("Refused, generation %1 serves on: %2")
                                                 .arg(QString::number(outcome.generation), reason)
                                           : tr("Refused, nothing serves: %1").arg(reason),
                    error ? error->mark.line : 0);
            });
    connect(&session, &Session::generationChanged, this,
            [this](const control::GenerationInfo &info) {
                if (info.state == control::GenerationState::Draining)
                    add(Level::Info, QStringLiteral("drain"),
                        tr("Generation %1 finishes its requests").arg(info.number));
                else if (info.state == control::GenerationState::Retired && info.closed > 0)
                    add(Level::Warning, QStringLiteral("drain"),
                        tr("Generation %1 is retired, %n request(s) were cut", nullptr,
                           int(info.closed))
                            .arg(info.number));
                else if (info.state == control::GenerationState::Retired)
                    add(Level::Info, QStringLiteral("drain"),
                        tr("Generation %1 is retired").arg(info.number));
            });
    connect(&session, &Session::healthTransition, this,
            [this](const health::HealthTransition &change) {
                const std::string_view state = balance::visibleStateName(change.to);
                const StateLook look = serverStateLook(state);
                const Level level = state == "down" || state == "ejected" ? Level::Error
                                    : look.alarming                       ? Level::Warning
                                                                          : Level::Info;
                const QString server = text(change.backend) + u'/' + text(change.name);
                add(level, QStringLiteral("health"),
                    change.reason.empty()
                        ? tr("%1 is %2").arg(server, look.word)
                        : tr("%1 is %2: %3").arg(server, look.word, text(change.reason)));
            });
    connect(&session, &Session::fileMissing, this, [this](bool gone) {
        add(gone ? Level::Warning : Level::Info, QStringLiteral("watch"),
            gone ? tr("The file is gone; what was loaded serves on") : tr("The file is back"));
    });
    connect(&session, &Session::fileChanged, this, [this] {
        add(Level::Info, QStringLiteral("watch"), tr("The file was changed outside"));
    });
    connect(&session, &Session::warned, this, [this](const std::string &message) {
        add(Level::Warning, QStringLiteral("app"), text(message));
    });
    connect(&session, &Session::adminListening, this, [this](const std::string &url) {
        add(Level::Info, QStringLiteral("app"),
            url.empty() ? tr("The admin address is closed")
                        : tr("The admin address is %1").arg(text(url)));
    });
}

void EventLog::add(LogEntry::Level level, const QString &source, const QString &text, int line)
{
    if (m_entries.size() >= std::size_t(capacity)) {
        // A tenth at once: views needn't move their rows for each new one.
        const int count = capacity / 10;
        emit aboutToDropFirst(count);
        m_entries.erase(m_entries.begin(), m_entries.begin() + count);
        emit droppedFirst(count);
    }
    emit aboutToAdd();
    m_entries.push_back({QDateTime::currentDateTime(), level, source, text, line});
    emit added();
}

void EventLog::clear()
{
    m_entries.clear();
    emit cleared();
}

} // namespace signalbox::ui
