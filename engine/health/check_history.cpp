// Rings of check results.
#include "health/check_history.h"

namespace signalbox::health {

void CheckHistory::add(const std::string &identity, CheckResult result)
{
    const std::lock_guard lock(m_mutex);
    Ring &ring = m_rings[identity];
    ++(result.ok ? ring.totals.ok : ring.totals.failed);
    if (ring.results.size() < kept) {
        ring.results.push_back(std::move(result));
        return;
    }
    ring.results[ring.oldest] = std::move(result);
    ring.oldest = (ring.oldest + 1) % kept;
}

void CheckHistory::remove(const std::string &identity)
{
    const std::lock_guard lock(m_mutex);
    m_rings.erase(identity);
}

std::vector<CheckResult> CheckHistory::results(const std::string &identity) const
{
    const std::lock_guard lock(m_mutex);
    const auto it = m_rings.find(identity);
    if (it == m_rings.end())
        return {};
    const Ring &ring = it->second;
    std::vector<CheckResult> out;
    out.reserve(ring.results.size());
    for (std::size_t i = 0; i < ring.results.size(); ++i)
        out.push_back(ring.results[(ring.oldest + i) % ring.results.size()]);
    return out;
}

CheckTotals CheckHistory::totals(const std::string &identity) const
{
    const std::lock_guard lock(m_mutex);
    const auto it = m_rings.find(identity);
    return it == m_rings.end() ? CheckTotals{} : it->second.totals;
}

} // namespace signalbox::health
