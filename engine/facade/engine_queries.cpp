// What may be asked of a running engine, and what may be set on its servers.
#include "config/save_file.h"
#include "facade/engine_core.h"
#include "stats/metrics.h"
#include "stats/status_json.h"

namespace signalbox::facade {

std::vector<ListenerInfo> EngineCore::listeners() const
{
    std::vector<ListenerInfo> list;
    for (const net::BoundListener &bound : m_target->service()->boundListeners()) {
        ListenerInfo info{bound.name, bound.address, {}};
        info.url = bound.address.isUnix() ? bound.address.toString()
                                          : "http://" + bound.address.toString();
        list.push_back(std::move(info));
    }
    return list;
}

Result<std::shared_ptr<balance::ServerState>> EngineCore::findServer(const std::string &name) const
{
    const control::ConfigStore::Entry *active = m_store.active();
    if (!active || !active->generation)
        return Error(ErrorType::Cancelled, "the proxy isn't running");
    std::vector<std::shared_ptr<balance::ServerState>> byName;
    for (const net::BackendBinding &backend : active->generation->backends) {
        for (const auto &server : backend.pool->servers()) {
            if (server->backend() + "/" + server->name() == name)
                return server;
            if (server->name() == name)
                byName.push_back(server);
        }
    }
    if (byName.size() == 1)
        return byName.front();
    if (byName.empty())
        return Error(ErrorType::NotFound, "no server '" + name + "'");
    std::string which;
    for (const auto &server : byName)
        which += (which.empty() ? "" : ", ") + server->backend() + "/" + server->name();
    return Error(ErrorType::NotFound,
                 "several backends have a server '" + name + "': say " + which);
}

Result<std::string> EngineCore::setServerState(const std::string &server, config::AdminState state)
{
    auto found = findServer(server);
    if (!found)
        return std::move(found.error());
    balance::ServerState &target = **found;
    health::HealthTransition change{
        target.identity(), target.backend(), target.name(), target.visible(), {}, {}, {}};
    const WallTime now = m_clock.wallNow();
    target.setOverride(state, now);
    // Enable ends the file's drain too, until the file is loaded anew.
    if (state == config::AdminState::Active)
        target.setConfigured(state, now);
    m_pools.refresh(target.backend());
    if (state == config::AdminState::Active)
        m_health->checkNow(target.identity());
    change.to = target.visible();
    change.time = now;
    change.reason = state == config::AdminState::Active  ? "enabled"
                    : state == config::AdminState::Drain ? "set to drain"
                                                         : "set to maint";
    if (change.from != change.to)
        emit healthTransition(change);
    return target.backend() + "/" + target.name();
}

Result<std::string> EngineCore::checkNow(const std::string &server)
{
    auto found = findServer(server);
    if (!found)
        return std::move(found.error());
    if ((*found)->health() == balance::Health::Unchecked)
        return Error(ErrorType::NotFound, "the backend has no health check")
            .with((*found)->backend());
    m_health->checkNow((*found)->identity());
    return (*found)->backend() + "/" + (*found)->name();
}

std::optional<std::string> EngineCore::generationText(std::uint64_t number) const
{
    const control::ConfigStore::Entry *entry = m_store.find(number);
    return entry ? std::optional(entry->text) : std::nullopt;
}

std::vector<health::CheckResult> EngineCore::checks(const std::string &server) const
{
    const auto found = findServer(server);
    return found ? m_health->history((*found)->identity()) : std::vector<health::CheckResult>();
}

Result<ExplainResult> EngineCore::explain(const ExplainRequest &request) const
{
    const control::ConfigStore::Entry *active = m_store.active();
    if (!active || !active->generation)
        return Error(ErrorType::Cancelled, "the proxy isn't running");
    const net::Generation &generation = *active->generation;
    const auto next = [&](const config::BackendSpec &spec) -> std::string {
        const std::size_t index = std::size_t(&spec - generation.config->backends.data());
        const auto picks = generation.backends[index].pool->peek(1);
        return picks.empty() ? std::string() : spec.servers[picks.front()].name;
    };
    return signalbox::explain(*generation.config, *generation.table, request, next);
}

Result<void> EngineCore::stopByCommand(bool drain)
{
    if (m_state == EngineState::Stopped)
        return Error(ErrorType::Cancelled, "the proxy isn't running");
    // Queued: the answer leaves first.
    QMetaObject::invokeMethod(
        this, [this, drain] { stop(drain); }, Qt::QueuedConnection);
    return {};
}

std::string EngineCore::statusJson()
{
    return stats::statusJson(*m_stats->sampleNow());
}

} // namespace signalbox::facade
