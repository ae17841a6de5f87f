// Phase two: routes.
#include "config/resolve_context.h"

#include "base/breath.h"

namespace signalbox::config {

namespace {

/// The names that routes get by their positions, and those that they were given.
class RouteNames
{
public:
    void add(ResolveContext &context, const std::string &name, const Mark &mark,
             const PathStep &path)
    {
        const auto [first, added] = m_lines.emplace(name, mark.line);
        if (!added)
            context.error(mark, path,
                          "two routes are called '" + name + "', the first on line " +
                              std::to_string(first->second),
                          "give one another name");
    }

private:
    std::unordered_map<std::string, int> m_lines;
};

void resolveBackendName(ResolveContext &context, const RawRoute &raw, RouteSpec &out, bool answers,
                        const PathStep &route)
{
    const PathStep path = route.child("backend");
    if (raw.backend) {
        out.backend = context.backends.find(*raw.backend);
        if (out.backend)
            context.backendUsed[*out.backend] = true;
        else if (context.backendsKnown)
            context.error(raw.backend.place, path, "no backend named '" + *raw.backend + '\'',
                          context.backends.suggestion(*raw.backend));
        if (answers)
            context.warning(raw.backend.place, path,
                            "the backend is never asked: a filter of this route always answers",
                            "remove the backend, or the filter");
        return;
    }
    const bool untold = raw.backend.present || raw.incomplete || raw.filters.wrong();
    bool unknownFilter = false;
    if (raw.filters) {
        for (const RawFilter &filter : *raw.filters)
            unknownFilter = unknownFilter || std::holds_alternative<std::monostate>(filter.spec);
    }
    if (untold)
        context.routesKnown = false;
    if (!answers && !untold && !unknownFilter)
        context.error(raw.place, route, "the route has neither a backend nor a filter that answers",
                      "add 'backend: NAME', or a redirect or respond filter");
}

/// Some times are over before a route is known, or belong to what routes share.
void warnOfIdleTimeouts(ResolveContext &context, const RawTimeouts &raw, const PathStep &path)
{
    const auto warn = [&](const RawDuration &value, const char *key, const char *why) {
        if (value)
            context.warning(value.place, path.child(key),
                            std::string("'") + key + "' does nothing on a route: " + why,
                            "set it in settings.timeouts");
    };
    warn(raw.requestHead, "request-head", "the head is read before its route is known");
    warn(raw.serverKeepAlive, "server-keep-alive", "routes share a server's idle connections");
    warn(raw.drain, "drain", "a generation drains as a whole");
}

void resolveRoute(ResolveContext &context, const RawRoute &raw, RouteSpec &out,
                  const PathStep &path)
{
    bool known = !raw.match.wrong() && !raw.incomplete && !(raw.match && raw.match->incomplete);
    out.mark = raw.place;
    if (raw.enabled)
        out.enabled = *raw.enabled;
    if (raw.match)
        out.match = resolveMatch(context, *raw.match, known,
                                 raw.match->direct ? path : path.child("match"));
    context.matchKnown.push_back(known && !raw.enabled.wrong());
    bool answers = false;
    if (raw.filters)
        answers = resolveFilters(context, *raw.filters, out.filters, path.child("filters"));
    resolveBackendName(context, raw, out, answers, path);
    if (raw.timeout)
        out.timeout = *raw.timeout;
    out.timeouts = context.config.settings.timeouts;
    if (raw.timeouts) {
        applyTimeouts(**raw.timeouts, out.timeouts);
        warnOfIdleTimeouts(context, **raw.timeouts, path.child("timeouts"));
    }
    if (out.backend)
        out.retry = context.config.backends[*out.backend].retry;
    if (raw.retry)
        applyRetry(context, **raw.retry, out.retry, path.child("retry"));
}

/// host → server(s): a backend and a route each.
void expandShortRoutes(ResolveContext &context, const std::vector<RawShortRoute> &entries)
{
    const PathStep top;
    const PathStep map = top.child("routes");
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const RawShortRoute &entry = entries[i];
        const PathStep path = map.child(entry.host);
        BackendSpec &backend = context.config.backends.emplace_back();
        backend.name = entry.host;
        backend.mark = entry.place;
        if (entry.servers)
            resolveServers(context, *entry.servers, entry.list, backend, path);
        RouteSpec &route = context.config.routes.emplace_back();
        route.name = "route-" + std::to_string(i + 1);
        route.index = std::uint32_t(i);
        route.mark = entry.place;
        route.backend = std::uint32_t(i);
        HostPattern host;
        Complaint why;
        const bool known = parseHostPattern(entry.host, host, why);
        if (known)
            route.match.hosts.push_back(std::move(host));
        else
            context.error(entry.place, path, std::move(why));
        context.matchKnown.push_back(known);
        route.timeouts = context.config.settings.timeouts;
        breathe(context.breath);
    }
}

void warnOfNoRoutes(ResolveContext &context, const PathStep &list)
{
    context.warning(Mark{1, 1, 0}, list, "there are no routes: every request is answered with 404");
}

void warnOfUnusedBackends(ResolveContext &context)
{
    const PathStep top;
    const PathStep map = top.child("backends");
    for (std::size_t i = 0; i < context.backendUsed.size(); ++i) {
        const BackendSpec &backend = context.config.backends[i];
        if (!context.backendUsed[i])
            context.warning(backend.mark, map.child(backend.name),
                            "no route uses the backend '" + backend.name + '\'');
    }
}

} // namespace

void resolveRoutes(ResolveContext &context)
{
    const RawConfig &raw = context.raw;
    const PathStep top;
    if (raw.shortRoutes) {
        expandShortRoutes(context, *raw.shortRoutes);
        if (raw.shortRoutes->empty() && !raw.shortRoutes.wrong())
            warnOfNoRoutes(context, top.child("routes"));
        return;
    }
    if (raw.routes.wrong() || raw.routesLost)
        return;
    static const std::vector<RawRoute> kNone;
    const auto &routes = raw.routes ? *raw.routes : kNone;
    const PathStep list = top.child("routes");
    RouteNames names;
    context.config.routes.reserve(routes.size());
    for (std::size_t i = 0; i < routes.size(); ++i) {
        const PathStep path = list.child(i);
        RouteSpec &out = context.config.routes.emplace_back();
        out.index = std::uint32_t(i);
        out.name = "route-" + std::to_string(i + 1);
        const RawString &name = routes[i].name;
        if (name && checkName(context, *name, name.place, path.child("name")))
            out.name = *name;
        names.add(context, out.name, name.present ? name.place : routes[i].place,
                  path.child("name"));
        resolveRoute(context, routes[i], out, path);
        breathe(context.breath);
    }
    if (routes.empty())
        warnOfNoRoutes(context, list);
    else if (context.routesKnown)
        warnOfUnusedBackends(context);
}

} // namespace signalbox::config
