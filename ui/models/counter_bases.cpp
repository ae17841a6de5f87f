#include "models/counter_bases.h"

#include <algorithm>

namespace signalbox::ui {

ServerCounts countsOf(const stats::ServerSnapshot &server)
{
    const stats::ServerSums &sums = server.sums;
    return {sums.picks,
            sums.connectErrors + sums.resetErrors + sums.timeoutErrors + sums.classes[5]};
}

void CounterBases::note(const stats::Snapshot &snapshot)
{
    if (snapshot.engine.startedMs != m_startedMs) {
        clear();
        m_startedMs = snapshot.engine.startedMs;
    }
    if (!snapshot.engine.generation)
        return;
    const stats::GenerationInfo &generation = *snapshot.engine.generation;
    if (generation.number == m_lastGeneration)
        return;
    const bool first = m_lastGeneration == 0;
    m_lastGeneration = generation.number;
    Base base{generation.number, {}};
    if (first) {
        if (generation.cause != "start")
            return;
    } else {
        for (const stats::BackendSnapshot &backend : snapshot.backends) {
            for (const stats::ServerSnapshot &server : backend.servers)
                base.counts[{backend.info.name, server.info.name}] = countsOf(server);
        }
    }
    m_bases.push_back(std::move(base));
    if (m_bases.size() > kept)
        m_bases.pop_front();
}

void CounterBases::clear()
{
    m_bases.clear();
    m_lastGeneration = 0;
}

std::vector<quint64> CounterBases::generations() const
{
    std::vector<quint64> result;
    for (auto base = m_bases.rbegin(); base != m_bases.rend(); ++base)
        result.push_back(base->generation);
    return result;
}

ServerCounts CounterBases::since(quint64 generation, const std::string &backend,
                                 const stats::ServerSnapshot &server) const
{
    ServerCounts counts = countsOf(server);
    const auto base =
        std::find_if(m_bases.begin(), m_bases.end(), [generation](const Base &candidate) {
            return candidate.generation == generation;
        });
    if (base == m_bases.end())
        return counts;
    const auto before = base->counts.find({backend, server.info.name});
    if (before != base->counts.end()) {
        // A server that was away begins anew.
        counts.picks -= std::min(counts.picks, before->second.picks);
        counts.errors -= std::min(counts.errors, before->second.errors);
    }
    return counts;
}

} // namespace signalbox::ui
