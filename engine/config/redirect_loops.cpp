// Redirects that lead back to their own route: only what is sure is refused.
#include "base/ascii.h"
#include "base/breath.h"
#include "config/covering.h"
#include "config/resolve_context.h"

#include <algorithm>

namespace signalbox::config {

namespace {

constexpr std::size_t kMostComparisons =
    2000000; // with earlier routes, over all redirects of a file

enum class PathChange : std::uint8_t { Same, Below, Fixed };

/// Where a redirect leads, as far as it can be told from its text.
struct Target
{
    bool sameHost = true; // as the request's
    std::string host;
    std::optional<std::uint16_t> port; // nullopt: as the request's, as its host and scheme are
    PathChange change = PathChange::Same;
    std::string path; // Fixed
    bool keepsQuery = false;
};

/// The part of the target behind the authority.
bool parsePath(std::string_view rest, Target &out)
{
    const std::size_t query = rest.find("{?query}");
    out.keepsQuery =
        query != std::string_view::npos || rest.find("?{query}") != std::string_view::npos;
    rest = rest.substr(0, std::min({query, rest.find('?'), rest.find('#')}));
    constexpr std::string_view kPath = "{path}";
    if (rest.starts_with(kPath)) {
        rest.remove_prefix(kPath.size());
        out.change = rest.empty() ? PathChange::Same : PathChange::Below;
        return rest.empty() || (rest.starts_with('/') && rest.find('{') == std::string_view::npos);
    }
    if (rest.find('{') != std::string_view::npos || (!rest.empty() && rest.front() != '/'))
        return false;
    out.change = PathChange::Fixed;
    Complaint why;
    auto normal = normalisePathText(rest.empty() ? "/" : rest, why);
    if (normal)
        out.path = std::move(*normal);
    return normal.has_value();
}

/// @param schemePort  what holds without a port of its own; {host} brings none
bool parseAuthority(std::string_view authority, std::uint16_t schemePort, Target &out)
{
    constexpr std::string_view kHost = "{host}";
    out.port = schemePort;
    const std::size_t colon = authority.rfind(':');
    if (colon != std::string_view::npos && authority.find(']', colon) == std::string_view::npos) {
        out.port = parsePort(authority.substr(colon + 1));
        authority = authority.substr(0, colon);
        if (!out.port)
            return false;
    }
    if (authority == kHost)
        return true;
    Complaint why;
    auto name = normaliseName(authority, why);
    if (!name)
        return false;
    out.sameHost = false;
    out.host = std::move(*name);
    return true;
}

std::optional<Target> parseTarget(std::string_view to)
{
    // A path that begins with "//" names a host; the request's scheme is http on every listener.
    // https leads to one only through something in front that ends TLS on the same port.
    constexpr std::pair<std::string_view, std::uint16_t> kFronts[] = {
        {"http://", 80}, {"https://", 443}, {"//", 80}};
    Target out;
    for (const auto &[front, schemePort] : kFronts) {
        if (!ascii::startsWithIgnoreCase(to, front))
            continue;
        to.remove_prefix(front.size());
        const std::size_t end =
            std::min({to.find('/'), to.find('?'), to.find('#'), to.find("{path}"), to.find("{?")});
        if (!parseAuthority(to.substr(0, end), schemePort, out) ||
            !parsePath(end < to.size() ? to.substr(end) : "", out))
            return std::nullopt;
        return out;
    }
    if (to.find("://") != std::string_view::npos || !parsePath(to, out))
        return std::nullopt;
    return out;
}

/// The redirect that always answers, if nothing before it changes what its placeholders stand for.
std::optional<std::size_t> redirectOf(const RouteSpec &route)
{
    for (std::size_t i = 0; i < route.filters.size(); ++i) {
        const auto &spec = route.filters[i].spec;
        if (std::holds_alternative<RedirectSpec>(spec))
            return i;
        if (!std::holds_alternative<HeaderFilterSpec>(spec))
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
    }

    bool leadsBack(const RouteSpec &route, const RedirectSpec &redirect)
    {
        const auto target = parseTarget(redirect.to);
        return target && comesBackTo(route.match, redirect.status, *target) &&
               hostComesBack(route.match, *target) && portComesBack(route.match, *target) &&
               pathComesBack(route.match, *target) &&
               (isSameRequest(route.match, *target) || !takenBefore(route, *target));
    }

private:
    /// Whether what comes back is what was redirected: no earlier route took that either.
    bool isSameRequest(const MatchSpec &match, const Target &target) const
    {
        if (!target.sameHost || target.change != PathChange::Same)
            return false;
        for (std::uint32_t i = 0; target.port && i < m_config.listeners.size(); ++i) {
            if (serves(match, i) && !isOnPort(i, *target.port))
                return false;
        }
        return true;
    }

    static bool serves(const MatchSpec &match, std::uint32_t listener)
    {
        const auto &own = match.listeners;
        return own.empty() || std::find(own.begin(), own.end(), listener) != own.end();
    }

    bool isOnPort(std::uint32_t listener, std::uint16_t port) const
    {
        const SocketAddress &bind = m_config.listeners[listener].bind;
        return !bind.isUnix() && bind.port == port;
    }

    static bool comesBackTo(const MatchSpec &match, std::uint16_t status, const Target &target)
    {
        const bool keepsMethod = status == 307 || status == 308;
        const bool methods =
            match.methods.empty() || keepsMethod ||
            std::find(match.methods.begin(), match.methods.end(), "GET") != match.methods.end();
        return methods && match.headers.empty() && (match.query.empty() || target.keepsQuery);
    }

    static bool hostComesBack(const MatchSpec &match, const Target &target)
    {
        if (target.sameHost)
            return true;
        const bool ours = !match.hosts.empty() || target.host == "localhost" ||
                          target.host.ends_with(".localhost") || target.host == "127.0.0.1" ||
                          target.host == "[::1]";
        return ours && hostsMatch(match, target.host);
    }

    bool portComesBack(const MatchSpec &match, const Target &target) const
    {
        if (!target.port)
            return true;
        for (std::uint32_t i = 0; i < m_config.listeners.size(); ++i) {
            if (serves(match, i) && isOnPort(i, *target.port))
                return true;
        }
        return false;
    }

    static bool pathComesBack(const MatchSpec &match, const Target &target)
    {
        switch (target.change) {
        case PathChange::Same:
            return true;
        case PathChange::Below:
            return std::all_of(match.paths.begin(), match.paths.end(), [](const PathPattern &p) {
                return p.kind == PathPattern::Kind::Prefix;
            });
        case PathChange::Fixed:
            return pathsMatch(match, target.path);
        }
        return false;
    }

    /// Whether an earlier route may take the new request. Sure only when none can.
    bool takenBefore(const RouteSpec &route, const Target &target)
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
        const auto position = redirectOf(route);
        if (!position)
            continue;
        const FilterSpec &filter = route.filters[*position];
        const auto &redirect = std::get<RedirectSpec>(filter.spec);
        if (redirect.to.empty() || !finder.leadsBack(route, redirect))
            continue;
        const PathStep path = list.child(route.index);
        const PathStep filters = path.child("filters");
        context.error(filter.mark, filters.child(*position),
                      "this redirect leads back to its own route, without end: '" + redirect.to +
                          '\'',
                      "give another host, port or path, or narrow what the route matches");
    }
}

} // namespace signalbox::config
