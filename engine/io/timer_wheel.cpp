#include "io/timer_wheel.h"

namespace signalbox::io {

class TimerWheel::Sentinel final : public TimerNode
{
public:
    void expired() override {}
};

TimerWheel::TimerWheel()
    : m_slots(nullptr)
    , m_origin(std::chrono::steady_clock::now())
{
    auto *sentinels = new Sentinel[slotCount];
    m_slots = sentinels;
    for (std::size_t i = 0; i < slotCount; ++i)
        sentinels[i].m_next = sentinels[i].m_prev = &sentinels[i];
}

TimerWheel::~TimerWheel()
{
    auto *sentinels = static_cast<Sentinel *>(m_slots);
    for (std::size_t i = 0; i < slotCount; ++i) {
        while (sentinels[i].m_next != &sentinels[i])
            sentinels[i].m_next->unlink();
        sentinels[i].m_next = nullptr;
    }
    delete[] sentinels;
}

void TimerWheel::link(TimerNode &node, std::uint64_t tick) noexcept
{
    auto *sentinels = static_cast<Sentinel *>(m_slots);
    TimerNode &head = sentinels[tick % slotCount];
    node.m_slotTick = tick;
    node.m_next = &head;
    node.m_prev = head.m_prev;
    head.m_prev->m_next = &node;
    head.m_prev = &node;
    ++m_linked;
}

void TimerWheel::arm(TimerNode &node, Milliseconds delay) noexcept
{
    const std::uint64_t ticks =
        (std::uint64_t(std::max<std::int64_t>(delay.count(), 0)) + tickMs - 1) / tickMs;
    node.m_deadline = m_noted + ticks + 1;
    const std::uint64_t visit = std::min(node.m_deadline, m_tick + slotCount - 1);
    if (node.m_next) {
        if (node.m_slotTick > m_tick && node.m_slotTick <= visit)
            return; // its slot is visited in time and moves it on
        node.unlink();
    }
    link(node, visit);
}

std::uint64_t TimerWheel::tickOf(MonoTime time) const noexcept
{
    const auto elapsed = std::chrono::duration_cast<Milliseconds>(time - m_origin).count();
    return 1 + std::uint64_t(std::max<std::int64_t>(elapsed, 0)) / tickMs;
}

void TimerWheel::start(MonoTime now) noexcept
{
    note(now);
    m_tick = m_noted;
}

bool TimerWheel::allEmpty() const noexcept
{
    const auto *sentinels = static_cast<const Sentinel *>(m_slots);
    for (std::size_t i = 0; i < slotCount; ++i) {
        if (sentinels[i].m_next != &sentinels[i])
            return false;
    }
    return true;
}

bool TimerWheel::advance(MonoTime now)
{
    auto *sentinels = static_cast<Sentinel *>(m_slots);
    note(now);
    const std::uint64_t target = tickOf(now);
    // After a long pause every slot once is enough.
    if (target > m_tick + slotCount)
        m_tick = target - slotCount;
    while (m_tick < target) {
        ++m_tick;
        TimerNode &head = sentinels[m_tick % slotCount];
        // Nodes armed while firing go to later slots, so this list only shrinks.
        while (head.m_next != &head) {
            TimerNode &node = *head.m_next;
            node.unlink();
            if (node.m_deadline == 0)
                continue;
            if (node.m_deadline > m_tick) {
                link(node, std::min(node.m_deadline, m_tick + slotCount - 1));
            } else {
                node.m_deadline = 0;
                node.expired();
            }
        }
    }
    if (m_linked != 0 && allEmpty())
        m_linked = 0;
    return m_linked != 0;
}

} // namespace signalbox::io
