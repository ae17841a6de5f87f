// The decision: candidates from the index, merged by position, then the remaining predicates.
#include "routing/route_table.h"

#include "routing/closest_hosts.h"
#include "routing/predicates.h"
#include "routing/route_index.h"

#include <algorithm>
#include <cassert>

namespace signalbox::routing {

std::string_view predicateKindName(PredicateKind kind) noexcept
{
    switch (kind) {
    case PredicateKind::Host:
        return "host";
    case PredicateKind::Path:
        return "path";
    case PredicateKind::Method:
        return "method";
    case PredicateKind::Header:
        return "header";
    case PredicateKind::Query:
        return "query";
    case PredicateKind::Client:
        return "client";
    case PredicateKind::Listener:
        return "listener";
    }
    return "host";
}

struct RouteTable::Impl
{
    Impl(const config::RuntimeConfig &c, Breath *breath)
        : config(c)
        , index(c, breath)
    {
        hostAndPathOnly.reserve(c.routes.size());
        for (const config::RouteSpec &route : c.routes) {
            const config::MatchSpec &m = route.match;
            hostAndPathOnly.push_back(m.methods.empty() && m.headers.empty() && m.query.empty() &&
                                      m.clients.empty() && m.listeners.empty());
        }
    }

    bool holds(std::uint32_t route, bool pathHolds, const RequestView &request) const
    {
        if (pathHolds && hostAndPathOnly[route])
            return true;
        NoReasons none;
        return matchHolds(config.routes[route].match, request, config,
                          {.host = true, .path = pathHolds}, none);
    }

    int match(const RequestView &request) const
    {
        CandidateMerge merge;
        index.lookup(request.host, request.path,
                     [&](auto routes, bool pathHolds) { merge.add(routes, pathHolds); });
        if (merge.overflowed()) [[unlikely]]
            return matchMany(request);
        return merge.run(
            [&](std::uint32_t route, bool pathHolds) { return holds(route, pathHolds, request); });
    }

    /// For more lists than a merge has room for: the first hit of each list, and the lowest of
    /// these.
    int matchMany(const RequestView &request) const
    {
        auto best = std::uint32_t(config.routes.size());
        index.lookup(request.host, request.path, [&](auto routes, bool pathHolds) {
            for (const std::uint32_t route : routes) {
                if (route >= best)
                    break;
                if (holds(route, pathHolds, request))
                    best = route;
            }
        });
        return best < config.routes.size() ? int(best) : -1;
    }

    const config::RuntimeConfig &config;
    RouteIndex index;
    std::vector<std::uint8_t> hostAndPathOnly; // by route: nothing else is asked
};

RouteTable::RouteTable(const config::RuntimeConfig &config, Breath *breath)
    : m_impl(std::make_unique<const Impl>(config, breath))
{
}

RouteTable::~RouteTable() = default;

int RouteTable::match(const RequestView &request) const noexcept
{
    return m_impl->match(request);
}

namespace {

std::string reasonText(const config::RuntimeConfig &config, const Explanation &explanation,
                       const RequestView &request)
{
    if (explanation.matched) {
        return "route \"" + config.routes[*explanation.matched].name +
               "\" is the first whose predicates all hold";
    }
    const auto takesHost = [](const CandidateResult &candidate) {
        return candidate.evaluated && (candidate.predicates.empty() ||
                                       candidate.predicates.front().kind != PredicateKind::Host ||
                                       candidate.predicates.front().ok);
    };
    if (config.routes.empty())
        return "there are no routes";
    if (!anyOf(explanation.candidates, takesHost))
        return "no route takes the host \"" + std::string(request.host) + '"';
    return "no route for this host takes " + std::string(request.method) + ' ' +
           std::string(request.path) + " as it is";
}

} // namespace

Explanation RouteTable::explain(const RequestView &request) const
{
    const config::RuntimeConfig &config = m_impl->config;
    Explanation out;
    out.candidates.reserve(config.routes.size());
    for (std::uint32_t route = 0; route < config.routes.size(); ++route) {
        CandidateResult candidate;
        candidate.route = route;
        candidate.evaluated = config.routes[route].enabled && !out.matched;
        // What a route would have said is told of those that weren't reached, too.
        Reasons reasons;
        const bool holds =
            matchHolds(config.routes[route].match, request, config, Known{}, reasons);
        candidate.predicates = std::move(reasons.results);
        candidate.matched = candidate.evaluated && holds;
        if (candidate.matched)
            out.matched = route;
        out.candidates.push_back(std::move(candidate));
    }
    assert(match(request) == (out.matched ? int(*out.matched) : -1));
    out.reason = reasonText(config, out, request);
    return out;
}

std::vector<CandidateResult> RouteTable::closestRoutes(const RequestView &request,
                                                       std::size_t count) const
{
    const config::RuntimeConfig &config = m_impl->config;
    std::vector<CandidateResult> out;
    const auto add = [&](std::uint32_t route) {
        const auto same = [route](const CandidateResult &other) { return other.route == route; };
        if (out.size() >= count || anyOf(out, same))
            return;
        Reasons reasons;
        matchHolds(config.routes[route].match, request, config, Known{}, reasons);
        out.push_back({route, true, false, std::move(reasons.results)});
    };
    std::vector<std::uint32_t> indexed;
    m_impl->index.lookup(request.host, request.path, [&](auto routes, bool) {
        const auto few = routes.first(std::min(routes.size(), count));
        indexed.insert(indexed.end(), few.begin(), few.end());
    });
    std::sort(indexed.begin(), indexed.end());
    for (const std::uint32_t route : indexed)
        add(route);
    for (std::uint32_t route = 0; route < config.routes.size() && out.size() < count; ++route) {
        const config::MatchSpec &match = config.routes[route].match;
        if (config.routes[route].enabled &&
            (match.hosts.empty() ||
             anyOf(match.hosts, [&](const auto &p) { return hostHolds(p, request.host); })))
            add(route);
    }
    return out;
}

std::string failureText(const PredicateResult &predicate)
{
    std::string out(predicateKindName(predicate.kind));
    out += ' ' + predicate.pattern;
    out += predicate.absent ? ": the request has none"
                            : ": the request has '" + predicate.value + '\'';
    return out;
}

std::vector<std::string> RouteTable::closestHosts(std::string_view host, std::size_t count) const
{
    const HostMap &hosts = m_impl->index.hosts();
    std::vector<std::string_view> names;
    names.reserve(hosts.size());
    for (std::uint32_t i = 0; i < hosts.size(); ++i)
        names.push_back(hosts.name(i));
    std::vector<std::string> out;
    for (const std::size_t i : closest(host, names, count))
        out.push_back(hosts.display(std::uint32_t(i)));
    return out;
}

} // namespace signalbox::routing
