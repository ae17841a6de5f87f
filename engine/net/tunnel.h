// A byte tunnel after an upgrade (WebSocket and others): both directions, half-close kept, its own
// idle timeout.
#pragma once

#include "base/address.h"
#include "io/stream.h"
#include "io/timer_wheel.h"
#include "net/continuation.h"
#include "net/generation_pin.h"
#include "net/list_hook.h"
#include "net/listener_slot.h"
#include "net/mortal.h"

#include <memory>
#include <string>

namespace signalbox::net {

class Exchange;
class Worker;

/// Takes both streams over from an exchange that has forwarded a 101. Thread: its worker's.
class Tunnel final : public Mortal,
                     public ListHook<Tunnel>,
                     private PinnedTunnel,
                     private io::TimerNode,
                     private Continuation
{
public:
    Tunnel(Worker &worker, Exchange &exchange);
    ~Tunnel() override;

    /// Sends what was read ahead and starts moving bytes.
    void start();
    std::uint64_t generation() const noexcept { return m_pin->generation->number; }
    GenerationPin *pin() const noexcept { return m_pin; }
    /// After a swap: goes over to the new generation when the route still leads to the same server;
    /// false when it doesn't.
    bool repin(GenerationPin &current);
    /// Cuts both sides and records.
    void close(std::string_view error);

private:
    /// One direction: bytes read from `from` that `to` hasn't taken yet.
    struct Side final : io::StreamHandler
    {
        void streamReadable() override { tunnel->pump(*this); }
        void streamWritable() override { tunnel->pump(*other); }
        void streamBroken() override { tunnel->broken(*this); }
        Tunnel *tunnel = nullptr;
        Side *other = nullptr;
        std::unique_ptr<io::Stream> stream;
        std::string queued; // read from this side, not yet taken by the other
        bool ended = false; // this side has sent its end of stream
        bool endSent = false;
        bool gone = false; // nothing can be sent to it any more
    };

    void expired() override;
    void continueRun() override;
    void pump(Side &from);
    bool flush(Side &from);
    void broken(Side &side);
    void count(const Side &from, std::size_t bytes);
    void leavePin();

    Worker &m_worker;
    GenerationPin *m_pin;
    std::shared_ptr<ListenerSlot> m_listener;
    Side m_client;
    Side m_server;
    std::uint32_t m_route;
    std::uint32_t m_backend;
    std::uint32_t m_serverIndex;
    stats::RouteCounters *m_routeCounters;
    stats::ServerCounters *m_serverCounters;
    std::shared_ptr<ServerPool> m_pool; // keeps the counters alive
    std::shared_ptr<stats::RouteState> m_routeState;
    std::uint64_t m_bytesIn;
    std::uint64_t m_bytesOut;
    std::int32_t m_connectUs;
    std::int32_t m_firstByteUs;
    std::uint16_t m_attempts;
    bool m_reused;
    bool m_closed = false;
    bool m_pumping = false;
    Milliseconds m_idle;
    SocketAddress m_clientAddress;
    std::string
        m_record; // method, host, path, query, request id, user agent, referer; NUL between them
};

} // namespace signalbox::net
