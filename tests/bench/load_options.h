// Command line of the load generator.
#pragma once

#include <cstdint>
#include <string>

namespace signalbox::bench {

enum class LoadMode {
    KeepAlive,     // requests one after another on kept connections
    New,           // a new connection for each request, "Connection: close"
    Idle,          // one request a connection, then idle until told to end
    WebSocket,     // echo after echo
    WebSocketIdle, // one echo a connection, then idle until told to end
};

struct LoadOptions
{
    LoadMode mode = LoadMode::KeepAlive;
    std::uint16_t port = 0;
    unsigned connections = 1;
    double warmup = 0.2;        // seconds before counting begins
    double duration = 1.0;      // seconds of counting
    std::uint64_t requests = 0; // instead of a duration: stop after so many
    std::string path = "/b/1024";
    std::string host = "bench.localhost";
    unsigned hosts = 0;       // more than 0: Host is h0.localhost … in a scattered order
    std::uint64_t upload = 0; // POST a body of so many bytes of the pattern
    std::uint64_t slow = 0;   // bytes/s that each connection reads, 0: as fast as it can
    double timeout = 10.0;    // seconds without an answer: a failure
    unsigned windowMs = 0;    // more than 0: also figures for each window of time
    bool verify = false;      // compare every byte of the body with the pattern
    bool minimalHead = false; // one-line request heads
};

/// Parses or prints usage and exits with 2.
LoadOptions parseLoadOptions(int argc, char **argv);

} // namespace signalbox::bench
