// Groups the routes by host, then compiles each distinct group once.
#include "routing/route_index.h"

#include "base/breath.h"

#include <algorithm>

namespace signalbox::routing {

namespace {

/// A host name (exact or wildcard) asked for by a route. Keys: 2 × ordinal + wildcard, 0 being "any
/// host" after a shift by 1.
struct Wish
{
    std::uint32_t key;
    std::uint32_t route;
};

constexpr std::uint32_t anyHostKey = 0;

constexpr std::uint32_t keyOf(std::uint32_t ordinal, bool wildcard) noexcept
{
    return 1 + 2 * ordinal + (wildcard ? 1 : 0);
}

struct RoutesHash
{
    std::size_t operator()(std::span<const std::uint32_t> routes) const noexcept
    {
        std::uint64_t hash = routes.size();
        for (const std::uint32_t route : routes)
            hash = (hash ^ route) * 0x9e3779b97f4a7c15u;
        return std::size_t(hash ^ (hash >> 32));
    }
};

struct RoutesEqual
{
    bool operator()(std::span<const std::uint32_t> a,
                    std::span<const std::uint32_t> b) const noexcept
    {
        return std::equal(a.begin(), a.end(), b.begin(), b.end());
    }
};

} // namespace

RouteIndex::RouteIndex(const config::RuntimeConfig &config, Breath *breath)
{
    std::vector<Wish> wishes;
    for (std::uint32_t route = 0; route < config.routes.size(); ++route) {
        breathe(breath);
        const config::RouteSpec &spec = config.routes[route];
        if (!spec.enabled)
            continue;
        if (spec.match.hosts.empty())
            wishes.push_back({anyHostKey, route});
        for (const config::HostPattern &host : spec.match.hosts)
            wishes.push_back({keyOf(m_hosts.add(host.name, host.wildcard), host.wildcard), route});
    }

    // A counting sort: every key's routes become neighbours and stay in file order.
    std::vector<std::uint32_t> firstOf(2 * m_hosts.size() + 2, 0);
    for (const Wish &wish : wishes)
        ++firstOf[wish.key + 1];
    for (std::size_t i = 1; i < firstOf.size(); ++i)
        firstOf[i] += firstOf[i - 1];
    std::vector<std::uint32_t> routes(wishes.size());
    std::vector<std::uint32_t> next(firstOf.begin(), firstOf.end() - 1);
    for (const Wish &wish : wishes)
        routes[next[wish.key]++] = wish.route;

    // Hosts with the same routes share a trie: a route with 100,000 hosts has one. A host with one
    // route that takes every path needs none.
    std::unordered_map<std::span<const std::uint32_t>, std::uint32_t, RoutesHash, RoutesEqual>
        known;
    std::vector<PathKey> keys;
    for (std::uint32_t key = 0; key + 1 < firstOf.size(); ++key) {
        breathe(breath);
        const auto group = std::span<const std::uint32_t>(routes).subspan(
            firstOf[key], firstOf[key + 1] - firstOf[key]);
        if (group.empty())
            continue;
        const bool isRoute = key != anyHostKey && group.size() == 1 &&
                             config.routes[group.front()].match.paths.empty();
        std::uint32_t target = group.front();
        if (!isRoute) {
            const auto [it, isNew] = known.try_emplace(group, 0);
            if (isNew)
                it->second = addTrie(config, group, keys);
            target = it->second;
        }
        if (key == anyHostKey)
            m_anyHost = target;
        else
            m_hosts.set((key - 1) / 2, (key - 1) % 2 == 1, target, isRoute);
    }
    m_hosts.seal();
}

std::uint32_t RouteIndex::addTrie(const config::RuntimeConfig &config,
                                  std::span<const std::uint32_t> routes, std::vector<PathKey> &keys)
{
    keys.clear();
    for (const std::uint32_t route : routes) {
        const auto &paths = config.routes[route].match.paths;
        if (paths.empty())
            keys.push_back({.text = {}, .route = route, .kind = PathKey::Kind::Prefix});
        for (const config::PathPattern &path : paths) {
            switch (path.kind) {
            case config::PathPattern::Kind::Prefix:
                keys.push_back({path.text, route, PathKey::Kind::Prefix});
                break;
            case config::PathPattern::Kind::Exact:
                keys.push_back({path.text, route, PathKey::Kind::Exact});
                break;
            case config::PathPattern::Kind::Regex:
                keys.push_back({{}, route, PathKey::Kind::Unknown});
                break;
            }
        }
    }
    return m_tries.add(keys);
}

} // namespace signalbox::routing
