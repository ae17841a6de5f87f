// Smooth weighted round-robin: the interleaved order of one period.
#include "balance/pool.h"

#include <numeric>

namespace signalbox::balance {

namespace {

constexpr std::uint64_t periodPerWeight = 256;

/// Divided by the greatest common divisor and, where the period would still be too long, scaled
/// down.
std::vector<std::uint64_t> reduced(std::span<const std::uint32_t> weights)
{
    std::vector<std::uint64_t> out(weights.begin(), weights.end());
    std::uint64_t divisor = 0;
    std::uint64_t sum = 0;
    for (const std::uint64_t w : out)
        divisor = std::gcd(divisor, w);
    if (divisor == 0)
        return out;
    for (std::uint64_t &w : out) {
        w /= divisor;
        sum += w;
    }
    const std::uint64_t limit = periodPerWeight * out.size();
    if (sum > limit) {
        for (std::uint64_t &w : out) {
            if (w > 0)
                w = std::max<std::uint64_t>(1, w * limit / sum);
        }
    }
    return out;
}

/// Servers of one weight: among them the order is a plain rotation.
struct WeightClass
{
    std::uint64_t weight = 0;
    std::vector<std::uint32_t> members;
    std::uint64_t picks = 0;

    std::uint32_t front() const { return members[picks % members.size()]; }
    /// "Current weight" of the member whose turn it is, before the `step`-th pick (from 1).
    std::int64_t credit(std::uint64_t step, std::uint64_t period) const
    {
        return std::int64_t(step * weight) - std::int64_t(picks / members.size() * period);
    }
};

} // namespace

// Each step adds every weight to its server's credit, takes the highest credit (the first one of
// equals) and charges it the whole period. Servers of equal weight always stand in line behind each
// other, so a step compares distinct weights only (at most 256), not servers.
std::vector<std::uint32_t> smoothSequence(std::span<const std::uint32_t> weights)
{
    const std::vector<std::uint64_t> small = reduced(weights);
    std::vector<WeightClass> classes;
    std::unordered_map<std::uint64_t, std::size_t> classOf;
    std::uint64_t period = 0;
    for (std::size_t i = 0; i < small.size(); ++i) {
        if (small[i] == 0)
            continue;
        const auto [it, isNew] = classOf.try_emplace(small[i], classes.size());
        if (isNew)
            classes.push_back({.weight = small[i], .members = {}});
        classes[it->second].members.push_back(std::uint32_t(i));
        period += small[i];
    }

    std::vector<std::uint32_t> sequence;
    sequence.reserve(period);
    for (std::uint64_t step = 1; step <= period; ++step) {
        WeightClass *best = nullptr;
        std::int64_t bestCredit = 0;
        for (WeightClass &c : classes) {
            const std::int64_t credit = c.credit(step, period);
            if (!best || credit > bestCredit ||
                (credit == bestCredit && c.front() < best->front())) {
                best = &c;
                bestCredit = credit;
            }
        }
        sequence.push_back(best->front());
        ++best->picks;
    }
    return sequence;
}

} // namespace signalbox::balance
