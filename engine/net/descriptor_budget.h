// How many descriptors the process may still open: accepting pauses before the kernel says EMFILE.
#pragma once

#include <atomic>
#include <cstdint>

namespace signalbox::net {

/// Shared by all workers; one relaxed atomic a connection, none a request. Any thread.
class DescriptorBudget
{
public:
    /// @param limit  descriptors that connections may use in all
    explicit DescriptorBudget(std::int64_t limit)
        : m_limit(limit)
    {
    }

    /// For connections to servers and pipes: false when nothing is left.
    bool take(std::int64_t count) noexcept
    {
        if (m_used.fetch_add(count, std::memory_order_relaxed) + count <= m_limit)
            return true;
        m_used.fetch_sub(count, std::memory_order_relaxed);
        return false;
    }
    void give(std::uint64_t count) noexcept
    {
        m_used.fetch_sub(std::int64_t(count), std::memory_order_relaxed);
    }
    /// Counts a client's descriptor, which exists already.
    void force(std::int64_t count) noexcept { m_used.fetch_add(count, std::memory_order_relaxed); }
    /// Whether one more client may be accepted: an eighth is kept for the servers' side.
    bool mayAccept() const noexcept
    {
        return m_used.load(std::memory_order_relaxed) < m_limit - m_limit / 8;
    }
    std::int64_t used() const noexcept { return m_used.load(std::memory_order_relaxed); }
    std::int64_t limit() const noexcept { return m_limit; }

private:
    std::int64_t m_limit;
    std::atomic<std::int64_t> m_used{0};
};

} // namespace signalbox::net
