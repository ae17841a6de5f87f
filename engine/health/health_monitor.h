// Schedules probes and turns their results into states: the health service without thread and
// sockets.
#pragma once

#include "base/clock.h"
#include "health/check_history.h"
#include "health/health_target.h"
#include "health/probe.h"
#include "health/rise_fall.h"
#include "health/wake_timer.h"

#include <functional>
#include <map>
#include <memory>
#include <random>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

namespace signalbox::health {

/// Thread: one, on which the wake timer and the probes call back too (the health thread). The hooks
/// are called on it.
class HealthMonitor
{
public:
    struct Hooks
    {
        std::function<void(const HealthTransition &)> transition;
        /// The set of a backend's servers that may take requests has changed.
        std::function<void(const std::string &backend)> eligibilityChanged;
        /// Called on workers' threads: to be handed to ejected() on the monitor's.
        std::function<void(const std::string &identity)> postEjected;
    };

    /// @param seed  of the jitter
    HealthMonitor(const Clock &clock, WakeTimer &timer, ProbeFactory &probes, CheckHistory &history,
                  Hooks hooks, std::uint32_t seed);
    ~HealthMonitor();
    HealthMonitor(const HealthMonitor &) = delete;
    HealthMonitor &operator=(const HealthMonitor &) = delete;

    /// What is to be looked after from now on. Same identity and same check keep state and history;
    /// others are probed at once; what is gone isn't probed any more.
    void setTargets(std::vector<HealthTarget> targets);
    /// Probes now instead of at the next turn (unless a probe is under way, or the server is in
    /// maint).
    void checkNow(const std::string &identity);
    void ejected(const std::string &identity);

private:
    enum class EventKind : std::uint8_t { Probe, Timeout, EjectionEnd };
    struct Check;
    struct Event
    {
        Check *check;
        EventKind kind;
    };
    using Queue = std::multimap<MonoTime, Event>;
    static constexpr std::size_t eventKinds = 3;
    struct Look; // what is compared before and after a change

    void wake();
    /// True when the server is new or checked in another way than before.
    bool apply(Check &check, HealthTarget target);
    void takeOutliers(Check &check, std::shared_ptr<balance::OutlierDetector> next);
    void startProbe(Check &check);
    void finishProbe(Check &check, ProbeResult result);
    void timeOut(Check &check);
    void endEjection(Check &check);
    void publish(Check &check);
    void report(const Check &check, const Look &before, std::string reason);
    void reportVisible(const Check &check, balance::VisibleState before, std::string reason);
    static Look look(const balance::ServerState &state);
    Milliseconds jittered(Milliseconds interval);

    void schedule(Check &check, EventKind kind, MonoTime when);
    void unschedule(Check &check, EventKind kind);
    void rearm();

    const Clock &m_clock;
    WakeTimer &m_timer;
    ProbeFactory &m_probes;
    CheckHistory &m_history;
    Hooks m_hooks;
    std::minstd_rand m_random;
    std::unordered_map<std::string, std::unique_ptr<Check>> m_checks;
    Queue m_queue;
    MonoTime m_armed = MonoTime::max(); // when the timer will call
};

} // namespace signalbox::health
