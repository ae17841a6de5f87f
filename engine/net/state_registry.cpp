#include "net/state_registry.h"

namespace signalbox::net {

namespace {
template <typename Map, typename Make>
auto findOrMake(Map &map, const std::string &key, const Make &make)
{
    auto &slot = map[key];
    auto found = slot.lock();
    if (!found) {
        found = make();
        slot = found;
    }
    return found;
}
} // namespace

std::shared_ptr<balance::ServerState> StateRegistry::server(const std::string &identity,
                                                            const std::string &backend,
                                                            const std::string &name)
{
    const std::lock_guard lock(m_mutex);
    return findOrMake(m_servers, identity, [&] {
        return std::make_shared<balance::ServerState>(identity, backend, name, m_workers);
    });
}

std::shared_ptr<balance::BackendState> StateRegistry::backend(const std::string &name)
{
    const std::lock_guard lock(m_mutex);
    return findOrMake(m_backends, name,
                      [&] { return std::make_shared<balance::BackendState>(name); });
}

std::shared_ptr<stats::RouteState> StateRegistry::route(const std::string &name)
{
    const std::lock_guard lock(m_mutex);
    return findOrMake(m_routes, name,
                      [&] { return std::make_shared<stats::RouteState>(name, m_workers); });
}

std::shared_ptr<stats::ListenerState> StateRegistry::listener(const std::string &name)
{
    const std::lock_guard lock(m_mutex);
    return findOrMake(m_listeners, name,
                      [&] { return std::make_shared<stats::ListenerState>(name, m_workers); });
}

} // namespace signalbox::net
