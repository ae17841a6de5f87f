// Sliding windows over counters and histograms.
#include "stats/window.h"

namespace signalbox::stats {

std::optional<Timeline::Base> Timeline::base(MonoTime now, MonoTime::duration age) const
{
    // The place of next() in the ring is about to be written, so the oldest point is one further.
    const std::uint64_t oldest = m_next >= points ? m_next - points + 1 : 0;
    for (std::uint64_t point = m_next; point > oldest; --point) {
        const MonoTime::duration past = now - time(point - 1);
        if (past < age - spacing / 2 && point - 1 > oldest)
            continue;
        if (past < spacing)
            return std::nullopt;
        return Base{point - 1, std::chrono::duration<double>(past).count()};
    }
    return std::nullopt;
}

void CounterWindow::remember(std::uint64_t point, std::uint64_t value)
{
    if (m_next > m_first) {
        const std::uint64_t last = m_values[(m_next - 1) % Timeline::points];
        for (; m_next < point; ++m_next)
            m_values[m_next % Timeline::points] = last;
    } else {
        m_first = point;
    }
    m_values[point % Timeline::points] = value;
    m_next = point + 1;
}

std::uint64_t CounterWindow::since(std::uint64_t point, std::uint64_t value) const
{
    if (point < m_first || m_next == m_first)
        return value;
    const std::uint64_t before = m_values[std::min(point, m_next - 1) % Timeline::points];
    return value > before ? value - before : 0;
}

void HistogramWindow::forget(std::int64_t second)
{
    const std::size_t before = m_forgotten;
    for (; m_forgotten < m_added.size(); ++m_forgotten) {
        const Added &old = m_added[m_forgotten];
        if (old.second > second - windowLength.count())
            break;
        blockOf(old.bucket / Histogram::blockSize).window[old.bucket % Histogram::blockSize] -=
            old.n;
    }
    // Moved up when half is gone: each entry is moved once on the average.
    if (m_forgotten != before && m_forgotten * 2 >= m_added.size()) {
        m_added.erase(m_added.begin(), m_added.begin() + std::ptrdiff_t(m_forgotten));
        m_forgotten = 0;
    }
}

HistogramWindow::Block &HistogramWindow::blockOf(unsigned index)
{
    for (Block &block : m_blocks) {
        if (block.index == index)
            return block;
    }
    return m_blocks.emplace_back(Block{.index = index});
}

MergedHistogram HistogramWindow::window() const
{
    MergedHistogram merged;
    for (const Block &block : m_blocks) {
        for (unsigned i = 0; i < Histogram::blockSize; ++i) {
            if (block.window[i] != 0)
                merged.add(block.index * Histogram::blockSize + i, block.window[i]);
        }
    }
    return merged;
}

} // namespace signalbox::stats
