// The last ten seconds of counters and histograms, at a cost that doesn't depend on how often one
// samples.
#pragma once

#include "base/clock.h"
#include "stats/merged_histogram.h"

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

namespace signalbox::stats {

constexpr std::chrono::seconds windowLength{10};

/// When the points were that all counters of a sampler are remembered at, a quarter of a second or
/// more apart. Thread: its sampler's.
class Timeline
{
public:
    static constexpr std::chrono::milliseconds spacing{200};
    /// Enough for the window, the point before it and the one being made.
    static constexpr std::size_t points = std::size_t(windowLength / spacing) + 3;

    /// A base to take differences from.
    struct Base
    {
        std::uint64_t point = 0;
        double seconds = 0; // since then
    };

    /// The newest point that is `age` old (half a spacing less will do) or, when none is as old,
    /// the oldest one; nothing when that one isn't a spacing old.
    std::optional<Base> base(MonoTime now, MonoTime::duration age) const;
    /// Whether a sample at `now` is to be remembered as point next(); then advance() follows.
    bool due(MonoTime now) const { return m_next == 0 || now - time(m_next - 1) >= spacing; }
    std::uint64_t next() const noexcept { return m_next; }
    void advance(MonoTime now) { m_times[m_next++ % points] = now; }

private:
    MonoTime time(std::uint64_t point) const { return m_times[point % points]; }
    std::array<MonoTime, points> m_times{};
    std::uint64_t m_next = 0;
};

/// A counter's values at the points of a Timeline. Thread: its sampler's.
class CounterWindow
{
public:
    /// @param first  the point that will be remembered first; the counter was 0 at those before
    explicit CounterWindow(std::uint64_t first)
        : m_first(first)
        , m_next(first)
    {
    }

    /// Points may be left out: the counter stood still then.
    void remember(std::uint64_t point, std::uint64_t value);
    /// How much the counter has grown from `point` to `value` now.
    std::uint64_t since(std::uint64_t point, std::uint64_t value) const;

private:
    std::array<std::uint64_t, Timeline::points> m_values{};
    std::uint64_t m_first;
    std::uint64_t m_next;
};

/// A histogram's values of the last ten seconds, forgotten by whole seconds. Keeps only the blocks
/// of buckets that have had values: most have had none. Thread: its sampler's.
class HistogramWindow
{
public:
    /// Takes what has been added since the last call and forgets what is too old.
    /// @param added  called with (bucket, n) for each bucket that grew
    template <typename F> void update(const MergedHistogram &now, std::int64_t second, F &&added)
    {
        forget(second);
        forEachBlock(now.touched(), [&](unsigned index) {
            Block &block = blockOf(index);
            for (unsigned i = 0; i < Histogram::blockSize; ++i) {
                const unsigned bucket = index * Histogram::blockSize + i;
                const std::uint32_t n = now.count(bucket) - block.last[i];
                if (n == 0)
                    continue;
                m_added.push_back({second, bucket, n});
                block.window[i] += n;
                block.last[i] += n;
                added(bucket, n);
            }
        });
    }
    MergedHistogram window() const;

private:
    struct Block
    {
        unsigned index;
        std::array<std::uint32_t, Histogram::blockSize> last{};
        std::array<std::uint32_t, Histogram::blockSize> window{};
    };
    struct Added
    {
        std::int64_t second;
        unsigned bucket;
        std::uint32_t n;
    };
    void forget(std::int64_t second);
    Block &blockOf(unsigned index);

    std::vector<Block> m_blocks; // few; in order of their first value
    std::vector<Added> m_added;  // by second
    std::size_t m_forgotten = 0; // of m_added, from the front
};

} // namespace signalbox::stats
