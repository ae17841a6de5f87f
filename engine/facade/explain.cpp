#include "facade/explain.h"

#include "balance/pool.h"
#include "base/ascii.h"
#include "base/json_escape.h"
#include "filters/chain.h"
#include "http/parser.h"
#include "http/path.h"

#include <QUrl>

namespace signalbox {

namespace {

/// A URL taken apart without changing the bytes of its path: those are what is matched.
struct UrlParts
{
    std::string scheme = "http";
    std::string authority;
    std::string target = "/";
};

Result<UrlParts> splitUrl(const std::string &url)
{
    const auto wrong = [&](const char *why) {
        return Error(ErrorType::InvalidHead, why).with("'" + url + "'");
    };
    UrlParts parts;
    std::string rest = url;
    if (const std::size_t colon = rest.find("://"); colon != std::string::npos) {
        parts.scheme = ascii::toLower(rest.substr(0, colon));
        rest.erase(0, colon + 3);
        if (parts.scheme != "http" && parts.scheme != "https")
            return wrong("the URL must be http or https");
    }
    rest.erase(std::min(rest.find('#'), rest.size()));
    const std::size_t slash = std::min(rest.find_first_of("/?"), rest.size());
    parts.authority = rest.substr(0, slash);
    if (slash < rest.size())
        parts.target = rest[slash] == '?' ? "/" + rest.substr(slash) : rest.substr(slash);
    if (parts.authority.empty())
        return wrong("the URL has no host");
    const bool ascii =
        std::all_of(parts.authority.begin(), parts.authority.end(), [](char c) { return c >= 0; });
    if (!ascii) {
        const std::size_t port = parts.authority.rfind(':');
        const std::string host = parts.authority.substr(0, port);
        const std::string ace = QUrl::toAce(QString::fromStdString(host)).toStdString();
        if (ace.empty())
            return wrong("the host isn't a name");
        parts.authority =
            ace + (port == std::string::npos ? std::string() : parts.authority.substr(port));
    }
    return parts;
}

Result<http::RequestHead> makeHead(const ExplainRequest &request, const UrlParts &url)
{
    std::string raw = request.method + " " + url.target + " HTTP/1.1\r\n";
    bool hasHost = false;
    for (const auto &[name, value] : request.headers) {
        hasHost = hasHost || http::fieldId(name) == http::FieldId::Host;
        raw += name + ": " + value + "\r\n";
    }
    if (!hasHost)
        raw += "Host: " + url.authority + "\r\n";
    raw += "\r\n";
    http::RequestHead head;
    http::RequestParser parser;
    std::size_t consumed = 0;
    if (parser.feed(raw, consumed, head) != http::ParseState::Complete)
        return Error(parser.failure().type, parser.failure().detail)
            .with("such a request is refused");
    return head;
}

/// The listener that the URL's port leads to, else the first.
std::uint32_t listenerOf(const config::RuntimeConfig &config, const UrlParts &url)
{
    std::string_view host, port;
    if (http::splitAuthority(url.authority, host, port) && !port.empty()) {
        for (std::size_t i = 0; i < config.listeners.size(); ++i) {
            const SocketAddress &bind = config.listeners[i].bind;
            if (!bind.isUnix() && std::to_string(bind.port) == port)
                return std::uint32_t(i);
        }
    }
    return 0;
}

/// The request as the data path would see it.
struct Asked
{
    UrlParts url;
    http::RequestHead head;
    std::string path; // normalised
    SocketAddress client;
    std::uint32_t listener = 0;

    static Result<Asked> make(const config::RuntimeConfig &config, const ExplainRequest &request);
    routing::RequestView view() const
    {
        return {head.methodText(), head.host,  path,    head.query(),
                &head.fields,      &client.ip, listener};
    }
};

Result<Asked> Asked::make(const config::RuntimeConfig &config, const ExplainRequest &request)
{
    auto url = splitUrl(request.url);
    if (!url)
        return std::move(url.error());
    auto head = makeHead(request, *url);
    if (!head)
        return std::move(head.error());
    auto ip = IpAddress::parse(request.client);
    if (!ip)
        return std::move(ip.error());
    std::string scratch;
    const auto path = http::normalisePath(head->path(), scratch);
    if (!path)
        return Error(path.error()).with("such a request is refused");
    Asked asked;
    asked.path = *path;
    asked.listener = listenerOf(config, *url);
    asked.url = std::move(*url);
    asked.head = std::move(*head);
    asked.client = SocketAddress{*ip, 0, {}};
    return asked;
}

/// Runs the route's own filters over the head to see what leaves them.
void runFilters(const config::RouteSpec &route, Asked &asked, ExplainResult::Match &match)
{
    const auto chain = filters::FilterChain::compile(route, filters::defaultFilterFactory());
    filters::ProxyContext context;
    context.request = &asked.head;
    context.normalPath = asked.path;
    context.client = &asked.client;
    const std::string ip = asked.client.ip.toString();
    context.clientIp = ip;
    context.route = route.name;
    context.requestId = "explain";
    context.scheme = asked.url.scheme;
    filters::ChainRun run;
    run.start(chain.get());
    const auto action = run.requestHead(context);
    if (action == filters::FilterAction::Respond && context.answer) {
        match.answered = context.answer->status;
    } else if (action == filters::FilterAction::Fail) {
        match.answered = context.error ? context.error->status() : 500;
    } else {
        match.pathForwarded = context.pathRewritten ? context.path : std::string(asked.head.path());
    }
}

/// What the route makes of the request; its filters change the head.
ExplainResult::Match matchOf(const config::RuntimeConfig &config, std::uint32_t index, Asked &asked)
{
    const config::RouteSpec &route = config.routes[index];
    ExplainResult::Match match;
    match.route = route.name;
    match.index = route.index;
    match.line = route.mark.line;
    for (const config::FilterSpec &filter : route.filters)
        match.filters.push_back(filter.summary);
    runFilters(route, asked, match);
    if (route.backend)
        match.backend = config.backends[*route.backend].name;
    return match;
}

void appendTextOrNull(std::string &out, const std::string &text)
{
    if (text.empty())
        out += "null";
    else
        appendJsonString(out, text);
}

} // namespace

NextServer nextServerOfFreshPool()
{
    return [](const config::BackendSpec &spec) -> std::string {
        std::vector<std::shared_ptr<balance::ServerState>> servers;
        for (const config::ServerSpec &server : spec.servers) {
            auto state =
                std::make_shared<balance::ServerState>(server.identity, spec.name, server.name, 1u);
            state->setConfigured(server.state);
            servers.push_back(std::move(state));
        }
        balance::Pool pool(spec, std::make_shared<balance::BackendState>(spec.name),
                           std::move(servers), 1);
        pool.refresh();
        const auto next = pool.peek(1);
        return next.empty() ? std::string() : spec.servers[next.front()].name;
    };
}

Result<std::optional<ExplainResult::Match>> decide(const config::RuntimeConfig &config,
                                                   const routing::RouteTable &table,
                                                   const ExplainRequest &request)
{
    auto asked = Asked::make(config, request);
    if (!asked)
        return std::move(asked.error());
    const int route = table.match(asked->view());
    if (route < 0)
        return std::optional<ExplainResult::Match>();
    return std::optional(matchOf(config, std::uint32_t(route), *asked));
}

Result<ExplainResult> explain(const config::RuntimeConfig &config, const routing::RouteTable &table,
                              const ExplainRequest &request, const NextServer &next)
{
    auto asked = Asked::make(config, request);
    if (!asked)
        return std::move(asked.error());

    ExplainResult out;
    out.url = request.url;
    out.method = request.method;
    if (asked->listener < config.listeners.size())
        out.listener = config.listeners[asked->listener].name;
    routing::Explanation explanation = table.explain(asked->view());
    out.reason = std::move(explanation.reason);
    for (routing::CandidateResult &candidate : explanation.candidates) {
        const config::RouteSpec &route = config.routes[candidate.route];
        out.candidates.push_back({route.name, std::move(candidate), route.enabled});
    }
    if (!explanation.matched)
        return out;
    out.matched = matchOf(config, *explanation.matched, *asked);
    const auto &backend = config.routes[*explanation.matched].backend;
    if (backend && !out.matched->answered)
        out.matched->nextServer = next(config.backends[*backend]);
    return out;
}

std::string ExplainResult::toJson() const
{
    std::string out = "{\"url\":";
    appendJsonString(out, url);
    out += ",\"method\":";
    appendJsonString(out, method);
    out += ",\"listener\":";
    appendTextOrNull(out, listener);
    out += ",\"matched\":";
    if (matched) {
        out += "{\"route\":";
        appendJsonString(out, matched->route);
        out += ",\"index\":" + std::to_string(matched->index);
        out += ",\"line\":" +
               (matched->line > 0 ? std::to_string(matched->line) : std::string("null"));
        out += ",\"backend\":";
        appendTextOrNull(out, matched->backend);
        out += ",\"filters\":[";
        for (std::size_t i = 0; i < matched->filters.size(); ++i) {
            out += i ? "," : "";
            appendJsonString(out, matched->filters[i]);
        }
        out += "],\"next-server\":";
        appendTextOrNull(out, matched->nextServer);
        out += ",\"path-forwarded\":";
        appendTextOrNull(out, matched->pathForwarded);
        out += ",\"answered\":" +
               (matched->answered ? std::to_string(matched->answered) : std::string("null")) + "}";
    } else {
        out += "null";
    }
    out += ",\"candidates\":[";
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        const Candidate &candidate = candidates[i];
        out += i ? ",{\"route\":" : "{\"route\":";
        appendJsonString(out, candidate.route);
        out += ",\"index\":" + std::to_string(candidate.result.route);
        out += candidate.enabled ? "" : ",\"enabled\":false";
        out += candidate.result.evaluated ? ",\"evaluated\":true" : ",\"evaluated\":false";
        out += candidate.result.matched ? ",\"matched\":true" : ",\"matched\":false";
        out += ",\"predicates\":[";
        for (std::size_t k = 0; k < candidate.result.predicates.size(); ++k) {
            const routing::PredicateResult &predicate = candidate.result.predicates[k];
            out += k ? ",{\"kind\":" : "{\"kind\":";
            appendJsonString(out, routing::predicateKindName(predicate.kind));
            out += ",\"pattern\":";
            appendJsonString(out, predicate.pattern);
            out += ",\"value\":";
            if (predicate.absent)
                out += "null";
            else
                appendJsonString(out, predicate.value);
            out += predicate.ok ? ",\"ok\":true}" : ",\"ok\":false}";
        }
        out += "]}";
    }
    out += "],\"reason\":";
    appendJsonString(out, reason);
    return out + "}";
}

} // namespace signalbox
