#include "base/breath.h"

#include <thread>

namespace signalbox {

namespace {

std::chrono::steady_clock::time_point steadyNow() noexcept
{
    return std::chrono::steady_clock::now();
}

void yieldCore() noexcept
{
    std::this_thread::yield();
}

void sleepFor(std::chrono::microseconds length) noexcept
{
    std::this_thread::sleep_for(length);
}

} // namespace

Breath::Breath() noexcept
    : Breath(Means{steadyNow, yieldCore, sleepFor})
{
}

Breath::Breath(const Means &means) noexcept
    : m_means(means)
    , m_began(means.now())
{
}

void Breath::take() noexcept
{
    const auto now = m_means.now();
    if (now - m_began < piece)
        return;
    ++m_pieces;
    if (m_rests > 0) {
        // Resting costs time on a free core and none on one that others want; yielding is the other
        // way round: there it is another's whole turn until it comes back.
        --m_rests;
        m_means.rest(m_pieces > shortWork ? longRest : shortRest);
        m_began = m_means.now();
        return;
    }
    m_means.yield();
    m_began = m_means.now();
    if (m_began - now > longYield)
        m_rests = restsAtOnce;
}

} // namespace signalbox
