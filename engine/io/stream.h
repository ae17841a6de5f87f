// A byte stream as the HTTP code sees it: non-blocking reads and writes, readiness, no descriptor.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <sys/uio.h>

namespace signalbox::io {

struct IoResult
{
    enum class Kind : std::uint8_t { Ok, Blocked, Eof, Error };
    Kind kind = Kind::Ok;
    std::size_t bytes = 0; // Ok only, > 0
    int error = 0;         // Error only: errno
};

/// Told when a stream becomes readable or writable (edge: once per change) or fails. The stream may
/// be destroyed from inside only through the worker's graveyard.
class StreamHandler
{
public:
    virtual void streamReadable() = 0;
    virtual void streamWritable() = 0;
    /// The peer is gone in both directions (reset or full close) while nothing was being read.
    virtual void streamBroken() = 0;

protected:
    ~StreamHandler() = default;
};

/// Thread: the worker that made it. Plain sockets, TLS and test doubles implement it.
class Stream
{
public:
    virtual ~Stream() = default;

    void setHandler(StreamHandler *handler) noexcept { m_handler = handler; }
    StreamHandler *handler() const noexcept { return m_handler; }

    /// Reads at most `size` bytes. Blocked: streamReadable() will come.
    virtual IoResult read(char *data, std::size_t size) = 0;
    /// Writes what fits now; Ok with fewer bytes than given means that streamWritable() will come.
    virtual IoResult write(const char *data, std::size_t size) = 0;
    virtual IoResult writev(const iovec *parts, int count) = 0;
    /// Sends end-of-stream, keeps reading.
    virtual void shutdownWrite() = 0;
    /// True when a read may give something without waiting for streamReadable() first.
    virtual bool maybeReadable() const noexcept = 0;
    /// True when the peer has closed its sending side (data before it may still be unread).
    virtual bool peerClosed() const noexcept = 0;
    /// Resets on close instead of closing in order, so that the peer can tell that the answer is
    /// incomplete.
    virtual void abortOnClose() = 0;
    /// A descriptor that splice(2) may use on the bytes as they are, or -1 (TLS, test doubles). io
    /// layer only.
    virtual int spliceDescriptor() const noexcept { return -1; }
    /// Splice has met an empty (or full) socket: readiness comes by event again.
    virtual void noteBlocked(bool reading) noexcept { (void)reading; }

protected:
    StreamHandler *m_handler = nullptr;
};

} // namespace signalbox::io
