// One worker's idle connections to one server, newest first.
#pragma once

#include "balance/server_state.h"
#include "net/http1_upstream.h"

#include <memory>
#include <vector>

namespace signalbox::net {

class Worker;

/// Keyed by the server's identity; lives while a generation or a connection refers to it. Thread:
/// its worker's.
class ServerPool
{
public:
    /// Idle connections kept to one server by one worker.
    static constexpr std::size_t maxIdle = 1024;

    ServerPool(Worker &worker, std::shared_ptr<balance::ServerState> state)
        : m_worker(worker)
        , m_state(std::move(state))
    {
    }
    ~ServerPool();

    balance::ServerState &state() noexcept { return *m_state; }
    /// Newest idle connection, or nullptr.
    std::unique_ptr<Http1Upstream> take();
    void put(std::unique_ptr<Http1Upstream> connection);
    /// Closes all idle ones, e.g. when the server has left the configuration.
    void closeIdle();
    /// Closes the oldest idle one; false when there is none.
    bool closeOldest();
    void setKeepAlive(Milliseconds limit) noexcept { m_keepAlive = limit; }
    /// How long an idle connection is kept: the configured time, or less where the server was
    /// learned to close sooner.
    Milliseconds idleLimit() const noexcept;
    /// The server closed a connection that had been idle for `idle`.
    void learnClosedAfter(Milliseconds idle) noexcept;
    /// The server said Keep-Alive: timeout=N.
    void learnTimeout(std::uint32_t seconds) noexcept;
    std::size_t idle() const noexcept { return m_idle.size(); }

private:
    friend class Http1Upstream;
    void remove(Http1Upstream &connection);

    Worker &m_worker;
    std::shared_ptr<balance::ServerState> m_state;
    std::vector<std::unique_ptr<Http1Upstream>> m_idle; // oldest first
    Milliseconds m_keepAlive{30000};
    bool m_closed = false; // the server has left the configuration: keep nothing
};

} // namespace signalbox::net
