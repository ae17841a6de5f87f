// One listener as a worker sees it, through all generations that have it.
#pragma once

#include "base/address.h"
#include "stats/route_state.h"

#include <cstdint>
#include <memory>
#include <string>

namespace signalbox::net {

/// Keyed by name and address. Thread: its worker's.
struct ListenerSlot
{
    std::string name;
    SocketAddress address;
    std::shared_ptr<stats::ListenerState> state;
    stats::ListenerCounters *counters = nullptr;
    std::uint32_t index = 0; // in the current generation's configuration
    bool gone = false; // not in the current generation: its connections end with their exchange
};

} // namespace signalbox::net
