// Counts of several latency histograms added up, and quantiles of them.
#pragma once

#include "stats/histogram.h"

#include <array>
#include <cstdint>
#include <optional>
#include <span>

namespace signalbox::stats {

/// A value: the buckets of Histogram, summed over workers or over time. Merging is exact, so a
/// quantile of a merge is as good as one of all values together: off by less than a bucket's
/// width, 6.25 % (up to 31 µs: exact). Counts are modulo 2^32, as those of Histogram are:
/// differences stay right when a bucket overflows.
class MergedHistogram
{
public:
    static constexpr unsigned buckets = Histogram::buckets;

    void add(const Histogram &other) noexcept;
    void add(const MergedHistogram &other) noexcept;
    void add(unsigned bucket, std::uint32_t n) noexcept
    {
        m_counts[bucket] += n;
        m_touched |= 1u << (bucket / Histogram::blockSize);
    }
    void subtract(unsigned bucket, std::uint32_t n) noexcept { m_counts[bucket] -= n; }

    std::uint32_t count(unsigned bucket) const noexcept { return m_counts[bucket]; }
    std::uint64_t total() const noexcept;
    /// As Histogram::touched(): blocks whose bit is not set are all zero.
    std::uint32_t touched() const noexcept { return m_touched; }

    /// The value at rank ⌈q · total⌉ in µs, placed inside its bucket by that rank; nothing when
    /// there are no values.
    /// @param q  0 < q <= 1
    std::optional<std::uint64_t> quantile(double q) const noexcept;
    /// Several quantiles in one pass. @param qs  in rising order; `out` has as many places and is
    /// left alone when empty
    bool quantiles(std::span<const double> qs, std::span<std::uint64_t> out) const noexcept;

    bool operator==(const MergedHistogram &other) const { return m_counts == other.m_counts; }

private:
    std::uint32_t m_touched = 0;
    std::array<std::uint32_t, buckets> m_counts{};
};

} // namespace signalbox::stats
