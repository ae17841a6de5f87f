// What is known of an exchange when it ends: the one thing the access log and the traffic tap are
// fed with.
#pragma once

#include "base/address.h"

#include <cstdint>
#include <string_view>

namespace signalbox::stats {

/// Views are valid during the call only. Durations in microseconds; -1: it didn't happen (null in
/// outputs).
struct ExchangeRecord
{
    std::int64_t wallMs = 0; // when the head's first byte came, Unix milliseconds
    const SocketAddress *client = nullptr;
    std::string_view clientIp; // text of client->ip where it is at hand, else empty
    std::string_view listener;
    std::string_view method;
    std::string_view host;
    std::string_view path;  // as sent, without the query
    std::string_view query; // without '?'
    std::uint8_t minorVersion = 1;
    std::uint16_t status = 0;
    std::uint64_t bytesIn = 0;  // from the client, heads included
    std::uint64_t bytesOut = 0; // to the client, heads included
    std::int64_t durationUs = 0;
    std::int64_t queueUs = -1;
    std::int64_t connectUs = -1;
    std::int64_t firstByteUs = -1;
    std::string_view route;   // empty: none
    std::string_view backend; // empty: none
    std::string_view server;  // empty: none
    std::uint64_t generation = 0;
    std::uint32_t attempts = 0;
    bool reused = false;
    std::string_view error; // errorName(), empty: none
    std::string_view requestId;
    std::string_view userAgent;
    std::string_view referer;
    std::string_view requestHead;  // raw forwarded head, only filled when the tap is on
    std::string_view responseHead; // likewise
};

} // namespace signalbox::stats
