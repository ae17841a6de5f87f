// The load generator: one epoll loop, every connection a small state machine, every kind of failure
// counted.
#pragma once

#include "load_options.h"
#include "load_report.h"
#include "wire.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace signalbox::bench {

enum class State { Unconnected, Connecting, Sending, Head, Body, WaitEnd, Frame, Idle, Dead };

/// A connection and the request on it.
struct Connection
{
    Descriptor fd;
    State state = State::Unconnected;
    unsigned index = 0;
    std::string out;
    std::size_t outAt = 0;
    std::uint64_t uploadLeft = 0;
    std::uint64_t uploadAt = 0;
    std::string in; // head, or WebSocket bytes
    std::uint64_t bodyLeft = 0;
    std::uint64_t bodyAt = 0;
    bool wrong = false;
    bool closeAfter = false;
    bool upgraded = false;
    std::uint64_t started = 0; // of the request under way, ns
    std::uint64_t latency = 0;
    std::uint64_t allowance = 0; // bytes a slow reader may take now
};

/// One run. Everything on the thread that calls run().
class Load
{
public:
    explicit Load(const LoadOptions &options);
    int run();

private:
    // load.cpp: connections and time
    static void say(const std::string &line);
    bool finished(std::uint64_t now) const;
    static bool inputEnded();
    // At most 128 connection attempts at a time, so that accept queues don't overflow. The idle
    // modes have at most 16 on the way to idle: what a crowd needs at its peak isn't idle memory.
    void connectMore(std::uint64_t now);
    void connect(Connection &c, std::uint64_t now);
    void fail(Connection &c, std::uint64_t now, Failure kind, int detail = 0);
    void leave(Connection &c);
    // A connection that failed is made again on the next tick; in the idle modes it stays lost.
    void reconnectLater(Connection &c);
    void onTick(std::uint64_t now, std::uint64_t elapsed);

    // load_exchange.cpp: requests and answers
    void startRequest(Connection &c, std::uint64_t now);
    void advance(Connection &c, std::uint64_t now);
    // False: nothing more can be done now (or the connection is gone).
    bool send(Connection &c, std::uint64_t now);
    static bool peek(Connection &c);
    bool receive(Connection &c, std::uint64_t now);
    void ended(Connection &c, std::uint64_t now, bool reset);
    void take(Connection &c, std::uint64_t now, std::string_view bytes);
    // False: the exchange is over (a failure, or an upgrade).
    bool takeHead(Connection &c, std::uint64_t now);
    void takeBody(Connection &c, std::uint64_t now, std::string_view bytes);
    void complete(Connection &c, std::uint64_t now);
    void takeFrame(Connection &c, std::uint64_t now, std::string_view bytes);

    LoadOptions m_options;
    Report m_report;
    Descriptor m_epoll;
    std::string m_buffer;
    std::vector<std::unique_ptr<Connection>> m_connections;
    std::vector<unsigned> m_again;
    std::size_t m_toConnect = 0;
    unsigned m_connecting = 0;
    std::size_t m_idle = 0;
    std::size_t m_dead = 0;
    std::uint32_t m_source = 0;
    std::uint64_t m_sequence = 0;
    std::uint64_t m_lastSweep = 0;
};

} // namespace signalbox::bench
