// One worker on its own loop, clients and servers on fake streams: exchanges without a socket.
#pragma once

#include "config/load.h"
#include "net/exchange.h"
#include "net/generation.h"
#include "net/http1_connection.h"
#include "net/http1_upstream.h"
#include "net/listener_set.h"
#include "net/worker.h"
#include "support/fake_stream.h"
#include "support/loop_thread.h"

#include <memory>
#include <string>
#include <vector>

namespace signalbox::test {

/// Made and used on the thread of `loop` alone (LoopThread::run()).
class WorkerFixture
{
public:
    /// @param yaml  listeners, backends and routes; "version: 1" is put in front
    explicit WorkerFixture(LoopThread &loop, const std::string &yaml,
                           filters::FilterFactory factory = {})
        : m_loop(loop)
        , m_registry(1)
        , m_tap(std::make_shared<stats::Tap>(1u))
        , m_factory(std::move(factory))
    {
        m_tap->setActive(true);
        m_worker = std::make_unique<net::Worker>(
            0u, net::WorkerShared{1, std::make_shared<net::DescriptorBudget>(100000), m_tap},
            loop.dispatcher());
        publish(yaml);
        m_slot = std::make_shared<net::ListenerSlot>();
        m_slot->name = m_generation->config->listeners[0].name;
        m_slot->address = m_listeners->entries()[0].open->address();
        m_slot->state = m_generation->listeners[0].state;
        m_slot->counters = &m_slot->state->counters().local(0);
    }

    /// The next generation.
    void publish(const std::string &yaml)
    {
        const std::string text = "version: 1\n" + yaml;
        const config::Resolution resolution = config::load(text, "/srv/dev/signalbox.yaml");
        if (!resolution.config) {
            for (const config::Diagnostic &found : resolution.diagnostics)
                qWarning("%s: %s", found.path.c_str(), found.message.c_str());
            qFatal("the test's configuration is wrong");
        }
        auto listeners = net::ListenerSet::make(*resolution.config, m_listeners.get(), 1);
        if (!listeners)
            qFatal("%s", listeners.error().text().c_str());
        m_listeners = *listeners;
        m_generation = net::Generation::build(++m_number, net::Cause::Start, {}, text,
                                              resolution.config, m_registry, m_factory);
        m_worker->adopt(m_generation, *m_listeners);
    }

    /// A client that has just connected.
    std::shared_ptr<FakeWire> connectClient()
    {
        auto wire = std::make_shared<FakeWire>();
        m_worker->descriptors().force(1);
        SocketAddress address;
        address.ip = IpAddress::parse("127.0.0.1").value();
        address.port = 4711;
        auto *connection = new net::Http1Connection( // ends by burying itself
            *m_worker, std::make_unique<FakeStream>(wire), m_slot, address);
        connection->start();
        m_clients.push_back({wire, connection});
        return wire;
    }
    /// A connection to a server of the current generation that waits in the worker's pool.
    std::shared_ptr<FakeWire> poolServer(std::size_t backend = 0, std::size_t server = 0)
    {
        auto wire = std::make_shared<FakeWire>();
        m_worker->descriptors().force(1);
        const auto &pool = m_worker->generation().servers[backend][server].pool;
        pool->put(std::make_unique<net::Http1Upstream>(*m_worker, pool,
                                                       std::make_unique<FakeStream>(wire)));
        m_servers.push_back(wire);
        return wire;
    }
    /// Lets the loop run: what was buried is freed, timers that are due fire.
    void turn()
    {
        for (int i = 0; i < 4; ++i)
            m_loop.dispatcher().processEvents(QEventLoop::AllEvents);
    }
    /// Lets the loop run until the condition holds; false after ten seconds.
    bool turnUntil(const std::function<bool()> &condition)
    {
        const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(10);
        while (!condition()) {
            if (std::chrono::steady_clock::now() > end)
                return false;
            // Ends with the next tick of the worker's wheel at the latest.
            m_loop.dispatcher().processEvents(QEventLoop::WaitForMoreEvents);
        }
        return true;
    }
    /// Cuts what is open still.
    void cutClients()
    {
        for (const Client &client : m_clients) {
            if (client.wire->stream)
                client.connection->cut();
        }
        turn();
    }

    std::vector<stats::TapRecord> records()
    {
        m_tap->drain(m_records);
        return m_records;
    }
    std::uint64_t inFlight() const
    {
        std::uint64_t count = 0;
        m_generation->counters.visit(
            [&](const stats::GenerationCounters &c) { count += c.inFlight.get(); });
        return count;
    }
    /// Requests and tunnels that the server is counted to have.
    std::uint64_t active(std::size_t backend = 0, std::size_t server = 0) const
    {
        return m_generation->backends[backend].pool->servers()[server]->counters(0).active.get();
    }
    std::size_t idleServers(std::size_t backend = 0, std::size_t server = 0)
    {
        return m_worker->generation().servers[backend][server].pool->idle();
    }
    net::Worker &worker() { return *m_worker; }
    const net::Generation &generation() const { return *m_generation; }
    const net::ListenerSlot &slot() const { return *m_slot; }

    ~WorkerFixture()
    {
        cutClients();
        m_worker.reset();
        m_loop.dispatcher().setBatchHook(nullptr);
    }

private:
    struct Client
    {
        std::shared_ptr<FakeWire> wire;
        net::Http1Connection *connection;
    };
    LoopThread &m_loop;
    net::StateRegistry m_registry;
    std::shared_ptr<stats::Tap> m_tap;
    filters::FilterFactory m_factory;
    std::unique_ptr<net::Worker> m_worker;
    std::shared_ptr<net::ListenerSet> m_listeners;
    std::shared_ptr<const net::Generation> m_generation;
    std::shared_ptr<net::ListenerSlot> m_slot;
    std::uint64_t m_number = 0;
    std::vector<Client> m_clients;
    std::vector<std::shared_ptr<FakeWire>> m_servers;
    std::vector<stats::TapRecord> m_records;
};

} // namespace signalbox::test
