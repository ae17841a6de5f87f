// State keeping of services.
#include "base/service.h"

namespace signalbox {

void Service::setState(State state)
{
    if (m_state.exchange(state, std::memory_order_acq_rel) != state)
        emit stateChanged(state);
}

std::string_view serviceStateName(Service::State state) noexcept
{
    switch (state) {
    case Service::State::Starting:
        return "starting";
    case Service::State::Running:
        return "running";
    case Service::State::Draining:
        return "draining";
    case Service::State::Stopped:
        return "stopped";
    }
    return "stopped";
}

} // namespace signalbox
