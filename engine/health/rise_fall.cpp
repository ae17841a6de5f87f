// The rise and fall machine.
#include "health/rise_fall.h"

namespace signalbox::health {

using balance::Health;

void RiseFall::apply(bool ok) noexcept
{
    const bool wasUp = m_health == Health::Up || m_health == Health::GoingDown;
    if (m_health == Health::Unknown || ok == wasUp) {
        m_health = ok ? Health::Up : Health::Down;
        m_progress = 0;
        return;
    }
    // A result against the present state: one step on the way to the other.
    if (++m_progress >= (ok ? m_rise : m_fall)) {
        m_health = ok ? Health::Up : Health::Down;
        m_progress = 0;
    } else {
        m_health = ok ? Health::GoingUp : Health::GoingDown;
    }
}

std::uint32_t RiseFall::goal() const noexcept
{
    switch (m_health) {
    case Health::GoingUp:
        return m_rise;
    case Health::GoingDown:
        return m_fall;
    default:
        return 0;
    }
}

} // namespace signalbox::health
