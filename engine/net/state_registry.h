// Live state by identity: what outlives generations.
#pragma once

#include "balance/pool.h"
#include "balance/server_state.h"
#include "stats/route_state.h"

#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>

namespace signalbox::net {

/// Hands out the one live object of an identity, made on first use; it goes when the last
/// generation (and reader) that holds it does. Threads: any (one lock); never on the hot path.
class StateRegistry
{
public:
    explicit StateRegistry(unsigned workers)
        : m_workers(workers)
    {
    }

    std::shared_ptr<balance::ServerState>
    server(const std::string &identity, const std::string &backend, const std::string &name);
    std::shared_ptr<balance::BackendState> backend(const std::string &name);
    std::shared_ptr<stats::RouteState> route(const std::string &name);
    std::shared_ptr<stats::ListenerState> listener(const std::string &name);
    unsigned workers() const noexcept { return m_workers; }

private:
    template <typename T> using Map = std::unordered_map<std::string, std::weak_ptr<T>>;
    unsigned m_workers;
    std::mutex m_mutex;
    Map<balance::ServerState> m_servers;
    Map<balance::BackendState> m_backends;
    Map<stats::RouteState> m_routes;
    Map<stats::ListenerState> m_listeners;
};

} // namespace signalbox::net
