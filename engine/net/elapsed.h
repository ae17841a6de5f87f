// Time between two moments, in the unit that counters and records use.
#pragma once

#include "base/clock.h"

#include <cstdint>

namespace signalbox::net {

/// Microseconds from one moment to a later one.
inline std::int64_t microseconds(MonoTime from, MonoTime to) noexcept
{
    return std::chrono::duration_cast<std::chrono::microseconds>(to - from).count();
}

/// Microseconds of the steady clock: what stands in atomics and in lists by age.
inline std::int64_t microseconds(MonoTime at) noexcept
{
    return microseconds(MonoTime{}, at);
}

} // namespace signalbox::net
