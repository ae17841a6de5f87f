#include "net/connector.h"

#include "net/resolver.h"
#include "net/worker.h"

#include <cerrno>
#include <cstring>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

namespace signalbox::net {

namespace {
// RFC 8305 §5: a quarter of a second before the next address is tried beside the first.
constexpr Milliseconds eyeballsDelay{250};
} // namespace

class Connector::Attempt final : public Mortal, public io::StreamHandler
{
public:
    Attempt(Connector &owner, std::unique_ptr<io::SocketStream> socket)
        : m_owner(&owner)
        , stream(std::move(socket))
    {
        stream->setHandler(this);
    }
    void streamReadable() override {}
    void streamWritable() override { check(); }
    void streamBroken() override { check(); }
    void check()
    {
        if (!stream || m_done)
            return;
        const int error = stream->connectResult();
        if (error == EINPROGRESS)
            return;
        m_done = true;
        if (error == 0)
            m_owner->attemptConnected(*this);
        else
            m_owner->attemptFailed(*this, error);
    }

private:
    Connector *m_owner;
    bool m_done = false;

public:
    std::unique_ptr<io::SocketStream> stream;
};

Connector::Connector(Worker &worker, const config::ServerSpec &server, Milliseconds timeout,
                     ConnectHandler &handler)
    : m_worker(worker)
    , m_server(server)
    , m_handler(&handler)
    , m_deadline(worker.now() + timeout)
    , m_timeout(timeout)
    , m_alive(std::make_shared<bool>(true))
{
}

Connector::~Connector()
{
    *m_alive = false;
}

void Connector::start()
{
    m_worker.arm(*this, m_timeout);
    if (!m_server.unixPath.empty()) {
        SocketAddress address;
        address.path = m_server.unixPath;
        haveAddresses({address});
        return;
    }
    m_worker.resolver().resolve(m_server.host, m_server.port,
                                [this, alive = m_alive](Result<std::vector<SocketAddress>> result) {
                                    if (!*alive || !m_handler)
                                        return;
                                    if (result)
                                        haveAddresses(std::move(*result));
                                    else
                                        fail(std::move(result.error()));
                                });
}

void Connector::haveAddresses(std::vector<SocketAddress> addresses)
{
    m_addresses = std::move(addresses);
    tryNext();
}

void Connector::tryNext()
{
    while (m_handler && m_next < m_addresses.size()) {
        const SocketAddress &address = m_addresses[m_next++];
        sockaddr_storage native{};
        const Result<unsigned> length = address.toNative(native);
        if (!length) {
            m_lastError = EINVAL;
            continue;
        }
        if (!m_worker.descriptors().take(1)) {
            fail(Error(ErrorType::Overloaded, "no free descriptor for a connection to the server"));
            return;
        }
        const int descriptor =
            ::socket(native.ss_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
        if (descriptor < 0) {
            m_worker.descriptors().give(1);
            m_lastError = errno;
            continue;
        }
        if (!address.isUnix()) {
            const int on = 1;
            setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        }
        const int status =
            ::connect(descriptor, reinterpret_cast<const sockaddr *>(&native), *length);
        const int error = status == 0 ? 0 : errno;
        if (error != 0 && error != EINPROGRESS) {
            ::close(descriptor);
            m_worker.descriptors().give(1);
            m_lastError = error == EAGAIN ? ECONNREFUSED : error;
            continue;
        }
        auto attempt = std::make_unique<Attempt>(
            *this,
            std::make_unique<io::SocketStream>(m_worker.dispatcher(), descriptor, error == 0));
        Attempt &current = *attempt;
        m_attempts.push_back(std::move(attempt));
        ++m_pending;
        if (error == 0) {
            current.check();
            return;
        }
        armNext();
        return;
    }
    if (m_handler && m_pending == 0) {
        const bool refused = m_lastError == ECONNREFUSED;
        std::string text = refused ? "connection refused" : std::strerror(m_lastError);
        if (m_lastError == ENOENT && m_server.unixPath.size())
            text = "no such socket";
        fail(Error(refused ? ErrorType::ConnectRefused
                           : (m_lastError == ETIMEDOUT ? ErrorType::ConnectTimeout
                                                       : ErrorType::ConnectFailed),
                   std::move(text)));
    }
}

void Connector::armNext()
{
    const auto left = std::chrono::duration_cast<Milliseconds>(m_deadline - m_worker.now());
    m_worker.arm(*this, m_next < m_addresses.size() ? std::min(eyeballsDelay, left) : left);
}

void Connector::expired()
{
    if (!m_handler)
        return;
    if (m_worker.now() + Milliseconds(1) >= m_deadline) {
        fail(Error(ErrorType::ConnectTimeout,
                   "no connection within " + std::to_string(m_timeout.count()) + " ms"));
        return;
    }
    const std::size_t before = m_next;
    tryNext();
    if (m_handler && m_next == before)
        armNext();
}

void Connector::attemptConnected(Attempt &attempt)
{
    if (!m_handler)
        return;
    ConnectHandler *handler = std::exchange(m_handler, nullptr);
    disarm();
    std::unique_ptr<io::Stream> stream = std::move(attempt.stream);
    stream->setHandler(nullptr);
    const std::size_t others = m_pending - 1;
    for (auto &other : m_attempts) {
        if (other.get() != &attempt)
            m_worker.bury(std::move(other));
    }
    m_worker.descriptors().give(others);
    m_pending = 0;
    handler->connectDone(std::move(stream));
}

void Connector::attemptFailed(Attempt &attempt, int error)
{
    m_lastError = error;
    --m_pending;
    m_worker.descriptors().give(1);
    for (auto it = m_attempts.begin(); it != m_attempts.end(); ++it) {
        if (it->get() == &attempt) {
            m_worker.bury(std::move(*it));
            m_attempts.erase(it);
            break;
        }
    }
    if (m_handler)
        tryNext(); // at once: a refusal needs no wait
}

void Connector::fail(Error error)
{
    ConnectHandler *handler = std::exchange(m_handler, nullptr);
    disarm();
    m_worker.descriptors().give(m_pending);
    m_pending = 0;
    for (auto &attempt : m_attempts)
        m_worker.bury(std::move(attempt));
    m_attempts.clear();
    if (handler)
        handler->connectFailed(std::move(error));
}

} // namespace signalbox::net
