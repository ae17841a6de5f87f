// What the control thread tells a worker: adopt a generation, drain, cut.
#include "net/acceptor.h"
#include "net/exchange.h"
#include "net/listener_set.h"
#include "net/tunnel.h"
#include "net/worker.h"

namespace signalbox::net {

void Worker::addTunnel(std::unique_ptr<Tunnel> tunnel)
{
    Tunnel &started = *tunnel.release(); // owned by the list; removeTunnel() buries it
    m_tunnels.pushBack(started);
    ++m_tunnelCount;
    started.start();
}

void Worker::removeTunnel(Tunnel &tunnel)
{
    tunnel.ListHook<Tunnel>::unlink();
    --m_tunnelCount;
    bury(std::unique_ptr<Mortal>(&tunnel));
}

void Worker::adopt(std::shared_ptr<const Generation> generation, const ListenerSet &listeners)
{
    const config::RuntimeConfig &config = *generation->config;
    auto pin = std::make_unique<GenerationPin>();
    pin->counters = &generation->counters.local(m_index);
    pin->routes.resize(generation->routes.size());
    pin->cells.resize(generation->routes.size());
    pin->servers.resize(generation->backends.size());
    for (std::size_t b = 0; b < generation->backends.size(); ++b) {
        const BackendBinding &binding = generation->backends[b];
        pin->budgets.push_back(&retryBudget(binding.spec->name));
        for (const auto &state : binding.pool->servers()) {
            pin->servers[b].push_back({serverPool(state, config.settings.timeouts.serverKeepAlive),
                                       &state->counters(m_index)});
        }
    }
    pin->generation = std::move(generation);
    GenerationPin *before = std::exchange(m_current, pin.get());
    m_pins.push_back(std::move(pin));

    // Listeners: known ones get their new index, new ones start, gone ones empty their queue and
    // close.
    std::vector<std::unique_ptr<Acceptor>> kept;
    for (std::size_t i = 0; i < listeners.entries().size(); ++i) {
        const ListenerSet::Entry &entry = listeners.entries()[i];
        bool found = false;
        for (auto &acceptor : m_acceptors) {
            if (acceptor && acceptor->slot().name == entry.name &&
                acceptor->slot().address == entry.open->address()) {
                acceptor->slot().index = std::uint32_t(i);
                kept.push_back(std::move(acceptor));
                found = true;
                break;
            }
        }
        if (found)
            continue;
        auto slot = std::make_shared<ListenerSlot>();
        slot->name = entry.name;
        slot->address = entry.open->address();
        slot->index = std::uint32_t(i);
        slot->state = m_current->generation->listeners[i].state;
        slot->counters = &slot->state->counters().local(m_index);
        m_slots.push_back(slot);
        kept.push_back(makeAcceptor(*this, slot, entry.open->descriptorFor(m_index)));
    }
    for (auto &acceptor : m_acceptors) {
        if (!acceptor)
            continue;
        acceptor->slot().gone = true;
        acceptor->drainQueue();
    }
    m_acceptors = std::move(kept);
    std::erase_if(m_slots, [](const std::shared_ptr<ListenerSlot> &slot) { return slot->gone; });
    std::vector<Http1Connection *> idle;
    m_connections.forEach([&](Http1Connection &connection) {
        if (connection.slot().gone && connection.idle())
            idle.push_back(&connection);
    });
    for (Http1Connection *connection : idle)
        connection->closeWhenIdle();

    if (before) {
        m_tunnels.forEach([this](Tunnel &tunnel) {
            if (tunnel.pin() != m_current)
                tunnel.repin(*m_current);
        });
        // Servers that have left: their idle connections go; pools without any other holder follow
        // with the pin.
        for (auto &row : before->servers) {
            for (GenerationPin::Server &server : row) {
                bool stays = false;
                const auto it = m_serverPools.find(server.pool->state().identity());
                for (const auto &newRow : m_current->servers) {
                    for (const GenerationPin::Server &candidate : newRow) {
                        if (candidate.pool == server.pool)
                            stays = true;
                    }
                }
                if (!stays) {
                    server.pool->closeIdle();
                    if (it != m_serverPools.end() && it->second.lock() == server.pool)
                        m_serverPools.erase(it);
                }
            }
        }
        releasePin(*before);
    }
}

void Worker::drain()
{
    m_draining = true;
    for (const auto &acceptor : m_acceptors)
        acceptor->drainQueue();
    m_acceptors.clear();
    std::vector<Http1Connection *> all;
    m_connections.forEach([&](Http1Connection &connection) { all.push_back(&connection); });
    for (Http1Connection *connection : all)
        connection->closeWhenIdle();
}

std::uint64_t Worker::cutGeneration(std::uint64_t number)
{
    std::uint64_t cut = 0;
    std::vector<Tunnel *> tunnels;
    m_tunnels.forEach([&](Tunnel &tunnel) {
        if (tunnel.generation() == number)
            tunnels.push_back(&tunnel);
    });
    for (Tunnel *tunnel : tunnels)
        tunnel->close("cancelled");
    cut += tunnels.size();
    std::vector<Http1Connection *> connections;
    m_connections.forEach([&](Http1Connection &connection) {
        if (connection.generation() == number)
            connections.push_back(&connection);
    });
    for (Http1Connection *connection : connections)
        connection->cut();
    return cut + connections.size();
}

void Worker::cutAll()
{
    std::vector<Tunnel *> tunnels;
    m_tunnels.forEach([&](Tunnel &tunnel) { tunnels.push_back(&tunnel); });
    for (Tunnel *tunnel : tunnels)
        tunnel->close("cancelled");
    std::vector<Http1Connection *> connections;
    m_connections.forEach([&](Http1Connection &connection) { connections.push_back(&connection); });
    for (Http1Connection *connection : connections)
        connection->cut();
}

} // namespace signalbox::net
