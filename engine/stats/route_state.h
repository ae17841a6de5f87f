// Live counters of routes and listeners, keyed by name: they survive reloads.
#pragma once

#include "stats/counters.h"

#include <map>
#include <memory>
#include <mutex>
#include <string>

namespace signalbox::stats {

/// Live state of one route, keyed by its name. Shared by the generations that have it.
/// Threads: counters by worker; cell() and visitCells() from any thread.
class RouteState
{
public:
    RouteState(std::string name, unsigned workers)
        : m_name(std::move(name))
        , m_counters(workers)
    {
    }

    const std::string &name() const noexcept { return m_name; }
    PerWorker<RouteCounters> &counters() noexcept { return m_counters; }
    const PerWorker<RouteCounters> &counters() const noexcept { return m_counters; }

    /// Counters of the requests of this route that ended on one server ("" backend and server:
    /// answered by the proxy itself). The pointer stays valid as long as this object. Takes a lock:
    /// callers keep the pointer.
    PerWorker<RouteServerCounters> *cell(const std::string &backend, const std::string &server);

    template <typename F> void visitCells(F &&f) const
    {
        const std::lock_guard lock(m_mutex);
        for (const auto &[key, cell] : m_cells)
            f(key.first, key.second, *cell);
    }

private:
    std::string m_name;
    PerWorker<RouteCounters> m_counters;
    mutable std::mutex m_mutex;
    std::map<std::pair<std::string, std::string>, std::unique_ptr<PerWorker<RouteServerCounters>>>
        m_cells;
};

/// Live state of one listener, keyed by its name.
class ListenerState
{
public:
    ListenerState(std::string name, unsigned workers)
        : m_name(std::move(name))
        , m_counters(workers)
    {
    }
    const std::string &name() const noexcept { return m_name; }
    PerWorker<ListenerCounters> &counters() noexcept { return m_counters; }
    const PerWorker<ListenerCounters> &counters() const noexcept { return m_counters; }

private:
    std::string m_name;
    PerWorker<ListenerCounters> m_counters;
};

} // namespace signalbox::stats
