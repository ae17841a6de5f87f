#include "base/breath.h"

#include <thread>

namespace signalbox {

namespace {

// Twice as long as a piece: less than a third of a core that others want, so that 10,000 routes are
// read within half a second on a busy one.
constexpr std::chrono::microseconds restLength{300};

std::chrono::steady_clock::time_point steadyNow() noexcept
{
    return std::chrono::steady_clock::now();
}

void yieldCore() noexcept
{
    std::this_thread::yield();
}

void restShortly() noexcept
{
    std::this_thread::sleep_for(restLength);
}

} // namespace

Breath::Breath() noexcept
    : Breath(Means{steadyNow, yieldCore, restShortly})
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
    if (m_rests > 0) {
        // Resting costs time on a free core and none on one that others want; yielding is the other
        // way round: there it is another's whole turn until it comes back.
        --m_rests;
        m_means.rest();
        m_began = m_means.now();
        return;
    }
    m_means.yield();
    m_began = m_means.now();
    if (m_began - now > longYield)
        m_rests = restsAtOnce;
}

} // namespace signalbox
