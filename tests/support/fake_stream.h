// A Stream whose other end is the test: what arrives, how much room there is, and how it ends.
#pragma once

#include "io/stream.h"

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <limits>
#include <memory>
#include <string>
#include <string_view>

namespace signalbox::test {

/// The test's end of a FakeStream; stays when the stream is gone. One thread: the stream's.
struct FakeWire
{
    // From the test to the stream.
    std::string arrived;                                        // not read yet
    bool ended = false;                                         // end of stream behind `arrived`
    int error = 0;                                              // reads and writes fail with it
    std::size_t room = std::numeric_limits<std::size_t>::max(); // bytes that writes still take
    // From the stream to the test.
    std::string written;
    bool writeEnded = false; // shutdownWrite()
    bool aborted = false;    // abortOnClose()
    bool closed = false;     // the stream is gone
    std::uint64_t read = 0;  // bytes that were read

    io::StreamHandler *handler() const;

    /// Bytes come, and the stream is told.
    void deliver(std::string_view text)
    {
        arrived += text;
        readable = true;
        if (handler())
            handler()->streamReadable();
    }
    /// The peer sends no more.
    void end()
    {
        ended = readable = peerClosed = true;
        if (handler())
            handler()->streamReadable();
    }
    /// The peer is gone in both directions.
    void reset()
    {
        error = ECONNRESET;
        arrived.clear();
        readable = peerClosed = true;
        if (handler())
            handler()->streamReadable();
        if (handler())
            handler()->streamBroken();
    }
    /// The peer takes more.
    void giveRoom(std::size_t bytes)
    {
        room = bytes > std::numeric_limits<std::size_t>::max() - room
                   ? std::numeric_limits<std::size_t>::max()
                   : room + bytes;
        if (blocked && handler()) {
            blocked = false;
            handler()->streamWritable();
        }
    }

    io::Stream *stream = nullptr;
    bool readable = false;
    bool peerClosed = false;
    bool blocked = false; // a write has taken less than it was given
};

class FakeStream final : public io::Stream
{
public:
    explicit FakeStream(std::shared_ptr<FakeWire> wire)
        : m_wire(std::move(wire))
    {
        m_wire->stream = this;
    }
    ~FakeStream() override
    {
        m_wire->stream = nullptr;
        m_wire->closed = true;
    }

    io::IoResult read(char *data, std::size_t size) override
    {
        if (m_wire->error != 0)
            return {io::IoResult::Kind::Error, 0, m_wire->error};
        if (m_wire->arrived.empty()) {
            if (m_wire->ended)
                return {io::IoResult::Kind::Eof, 0, 0};
            m_wire->readable = false;
            return {io::IoResult::Kind::Blocked, 0, 0};
        }
        const std::size_t n = std::min(size, m_wire->arrived.size());
        std::copy_n(m_wire->arrived.data(), n, data);
        m_wire->arrived.erase(0, n);
        m_wire->read += n;
        return {io::IoResult::Kind::Ok, n, 0};
    }
    io::IoResult write(const char *data, std::size_t size) override
    {
        if (m_wire->error != 0)
            return {io::IoResult::Kind::Error, 0, m_wire->error};
        const std::size_t n = std::min(size, m_wire->room);
        m_wire->blocked = n < size;
        if (n == 0)
            return {io::IoResult::Kind::Blocked, 0, 0};
        m_wire->room -= n;
        m_wire->written.append(data, n);
        return {io::IoResult::Kind::Ok, n, 0};
    }
    io::IoResult writev(const iovec *parts, int count) override
    {
        std::string joined;
        for (int i = 0; i < count; ++i)
            joined.append(static_cast<const char *>(parts[i].iov_base), parts[i].iov_len);
        return write(joined.data(), joined.size());
    }
    void shutdownWrite() override { m_wire->writeEnded = true; }
    bool maybeReadable() const noexcept override { return m_wire->readable; }
    bool peerClosed() const noexcept override { return m_wire->peerClosed; }
    void abortOnClose() override { m_wire->aborted = true; }

private:
    std::shared_ptr<FakeWire> m_wire;
};

inline io::StreamHandler *FakeWire::handler() const
{
    return stream ? stream->handler() : nullptr;
}

} // namespace signalbox::test
