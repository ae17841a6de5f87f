#include "net/generation.h"

#include "balance/outlier.h"
#include "base/breath.h"
#include "net/elapsed.h"
#include "net/exchange.h"
#include "net/generation_pin.h"

namespace signalbox::net {

Generation::~Generation() = default;

std::shared_ptr<const Generation>
Generation::build(std::uint64_t number, Cause cause, WallTime applied, std::string text,
                  std::shared_ptr<const config::RuntimeConfig> config, StateRegistry &registry,
                  const filters::FilterFactory &factory, Breath *breath)
{
    static const SystemClock clock;
    std::shared_ptr<Generation> made(new Generation(registry.workers()));
    made->number = number;
    made->cause = cause;
    made->applied = applied;
    made->text = std::move(text);
    made->config = std::move(config);
    const config::RuntimeConfig &plain = *made->config;
    made->table = std::make_unique<routing::RouteTable>(plain, breath);
    made->backends.reserve(plain.backends.size());
    for (const config::BackendSpec &spec : plain.backends) {
        BackendBinding binding;
        binding.spec = &spec;
        std::vector<std::shared_ptr<balance::ServerState>> servers;
        servers.reserve(spec.servers.size());
        for (const config::ServerSpec &server : spec.servers)
            servers.push_back(registry.server(server.identity, spec.name, server.name));
        if (spec.outlier) {
            for (const auto &server : servers)
                binding.outliers.push_back(std::make_shared<balance::OutlierDetector>(
                    server, *spec.outlier, servers.size(), clock));
        }
        binding.pool = std::make_unique<balance::Pool>(spec, registry.backend(spec.name),
                                                       std::move(servers), registry.workers());
        made->backends.push_back(std::move(binding));
        breathe(breath);
    }
    const filters::FilterFactory &make = factory ? factory : filters::defaultFilterFactory();
    made->routes.reserve(plain.routes.size());
    for (const config::RouteSpec &spec : plain.routes) {
        auto chain = filters::FilterChain::compile(spec, make);
        if (chain->empty())
            chain.reset();
        made->routes.push_back({&spec, registry.route(spec.name), std::move(chain)});
        breathe(breath);
    }
    for (const config::ListenerSpec &spec : plain.listeners)
        made->listeners.push_back({&spec, registry.listener(spec.name)});
    return made;
}

void GenerationPin::noteOldest()
{
    std::int64_t us = 0;
    if (const Exchange *exchange = exchanges.front())
        us = microseconds(exchange->started());
    if (const PinnedTunnel *tunnel = tunnels.front(); tunnel && (us == 0 || tunnel->startedUs < us))
        us = tunnel->startedUs;
    counters->oldestUs.store(us, std::memory_order_relaxed);
}

stats::RouteServerCounters &GenerationPin::cell(unsigned worker, std::uint32_t route, int server)
{
    std::vector<stats::RouteServerCounters *> &row = cells[route];
    const std::size_t column = std::size_t(server + 1);
    if (row.size() <= column)
        row.resize(column + 1);
    if (!row[column]) {
        const config::RouteSpec &spec = generation->config->routes[route];
        std::string backend;
        std::string name;
        if (spec.backend) {
            backend = generation->config->backends[*spec.backend].name;
            if (server >= 0)
                name =
                    generation->config->backends[*spec.backend].servers[std::size_t(server)].name;
        }
        row[column] = &generation->routes[route].state->cell(backend, name)->local(worker);
    }
    return *row[column];
}

} // namespace signalbox::net
