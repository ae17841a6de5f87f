// Merging and quantiles of log-linear histograms.
#include "stats/merged_histogram.h"

#include <cmath>
#include <numeric>

namespace signalbox::stats {

void MergedHistogram::add(const Histogram &other) noexcept
{
    for (unsigned i = 0; i < buckets; ++i)
        m_counts[i] += other.count(i);
}

void MergedHistogram::add(const MergedHistogram &other) noexcept
{
    for (unsigned i = 0; i < buckets; ++i)
        m_counts[i] += other.m_counts[i];
}

std::uint64_t MergedHistogram::total() const noexcept
{
    return std::accumulate(m_counts.begin(), m_counts.end(), std::uint64_t(0));
}

bool MergedHistogram::quantiles(std::span<const double> qs,
                                std::span<std::uint64_t> out) const noexcept
{
    const std::uint64_t all = total();
    if (all == 0)
        return false;
    std::uint64_t below = 0;
    unsigned bucket = 0;
    for (std::size_t i = 0; i < qs.size(); ++i) {
        const auto wanted = std::uint64_t(std::ceil(qs[i] * double(all)));
        const std::uint64_t rank = std::clamp<std::uint64_t>(wanted, 1, all);
        while (below + m_counts[bucket] < rank)
            below += m_counts[bucket++];
        // The bucket's highest value stands for its last rank, and lower ones for the ranks before.
        const std::uint64_t floor = Histogram::bucketFloor(bucket);
        const std::uint64_t span = Histogram::bucketFloor(bucket + 1) - floor - 1;
        out[i] =
            floor + std::uint64_t(double(span) * double(rank - below) / double(m_counts[bucket]));
    }
    return true;
}

std::optional<std::uint64_t> MergedHistogram::quantile(double q) const noexcept
{
    std::uint64_t value = 0;
    if (!quantiles({&q, 1}, {&value, 1}))
        return std::nullopt;
    return value;
}

} // namespace signalbox::stats
