#include "base/breath.h"

#include <thread>

namespace signalbox {

namespace {

// Twice as long as a piece: less than a third of a core that others want, so that 10,000 routes are
// read within half a second on a busy one.
constexpr std::chrono::microseconds restLength{300};

thread_local Breathing *current = nullptr;

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

Breathing::Breathing() noexcept
    : Breathing(Means{steadyNow, yieldCore, restShortly})
{
}

Breathing::Breathing(const Means &means) noexcept
    : m_means(means)
    , m_began(means.now())
{
    current = this;
}

Breathing::~Breathing()
{
    current = nullptr;
}

void Breathing::step() noexcept
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

void breathe() noexcept
{
    if (current)
        current->step();
}

} // namespace signalbox
