// From single check results to a server's health: rise and fall.
#pragma once

#include "balance/server_state.h"

#include <cstdint>

namespace signalbox::health {

/// The first result decides at once; afterwards `fall` failures in a row take an up server down and
/// `rise` successes in a row bring a down one up, with the states between visible.
class RiseFall
{
public:
    RiseFall(std::uint32_t rise, std::uint32_t fall)
        : m_rise(rise)
        , m_fall(fall)
    {
    }

    void apply(bool ok) noexcept;
    /// As if no result had come yet.
    void reset() noexcept { *this = RiseFall(m_rise, m_fall); }

    balance::Health health() const noexcept { return m_health; }
    /// n of m while going up or down; 0 of 0 otherwise.
    std::uint32_t progress() const noexcept { return m_progress; }
    std::uint32_t goal() const noexcept;

private:
    std::uint32_t m_rise;
    std::uint32_t m_fall;
    balance::Health m_health = balance::Health::Unknown;
    std::uint32_t m_progress = 0;
};

} // namespace signalbox::health
