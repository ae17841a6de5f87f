// A worker's own hold on a generation: requests pin it without touching a shared counter.
#pragma once

#include "net/generation.h"
#include "net/list_hook.h"
#include "net/retry_budget.h"
#include "net/server_pool.h"

#include <memory>
#include <vector>

namespace signalbox::net {

class Exchange;

/// A tunnel, as far as the generation that it is on knows it.
struct PinnedTunnel : ListHook<PinnedTunnel>
{
    std::int64_t startedUs = 0; // when its request began, steady clock
};

/// Thread: its worker's. Freed when it isn't current and nothing pins it.
struct GenerationPin
{
    std::shared_ptr<const Generation> generation;
    stats::GenerationCounters *counters = nullptr;
    std::vector<stats::RouteCounters *> routes; // by route index, made on first use
    /// This worker's pools and counters by backend and server index.
    struct Server
    {
        std::shared_ptr<ServerPool> pool;
        stats::ServerCounters *counters = nullptr;
    };
    std::vector<std::vector<Server>> servers;
    std::vector<RetryBudget *> budgets; // by backend
    /// Status counters of a route's requests that ended on a server: [route][server + 1], 0 is
    /// "none"; on first use.
    std::vector<std::vector<stats::RouteServerCounters *>> cells;
    List<Exchange> exchanges;   // in order of their start
    List<PinnedTunnel> tunnels; // in the order in which they came here
    std::uint64_t pins = 0;

    stats::RouteServerCounters &cell(unsigned worker, std::uint32_t route, int server);
    /// After the first of a list has come or gone: says since when something is in flight.
    void noteOldest();
    void prefetch(std::uint32_t index) const { __builtin_prefetch(&routes[index]); }
    stats::RouteCounters &route(unsigned worker, std::uint32_t index)
    {
        stats::RouteCounters *&slot = routes[index];
        if (!slot)
            slot = &generation->routes[index].state->counters().local(worker);
        return *slot;
    }
};

} // namespace signalbox::net
