// Phase two: backends, their servers and retries.
#include "base/breath.h"
#include "config/resolve_backend_parts.h"
#include "config/resolve_context.h"
#include "config/server_address.h"

#include <algorithm>
#include <charconv>

namespace signalbox::config {

namespace {

struct RetryWord
{
    std::string_view word;
    RetryOn flag;
};
constexpr RetryWord kRetryWords[] = {
    {"connect-failure", RetryConnectFailure},
    {"reset", RetryReset},
    {"timeout", RetryTimeout},
    {"500", Retry500},
    {"502", Retry502},
    {"503", Retry503},
    {"504", Retry504},
};

AdminState stateOf(const std::string &word)
{
    if (word == "drain")
        return AdminState::Drain;
    return word == "maint" ? AdminState::Maint : AdminState::Active;
}

void resolveHost(ResolveContext &context, const RawString &raw, ServerSpec &out,
                 const PathStep &path)
{
    out.hostValue = hostFieldOf(out);
    if (!raw || *raw == "keep")
        return;
    if (*raw == "server") {
        out.hostMode = HostMode::Server;
        return;
    }
    out.hostMode = HostMode::Value;
    out.hostValue = *raw;
    Complaint why;
    if (!isHostField(*raw, why))
        context.error(raw.place, path, std::move(why.message),
                      "write keep, server, or a host with or without a port");
}

/// Nothing when the URL can't be used: its problem is reported then.
std::optional<ServerSpec> resolveServer(ResolveContext &context, const RawServer &raw,
                                        const PathStep &path)
{
    if (!raw.url)
        return std::nullopt;
    ServerSpec out;
    out.mark = raw.place;
    Complaint why;
    if (!parseServerUrl(*raw.url, context.folder, out, why)) {
        context.error(raw.url.place, raw.shortForm ? path : path.child("url"), std::move(why));
        return std::nullopt;
    }
    if (isNumericButNoAddress(out.host))
        context.warning(raw.url.place, raw.shortForm ? path : path.child("url"),
                        '\'' + out.host + "' is not an IPv4 address: it is looked up as a name",
                        "an address has four numbers from 0 to 255");
    out.name = out.unixPath.empty() ? out.url.substr(out.url.find("//") + 2) : out.url;
    if (raw.name && checkName(context, *raw.name, raw.name.place, path.child("name")))
        out.name = *raw.name;
    if (raw.weight)
        out.weight = std::uint32_t(*raw.weight);
    if (raw.state)
        out.state = stateOf(*raw.state);
    resolveHost(context, raw.host, out, path.child("host"));
    if (raw.maxRequests && *raw.maxRequests)
        out.maxRequests = std::uint32_t(**raw.maxRequests);
    if (raw.queue)
        out.queue = std::uint32_t(*raw.queue);
    return out;
}

void checkDuplicates(ResolveContext &context, const std::vector<RawServer> &raw,
                     BackendSpec &backend, const std::vector<std::size_t> &positions,
                     const PathStep &path)
{
    std::unordered_map<std::string_view, int> urls; // → line
    std::unordered_map<std::string_view, int> names;
    for (std::size_t i = 0; i < backend.servers.size(); ++i) {
        const ServerSpec &server = backend.servers[i];
        const RawServer &source = raw[positions[i]];
        const auto [sameUrl, newUrl] = urls.emplace(server.url, server.mark.line);
        if (!newUrl) {
            context.error(source.url.place, path.child(positions[i]),
                          "the server " + server.url + " is listed twice, first on line " +
                              std::to_string(sameUrl->second),
                          "a larger weight gives a server more requests");
            continue;
        }
        const auto [sameName, newName] = names.emplace(server.name, server.mark.line);
        if (!newName) {
            context.error(source.name.present ? Mark(source.name.place) : server.mark,
                          path.child(positions[i]),
                          "two servers of this backend are called '" + server.name +
                              "', the first on line " + std::to_string(sameName->second),
                          "give one another name");
        }
    }
}

void warnOfUnusable(ResolveContext &context, const BackendSpec &backend, const Mark &mark,
                    const PathStep &path)
{
    const auto &servers = backend.servers;
    if (servers.empty())
        return;
    if (std::all_of(servers.begin(), servers.end(),
                    [](const ServerSpec &s) { return s.weight == 0; })) {
        context.warning(mark, path,
                        "every server of '" + backend.name +
                            "' has weight 0: none takes new requests",
                        "give one a weight from 1 to 256");
    } else if (std::all_of(servers.begin(), servers.end(),
                           [](const ServerSpec &s) { return s.state != AdminState::Active; })) {
        context.warning(mark, path,
                        "no server of '" + backend.name + "' is active: none takes new requests",
                        "set the state of one to active");
    } else if (std::all_of(servers.begin(), servers.end(), [](const ServerSpec &s) {
                   return s.weight == 0 || s.state != AdminState::Active;
               })) {
        context.warning(mark, path,
                        "every server of '" + backend.name +
                            "' has weight 0 or is not active: none takes new requests",
                        "give an active one a weight from 1 to 256");
    }
}

void resolveBackend(ResolveContext &context, const RawBackend &raw, const PathStep &path)
{
    BackendSpec &out = context.config.backends.emplace_back();
    out.name = raw.name;
    out.mark = raw.place;
    if (checkName(context, raw.name, raw.place, path) && raw.name.find('/') != std::string::npos) {
        context.error(raw.place, path, "the name of a backend cannot hold a '/'",
                      "commands name a server BACKEND/SERVER");
    }
    if (raw.balance && *raw.balance == "least-requests")
        out.balance = BalanceKind::LeastRequests;
    if (raw.servers)
        resolveServers(context, *raw.servers, true, out, path.child("servers"));
    if (raw.healthCheck && *raw.healthCheck)
        out.healthCheck =
            resolveHealthCheck(context, **raw.healthCheck, path.child("health-check"));
    if (raw.outlier && *raw.outlier)
        out.outlier = resolveOutlier(context, **raw.outlier, path.child("outlier"));
    if (raw.retry)
        applyRetry(context, *raw.retry, out.retry, path.child("retry"));
    warnOfUnusable(context, out, raw.place, path);
}

} // namespace

void resolveServers(ResolveContext &context, const std::vector<RawServer> &raw, bool list,
                    BackendSpec &out, const PathStep &path)
{
    std::vector<std::size_t> positions; // of out.servers in raw
    for (std::size_t i = 0; i < raw.size(); ++i) {
        auto server = resolveServer(context, raw[i], list ? path.child(i) : path);
        if (!server)
            continue;
        server->identity = out.name + '|' + server->url;
        out.servers.push_back(std::move(*server));
        positions.push_back(i);
    }
    checkDuplicates(context, raw, out, positions, path);
}

void applyRetry(ResolveContext &context, const RawRetry &raw, RetrySpec &out, const PathStep &path)
{
    if (raw.attempts)
        out.attempts = std::uint32_t(*raw.attempts);
    if (raw.on) {
        out.on = 0;
        for (const RawText &item : *raw.on) {
            for (const RetryWord &known : kRetryWords)
                out.on |= known.word == item.text ? std::uint32_t(known.flag) : 0U;
        }
    }
    if (raw.backoff)
        out.backoff = *raw.backoff;
    if (!raw.budget)
        return;
    const std::string &text = *raw.budget;
    std::uint32_t percent = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), percent);
    const std::string_view unit(end, std::size_t(text.data() + text.size() - end));
    const PathStep budget = path.child("budget");
    if (error != std::errc() || (unit != "%" && !unit.empty()))
        context.error(raw.budget.place, budget, '\'' + text + "' is not a percentage",
                      "write one like 20%");
    else if (unit.empty())
        context.error(raw.budget.place, budget, '\'' + text + "' has no unit",
                      "write " + text + '%');
    else if (percent > 100)
        context.error(raw.budget.place, budget,
                      '\'' + text + "' is out of range: 'budget' has to be from 0% to 100%");
    else
        out.budgetPercent = percent;
}

void resolveBackends(ResolveContext &context)
{
    context.backendsKnown = !context.raw.backends.wrong() && !context.raw.someBackendsLost;
    const PathStep top;
    const PathStep map = top.child("backends");
    if (!context.raw.backends)
        return;
    context.config.backends.reserve(context.raw.backends->size());
    for (const RawBackend &raw : *context.raw.backends) {
        context.backends.add(raw.name);
        resolveBackend(context, raw, map.child(raw.name));
        breathe(context.breath);
    }
    context.backendUsed.assign(context.config.backends.size(), false);
}

} // namespace signalbox::config
