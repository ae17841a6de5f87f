#include "net/server_pool.h"

#include "net/worker.h"

namespace signalbox::net {

ServerPool::~ServerPool()
{
    m_idle.clear();
}

std::unique_ptr<Http1Upstream> ServerPool::take()
{
    if (m_idle.empty())
        return nullptr;
    std::unique_ptr<Http1Upstream> connection = std::move(m_idle.back());
    m_idle.pop_back();
    return connection;
}

void ServerPool::put(std::unique_ptr<Http1Upstream> connection)
{
    if (m_closed) {
        m_worker.bury(std::move(connection));
        return;
    }
    if (m_idle.size() >= maxIdle)
        closeOldest();
    connection->becomeIdle();
    m_idle.push_back(std::move(connection));
}

void ServerPool::closeIdle()
{
    m_closed = true;
    for (auto &connection : m_idle)
        m_worker.bury(std::move(connection));
    m_idle.clear();
}

bool ServerPool::closeOldest()
{
    if (m_idle.empty())
        return false;
    m_worker.bury(std::move(m_idle.front()));
    m_idle.erase(m_idle.begin());
    return true;
}

Milliseconds ServerPool::idleLimit() const noexcept
{
    const std::uint32_t learned = m_state->learnedIdleMs.load(std::memory_order_relaxed);
    return learned == 0 ? m_keepAlive : std::min(m_keepAlive, Milliseconds(learned));
}

void ServerPool::learnClosedAfter(Milliseconds idle) noexcept
{
    // Closing within the first 100 ms says more about the last answer than about an idle time-out.
    if (idle < Milliseconds(100))
        return;
    const std::uint32_t bound =
        std::uint32_t(std::min<std::int64_t>(idle.count() * 9 / 10, 1 << 30));
    std::uint32_t known = m_state->learnedIdleMs.load(std::memory_order_relaxed);
    while ((known == 0 || bound < known) &&
           !m_state->learnedIdleMs.compare_exchange_weak(known, bound, std::memory_order_relaxed)) {
    }
}

void ServerPool::learnTimeout(std::uint32_t seconds) noexcept
{
    if (seconds > 0 && seconds < 1000000)
        learnClosedAfter(Milliseconds(seconds * 1000LL));
}

void ServerPool::remove(Http1Upstream &connection)
{
    // The one that ends is most often the oldest.
    for (auto it = m_idle.begin(); it != m_idle.end(); ++it) {
        if (it->get() == &connection) {
            m_worker.bury(std::move(*it));
            m_idle.erase(it);
            return;
        }
    }
}

} // namespace signalbox::net
