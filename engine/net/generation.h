// One generation: everything a request needs, built whole and warm, then published by one pointer.
#pragma once

#include "balance/pool.h"
#include "base/cause.h"
#include "base/clock.h"
#include "config/runtime_config.h"
#include "filters/chain.h"
#include "net/state_registry.h"
#include "routing/route_table.h"
#include "stats/counters.h"
#include "stats/route_state.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace signalbox::balance {
class OutlierDetector;
}

namespace signalbox {
class Breath;
}

namespace signalbox::net {

using signalbox::Cause;
using signalbox::causeName;

struct BackendBinding
{
    const config::BackendSpec *spec = nullptr;
    std::unique_ptr<balance::Pool> pool;
    /// One a server when the backend has `outlier`; else empty.
    std::vector<std::shared_ptr<balance::OutlierDetector>> outliers;
};

struct RouteBinding
{
    const config::RouteSpec *spec = nullptr;
    std::shared_ptr<stats::RouteState> state;
    std::shared_ptr<const filters::FilterChain> chain; // none: no filters
};

struct ListenerBinding
{
    const config::ListenerSpec *spec = nullptr;
    std::shared_ptr<stats::ListenerState> state;
};

/// Immutable after build() (the pools inside hold live, thread-safe selection state). Shared by
/// pointer: each request pins the generation it started with.
class Generation
{
public:
    /// Compiles tables and chains and binds live state. Any thread but a worker's.
    /// @param breath  of that thread, where it is taken (base/breath.h)
    static std::shared_ptr<const Generation>
    build(std::uint64_t number, Cause cause, WallTime applied, std::string text,
          std::shared_ptr<const config::RuntimeConfig> config, StateRegistry &registry,
          const filters::FilterFactory &factory, Breath *breath = nullptr);
    ~Generation();

    std::uint64_t number = 0;
    Cause cause = Cause::Start;
    WallTime applied;
    std::string text;
    std::shared_ptr<const config::RuntimeConfig> config;
    std::unique_ptr<const routing::RouteTable> table;
    std::vector<BackendBinding> backends;   // by index of config->backends
    std::vector<RouteBinding> routes;       // by index of config->routes
    std::vector<ListenerBinding> listeners; // by index of config->listeners
    mutable stats::PerWorker<stats::GenerationCounters> counters;

private:
    explicit Generation(unsigned workers)
        : counters(workers)
    {
    }
};

} // namespace signalbox::net
