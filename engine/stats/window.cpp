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
    while (!m_slots.empty() && m_slots.front().second <= second - windowLength.count()) {
        for (const auto &[bucket, n] : m_slots.front().added)
            m_window.subtract(bucket, n);
        m_slots.pop_front();
    }
}

HistogramWindow::Slot &HistogramWindow::slotOf(std::int64_t second)
{
    if (m_slots.empty() || m_slots.back().second != second)
        m_slots.push_back({second, {}});
    return m_slots.back();
}

} // namespace signalbox::stats
