// What the counters of servers were when a generation began, so that tables can count "since gen
// 42". GUI thread.
#pragma once

#include "stats/snapshot.h"

#include <QtGlobal>

#include <deque>
#include <map>
#include <string>
#include <utility>

namespace signalbox::ui {

/// Counters of a server that people read as sums.
struct ServerCounts
{
    std::uint64_t picks = 0;
    std::uint64_t errors = 0; // connect, reset, timeout, and 5xx answers
    bool operator==(const ServerCounts &) const = default;
};
ServerCounts countsOf(const stats::ServerSnapshot &server);

class CounterBases
{
public:
    static constexpr std::size_t kept = 10;

    /// A sample: when its generation is a new one, the sample is its base. The first generation
    /// that is seen has the base zero if it is the one the proxy started with; else nobody knows
    /// its base and it isn't offered.
    void note(const stats::Snapshot &snapshot);
    /// Another proxy, or the same one started anew.
    void clear();

    /// Generations with a base, the newest first.
    std::vector<quint64> generations() const;
    /// Since the generation began; since the proxy started when it has no base.
    ServerCounts since(quint64 generation, const std::string &backend,
                       const stats::ServerSnapshot &server) const;

private:
    using Key = std::pair<std::string, std::string>;
    struct Base
    {
        quint64 generation = 0;
        std::map<Key, ServerCounts> counts;
    };
    std::deque<Base> m_bases; // oldest first
    quint64 m_lastGeneration = 0;
    std::int64_t m_startedMs = 0;
};

} // namespace signalbox::ui
