#include "io/socket_stream.h"

#include <cerrno>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace signalbox::io {

namespace {

// The C library's recv() and send() are cancellation points, which costs a process with threads two
// locked operations each; nothing here is ever cancelled. Sanitizers watch the library's.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
ssize_t receive(int descriptor, char *data, std::size_t size)
{
    return ::recv(descriptor, data, size, 0);
}
ssize_t transmit(int descriptor, const char *data, std::size_t size)
{
    return ::send(descriptor, data, size, MSG_NOSIGNAL);
}
#else
ssize_t receive(int descriptor, char *data, std::size_t size)
{
    return ::syscall(SYS_recvfrom, descriptor, data, size, 0, nullptr, nullptr);
}
ssize_t transmit(int descriptor, const char *data, std::size_t size)
{
    return ::syscall(SYS_sendto, descriptor, data, size, MSG_NOSIGNAL, nullptr, 0);
}
#endif

} // namespace

SocketStream::SocketStream(EventDispatcher &dispatcher, int descriptor, bool connected)
    : m_dispatcher(dispatcher)
    , m_descriptor(descriptor)
    , m_connected(connected)
{
    m_writeBlocked = !connected;
    if (m_dispatcher.add(descriptor, this) != 0) {
        ::close(descriptor);
        m_descriptor = -1;
    }
}

SocketStream::~SocketStream()
{
    if (m_descriptor >= 0)
        m_dispatcher.closeAndRemove(m_descriptor, this);
}

int SocketStream::connectResult()
{
    int error = 0;
    socklen_t length = sizeof error;
    if (getsockopt(m_descriptor, SOL_SOCKET, SO_ERROR, &error, &length) != 0)
        error = errno;
    if (error == 0) {
        m_connected = true;
        m_writeBlocked = false;
    }
    return error;
}

IoResult SocketStream::read(char *data, std::size_t size)
{
    ssize_t n;
    do {
        n = receive(m_descriptor, data, size);
    } while (n < 0 && errno == EINTR);
    if (n > 0) {
        // A short read has emptied the socket, and what comes later makes a new edge; only an end
        // of stream that was announced with this edge still has to be read.
        if (std::size_t(n) < size && !m_peerClosed)
            m_readable = false;
        return {IoResult::Kind::Ok, std::size_t(n), 0};
    }
    if (n == 0) {
        m_peerClosed = true;
        m_readable = true;
        return {IoResult::Kind::Eof, 0, 0};
    }
    if (errno == EAGAIN || errno == EWOULDBLOCK) {
        m_readable = false;
        return {IoResult::Kind::Blocked, 0, 0};
    }
    return {IoResult::Kind::Error, 0, errno};
}

IoResult SocketStream::write(const char *data, std::size_t size)
{
    ssize_t n;
    do {
        n = transmit(m_descriptor, data, size);
    } while (n < 0 && errno == EINTR);
    if (n >= 0) {
        m_writeBlocked = std::size_t(n) < size;
        return {IoResult::Kind::Ok, std::size_t(n), 0};
    }
    if (errno == EAGAIN || errno == EWOULDBLOCK) {
        m_writeBlocked = true;
        return {IoResult::Kind::Blocked, 0, 0};
    }
    return {IoResult::Kind::Error, 0, errno};
}

IoResult SocketStream::writev(const iovec *parts, int count)
{
    msghdr message{};
    message.msg_iov = const_cast<iovec *>(parts);
    message.msg_iovlen = std::size_t(count);
    ssize_t n;
    do {
        n = ::sendmsg(m_descriptor, &message, MSG_NOSIGNAL);
    } while (n < 0 && errno == EINTR);
    if (n >= 0) {
        std::size_t total = 0;
        for (int i = 0; i < count; ++i)
            total += parts[i].iov_len;
        m_writeBlocked = std::size_t(n) < total;
        return {IoResult::Kind::Ok, std::size_t(n), 0};
    }
    if (errno == EAGAIN || errno == EWOULDBLOCK) {
        m_writeBlocked = true;
        return {IoResult::Kind::Blocked, 0, 0};
    }
    return {IoResult::Kind::Error, 0, errno};
}

void SocketStream::shutdownWrite()
{
    ::shutdown(m_descriptor, SHUT_WR);
}

void SocketStream::abortOnClose()
{
    const linger hard{1, 0};
    setsockopt(m_descriptor, SOL_SOCKET, SO_LINGER, &hard, sizeof hard);
}

void SocketStream::noteBlocked(bool reading) noexcept
{
    if (reading)
        m_readable = m_peerClosed;
    else
        m_writeBlocked = true;
}

void SocketStream::handleEvents(std::uint32_t events)
{
    if (events & (EPOLLRDHUP | EPOLLHUP | EPOLLERR))
        m_peerClosed = true;
    if (!m_handler)
        return;
    const bool broken = (events & (EPOLLHUP | EPOLLERR)) != 0;
    if (m_writeBlocked && (broken || (events & EPOLLOUT))) {
        m_writeBlocked = false;
        // The handler may close this stream; the graveyard keeps it alive until the batch is over.
        m_handler->streamWritable();
        if (!m_handler)
            return;
    }
    if (events & (EPOLLIN | EPOLLRDHUP | EPOLLHUP | EPOLLERR)) {
        m_readable = true;
        m_handler->streamReadable();
    }
    if (broken && m_handler)
        m_handler->streamBroken();
}

} // namespace signalbox::io
