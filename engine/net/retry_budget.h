// Keeps retries from turning a bad moment into a storm: a share of a backend's requests, and a
// small floor.
#pragma once

#include "base/clock.h"

#include <algorithm>

namespace signalbox::net {

/// One worker's part of one backend's budget. Thread: the worker's.
class RetryBudget
{
public:
    /// A request was started.
    void deposit(unsigned percent) noexcept
    {
        m_tokens = std::min(m_tokens + double(percent) / 100.0, maxTokens);
    }
    /// A retry is wanted; `floor` retries a second are always allowed.
    bool withdraw(MonoTime now, double floor) noexcept
    {
        const double elapsed = std::chrono::duration<double>(now - m_last).count();
        m_last = now;
        m_floor = std::min(m_floor + elapsed * floor, std::max(floor, 1.0));
        if (m_tokens >= 1) {
            m_tokens -= 1;
            return true;
        }
        if (m_floor >= 1) {
            m_floor -= 1;
            return true;
        }
        return false;
    }

private:
    static constexpr double maxTokens = 100;
    double m_tokens = 0;
    double m_floor = 3;
    MonoTime m_last{};
};

} // namespace signalbox::net
