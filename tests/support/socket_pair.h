// Two connected, non-blocking unix stream sockets.
#pragma once

#include <QtGlobal>

#include <fcntl.h>
#include <string>
#include <string_view>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>

namespace signalbox::test {

/// Closes both ends unless they were taken.
class SocketPair
{
public:
    SocketPair()
    {
        if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0, m_ends) != 0)
            qFatal("socketpair failed");
    }
    ~SocketPair()
    {
        closeNear();
        closeFar();
    }
    SocketPair(const SocketPair &) = delete;
    SocketPair &operator=(const SocketPair &) = delete;

    int near() const noexcept { return m_ends[0]; }
    int far() const noexcept { return m_ends[1]; }
    /// The caller closes it.
    int takeNear() noexcept { return std::exchange(m_ends[0], -1); }
    void closeNear() noexcept { close(m_ends[0]); }
    void closeFar() noexcept { close(m_ends[1]); }
    /// From the far end to the near one; the number of bytes that fitted.
    std::size_t send(std::string_view text)
    {
        const ssize_t n = ::send(m_ends[1], text.data(), text.size(), MSG_NOSIGNAL);
        return n > 0 ? std::size_t(n) : 0;
    }
    /// What has arrived at the far end.
    std::string received() { return drain(m_ends[1]); }
    static std::string drain(int descriptor)
    {
        std::string all;
        char part[65536];
        for (ssize_t n; (n = ::read(descriptor, part, sizeof part)) > 0;)
            all.append(part, std::size_t(n));
        return all;
    }

private:
    static void close(int &descriptor) noexcept
    {
        if (descriptor >= 0)
            ::close(std::exchange(descriptor, -1));
    }
    int m_ends[2];
};

} // namespace signalbox::test
