// Redirects that lead back to their own route: only what is sure is refused.
//
// What leads to https on a port of ours is not sure. No listener speaks TLS, so it comes back only
// through something in front that ends TLS on the same port; without that its clients fail there,
// and behind a front that tells TLS from plain text the redirect is even right. It is warned of.
#include "base/breath.h"
#include "config/covering.h"
#include "config/redirect_target.h"
#include "config/resolve_context.h"

#include <algorithm>

namespace signalbox::config {

namespace {

constexpr std::size_t kMostComparisons =
    2000000; // with earlier routes, over all redirects of a file

/// Whether the filter finds its prefix in none of the paths that the match takes, or puts there
/// what was there.
bool leavesPaths(const PrefixFilterSpec &filter, const MatchSpec &match)
{
    using Op = PrefixFilterSpec::Op;
    if ((filter.op == Op::Add ? std::string() : filter.from) ==
        (filter.op == Op::Strip ? std::string() : filter.to))
        return true;
    PathPattern prefix;
    prefix.kind = PathPattern::Kind::Prefix;
    prefix.text = filter.from;
    return filter.op != Op::Add && !match.paths.empty() &&
           std::none_of(match.paths.begin(), match.paths.end(), [&](const PathPattern &p) {
               return p.kind == PathPattern::Kind::Regex || covers(prefix, p) || covers(p, prefix);
           });
}

struct Found
{
    std::size_t position;   // of the redirect in the filters
    bool otherPath = false; // what {path} stands for isn't the request's
};

/// The redirect that always answers, if it is sure what its placeholders stand for. {host} is the
/// request's whatever set-host says; a rewrite may fail or change the query.
std::optional<Found> redirectOf(const RouteSpec &route)
{
    Found found{};
    for (; found.position < route.filters.size(); ++found.position) {
        const auto &spec = route.filters[found.position].spec;
        if (std::holds_alternative<RedirectSpec>(spec))
            return found;
        if (const auto *prefix = std::get_if<PrefixFilterSpec>(&spec))
            found.otherPath = found.otherPath || !leavesPaths(*prefix, route.match);
        else if (!std::holds_alternative<HeaderFilterSpec>(spec) &&
                 !std::holds_alternative<SetHostSpec>(spec))
            return std::nullopt;
    }
    return std::nullopt;
}

bool couldShareHost(const MatchSpec &a, const MatchSpec &b)
{
    if (a.hosts.empty() || b.hosts.empty())
        return true;
    return std::any_of(a.hosts.begin(), a.hosts.end(), [&](const HostPattern &x) {
        return std::any_of(b.hosts.begin(), b.hosts.end(),
                           [&](const HostPattern &y) { return covers(x, y) || covers(y, x); });
    });
}

bool hostsMatch(const MatchSpec &match, std::string_view host)
{
    return match.hosts.empty() ||
           std::any_of(match.hosts.begin(), match.hosts.end(),
                       [&](const HostPattern &p) { return hostMatches(p, host); });
}

bool pathsMatch(const MatchSpec &match, std::string_view path)
{
    return match.paths.empty() ||
           std::any_of(match.paths.begin(), match.paths.end(),
                       [&](const PathPattern &p) { return pathMatches(p, path); });
}

class LoopFinder
{
public:
    explicit LoopFinder(const RuntimeConfig &config)
        : m_config(config)
    {
        const auto &routes = config.routes;
        m_firstForGet =
            std::size_t(std::find_if(routes.begin(), routes.end(), isForGet) - routes.begin());
    }

    enum class Verdict : std::uint8_t { No, ByHttps, Yes };

    Verdict leadsBack(const RouteSpec &route, const RedirectSpec &redirect, bool otherPath)
    {
        auto target = parseRedirectTarget(redirect.to);
        if (target && otherPath && target->change != PathChange::Fixed)
            target->change = PathChange::Any;
        if (target)
            target->keepsMethod = redirect.status == 307 || redirect.status == 308;
        if (!target || !leadsBack(route, *target))
            return Verdict::No;
        return target->https ? Verdict::ByHttps : Verdict::Yes;
    }

private:
    bool leadsBack(const RouteSpec &route, const RedirectTarget &target)
    {
        return comesBackTo(route.match, target) && hostComesBack(route.match, target) &&
               portComesBack(route.match, target) && pathComesBack(route.match, target) &&
               (isSameRequest(route, target) || !takenBefore(route, target));
    }

    /// Whether what comes back is what was redirected: no earlier route took that either.
    bool isSameRequest(const RouteSpec &route, const RedirectTarget &target)
    {
        const MatchSpec &match = route.match;
        const bool sameQuery = target.keepsQuery || (target.query && target.query->empty());
        if (!target.sameHost || target.change != PathChange::Same || !sameQuery ||
            (!target.keepsMethod && getTakenBefore(route)))
            return false;
        for (std::uint32_t i = 0; target.port && i < m_config.listeners.size(); ++i) {
            if (takesListener(match, i) && !isOnPort(i, *target.port))
                return false;
        }
        return true;
    }

    /// Whether an earlier route may have taken all that come back as GET.
    bool getTakenBefore(const RouteSpec &route)
    {
        for (std::size_t i = m_firstForGet; i < route.index; ++i) {
            const RouteSpec &earlier = m_config.routes[i];
            if (++m_comparisons > kMostComparisons ||
                (isForGet(earlier) && couldShareHost(earlier.match, route.match)))
                return true;
        }
        return false;
    }

    static bool isForGet(const RouteSpec &route)
    {
        const auto &methods = route.match.methods;
        return route.enabled && std::find(methods.begin(), methods.end(), "GET") != methods.end();
    }

    bool isOnPort(std::uint32_t listener, std::uint16_t port) const
    {
        const SocketAddress &bind = m_config.listeners[listener].bind;
        return !bind.isUnix() && bind.port == port;
    }

    static bool comesBackTo(const MatchSpec &match, const RedirectTarget &target)
    {
        const bool methods =
            match.methods.empty() || target.keepsMethod ||
            std::find(match.methods.begin(), match.methods.end(), "GET") != match.methods.end();
        const auto holds = [&](const ValuePattern &p) {
            // Of two parameters with one name the first counts.
            return (target.extendsQuery && p.kind != ValuePattern::Kind::Absent) ||
                   (target.query && surelyMatches(p, *target.query));
        };
        const bool query =
            target.keepsQuery || std::all_of(match.query.begin(), match.query.end(), holds);
        return methods && match.headers.empty() && query;
    }

    static bool hostComesBack(const MatchSpec &match, const RedirectTarget &target)
    {
        if (target.sameHost)
            return true;
        const bool ours = !match.hosts.empty() || target.host == "localhost" ||
                          target.host.ends_with(".localhost") || target.host == "127.0.0.1" ||
                          target.host == "[::1]";
        return ours && hostsMatch(match, target.host);
    }

    bool portComesBack(const MatchSpec &match, const RedirectTarget &target) const
    {
        if (!target.port)
            return true;
        for (std::uint32_t i = 0; i < m_config.listeners.size(); ++i) {
            if (takesListener(match, i) && isOnPort(i, *target.port))
                return true;
        }
        return false;
    }

    static bool pathComesBack(const MatchSpec &match, const RedirectTarget &target)
    {
        switch (target.change) {
        case PathChange::Same:
            return true;
        case PathChange::Below:
            return takesEveryPath(match, Paths::Rooted) ||
                   std::all_of(match.paths.begin(), match.paths.end(), [](const PathPattern &p) {
                       return p.kind == PathPattern::Kind::Prefix;
                   });
        case PathChange::Any:
            return takesEveryPath(match, Paths::Rooted);
        case PathChange::Fixed:
            return pathsMatch(match, target.path);
        }
        return false;
    }

    /// Whether an earlier route may take the new request. Sure only when none can.
    bool takenBefore(const RouteSpec &route, const RedirectTarget &target)
    {
        for (std::uint32_t i = 0; i < route.index; ++i) {
            const RouteSpec &earlier = m_config.routes[i];
            if (++m_comparisons > kMostComparisons)
                return true;
            const bool host = target.sameHost ? couldShareHost(earlier.match, route.match)
                                              : hostsMatch(earlier.match, target.host);
            if (earlier.enabled && host &&
                (target.change != PathChange::Fixed || pathsMatch(earlier.match, target.path)))
                return true;
        }
        return false;
    }

    const RuntimeConfig &m_config;
    std::size_t m_firstForGet = 0; // which names that method
    std::size_t m_comparisons = 0;
};

} // namespace

void refuseRedirectLoops(ResolveContext &context)
{
    LoopFinder finder(context.config);
    const PathStep top;
    const PathStep list = top.child("routes");
    for (const RouteSpec &route : context.config.routes) {
        breathe(context.breath);
        if (!route.enabled || !context.matchKnown[route.index])
            continue;
        const auto found = redirectOf(route);
        if (!found)
            continue;
        const FilterSpec &filter = route.filters[found->position];
        const auto &redirect = std::get<RedirectSpec>(filter.spec);
        if (redirect.to.empty())
            continue;
        const auto verdict = finder.leadsBack(route, redirect, found->otherPath);
        const PathStep path = list.child(route.index);
        const PathStep filters = path.child("filters");
        if (verdict == LoopFinder::Verdict::ByHttps)
            context.warning(filter.mark, filters.child(found->position),
                            "this redirect leads to https on a port where plain http is spoken: '" +
                                redirect.to +
                                "' fails there, or comes back through what ends TLS "
                                "in front",
                            "give the port that speaks https");
        if (verdict != LoopFinder::Verdict::Yes)
            continue;
        context.error(filter.mark, filters.child(found->position),
                      "this redirect leads back to its own route, without end: '" + redirect.to +
                          '\'',
                      "give another host, port or path, or narrow what the route matches");
    }
}

} // namespace signalbox::config
