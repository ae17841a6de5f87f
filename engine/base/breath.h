// Long work in the background of threads that have to answer at once. On a core that both want, the
// kernel lets each run for milliseconds at a time, and a request that comes in between waits that
// long. A thread that breathes works in short pieces and rests after each, so that others wait a
// fraction of a millisecond at most. Each thread has its own; no thread owns it.
#pragma once

#include <chrono>

namespace signalbox {

/// While it lives, breathe() on this thread makes room for others. Not nested.
class Breathing
{
public:
    /// What it does to time, replaced by tests.
    struct Means
    {
        std::chrono::steady_clock::time_point (*now)() noexcept;
        void (*yield)() noexcept; ///< lets others run that are waiting for this core, if any
        void (*rest)() noexcept;  ///< gives the core away for a moment, whoever wants it
    };
    static constexpr std::chrono::microseconds piece{150};
    /// A yield that takes longer than this has let somebody else run.
    static constexpr std::chrono::microseconds longYield{100};
    /// So many rests and then a yield: whether the core is still wanted.
    static constexpr int restsAtOnce = 40;

    Breathing() noexcept;
    explicit Breathing(const Means &means) noexcept;
    ~Breathing();
    Breathing(const Breathing &) = delete;
    Breathing &operator=(const Breathing &) = delete;

private:
    friend void breathe() noexcept;
    void step() noexcept;

    Means m_means;
    std::chrono::steady_clock::time_point m_began; // of this piece
    int m_rests = 0;                               // that are left before the next yield
};

/// In loops over what may be many, once every few microseconds of work. Where nobody breathes it
/// does nothing.
void breathe() noexcept;

} // namespace signalbox
