// One exchange as the traffic tap hands it out.
#pragma once

#include <cstdint>
#include <string>

namespace signalbox::stats {

/// A record that owns its text.
struct TapRecord
{
    std::uint64_t sequence =
        0; // grows by one an exchange and worker, drops included: gaps show drops
    std::uint32_t worker = 0;
    std::int64_t wallMs = 0;
    std::string client, listener, method, host, path, query;
    std::uint16_t status = 0;
    std::uint64_t bytesIn = 0, bytesOut = 0;
    std::int64_t durationUs = 0, queueUs = -1, connectUs = -1, firstByteUs = -1;
    std::string route, backend, server;
    std::uint64_t generation = 0;
    std::uint32_t attempts = 0;
    bool reused = false;
    std::string error, requestId, requestHead, responseHead;
};

} // namespace signalbox::stats
