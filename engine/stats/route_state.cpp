#include "stats/route_state.h"

namespace signalbox::stats {

PerWorker<RouteServerCounters> *RouteState::cell(const std::string &backend,
                                                 const std::string &server)
{
    const std::lock_guard lock(m_mutex);
    auto &slot = m_cells[{backend, server}];
    if (!slot)
        slot = std::make_unique<PerWorker<RouteServerCounters>>(m_counters.workers());
    return slot.get();
}

} // namespace signalbox::stats
