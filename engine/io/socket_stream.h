// A plain TCP or unix socket as a Stream, registered with the worker's dispatcher for its whole
// life.
#pragma once

#include "io/event_dispatcher.h"
#include "io/stream.h"

namespace signalbox::io {

class SocketStream final : public Stream, private EventHandler
{
public:
    /// Takes over a connected (or connecting) non-blocking descriptor.
    SocketStream(EventDispatcher &dispatcher, int descriptor, bool connected);
    ~SocketStream() override;

    bool valid() const noexcept { return m_descriptor >= 0; }
    /// For a connecting socket: 0 once connected, errno when it failed, EINPROGRESS before.
    /// streamWritable() or streamBroken() says when to ask.
    int connectResult();

    IoResult read(char *data, std::size_t size) override;
    IoResult write(const char *data, std::size_t size) override;
    IoResult writev(const iovec *parts, int count) override;
    void shutdownWrite() override;
    bool maybeReadable() const noexcept override { return m_readable; }
    bool peerClosed() const noexcept override { return m_peerClosed; }
    void abortOnClose() override;
    int spliceDescriptor() const noexcept override { return m_descriptor; }
    void noteBlocked(bool reading) noexcept override;

private:
    void handleEvents(std::uint32_t events) override;

    EventDispatcher &m_dispatcher;
    int m_descriptor;
    bool m_readable = false;
    bool m_peerClosed = false;
    bool m_connected = false;
    bool m_writeBlocked = false; // somebody waits for room
};

} // namespace signalbox::io
