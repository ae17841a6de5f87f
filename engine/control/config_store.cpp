#include "control/config_store.h"

namespace signalbox::control {

namespace {

std::uint64_t requestsOf(const net::Generation &generation)
{
    std::uint64_t sum = 0;
    generation.counters.visit([&](const stats::GenerationCounters &c) { sum += c.requests.get(); });
    return sum;
}

} // namespace

void ConfigStore::activated(GenerationInfo info, std::string text,
                            std::shared_ptr<const net::Generation> generation,
                            std::shared_ptr<const config::RuntimeConfig> config, MonoTime now)
{
    for (Entry &entry : m_entries) {
        if (entry.info.state == GenerationState::Active) {
            entry.info.state = GenerationState::Draining;
            entry.swapped = now;
        }
    }
    info.number = m_next++;
    info.state = GenerationState::Active;
    m_entries.push_back(
        {std::move(info), std::move(text), std::move(generation), std::move(config), now, 0});
    trim();
}

std::optional<std::chrono::microseconds> ConfigStore::drained(std::uint64_t number,
                                                              std::uint64_t closed, MonoTime now)
{
    for (Entry &entry : m_entries) {
        if (entry.info.number != number || entry.info.state != GenerationState::Draining)
            continue;
        entry.info.closed = closed;
        retire(entry);
        const auto took =
            std::chrono::duration_cast<std::chrono::microseconds>(now - entry.swapped);
        trim();
        return took;
    }
    return std::nullopt;
}

void ConfigStore::retire(Entry &entry)
{
    entry.info.state = GenerationState::Retired;
    if (entry.generation)
        entry.requests = requestsOf(*entry.generation);
    entry.generation.reset();
    entry.config.reset();
}

std::vector<GenerationInfo> ConfigStore::stopped()
{
    std::vector<GenerationInfo> told;
    for (Entry &entry : m_entries) {
        if (entry.info.state != GenerationState::Active &&
            entry.info.state != GenerationState::Draining)
            continue;
        retire(entry);
        told.push_back(entry.info);
    }
    trim();
    return told;
}

void ConfigStore::rejected(GenerationInfo info, std::string text)
{
    info.number = 0;
    info.state = GenerationState::Rejected;
    if (!m_entries.empty()) {
        const GenerationInfo &last = m_entries.back().info;
        if (last.state == GenerationState::Rejected && last.digest == info.digest)
            m_entries.pop_back();
    }
    m_entries.push_back({std::move(info), std::move(text), nullptr, nullptr, {}, 0});
    trim();
}

const ConfigStore::Entry *ConfigStore::active() const noexcept
{
    for (auto it = m_entries.rbegin(); it != m_entries.rend(); ++it) {
        if (it->info.state == GenerationState::Active)
            return &*it;
    }
    return nullptr;
}

const ConfigStore::Entry *ConfigStore::find(std::uint64_t number) const noexcept
{
    for (const Entry &entry : m_entries) {
        if (number != 0 && entry.info.number == number)
            return &entry;
    }
    return nullptr;
}

void ConfigStore::trim()
{
    // Oldest first, separately for what was applied and what was refused.
    const auto drop = [this](std::size_t limit, auto counts, auto droppable) {
        std::size_t count = std::size_t(std::count_if(m_entries.begin(), m_entries.end(), counts));
        for (auto it = m_entries.begin(); it != m_entries.end() && count > limit;) {
            if (droppable(*it)) {
                it = m_entries.erase(it);
                --count;
            } else {
                ++it;
            }
        }
    };
    const auto refused = [](const Entry &e) { return e.info.state == GenerationState::Rejected; };
    drop(keptRejected, refused, refused);
    drop(
        keptGenerations, [&](const Entry &e) { return !refused(e); },
        [](const Entry &e) { return e.info.state == GenerationState::Retired; });
}

} // namespace signalbox::control
