// Opens a connection to a server: names resolved off the thread, happy eyeballs over the addresses
// (RFC 8305).
#pragma once

#include "base/address.h"
#include "base/error.h"
#include "config/runtime_config.h"
#include "io/socket_stream.h"
#include "io/timer_wheel.h"
#include "net/mortal.h"

#include <memory>
#include <vector>

namespace signalbox::net {

class Worker;

class ConnectHandler
{
public:
    virtual void connectDone(std::unique_ptr<io::Stream> stream) = 0;
    virtual void connectFailed(Error error) = 0;

protected:
    ~ConnectHandler() = default;
};

/// One connection attempt over all addresses of one server. Destroying (burying) it cancels.
/// Thread: its worker's.
class Connector final : public Mortal, private io::TimerNode
{
public:
    Connector(Worker &worker, const config::ServerSpec &server, Milliseconds timeout,
              ConnectHandler &handler);
    ~Connector() override;

    /// Exactly one callback follows, unless cancelled; it may come before start() returns.
    void start();
    void cancel() noexcept { m_handler = nullptr; }

private:
    class Attempt;
    void expired() override;
    void haveAddresses(std::vector<SocketAddress> addresses);
    void tryNext();
    void attemptConnected(Attempt &attempt);
    void attemptFailed(Attempt &attempt, int error);
    void fail(Error error);
    void armNext();

    Worker &m_worker;
    const config::ServerSpec &m_server;
    ConnectHandler *m_handler;
    MonoTime m_deadline;
    Milliseconds m_timeout;
    std::vector<SocketAddress> m_addresses;
    std::size_t m_next = 0;
    std::vector<std::unique_ptr<Attempt>> m_attempts;
    std::size_t m_pending = 0;
    int m_lastError = 0;
    std::shared_ptr<bool> m_alive;
};

} // namespace signalbox::net
