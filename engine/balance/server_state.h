// Live state of one server, keyed by its identity: it outlives generations.
#pragma once

#include "base/clock.h"
#include "config/runtime_config.h"
#include "stats/counters.h"

#include <atomic>
#include <cstdint>
#include <string>
#include <string_view>

namespace signalbox::balance {

/// What probes say. Unchecked: no health check configured. Unknown: checked, no result yet.
enum class Health : std::uint8_t { Unchecked, Unknown, Up, GoingDown, Down, GoingUp };

/// States people see (engine.md §6); the words of `status --json`.
enum class VisibleState : std::uint8_t {
    Up,
    GoingDown,
    Down,
    GoingUp,
    Drain,
    Maint,
    Unchecked,
    Unknown,
    Ejected,
};
std::string_view visibleStateName(VisibleState state) noexcept; // "going-down"

/// Threads: atomics are read from anywhere; each setter names its one writer.
class ServerState
{
public:
    ServerState(std::string identity, std::string backend, std::string name, unsigned workers);

    const std::string &identity() const noexcept { return m_identity; }
    const std::string &backend() const noexcept { return m_backend; }
    const std::string &name() const noexcept { return m_name; }

    stats::ServerCounters &counters(unsigned worker) { return m_counters.local(worker); }
    const stats::PerWorker<stats::ServerCounters> &allCounters() const noexcept
    {
        return m_counters;
    }
    /// Requests on it now, summed over the workers.
    std::uint64_t active() const noexcept;

    Health health() const noexcept { return m_health.load(std::memory_order_acquire); }
    /// Health thread. `progress` of `goal` consecutive results while going up or down.
    void setHealth(Health health, std::uint32_t progress, std::uint32_t goal,
                   WallTime since) noexcept;

    /// What the file says (config), set when a generation is published; and what a person set at
    /// run time (override). The stricter of the two holds until enable.
    void setConfigured(config::AdminState state, WallTime since = wallNow()) noexcept;
    void setOverride(config::AdminState state, WallTime since = wallNow()) noexcept; // Active: none
    config::AdminState configured() const noexcept;
    config::AdminState override_() const noexcept;
    config::AdminState admin() const noexcept; // the stricter

    /// Passive ejection: until when (0 = not ejected), by the outlier detector.
    bool ejected() const noexcept
    {
        return m_ejection.load(std::memory_order_acquire) == Ejection::Ejected;
    }
    void setEjected(bool ejected, MonoTime until, WallTime since = wallNow()) noexcept;
    MonoTime ejectedUntil() const noexcept;
    /// An ejection whose time is over: one request at a time until setEjected(false, …) or
    /// setEjected(true, …) says how that went.
    void setOnTrial(WallTime since = wallNow()) noexcept;
    bool onTrial() const noexcept
    {
        return m_ejection.load(std::memory_order_relaxed) >= Ejection::Trial;
    }
    /// For the request that is to show it; false: another one is under way. Any worker.
    bool takeTrial() noexcept;
    /// That request has shown nothing.
    void giveTrialBack() noexcept;

    /// May it get new requests, weight and fullness apart? Unknown counts as no: Pool falls back to
    /// those servers when nothing else is left.
    bool available() const noexcept;
    /// available(), or it would be but for its first probe's result.
    bool availableOrUnknown() const noexcept;
    /// availableOrUnknown(), and no request is just showing whether it is well again.
    bool takesRequests() const noexcept;

    VisibleState visible() const noexcept;
    WallTime since() const noexcept; // of the visible state's last change
    std::uint32_t progress() const noexcept;
    std::uint32_t progressGoal() const noexcept;

    /// Learned upper bound for keeping idle connections to it, ms; 0: nothing learned. Any worker
    /// may lower it.
    std::atomic<std::uint32_t> learnedIdleMs{0};

private:
    static WallTime wallNow() noexcept { return std::chrono::system_clock::now(); }
    void touch(VisibleState before, WallTime since) noexcept;

    std::string m_identity, m_backend, m_name;
    stats::PerWorker<stats::ServerCounters> m_counters;
    std::atomic<Health> m_health{Health::Unchecked};
    std::atomic<config::AdminState> m_configured{config::AdminState::Active};
    std::atomic<config::AdminState> m_override{config::AdminState::Active};
    enum class Ejection : std::uint8_t { None, Ejected, Trial, TrialTaken };
    bool serves() const noexcept; // ejection apart

    std::atomic<Ejection> m_ejection{Ejection::None};
    std::atomic<std::int64_t> m_ejectedUntil{0};
    std::atomic<std::uint64_t> m_progress{0}; // progress << 32 | goal
    std::atomic<std::int64_t> m_sinceMs{0};
};

} // namespace signalbox::balance
