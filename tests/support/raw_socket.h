// Blocking TCP sockets for tests that speak byte by byte; every wait ends after ten seconds.
#pragma once

#include <QtGlobal>

#include <arpa/inet.h>
#include <cerrno>
#include <functional>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <string>
#include <string_view>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>

namespace signalbox::test {

/// Thread: one at a time.
class RawSocket
{
public:
    RawSocket() = default;
    explicit RawSocket(int descriptor)
        : m_descriptor(descriptor)
    {
        const timeval limit{10, 0};
        ::setsockopt(m_descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
        ::setsockopt(m_descriptor, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit);
        const int on = 1;
        ::setsockopt(m_descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    }
    ~RawSocket() { close(); }
    RawSocket(RawSocket &&other) noexcept
        : m_descriptor(std::exchange(other.m_descriptor, -1))
        , m_seen(std::move(other.m_seen))
    {
    }
    RawSocket &operator=(RawSocket &&other) noexcept
    {
        close();
        m_descriptor = std::exchange(other.m_descriptor, -1);
        m_seen = std::move(other.m_seen);
        return *this;
    }
    /// To 127.0.0.1; not valid() when refused.
    static RawSocket connected(unsigned port)
    {
        RawSocket made(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(std::uint16_t(port));
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        if (::connect(made.m_descriptor, reinterpret_cast<sockaddr *>(&address), sizeof address) !=
            0)
            made.close();
        return made;
    }
    bool valid() const noexcept { return m_descriptor >= 0; }
    bool send(std::string_view text)
    {
        while (!text.empty()) {
            const ssize_t n = ::send(m_descriptor, text.data(), text.size(), MSG_NOSIGNAL);
            if (n <= 0)
                return false;
            text.remove_prefix(std::size_t(n));
        }
        return true;
    }
    /// Reads until the condition holds of what has come since take(); false when the connection
    /// ends or nothing comes.
    bool readUntil(const std::function<bool(const std::string &)> &enough)
    {
        while (!enough(m_seen)) {
            if (!readSome())
                return false;
        }
        return true;
    }
    bool readUntil(std::string_view end)
    {
        return readUntil([end](const std::string &seen) { return seen.ends_with(end); });
    }
    /// Reads to the end of the stream; false when it doesn't come (or comes as a reset).
    bool readToEnd()
    {
        while (readSome()) {
        }
        return m_ended;
    }
    bool wasReset() const noexcept { return m_reset; }
    const std::string &seen() const noexcept { return m_seen; }
    std::string take() { return std::exchange(m_seen, {}); }
    void shutdownWrite() { ::shutdown(m_descriptor, SHUT_WR); }
    /// Closes with a reset.
    void abort()
    {
        const linger hard{1, 0};
        ::setsockopt(m_descriptor, SOL_SOCKET, SO_LINGER, &hard, sizeof hard);
        close();
    }
    void close()
    {
        if (m_descriptor >= 0)
            ::close(std::exchange(m_descriptor, -1));
    }

private:
    bool readSome()
    {
        char part[65536];
        const ssize_t n = ::recv(m_descriptor, part, sizeof part, 0);
        if (n > 0) {
            m_seen.append(part, std::size_t(n));
            return true;
        }
        m_ended = n == 0;
        m_reset = n < 0 && errno == ECONNRESET;
        return false;
    }

    int m_descriptor = -1;
    std::string m_seen;
    bool m_ended = false;
    bool m_reset = false;
};

/// Listens on 127.0.0.1, a port of its own.
class RawServer
{
public:
    RawServer()
        : m_descriptor(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        const timeval limit{10, 0};
        ::setsockopt(m_descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t length = sizeof address;
        if (::bind(m_descriptor, reinterpret_cast<sockaddr *>(&address), length) != 0 ||
            ::listen(m_descriptor, 64) != 0 ||
            ::getsockname(m_descriptor, reinterpret_cast<sockaddr *>(&address), &length) != 0)
            qFatal("no port to listen on");
        m_port = ntohs(address.sin_port);
    }
    ~RawServer() { ::close(m_descriptor); }
    RawServer(const RawServer &) = delete;
    RawServer &operator=(const RawServer &) = delete;

    unsigned port() const noexcept { return m_port; }
    /// The next connection; not valid() when none comes.
    RawSocket accept()
    {
        return RawSocket(::accept4(m_descriptor, nullptr, nullptr, SOCK_CLOEXEC));
    }

private:
    int m_descriptor;
    unsigned m_port = 0;
};

} // namespace signalbox::test
