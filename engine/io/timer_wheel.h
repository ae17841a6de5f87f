// Coarse timers of one worker: a hashed wheel of intrusive nodes. Arming costs a few instructions
// and no system call.
#pragma once

#include "base/clock.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace signalbox::io {

/// One timer, embedded in what it times. Disarms itself when destroyed.
class TimerNode
{
public:
    TimerNode() = default;
    virtual ~TimerNode() { unlink(); }
    TimerNode(const TimerNode &) = delete;
    TimerNode &operator=(const TimerNode &) = delete;

    bool armed() const noexcept { return m_deadline != 0; }
    void disarm() noexcept
    {
        m_deadline = 0;
    } // stays linked: moving on costs more than one idle visit

protected:
    /// The deadline has passed; the node is disarmed and may be armed again or destroyed.
    virtual void expired() = 0;

private:
    friend class TimerWheel;
    void unlink() noexcept
    {
        if (m_next) {
            m_prev->m_next = m_next;
            m_next->m_prev = m_prev;
            m_next = m_prev = nullptr;
        }
    }
    TimerNode *m_next = nullptr;
    TimerNode *m_prev = nullptr;
    std::uint64_t m_deadline = 0; // tick; 0: disarmed
    std::uint64_t m_slotTick = 0; // the tick at which its slot is visited next
};

/// Resolution `tickMs`; a timer fires between its time and 2 ticks later, its time counted from the
/// moment that the wheel was told last (note(), start(), advance()). Thread: its worker's.
class TimerWheel
{
public:
    static constexpr std::uint64_t tickMs = 32;

    TimerWheel();
    ~TimerWheel();
    /// (Re)arms. Pushing a deadline back, the common case, only stores it: the slot's visit moves
    /// the node on.
    void arm(TimerNode &node, Milliseconds delay) noexcept;
    /// Fires what is due. Returns false when the wheel holds no node at all.
    bool advance(MonoTime now);
    /// Tells the wheel the time without firing: delays are counted from it. A thread that was held
    /// up must call it before it arms, or what it arms would be due at once.
    void note(MonoTime now) noexcept { m_noted = std::max(m_noted, tickOf(now)); }
    /// The same for a wheel that is empty, which need not visit what has passed.
    void start(MonoTime now) noexcept;
    bool empty() const noexcept { return m_linked == 0 || allEmpty(); }

private:
    static constexpr std::size_t slotCount = 512;
    class Sentinel;
    bool allEmpty() const noexcept;
    std::uint64_t tickOf(MonoTime time) const noexcept;
    void link(TimerNode &node, std::uint64_t tick) noexcept;

    TimerNode *m_slots;        // array of `slotCount` sentinels
    std::uint64_t m_tick = 1;  // last tick that has been visited
    std::uint64_t m_noted = 1; // the tick that it is now; not before m_tick
    MonoTime m_origin;
    std::uint64_t m_linked = 0; // ever linked since the wheel was last seen empty
};

} // namespace signalbox::io
