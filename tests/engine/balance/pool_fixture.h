// A pool of servers named a, b, c, … with all it needs around it.
#pragma once

#include "balance/pool.h"
#include "support/config_builders.h"

#include <QString>

#include <memory>
#include <vector>

namespace signalbox::test {

using namespace signalbox::balance;
using Outcome = Pick::Outcome;
using testsupport::makeBackend;
using testsupport::makeStates;

inline QString letters(const std::vector<std::uint32_t> &picks)
{
    QString out;
    for (const std::uint32_t p : picks)
        out += QChar(u'a' + int(p));
    return out;
}

struct Fixture
{
    explicit Fixture(const std::vector<std::uint32_t> &weights, unsigned workers = 1,
                     config::BalanceKind kind = config::BalanceKind::RoundRobin)
        : spec(makeBackend(weights))
    {
        spec.balance = kind;
        states = makeStates(spec, workers);
        backend = std::make_shared<BackendState>("api");
        pool = std::make_unique<Pool>(spec, backend, states, workers);
    }
    /// With changed limits: the pool reads its spec, which the fixture owns.
    void limit(std::size_t server, std::uint32_t requests)
    {
        spec.servers[server].maxRequests = requests;
    }
    void health(std::size_t server, Health health)
    {
        states[server]->setHealth(health, 0, 0, WallTime());
        pool->refresh();
    }
    QString pick(std::size_t count, std::vector<std::uint32_t> tried = {})
    {
        std::vector<std::uint32_t> picks;
        for (std::size_t i = 0; i < count; ++i) {
            const Pick pick = pool->pick(0, tried);
            if (pick.outcome != Outcome::Picked)
                return letters(picks) + u'!';
            picks.push_back(pick.server);
        }
        return letters(picks);
    }

    config::BackendSpec spec;
    std::vector<std::shared_ptr<ServerState>> states;
    std::shared_ptr<BackendState> backend;
    std::unique_ptr<Pool> pool;
};

} // namespace signalbox::test
