// Gathers what a sample is made from: the serving generation, the history, server states and
// health.
#pragma once

#include "base/clock.h"
#include "control/config_store.h"
#include "stats/snapshot.h"

#include <atomic>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace signalbox::health {
class HealthService;
}

namespace signalbox::control {

/// Threads: the setters from the control thread; collect() from any, without waiting for the
/// control thread.
class Collector
{
public:
    /// @param health  must outlive the collector's last collect()
    Collector(std::string file, const health::HealthService &health, WallTime started);

    void setState(std::string_view state);
    /// After every change of the history.
    void setHistory(const ConfigStore &store);
    /// Listeners as they are bound; after every swap.
    void setListeners(std::vector<stats::ListenerInfo> listeners);
    /// "applied", "unchanged" or "rejected".
    void countReload(std::string_view result);
    void setDropped(std::uint64_t accessLog, std::uint64_t tap);

    stats::SampleInput collect() const;

private:
    struct PastGeneration
    {
        stats::GenerationInfo info;
        std::shared_ptr<const net::Generation> live;
        /// What is left of one that is released: its final counts.
        std::shared_ptr<const stats::PerWorker<stats::GenerationCounters>> frozen;
    };
    using Routes = std::vector<stats::RouteInput>;
    void collectBackends(const net::Generation &generation, stats::SampleInput &out) const;

    const health::HealthService &m_health;
    mutable std::mutex m_mutex; // everything below; held for moments
    stats::EngineInfo m_engine;
    std::vector<PastGeneration> m_history;
    std::shared_ptr<const net::Generation> m_active;
    std::shared_ptr<const Routes> m_routes; // of m_active
    std::vector<stats::ListenerInfo> m_listeners;
    std::map<std::string, std::uint64_t, std::less<>> m_reloads;
};

} // namespace signalbox::control
