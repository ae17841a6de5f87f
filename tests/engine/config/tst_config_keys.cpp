// Every key of the file that is served: what its text becomes, what holds without it, and that the
// field table names the same default. Rows are the specification's table of keys; a key without a
// row fails the test.
#include "config/field_walk.h"
#include "support/config_load.h"

#include <QSet>
#include <QTest>

#include <array>

using namespace signalbox;
using namespace signalbox::testing;
using config::RuntimeConfig;

namespace {

using Read = QString (*)(const RuntimeConfig &);

/// Where a row's text is put in an otherwise plain file.
enum class In { Settings, Backend, Server, Route, Match, Health, Filters };

struct Row
{
    const char *key; // set.name, as in the field table
    In in;
    const char *text;
    const char *given;   // what read() says with it
    const char *without; // and without it
    const char *named;   // the default as the field table writes it
    Read read;
};

QString file(In in, const char *written)
{
    const auto at = [&](In place) { return QString::fromUtf8(place == in ? written : ""); };
    const auto more = [&](In place) {
        const QString text = at(place);
        return text.isEmpty() ? text : QStringLiteral(", ") + text;
    };
    const QString settings = at(In::Settings), match = at(In::Match), filters = at(In::Filters);
    return QStringLiteral("version: 1\nsettings: {%1}\n"
                          "listeners: {web: {bind: \"127.0.0.1:0\"}, side: {bind: "
                          "\"[::1]:0\"}}\n"
                          "backends:\n"
                          "  api:\n    {servers: [{url: \"127.0.0.1:3001\"%2}]%3%4}\n"
                          "routes:\n  - {backend: api%5%6%7}\n")
        .arg(settings, more(In::Server), more(In::Backend),
             in == In::Health && *written
                 ? QStringLiteral(", health-check: {type: http, %1}").arg(at(In::Health))
             : in == In::Health ? QStringLiteral(", health-check: {type: http}")
                                : QString(),
             more(In::Route), match.isEmpty() ? match : QStringLiteral(", match: {%1}").arg(match),
             filters.isEmpty() ? filters : QStringLiteral(", filters: [%1]").arg(filters));
}

QString utf8(const std::string &text)
{
    return QString::fromStdString(text);
}

template <typename T> QString number(T value)
{
    return QString::number(qulonglong(value));
}

QString yes(bool value)
{
    return value ? QStringLiteral("true") : QStringLiteral("false");
}

template <typename T> QString orOff(const std::optional<T> &value)
{
    return value ? number(*value) : QStringLiteral("off");
}

QString ms(Milliseconds value)
{
    return QString::number(value.count());
}

template <typename List, typename One> QString joined(const List &list, One one)
{
    QStringList out;
    for (const auto &item : list)
        out << one(item);
    return out.join(u'|');
}

QString pairsOf(const config::NameValues &pairs)
{
    return joined(pairs, [](const auto &p) { return utf8(p.first + '=' + p.second); });
}

QString valuesOf(const std::vector<config::ValuePattern> &values)
{
    return joined(values, [](const config::ValuePattern &v) {
        static const char *kinds[] = {"is", "present", "absent", "like"};
        return utf8(v.name + ' ' + kinds[int(v.kind)] + ' ' + v.text).trimmed();
    });
}

const config::ServerSpec &server(const RuntimeConfig &c)
{
    return c.backends[0].servers[0];
}

const config::HealthCheckSpec &health(const RuntimeConfig &c)
{
    return *c.backends[0].healthCheck;
}

const config::MatchSpec &match(const RuntimeConfig &c)
{
    return c.routes[0].match;
}

QString outlier(const RuntimeConfig &c, QString (*read)(const config::OutlierSpec &))
{
    return c.backends[0].outlier ? read(*c.backends[0].outlier) : QStringLiteral("off");
}

template <typename Spec> QString filter(const RuntimeConfig &c, QString (*read)(const Spec &))
{
    return c.routes[0].filters.empty() ? QStringLiteral("none")
                                       : read(std::get<Spec>(c.routes[0].filters[0].spec));
}

QString pathsOf(const RuntimeConfig &c)
{
    return joined(match(c).paths, [](const config::PathPattern &p) -> QString {
        static const char *kinds[] = {"below ", "exactly ", "like "};
        return utf8(kinds[int(p.kind)] + p.text);
    });
}

QString hostsOf(const RuntimeConfig &c)
{
    return joined(match(c).hosts, [](const config::HostPattern &h) -> QString {
        return (h.wildcard ? QStringLiteral("any.") : QString()) + utf8(h.name);
    });
}

QString anythingOf(const RuntimeConfig &c)
{
    return hostsOf(c) + pathsOf(c);
}

QString hostFieldOf(const RuntimeConfig &c)
{
    return number(server(c).hostMode) + u' ' + utf8(server(c).hostValue);
}

QString statusOf(const RuntimeConfig &c)
{
    return joined(health(c).expectStatus, [](const config::StatusRange &r) -> QString {
        return number(r.from) + u'-' + number(r.to);
    });
}

QString redirectOf(const RuntimeConfig &c)
{
    return filter<config::RedirectSpec>(c, [](const config::RedirectSpec &s) -> QString {
        return number(s.status) + u' ' + utf8(s.to);
    });
}

QString respondOf(const RuntimeConfig &c)
{
    return filter<config::RespondSpec>(c, [](const config::RespondSpec &s) -> QString {
        return number(s.status) + u' ' + utf8(s.body);
    });
}

QString headersFilter(const config::HeaderFilterSpec &s)
{
    static const char *ops[] = {"set ", "add ", "remove "};
    return utf8(ops[int(s.op)]) + utf8(s.response ? "response " : "request ") + pairsOf(s.fields);
}

QString prefixFilter(const config::PrefixFilterSpec &s)
{
    static const char *ops[] = {"strip ", "add ", "replace "};
    return utf8(ops[int(s.op)] + s.from + '>' + s.to + (s.mapBack ? " and back" : ""));
}

// clang-format off
const Row rows[] = {
    {"settings.workers", In::Settings, "workers: 3", "3", "0", "auto", [](const RuntimeConfig &c) { return number(c.settings.workers); }},
    {"settings.workers", In::Settings, "workers: auto", "0", "0", "auto", [](const RuntimeConfig &c) { return number(c.settings.workers); }},
    {"settings.admin", In::Settings, "admin: \"127.0.0.1:9901\"", "127.0.0.1:9901", "off", "off", [](const RuntimeConfig &c) { return c.settings.admin ? utf8(c.settings.admin->toString()) : QStringLiteral("off"); }},
    {"settings.access-log", In::Settings, "access-log: {path: logs/a.log}", "/srv/dev/logs/a.log", "off", "off", [](const RuntimeConfig &c) { return c.settings.accessLog ? utf8(c.settings.accessLog->path) : QStringLiteral("off"); }},
    {"access-log.path", In::Settings, "access-log: {path: '-'}", "-", "off", "", [](const RuntimeConfig &c) { return c.settings.accessLog ? utf8(c.settings.accessLog->path) : QStringLiteral("off"); }},
    {"access-log.format", In::Settings, "access-log: {path: a, format: combined}", "combined", "json", "json", [](const RuntimeConfig &c) { return c.settings.accessLog && c.settings.accessLog->format == config::LogFormat::Combined ? QStringLiteral("combined") : QStringLiteral("json"); }},
    {"settings.forwarded", In::Settings, "forwarded: both", "2", "0", "x-forwarded", [](const RuntimeConfig &c) { return number(c.settings.forwarded); }},
    {"settings.forwarded", In::Settings, "forwarded: off", "3", "0", "x-forwarded", [](const RuntimeConfig &c) { return number(c.settings.forwarded); }},
    {"settings.trusted-proxies", In::Settings, "trusted-proxies: [10.0.0.0/8, \"::1\"]", "10.0.0.0/8|::1/128", "", "[]", [](const RuntimeConfig &c) { return joined(c.settings.trustedProxies, [](const Cidr &r) { return utf8(r.toString()); }); }},
    {"settings.watch", In::Settings, "watch: false", "false", "true", "true", [](const RuntimeConfig &c) { return yes(c.settings.watch); }},
    {"settings.via", In::Settings, "via: edge", "edge", "signalbox", "signalbox", [](const RuntimeConfig &c) { return utf8(c.settings.via); }},
    {"settings.via", In::Settings, "via: off", "", "signalbox", "signalbox", [](const RuntimeConfig &c) { return utf8(c.settings.via); }},
    {"settings.timeouts", In::Settings, "timeouts: {connect: 1m30s}", "90000", "5000", "", [](const RuntimeConfig &c) { return ms(c.settings.timeouts.connect); }},
    {"timeouts.connect", In::Settings, "timeouts: {connect: 250ms}", "250", "5000", "5s", [](const RuntimeConfig &c) { return ms(c.settings.timeouts.connect); }},
    {"timeouts.request-head", In::Settings, "timeouts: {request-head: 1s}", "1000", "10000", "10s", [](const RuntimeConfig &c) { return ms(c.settings.timeouts.requestHead); }},
    {"timeouts.response-head", In::Settings, "timeouts: {response-head: 1s}", "1000", "60000", "60s", [](const RuntimeConfig &c) { return ms(c.settings.timeouts.responseHead); }},
    {"timeouts.read", In::Settings, "timeouts: {read: 1s}", "1000", "60000", "60s", [](const RuntimeConfig &c) { return ms(c.settings.timeouts.read); }},
    {"timeouts.write", In::Settings, "timeouts: {write: 1s}", "1000", "60000", "60s", [](const RuntimeConfig &c) { return ms(c.settings.timeouts.write); }},
    {"timeouts.keep-alive", In::Settings, "timeouts: {keep-alive: 1s}", "1000", "75000", "75s", [](const RuntimeConfig &c) { return ms(c.settings.timeouts.keepAlive); }},
    {"timeouts.server-keep-alive", In::Settings, "timeouts: {server-keep-alive: 1s}", "1000", "30000", "30s", [](const RuntimeConfig &c) { return ms(c.settings.timeouts.serverKeepAlive); }},
    {"timeouts.tunnel", In::Settings, "timeouts: {tunnel: 2h}", "7200000", "3600000", "1h", [](const RuntimeConfig &c) { return ms(c.settings.timeouts.tunnel); }},
    {"timeouts.drain", In::Settings, "timeouts: {drain: 0s}", "0", "30000", "30s", [](const RuntimeConfig &c) { return ms(c.settings.timeouts.drain); }},
    {"settings.limits", In::Settings, "limits: {request-line: 8KB}", "8000", "16384", "", [](const RuntimeConfig &c) { return number(c.settings.limits.requestLine); }},
    {"limits.request-line", In::Settings, "limits: {request-line: 8KiB}", "8192", "16384", "16KiB", [](const RuntimeConfig &c) { return number(c.settings.limits.requestLine); }},
    {"limits.request-head", In::Settings, "limits: {request-head: 1MiB}", "1048576", "65536", "64KiB", [](const RuntimeConfig &c) { return number(c.settings.limits.requestHead); }},
    {"limits.request-fields", In::Settings, "limits: {request-fields: 50}", "50", "200", "200", [](const RuntimeConfig &c) { return number(c.settings.limits.requestFields); }},
    {"limits.response-head", In::Settings, "limits: {response-head: 8KiB}", "8192", "262144", "256KiB", [](const RuntimeConfig &c) { return number(c.settings.limits.responseHead); }},
    {"limits.response-fields", In::Settings, "limits: {response-fields: 50}", "50", "1000", "1000", [](const RuntimeConfig &c) { return number(c.settings.limits.responseFields); }},
    {"limits.request-body", In::Settings, "limits: {request-body: 10MB}", "10000000", "off", "off", [](const RuntimeConfig &c) { return orOff(c.settings.limits.requestBody); }},
    {"limits.connections", In::Settings, "limits: {connections: 1000000}", "1000000", "10000", "10000", [](const RuntimeConfig &c) { return number(c.settings.limits.connections); }},
    {"limits.replay-buffer", In::Settings, "limits: {replay-buffer: 0B}", "0", "65536", "64KiB", [](const RuntimeConfig &c) { return number(c.settings.limits.replayBuffer); }},

    {"backend.balance", In::Backend, "balance: least-requests", "1", "0", "round-robin", [](const RuntimeConfig &c) { return number(c.backends[0].balance); }},
    {"backend.protocol", In::Backend, "protocol: http/1.1", "", "", "http/1.1", [](const RuntimeConfig &) { return QString(); }},
    {"backend.health-check", In::Backend, "health-check: {}", "tcp", "off", "off", [](const RuntimeConfig &c) { return c.backends[0].healthCheck ? QStringLiteral("tcp") : QStringLiteral("off"); }},
    {"backend.health-check", In::Backend, "health-check: off", "off", "off", "off", [](const RuntimeConfig &c) { return c.backends[0].healthCheck ? QStringLiteral("tcp") : QStringLiteral("off"); }},
    {"backend.outlier", In::Backend, "outlier: {}", "5", "off", "off", [](const RuntimeConfig &c) { return outlier(c, [](const config::OutlierSpec &o) { return number(o.consecutiveFailures); }); }},
    {"backend.retry", In::Backend, "retry: {attempts: 0}", "0", "2", "", [](const RuntimeConfig &c) { return number(c.backends[0].retry.attempts); }},
    {"server.url", In::Backend, "outlier: off", "http://127.0.0.1:3001", "http://127.0.0.1:3001", "", [](const RuntimeConfig &c) { return utf8(server(c).url); }},
    {"server.name", In::Server, "name: blue", "blue", "127.0.0.1:3001", "host:port", [](const RuntimeConfig &c) { return utf8(server(c).name); }},
    {"server.weight", In::Server, "weight: 0", "0", "1", "1", [](const RuntimeConfig &c) { return number(server(c).weight); }},
    {"server.state", In::Server, "state: maint", "2", "0", "active", [](const RuntimeConfig &c) { return number(server(c).state); }},
    {"server.host", In::Server, "host: server", "1 127.0.0.1:3001", "0 127.0.0.1:3001", "keep", hostFieldOf},
    {"server.host", In::Server, "host: api.test", "2 api.test", "0 127.0.0.1:3001", "keep", hostFieldOf},
    {"server.max-requests", In::Server, "max-requests: 7", "7", "off", "off", [](const RuntimeConfig &c) { return orOff(server(c).maxRequests); }},
    {"server.queue", In::Server, "queue: 0", "0", "0", "0", [](const RuntimeConfig &c) { return number(server(c).queue); }},
    {"outlier.consecutive-failures", In::Backend, "outlier: {consecutive-failures: 9}", "9", "off", "5", [](const RuntimeConfig &c) { return outlier(c, [](const config::OutlierSpec &o) { return number(o.consecutiveFailures); }); }},
    {"outlier.eject", In::Backend, "outlier: {consecutive-failures: 9}", "10000", "off", "10s", [](const RuntimeConfig &c) { return outlier(c, [](const config::OutlierSpec &o) { return ms(o.eject); }); }},
    {"outlier.max-eject", In::Backend, "outlier: {eject: 1s}", "300000", "off", "5m", [](const RuntimeConfig &c) { return outlier(c, [](const config::OutlierSpec &o) { return ms(o.maxEject); }); }},
    {"outlier.max-eject", In::Backend, "outlier: {max-eject: 1m}", "60000", "off", "5m", [](const RuntimeConfig &c) { return outlier(c, [](const config::OutlierSpec &o) { return ms(o.maxEject); }); }},
    {"retry.attempts", In::Backend, "retry: {attempts: 10}", "10", "2", "2", [](const RuntimeConfig &c) { return number(c.backends[0].retry.attempts); }},
    {"retry.on", In::Backend, "retry: {on: [reset, 503]}", "34", "1", "[connect-failure]", [](const RuntimeConfig &c) { return number(c.backends[0].retry.on); }},
    {"retry.backoff", In::Backend, "retry: {backoff: 100ms}", "100", "25", "25ms", [](const RuntimeConfig &c) { return ms(c.backends[0].retry.backoff); }},
    {"retry.budget", In::Backend, "retry: {budget: 50%}", "50", "20", "20%", [](const RuntimeConfig &c) { return number(c.backends[0].retry.budgetPercent); }},

    {"health-check.type", In::Backend, "health-check: {path: /up}", "http", "off", "http if path is given, else tcp", [](const RuntimeConfig &c) { return !c.backends[0].healthCheck ? QStringLiteral("off") : QStringLiteral("http"); }},
    {"health-check.path", In::Health, "path: /up", "/up", "/", "/", [](const RuntimeConfig &c) { return utf8(health(c).path); }},
    {"health-check.method", In::Health, "method: HEAD", "HEAD", "GET", "GET", [](const RuntimeConfig &c) { return utf8(health(c).method); }},
    {"health-check.host", In::Health, "host: up.test", "up.test", "", "the server's", [](const RuntimeConfig &c) { return utf8(health(c).host); }},
    {"health-check.headers", In::Health, "headers: {x-check: 1}", "x-check=1", "", "", [](const RuntimeConfig &c) { return pairsOf(health(c).headers); }},
    {"health-check.port", In::Health, "port: 9000", "9000", "off", "the server's", [](const RuntimeConfig &c) { return orOff(health(c).port); }},
    {"health-check.interval", In::Health, "interval: 10s", "10000", "2000", "2s", [](const RuntimeConfig &c) { return ms(health(c).interval); }},
    {"health-check.timeout", In::Health, "timeout: 500ms", "500", "1000", "1s", [](const RuntimeConfig &c) { return ms(health(c).timeout); }},
    {"health-check.rise", In::Health, "rise: 100", "100", "2", "2", [](const RuntimeConfig &c) { return number(health(c).rise); }},
    {"health-check.fall", In::Health, "fall: 1", "1", "3", "3", [](const RuntimeConfig &c) { return number(health(c).fall); }},
    {"health-check.expect", In::Health, "expect: {status: 204}", "204-204", "200-399", "", statusOf},
    {"expect.status", In::Health, "expect: {status: [200-299, 304]}", "200-299|304-304", "200-399", "200-399", statusOf},
    {"expect.body", In::Health, "expect: {body: ok}", "ok", "", "", [](const RuntimeConfig &c) { return utf8(health(c).expectBody); }},
    {"expect.body-regex", In::Health, "expect: {body-regex: ^ok$}", "^ok$", "", "", [](const RuntimeConfig &c) { return utf8(health(c).expectBodyRegex); }},
    {"expect.header", In::Health, "expect: {header: {x-up: 1}}", "x-up=1", "", "", [](const RuntimeConfig &c) { return pairsOf(health(c).expectHeaders); }},

    {"route.name", In::Route, "name: all", "all", "route-1", "route-1, route-2, … by position", [](const RuntimeConfig &c) { return utf8(c.routes[0].name); }},
    {"route.enabled", In::Route, "enabled: false", "false", "true", "true", [](const RuntimeConfig &c) { return yes(c.routes[0].enabled); }},
    {"route.match", In::Route, "match: {}", "", "", "any request", anythingOf},
    {"route.host", In::Route, "host: a.test", "a.test", "", "any", hostsOf},
    {"route.path", In::Route, "path: /a/", "below /a", "", "any", pathsOf},
    {"route.filters", In::Route, "filters: [add-prefix: /v1]", "1", "0", "[]", [](const RuntimeConfig &c) { return number(c.routes[0].filters.size()); }},
    {"route.backend", In::Route, "name: all", "api", "api", "", [](const RuntimeConfig &c) { return utf8(c.backends[*c.routes[0].backend].name); }},
    {"route.timeout", In::Route, "timeout: 10s", "10000", "off", "off", [](const RuntimeConfig &c) { return c.routes[0].timeout ? ms(*c.routes[0].timeout) : QStringLiteral("off"); }},
    {"route.timeouts", In::Route, "timeouts: {read: 7s}", "7000", "60000", "the settings'", [](const RuntimeConfig &c) { return ms(c.routes[0].timeouts.read); }},
    {"route.retry", In::Route, "retry: {attempts: 1}", "1", "2", "the backend's", [](const RuntimeConfig &c) { return number(c.routes[0].retry.attempts); }},

    {"match.host", In::Match, "host: [A.Test, \"*.b.test\"]", "a.test|any.b.test", "", "any", hostsOf},
    {"match.path", In::Match, "path: [/a/, /b, = /c, \"~ ^/v[0-9]\"]", "below /a|below /b|exactly /c|like ^/v[0-9]", "", "any", pathsOf},
    {"match.methods", In::Match, "methods: [GET, purge]", "GET|purge", "", "any", [](const RuntimeConfig &c) { return joined(match(c).methods, utf8); }},
    {"match.headers", In::Match, "headers: {X-Beta: 1, a: \"*\", b: \"!\", c: \"~ ^x\"}", "x-beta is 1|a present|b absent|c like ^x", "", "any", [](const RuntimeConfig &c) { return valuesOf(match(c).headers); }},
    {"match.query", In::Match, "query: {V: 2, debug: \"!\"}", "V is 2|debug absent", "", "any", [](const RuntimeConfig &c) { return valuesOf(match(c).query); }},
    {"match.client", In::Match, "client: [10.0.0.0/8]", "10.0.0.0/8", "", "any", [](const RuntimeConfig &c) { return joined(match(c).clients, [](const Cidr &r) { return utf8(r.toString()); }); }},
    {"match.listeners", In::Match, "listeners: [side]", "1", "", "any", [](const RuntimeConfig &c) { return joined(match(c).listeners, number<std::uint32_t>); }},

    {"filter.set-request-headers", In::Filters, "set-request-headers: {x-a: 1}", "set request x-a=1", "none", "", [](const RuntimeConfig &c) { return filter(c, headersFilter); }},
    {"filter.add-request-headers", In::Filters, "add-request-headers: {x-a: 1}", "add request x-a=1", "none", "", [](const RuntimeConfig &c) { return filter(c, headersFilter); }},
    {"filter.remove-request-headers", In::Filters, "remove-request-headers: [x-a, x-b]", "remove request x-a=|x-b=", "none", "", [](const RuntimeConfig &c) { return filter(c, headersFilter); }},
    {"filter.set-response-headers", In::Filters, "set-response-headers: {x-a: 1}", "set response x-a=1", "none", "", [](const RuntimeConfig &c) { return filter(c, headersFilter); }},
    {"filter.add-response-headers", In::Filters, "add-response-headers: {x-a: 1}", "add response x-a=1", "none", "", [](const RuntimeConfig &c) { return filter(c, headersFilter); }},
    {"filter.remove-response-headers", In::Filters, "remove-response-headers: x-a", "remove response x-a=", "none", "", [](const RuntimeConfig &c) { return filter(c, headersFilter); }},
    {"filter.strip-prefix", In::Filters, "strip-prefix: /api/", "strip /api>", "none", "", [](const RuntimeConfig &c) { return filter(c, prefixFilter); }},
    {"prefix-filter.prefix", In::Filters, "strip-prefix: {prefix: /api}", "strip /api>", "none", "", [](const RuntimeConfig &c) { return filter(c, prefixFilter); }},
    {"prefix-filter.map-back", In::Filters, "strip-prefix: {prefix: /api, map-back: true}", "strip /api> and back", "none", "false", [](const RuntimeConfig &c) { return filter(c, prefixFilter); }},
    {"filter.add-prefix", In::Filters, "add-prefix: /v1", "add >/v1", "none", "", [](const RuntimeConfig &c) { return filter(c, prefixFilter); }},
    {"filter.replace-prefix", In::Filters, "replace-prefix: {from: /a, to: /b}", "replace /a>/b", "none", "", [](const RuntimeConfig &c) { return filter(c, prefixFilter); }},
    {"replace-prefix.from", In::Filters, "replace-prefix: {from: /a/, to: /b}", "replace /a>/b", "none", "", [](const RuntimeConfig &c) { return filter(c, prefixFilter); }},
    {"replace-prefix.to", In::Filters, "replace-prefix: {from: /a, to: /b/}", "replace /a>/b", "none", "", [](const RuntimeConfig &c) { return filter(c, prefixFilter); }},
    {"replace-prefix.map-back", In::Filters, "replace-prefix: {from: /a, to: /b, map-back: true}", "replace /a>/b and back", "none", "false", [](const RuntimeConfig &c) { return filter(c, prefixFilter); }},
    {"filter.rewrite-path", In::Filters, "rewrite-path: {match: ^/a, to: /b}", "^/a", "none", "", [](const RuntimeConfig &c) { return filter<config::RewritePathSpec>(c, [](const config::RewritePathSpec &s) { return utf8(s.match); }); }},
    {"rewrite-path.match", In::Filters, "rewrite-path: {match: ^/a, to: /b}", "^/a", "none", "", [](const RuntimeConfig &c) { return filter<config::RewritePathSpec>(c, [](const config::RewritePathSpec &s) { return utf8(s.match); }); }},
    {"rewrite-path.to", In::Filters, "rewrite-path: {match: ^/a, to: /b}", "/b", "none", "", [](const RuntimeConfig &c) { return filter<config::RewritePathSpec>(c, [](const config::RewritePathSpec &s) { return utf8(s.to); }); }},
    {"filter.set-host", In::Filters, "set-host: a.test", "a.test", "none", "", [](const RuntimeConfig &c) { return filter<config::SetHostSpec>(c, [](const config::SetHostSpec &s) { return utf8(s.host); }); }},
    {"set-host.to", In::Filters, "set-host: {to: a.test}", "a.test", "none", "", [](const RuntimeConfig &c) { return filter<config::SetHostSpec>(c, [](const config::SetHostSpec &s) { return utf8(s.host); }); }},
    {"set-host.map-back", In::Filters, "set-host: {to: a.test, map-back: true}", "true", "none", "false", [](const RuntimeConfig &c) { return filter<config::SetHostSpec>(c, [](const config::SetHostSpec &s) { return yes(s.mapBack); }); }},
    {"filter.redirect", In::Filters, "redirect: {to: \"http://a.test/x\"}", "302 http://a.test/x", "none", "", redirectOf},
    {"redirect.to", In::Filters, "redirect: {to: \"http://a.test{path}\"}", "302 http://a.test{path}", "none", "", redirectOf},
    {"redirect.status", In::Filters, "redirect: {to: \"http://a.test/x\", status: 308}", "308 http://a.test/x", "none", "302", redirectOf},
    {"filter.respond", In::Filters, "respond: {}", "200 ", "none", "", respondOf},
    {"respond.status", In::Filters, "respond: {status: 404}", "404 ", "none", "200", respondOf},
    {"respond.headers", In::Filters, "respond: {headers: {x-a: 1}}", "x-a=1", "none", "", [](const RuntimeConfig &c) { return filter<config::RespondSpec>(c, [](const config::RespondSpec &s) { return pairsOf(s.headers); }); }},
    {"respond.body", In::Filters, "respond: {body: hi}", "200 hi", "none", "", respondOf},
    {"respond.file", In::Filters, "respond: {file: " SIGNALBOX_SOURCE_DIR "/.clang-format}", SIGNALBOX_SOURCE_DIR "/.clang-format", "none", "", [](const RuntimeConfig &c) { return filter<config::RespondSpec>(c, [](const config::RespondSpec &s) { return utf8(s.file); }); }},
};
// clang-format on

/// Keys that every file of the rows holds, or that stand for a set whose keys have rows.
const QSet<QString> plain{QStringLiteral("file.version"),   QStringLiteral("file.settings"),
                          QStringLiteral("file.listeners"), QStringLiteral("file.backends"),
                          QStringLiteral("file.routes"),    QStringLiteral("listener.bind"),
                          QStringLiteral("backend.servers")};

QString keyOf(const config::FieldSet &set, const config::Field &field)
{
    return utf8(std::string(set.id) + '.' + std::string(field.name));
}

} // namespace

class TestConfigKeys : public QObject
{
    Q_OBJECT

private slots:
    void becomesItsValue_data() { table(); }
    void becomesItsValue()
    {
        QFETCH(int, row);
        const Row &key = rows[row];
        QStringList errors;
        const auto with = loaded(text(file(key.in, key.text)), &errors);
        QCOMPARE(errors, QStringList());
        QCOMPARE(key.read(*with), QString::fromUtf8(key.given));
    }

    void holdsItsDefaultWithout_data() { table(); }
    void holdsItsDefaultWithout()
    {
        QFETCH(int, row);
        const Row &key = rows[row];
        QStringList errors;
        const auto without = loaded(text(file(key.in, "")), &errors);
        QCOMPARE(errors, QStringList());
        QCOMPARE(key.read(*without), QString::fromUtf8(key.without));
    }

    void isDocumentedWithThatDefault_data() { table(); }
    void isDocumentedWithThatDefault()
    {
        QFETCH(int, row);
        const Row &key = rows[row];
        std::vector<const config::FieldSet *> sets;
        config::collectSets(config::fileFields(), sets);
        for (const config::FieldSet *set : sets) {
            for (const config::Field &field : set->fields) {
                if (keyOf(*set, field) == QLatin1String(key.key)) {
                    QVERIFY(field.served);
                    QCOMPARE(utf8(std::string(field.fallback)), QString::fromUtf8(key.named));
                    return;
                }
            }
        }
        QFAIL("the field table doesn't have it");
    }

    void everyServedKeyHasARow()
    {
        QSet<QString> have = plain;
        for (const Row &row : rows)
            have << QString::fromUtf8(row.key);
        QStringList missing;
        std::vector<const config::FieldSet *> sets;
        config::collectSets(config::fileFields(), sets);
        for (const config::FieldSet *set : sets) {
            for (const config::Field &field : set->fields) {
                if (field.served && !have.contains(keyOf(*set, field)))
                    missing << keyOf(*set, field);
            }
        }
        QCOMPARE(missing, QStringList());
    }

    void withoutListenersThereIsWebOn8080()
    {
        const auto config = loaded("routes: {a.test: 127.0.0.1:3001}");
        QVERIFY(config);
        QCOMPARE(config->listeners.size(), std::size_t(1));
        QCOMPARE(utf8(config->listeners[0].name), QStringLiteral("web"));
        QCOMPARE(utf8(config->listeners[0].bind.toString()), QStringLiteral("127.0.0.1:8080"));
    }

    void routesTakeWhatTheyDoNotSay()
    {
        // A route's time limits and retries are the settings' and the backend's with its own on
        // top.
        const auto config = loaded("version: 1\n"
                                   "settings: {timeouts: {read: 7s, write: 8s}}\n"
                                   "backends: {a: {servers: [127.0.0.1:1], retry: {attempts: 5, "
                                   "backoff: 1s}}}\n"
                                   "routes: [{backend: a, timeouts: {write: 9s}, retry: "
                                   "{attempts: 1}}]\n");
        QVERIFY(config);
        QCOMPARE(ms(config->routes[0].timeouts.read), QStringLiteral("7000"));
        QCOMPARE(ms(config->routes[0].timeouts.write), QStringLiteral("9000"));
        QCOMPARE(config->routes[0].retry.attempts, 1u);
        QCOMPARE(ms(config->routes[0].retry.backoff), QStringLiteral("1000"));
    }

private:
    static void table()
    {
        QTest::addColumn<int>("row");
        for (int i = 0; i < int(std::size(rows)); ++i)
            QTest::newRow(
                qPrintable(QStringLiteral("%1, written %2")
                               .arg(QLatin1String(rows[i].key), QString::fromUtf8(rows[i].text))))
                << i;
    }
};

QTEST_APPLESS_MAIN(TestConfigKeys)
#include "tst_config_keys.moc"
