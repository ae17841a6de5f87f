#include "facade/pool_refresher.h"

namespace signalbox::facade {

void PoolRefresher::setGenerations(std::vector<std::shared_ptr<const net::Generation>> generations)
{
    const std::lock_guard lock(m_mutex);
    m_generations.swap(generations);
}

void PoolRefresher::refresh(const std::string &backend)
{
    const std::lock_guard lock(m_mutex);
    for (const auto &generation : m_generations) {
        for (const net::BackendBinding &binding : generation->backends) {
            if (binding.spec->name == backend)
                binding.pool->refresh();
        }
    }
}

} // namespace signalbox::facade
