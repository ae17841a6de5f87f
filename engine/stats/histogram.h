// Latency histogram with log-linear buckets (as HdrHistogram's): cheap to record, exact to merge.
#pragma once

#include <array>
#include <atomic>
#include <bit>
#include <cstdint>

namespace signalbox::stats {

/// f(block) for each bit that is set, in rising order.
template <typename F> void forEachBlock(std::uint32_t touched, F &&f)
{
    for (; touched != 0; touched &= touched - 1)
        f(unsigned(std::countr_zero(touched)));
}

/// Values in microseconds, 0 … ~67 minutes (larger ones count in the last bucket); 16 sub-buckets
/// an octave, so a bucket's bounds are within 6.25 % of each other. record() from its one writer
/// thread; counts are read from any.
class Histogram
{
public:
    static constexpr unsigned subBits = 4;
    static constexpr unsigned octaves = 28;
    static constexpr unsigned buckets = (octaves + 1) << subBits;
    /// Buckets come in blocks of this size, each one bit of touched().
    static constexpr unsigned blockSize = 16;
    static constexpr unsigned blocks = buckets / blockSize;
    static_assert(buckets % blockSize == 0 && blocks <= 32);

    static constexpr unsigned bucketOf(std::uint64_t us) noexcept
    {
        if (us < (1u << subBits))
            return unsigned(us);
        const unsigned top = 63u - unsigned(__builtin_clzll(us));
        const unsigned octave = top - subBits + 1;
        const unsigned index =
            (octave << subBits) + unsigned((us >> (top - subBits)) & ((1u << subBits) - 1));
        return index < buckets ? index : buckets - 1;
    }
    /// Smallest value of a bucket; bucketFloor(i + 1) is the first value above it.
    static constexpr std::uint64_t bucketFloor(unsigned index) noexcept
    {
        if (index < (2u << subBits))
            return index;
        const unsigned octave = index >> subBits;
        const std::uint64_t sub = (index & ((1u << subBits) - 1)) | (1u << subBits);
        return sub << (octave - 1);
    }

    void record(std::uint64_t us) noexcept
    {
        const unsigned bucket = bucketOf(us);
        auto &slot = m_counts[bucket];
        slot.store(slot.load(std::memory_order_relaxed) + 1, std::memory_order_relaxed);
        const std::uint32_t bit = 1u << (bucket / blockSize);
        const std::uint32_t touched = m_touched.load(std::memory_order_relaxed);
        if (!(touched & bit))
            m_touched.store(touched | bit, std::memory_order_relaxed);
        m_sum.store(m_sum.load(std::memory_order_relaxed) + us, std::memory_order_relaxed);
    }
    std::uint32_t count(unsigned bucket) const noexcept
    {
        return m_counts[bucket].load(std::memory_order_relaxed);
    }
    std::uint64_t sum() const noexcept { return m_sum.load(std::memory_order_relaxed); }
    /// Bit i: block i has had values. The others need not be read, and mostly few are set.
    std::uint32_t touched() const noexcept { return m_touched.load(std::memory_order_relaxed); }

private:
    // In front, where the counters lie that an owner of a histogram changes with it.
    std::atomic<std::uint64_t> m_sum{0};
    std::atomic<std::uint32_t> m_touched{0};
    std::array<std::atomic<std::uint32_t>, buckets> m_counts{};
};

} // namespace signalbox::stats
