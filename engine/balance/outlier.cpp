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
    if (m_record.ejected || m_retired)
        return OutlierChange::None; // of a request that was under way
    m_watching.store(true, std::memory_order_relaxed);
    m_record.failures = std::min(m_record.failures + 1, m_spec.consecutiveFailures);
    if (m_poolSize < 2 || (!m_record.trial && m_record.failures < m_spec.consecutiveFailures))
        return OutlierChange::None;

    ++m_record.times;
    m_record.ejected = true;
    m_record.trial = false;
    m_record.failures = 0;
    m_record.until =
        m_clock.now() + std::min(m_spec.eject * std::int64_t(m_record.times), m_spec.maxEject);
    m_server->setEjected(true, m_record.until, m_clock.wallNow());
    if (m_onEjected)
        m_onEjected();
    return OutlierChange::Ejected;
}

OutlierChange OutlierDetector::succeeded()
{
    const std::lock_guard lock(m_mutex);
    if (m_record.ejected || m_retired)
        return OutlierChange::None;
    const bool passed = m_record.trial;
    if (passed)
        m_server->setEjected(false, {}, m_clock.wallNow());
    m_record = {};
    m_watching.store(false, std::memory_order_relaxed);
    return passed ? OutlierChange::Settled : OutlierChange::None;
}

OutlierChange OutlierDetector::tick(MonoTime now)
{
    const std::lock_guard lock(m_mutex);
    if (!m_record.ejected || (now < m_record.until && m_poolSize > 1))
        return OutlierChange::None;
    m_record.ejected = false;
    m_record.trial = true;
    if (m_poolSize > 1)
        m_server->setOnTrial(m_clock.wallNow());
    else
        m_server->setEjected(false, {}, m_clock.wallNow()); // nobody else could take the others
    return OutlierChange::Returned;
}

void OutlierDetector::setPoolSize(std::size_t servers)
{
    const std::lock_guard lock(m_mutex);
    m_poolSize = servers;
}

void OutlierDetector::retire(OutlierDetector *successor)
{
    Record record;
    {
        const std::lock_guard lock(m_mutex);
        m_retired = true;
        std::swap(record, m_record);
    }
    if (successor && successor->m_server == m_server && successor->m_spec == m_spec)
        successor->adopt(record);
    else if (record.ejected || record.trial)
        m_server->setEjected(false, {}, m_clock.wallNow());
}

void OutlierDetector::adopt(const Record &record)
{
    const std::lock_guard lock(m_mutex);
    if (m_record.ejected)
        return; // it has an opinion of its own already
    m_record = record;
    m_watching.store(record.failures > 0 || record.trial || record.ejected,
                     std::memory_order_relaxed);
    if (record.trial && m_poolSize < 2)
        m_server->setEjected(false, {}, m_clock.wallNow());
}

void OutlierDetector::setOnEjected(std::function<void()> onEjected)
{
    const std::lock_guard lock(m_mutex);
    m_onEjected = std::move(onEjected);
}

} // namespace signalbox::balance
