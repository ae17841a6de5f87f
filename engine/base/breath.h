// Long work in the background of threads that have to answer at once. On a core that both want, the
// kernel lets each run for milliseconds at a time, and a request that comes in between waits that
// long. Who takes breath works in short pieces and rests after each, so that others wait a fraction
// of a millisecond at most. Belongs to the thread that works.
#pragma once

#include <chrono>

namespace signalbox {

class Breath
{
public:
    /// What it does to time, replaced by tests.
    struct Means
    {
        std::chrono::steady_clock::time_point (*now)() noexcept;
        void (*yield)() noexcept; ///< lets others run that are waiting for this core, if any
        /// Gives the core away for so long, whoever wants it.
        void (*rest)(std::chrono::microseconds length) noexcept;
    };
    static constexpr std::chrono::microseconds piece{150};
    /// A yield that takes longer than this has let somebody else run.
    static constexpr std::chrono::microseconds longYield{100};
    /// Short work gets half of a core that others want, so that nobody waits for it who needn't: a
    /// thousand routes. Long work gets a third.
    static constexpr std::chrono::microseconds shortRest{150}, longRest{300};
    static constexpr int shortWork = 160; ///< pieces
    /// So many rests and then a yield: whether the core is still wanted.
    static constexpr int restsAtOnce = 40;

    Breath() noexcept;
    explicit Breath(const Means &means) noexcept;
    Breath(const Breath &) = delete;
    Breath &operator=(const Breath &) = delete;

    /// In loops over what may be many, once every few microseconds of work.
    void take() noexcept;

private:
    Means m_means;
    std::chrono::steady_clock::time_point m_began; // of this piece
    int m_pieces = 0;                              // so far
    int m_rests = 0;                               // that are left before the next yield
};

/// Of work that may be done at one go, too: null is nobody's breath.
inline void breathe(Breath *breath) noexcept
{
    if (breath)
        breath->take();
}

} // namespace signalbox
