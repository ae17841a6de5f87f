#include "control/collector.h"

#include "balance/pool.h"
#include "health/health_service.h"

#include <unistd.h>

namespace signalbox::control {

namespace {

std::int64_t unixMs(WallTime time)
{
    return std::chrono::duration_cast<Milliseconds>(time.time_since_epoch()).count();
}

const char *balanceName(config::BalanceKind kind)
{
    return kind == config::BalanceKind::LeastRequests ? "least-requests" : "round-robin";
}

const char *adminName(config::AdminState state)
{
    return state == config::AdminState::Maint ? "maint" : "drain";
}

/// Age of the oldest exchange on a generation; nullopt when there is none.
std::optional<std::int64_t> oldestMs(const net::Generation &generation)
{
    std::int64_t began = 0;
    generation.counters.visit([&](const stats::GenerationCounters &c) {
        const std::int64_t us = c.oldestUs.load(std::memory_order_relaxed);
        if (us > 0 && (began == 0 || us < began))
            began = us;
    });
    if (began == 0)
        return std::nullopt;
    const auto now = std::chrono::steady_clock::now().time_since_epoch();
    const std::int64_t age =
        std::chrono::duration_cast<std::chrono::microseconds>(now).count() - began;
    return std::max<std::int64_t>(age, 0) / 1000;
}

stats::ServerInfo serverInfo(const config::ServerSpec &spec, const balance::ServerState &state,
                             const health::HealthService &health)
{
    stats::ServerInfo info;
    info.name = spec.name;
    info.url = spec.url;
    const balance::VisibleState visible = state.visible();
    info.state = balance::visibleStateName(visible);
    info.stateSinceMs = unixMs(state.since());
    if (visible == balance::VisibleState::GoingUp || visible == balance::VisibleState::GoingDown)
        info.progress =
            std::to_string(state.progress()) + "/" + std::to_string(state.progressGoal());
    info.weight = spec.weight;
    if (state.ejected()) {
        const auto left = state.ejectedUntil() - std::chrono::steady_clock::now();
        info.ejectedLeftMs =
            std::max<std::int64_t>(std::chrono::duration_cast<Milliseconds>(left).count(), 0);
    }
    const std::vector<health::CheckResult> results = health.history(state.identity());
    for (const health::CheckResult &result : results)
        info.checks += result.ok ? '+' : '-';
    if (!results.empty()) {
        const health::CheckResult &last = results.back();
        info.lastCheck = stats::CheckInfo{unixMs(last.time), last.ok, last.status,
                                          std::int64_t(last.durationMs * 1000.0), last.reason};
    }
    const health::CheckTotals totals = health.totals(state.identity());
    info.checksPassed = totals.ok;
    info.checksFailed = totals.failed;
    return info;
}

} // namespace

Collector::Collector(std::string file, const health::HealthService &health, WallTime started)
    : m_health(health)
{
    m_engine.file = std::move(file);
    m_engine.pid = ::getpid();
    m_engine.version = SIGNALBOX_VERSION;
    m_engine.startedMs = unixMs(started);
    m_engine.state = "starting";
    // Counters that are there from the beginning: a rate over them is defined.
    for (const char *result : {"applied", "unchanged", "rejected"})
        m_reloads[result] = 0;
}

void Collector::setState(std::string_view state)
{
    const std::lock_guard lock(m_mutex);
    m_engine.state = state;
}

void Collector::setHistory(const ConfigStore &store)
{
    std::vector<PastGeneration> history;
    for (const ConfigStore::Entry &entry : store.entries()) {
        PastGeneration past;
        past.info.number = entry.info.number;
        past.info.cause = causeName(entry.info.cause);
        past.info.appliedMs = unixMs(entry.info.applied);
        past.info.digest = entry.info.digest;
        past.info.state = generationStateName(entry.info.state);
        past.live = entry.generation;
        if (entry.info.state == GenerationState::Retired) {
            auto frozen = std::make_shared<stats::PerWorker<stats::GenerationCounters>>(1u);
            frozen->local(0).requests.add(entry.requests);
            past.frozen = std::move(frozen);
        }
        history.push_back(std::move(past));
    }
    const ConfigStore::Entry *active = store.active();
    std::shared_ptr<const net::Generation> serving = active ? active->generation : nullptr;
    std::shared_ptr<const Routes> routes;
    if (serving != m_active) { // only this thread writes it
        auto made = std::make_shared<Routes>();
        if (serving) {
            made->reserve(serving->routes.size());
            for (const net::RouteBinding &binding : serving->routes) {
                stats::RouteInfo info{
                    binding.spec->name, binding.spec->index, binding.spec->enabled, {}};
                if (binding.spec->backend)
                    info.backend = serving->config->backends[*binding.spec->backend].name;
                made->push_back({std::move(info), binding.state});
            }
        }
        routes = std::move(made);
    }
    const std::lock_guard lock(m_mutex);
    m_history.swap(history);
    if (routes) {
        m_routes.swap(routes);
        m_active.swap(serving);
    }
}

void Collector::setListeners(std::vector<stats::ListenerInfo> listeners)
{
    const std::lock_guard lock(m_mutex);
    m_listeners = std::move(listeners);
}

void Collector::countReload(std::string_view result)
{
    const std::lock_guard lock(m_mutex);
    if (const auto it = m_reloads.find(result); it != m_reloads.end())
        ++it->second;
}

void Collector::setDropped(std::uint64_t accessLog, std::uint64_t tap)
{
    const std::lock_guard lock(m_mutex);
    m_engine.accessLogDropped = accessLog;
    m_engine.tapDropped = tap;
}

stats::SampleInput Collector::collect() const
{
    stats::SampleInput out;
    std::shared_ptr<const net::Generation> active;
    std::vector<PastGeneration> history;
    std::vector<stats::ListenerInfo> listeners;
    {
        const std::lock_guard lock(m_mutex);
        out.engine = m_engine;
        out.engine.reloads.assign(m_reloads.begin(), m_reloads.end());
        active = m_active;
        history = m_history;
        listeners = m_listeners;
        out.sameRoutes = m_routes;
    }
    for (PastGeneration &past : history) {
        stats::GenerationInput input;
        input.info = std::move(past.info);
        if (past.live) {
            input.info.oldestMs = oldestMs(*past.live);
            // Shares ownership of the whole generation, points to its counters.
            input.counters = {past.live, &past.live->counters};
        } else {
            input.counters = std::move(past.frozen);
        }
        if (input.info.state == "active")
            out.engine.generation = input.info;
        out.generations.push_back(std::move(input));
    }
    if (!active)
        return out;
    for (const net::ListenerBinding &binding : active->listeners) {
        const auto bound = std::find_if(listeners.begin(), listeners.end(), [&](const auto &l) {
            return l.name == binding.spec->name;
        });
        out.listeners.push_back(
            {{binding.spec->name, bound == listeners.end() ? std::string() : bound->url},
             binding.state});
    }
    collectBackends(*active, out);
    return out;
}

void Collector::collectBackends(const net::Generation &generation, stats::SampleInput &out) const
{
    constexpr std::size_t nextPicks = 8;
    for (const net::BackendBinding &binding : generation.backends) {
        stats::BackendInput backend;
        backend.info.name = binding.spec->name;
        backend.info.balance = balanceName(binding.spec->balance);
        for (const std::uint32_t index : binding.pool->peek(nextPicks))
            backend.info.next.push_back(binding.spec->servers[index].name);
        const std::vector<double> shares = binding.pool->expectedShares();
        const auto &servers = binding.pool->servers();
        for (std::size_t i = 0; i < servers.size(); ++i) {
            const balance::ServerState &state = *servers[i];
            stats::ServerInput input;
            input.info = serverInfo(binding.spec->servers[i], state, m_health);
            if (i < shares.size())
                input.info.shareExpected = shares[i];
            input.counters = {servers[i], &state.allCounters()};
            if (state.override_() != config::AdminState::Active)
                out.engine.overrides.push_back({state.backend(), state.name(),
                                                adminName(state.override_()),
                                                unixMs(state.since())});
            backend.servers.push_back(std::move(input));
        }
        out.backends.push_back(std::move(backend));
    }
}

} // namespace signalbox::control
