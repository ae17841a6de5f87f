// Who looks at a running engine: our own caller with samples and records, and the control channel's
// clients.
#include "control/channel_json.h"
#include "facade/engine_core.h"
#include "stats/status_json.h"

namespace signalbox::facade {

void EngineCore::sampleTaken(const std::shared_ptr<const stats::Snapshot> &snapshot)
{
    if (m_state == EngineState::Stopped)
        return; // was on its way when the service ended
    const std::uint64_t lost = m_target->logDropped();
    m_collector->setDropped(lost, m_target->tap() ? m_target->tap()->dropped() : 0);
    tellLogFails(lost);
    if (m_channel && m_channel->hasSubscribers())
        m_channel->sample([&] { return stats::statusJson(*snapshot); }, m_clock.now());
    emit sampled(snapshot);
}

/// Once, and again when lines were lost after all has been well for a while.
void EngineCore::tellLogFails(std::uint64_t lost)
{
    constexpr auto quiet = std::chrono::minutes(1);
    if (lost == m_logLost)
        return;
    const MonoTime now = m_clock.now();
    if (lost > m_logLost && (m_logLost == 0 || now - m_logLostAt > quiet))
        emit warned("the access log can't be written: " + std::to_string(lost) +
                    (lost == 1 ? " line is" : " lines are") + " lost so far");
    m_logLost = lost;
    m_logLostAt = now;
}

void EngineCore::setWatched(bool watched)
{
    if (m_stats)
        m_watch = watched ? m_stats->watch() : stats::StatsService::Watch();
}

void EngineCore::setRecording(bool on)
{
    if (m_recording && !on)
        handOutRecords(); // what was recorded until now is ours
    m_recording = on;
    updateTap();
}

void EngineCore::updateTap()
{
    const auto tap = m_target && m_target->service() ? m_target->tap() : nullptr;
    if (!tap) {
        m_recordTimer.stop();
        return;
    }
    const bool wanted = m_recording || (m_channel && m_channel->hasRecorders());
    if (wanted && !m_recordTimer.isActive()) {
        tap->setActive(true);
        m_recordTimer.start();
    } else if (!wanted && m_recordTimer.isActive()) {
        tap->setActive(false);
        m_recordTimer.stop();
        handOutRecords();
    }
}

void EngineCore::handOutRecords()
{
    const auto tap = m_target && m_target->service() ? m_target->tap() : nullptr;
    if (!tap)
        return;
    std::vector<stats::TapRecord> records;
    tap->drain(records);
    if (records.empty())
        return;
    if (m_channel && m_channel->hasRecorders())
        m_channel->tellRecords(control::recordsEvent(records));
    if (m_recording)
        emit recorded(std::make_shared<const std::vector<stats::TapRecord>>(std::move(records)));
}

void EngineCore::audienceChanged()
{
    constexpr Milliseconds slow{1000}; // the rate of samples that nobody watches
    const auto interval = m_channel ? m_channel->shortestInterval() : std::nullopt;
    const bool live = m_stats && interval && *interval < slow;
    m_channelWatch = live ? m_stats->watch() : stats::StatsService::Watch();
    updateTap();
}

/// Whatever is told here is told to those who follow on the channel.
void EngineCore::feedChannel()
{
    control::ControlServer *channel = m_channel.get();
    const auto tell = [channel](const auto &event) {
        if (channel->hasFollowers())
            channel->tell(event());
    };
    connect(this, &EngineCore::stateChanged, channel, [tell](EngineState state) {
        tell([&] { return control::stateEvent(engineStateName(state)); });
    });
    connect(this, &EngineCore::reloadStep, channel, [tell](const control::StepReport &step) {
        tell([&] { return control::stepEvent(step); });
    });
    connect(this, &EngineCore::reloadFinished, channel,
            [tell](const control::ReloadOutcome &outcome) {
                tell([&] { return control::reloadEvent(outcome); });
            });
    connect(this, &EngineCore::generationChanged, channel,
            [this, tell](const control::GenerationInfo &info) {
                tell([&] { return control::generationEvent(info, m_options.file); });
            });
    connect(this, &EngineCore::problems, channel, [this, tell](const config::Diagnostics &list) {
        tell([&] { return control::problemsEvent(list, m_options.file); });
    });
    connect(this, &EngineCore::healthTransition, channel,
            [tell](const health::HealthTransition &change) {
                tell([&] { return control::healthEvent(change); });
            });
    connect(this, &EngineCore::fileMissing, channel,
            [tell](bool gone) { tell([&] { return control::fileMissingEvent(gone); }); });
    connect(this, &EngineCore::warned, channel, [tell](const std::string &message) {
        tell([&] { return control::warningEvent(message); });
    });
    connect(this, &EngineCore::adminListening, channel,
            [tell](const std::string &url) { tell([&] { return control::adminEvent(url); }); });
}

std::string EngineCore::presentJson() const
{
    control::Present present;
    present.state = engineStateName(m_state);
    present.file = m_options.file;
    present.admin = m_adminUrl;
    if (m_target && m_target->service()) {
        for (const ListenerInfo &listener : listeners())
            present.listeners.emplace_back(listener.name, listener.url);
    }
    for (const auto &entry : m_store.entries())
        present.generations.push_back(entry.info);
    present.problems = m_problems;
    return control::presentJson(present);
}

} // namespace signalbox::facade
