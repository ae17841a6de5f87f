// Ejection and return of one server.
#include "balance/outlier.h"

#include <algorithm>

namespace signalbox::balance {

OutlierDetector::OutlierDetector(std::shared_ptr<ServerState> server, config::OutlierSpec spec,
                                 std::size_t servers, const Clock &clock)
    : m_server(std::move(server))
    , m_spec(spec)
    , m_clock(clock)
    , m_poolSize(servers)
{
}

OutlierChange OutlierDetector::failed()
{
    const std::lock_guard lock(m_mutex);
    if (m_ejected)
        return OutlierChange::None; // of a request that was under way
    m_watching.store(true, std::memory_order_relaxed);
    m_failures = std::min(m_failures + 1, m_spec.consecutiveFailures);
    if (m_poolSize < 2 || (!m_trial && m_failures < m_spec.consecutiveFailures))
        return OutlierChange::None;

    ++m_times;
    m_ejected = true;
    m_trial = false;
    m_failures = 0;
    m_until = m_clock.now() + std::min(m_spec.eject * std::int64_t(m_times), m_spec.maxEject);
    m_server->setEjected(true, m_until, m_clock.wallNow());
    if (m_onEjected)
        m_onEjected();
    return OutlierChange::Ejected;
}

OutlierChange OutlierDetector::succeeded()
{
    const std::lock_guard lock(m_mutex);
    if (m_ejected)
        return OutlierChange::None;
    const bool passed = m_trial;
    m_failures = 0;
    m_times = 0;
    m_trial = false;
    m_watching.store(false, std::memory_order_relaxed);
    return passed ? OutlierChange::Settled : OutlierChange::None;
}

OutlierChange OutlierDetector::tick(MonoTime now)
{
    const std::lock_guard lock(m_mutex);
    if (!m_ejected || (now < m_until && m_poolSize > 1))
        return OutlierChange::None;
    m_ejected = false;
    m_trial = true;
    m_server->setEjected(false, {}, m_clock.wallNow());
    return OutlierChange::Returned;
}

void OutlierDetector::setPoolSize(std::size_t servers)
{
    const std::lock_guard lock(m_mutex);
    m_poolSize = servers;
}

void OutlierDetector::setOnEjected(std::function<void()> onEjected)
{
    const std::lock_guard lock(m_mutex);
    m_onEjected = std::move(onEjected);
}

} // namespace signalbox::balance
