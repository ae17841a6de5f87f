// Which routes can take a host and path at all: the host map, the tries and the lists behind them.
#pragma once

#include "config/runtime_config.h"
#include "routing/host_map.h"
#include "routing/path_trie.h"

#include <array>
#include <limits>
#include <span>
#include <vector>

namespace signalbox {
class Breath;
}

namespace signalbox::routing {

/// Candidates of one request: lists of routes in file order, merged by position. Lives on the
/// stack, never allocates.
class CandidateMerge
{
public:
    /// @param pathHolds  the lists' routes are known to take the path; else it is still to be asked
    void add(std::span<const std::uint32_t> routes, bool pathHolds)
    {
        if (m_count < m_streams.size())
            m_streams[m_count++] = {routes.data(), routes.data() + routes.size(), pathHolds};
        else
            m_overflow = true;
    }
    /// More lists came than there is room for: run() hasn't seen them all.
    bool overflowed() const noexcept { return m_overflow; }

    /// First route, by position, for which holds(route, pathHolds) is true; -1 when there is none.
    template <typename Holds> int run(Holds &&holds)
    {
        while (m_count > 0) {
            std::uint32_t route = std::numeric_limits<std::uint32_t>::max();
            for (std::size_t i = 0; i < m_count; ++i)
                route = std::min(route, *m_streams[i].next);
            // A route with several paths may stand in several lists.
            bool pathHolds = false;
            for (std::size_t i = 0; i < m_count;) {
                Stream &stream = m_streams[i];
                const bool here = *stream.next == route;
                pathHolds = pathHolds || (here && stream.pathHolds);
                if (here && ++stream.next == stream.end)
                    stream = m_streams[--m_count]; // the last one moves here and is looked at next
                else
                    ++i;
            }
            if (holds(route, pathHolds))
                return int(route);
        }
        return -1;
    }

private:
    struct Stream
    {
        const std::uint32_t *next;
        const std::uint32_t *end;
        bool pathHolds;
    };
    std::array<Stream, 24> m_streams;
    std::size_t m_count = 0;
    bool m_overflow = false;
};

/// Built once, then read by any thread. Disabled routes aren't in it.
class RouteIndex
{
public:
    explicit RouteIndex(const config::RuntimeConfig &config, Breath *breath = nullptr);

    /// Calls visit(routes, pathHolds) for every non-empty list of routes that take the host and may
    /// take the path.
    template <typename Visit>
    void lookup(std::string_view host, std::string_view path, Visit &&visit) const
    {
        const auto visitTarget = [&](const std::uint32_t &target, bool isRoute) {
            if (isRoute)
                visit(std::span(&target, 1), true);
            else
                m_tries.lookup(target, path, visit);
        };
        if (m_anyHost != HostMap::none)
            visitTarget(m_anyHost, false);
        m_hosts.lookup(host, visitTarget);
    }

    const HostMap &hosts() const noexcept { return m_hosts; }

private:
    std::uint32_t addTrie(const config::RuntimeConfig &config,
                          std::span<const std::uint32_t> routes, std::vector<PathKey> &keys);

    HostMap m_hosts;
    PathTries m_tries;
    std::uint32_t m_anyHost = HostMap::none; // a trie, as what stands in the map
};

} // namespace signalbox::routing
