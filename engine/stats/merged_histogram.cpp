// Merging and quantiles of log-linear histograms.
#include "stats/merged_histogram.h"

#include <cmath>

namespace signalbox::stats {

namespace {

/// f(bucket) for the buckets of the blocks in `touched`, in rising order.
template <typename F> void visitTouched(std::uint32_t touched, F &&f)
{
    forEachBlock(touched, [&f](unsigned block) {
        for (unsigned i = 0; i < Histogram::blockSize; ++i)
            f(block * Histogram::blockSize + i);
    });
}

} // namespace

void MergedHistogram::add(const Histogram &other) noexcept
{
    const std::uint32_t touched = other.touched();
    visitTouched(touched, [&](unsigned i) { m_counts[i] += other.count(i); });
    m_touched |= touched;
}

void MergedHistogram::add(const MergedHistogram &other) noexcept
{
    visitTouched(other.m_touched, [&](unsigned i) { m_counts[i] += other.m_counts[i]; });
    m_touched |= other.m_touched;
}

std::uint64_t MergedHistogram::total() const noexcept
{
    std::uint64_t sum = 0;
    visitTouched(m_touched, [&](unsigned i) { sum += m_counts[i]; });
    return sum;
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
