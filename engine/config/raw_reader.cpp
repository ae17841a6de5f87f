// Scalars, lists, settings, listeners and backends of the raw configuration.
#include "config/raw_reader.h"

#include "base/units.h"
#include "config/core_schema.h"

#include <charconv>

namespace signalbox::config {

std::optional<std::string> RawReader::text(const YamlNode &node) const
{
    if (node.kind != YamlKind::Scalar || m_check.isBad(node))
        return std::nullopt;
    return node.scalar;
}

std::optional<bool> RawReader::boolean(const YamlNode &node) const
{
    return node.kind == YamlKind::Scalar ? coreBool(node.scalar) : std::nullopt;
}

std::optional<std::int64_t> RawReader::integer(const YamlNode &node) const
{
    if (node.kind != YamlKind::Scalar || m_check.isBad(node))
        return std::nullopt;
    return coreInteger(node.scalar);
}

std::optional<Milliseconds> RawReader::duration(const YamlNode &node) const
{
    if (node.kind != YamlKind::Scalar || m_check.isBad(node))
        return std::nullopt;
    const auto value = parseDuration(node.scalar);
    return value ? std::optional(*value) : std::nullopt;
}

std::optional<std::uint64_t> RawReader::size(const YamlNode &node) const
{
    if (node.kind != YamlKind::Scalar || m_check.isBad(node))
        return std::nullopt;
    const auto value = parseSize(node.scalar);
    return value ? std::optional(*value) : std::nullopt;
}

std::optional<std::vector<RawText>> RawReader::texts(const YamlNode &node) const
{
    if (m_check.isBad(node) || node.kind == YamlKind::Map)
        return std::nullopt;
    std::vector<RawText> out;
    if (node.kind == YamlKind::Scalar)
        out.push_back({node.scalar, node.mark});
    for (const auto &item : node.items) {
        if (item->kind != YamlKind::Scalar || m_check.isBad(*item))
            return std::nullopt;
        out.push_back({item->scalar, item->mark});
    }
    return out;
}

std::optional<std::vector<RawNameValue>> RawReader::nameValues(const YamlNode &node) const
{
    if (m_check.isBad(node) || node.kind != YamlKind::Map)
        return std::nullopt;
    std::vector<RawNameValue> out;
    for (const YamlPair &pair : node.pairs) {
        if (pair.value->kind == YamlKind::Scalar && !m_check.isBad(*pair.value))
            out.push_back({pair.key->scalar, pair.value->scalar, pair.key->mark, pair.value->mark});
    }
    return out;
}

RawConfig RawReader::file(const YamlNode &root) const
{
    RawConfig config;
    get(root, "version", config.version);
    config.someListenersLost = config.someBackendsLost = root.incomplete;
    config.routesLost = root.incomplete && !root.find("routes");
    readMap(root, "settings", config.settings, &RawReader::settings);
    if (const YamlNode *node = begin(root, "listeners", config.listeners);
        node && node->kind == YamlKind::Map) {
        auto &listeners = config.listeners.value.emplace();
        config.someListenersLost = config.someListenersLost || node->incomplete;
        for (const YamlPair &pair : node->pairs) {
            RawListener &listener = listeners.emplace_back();
            listener.name = pair.key->scalar;
            listener.place = pair.key->mark;
            get(*pair.value, "bind", listener.bind);
        }
    }
    if (const YamlNode *node = begin(root, "backends", config.backends);
        node && node->kind == YamlKind::Map) {
        auto &backends = config.backends.value.emplace();
        config.someBackendsLost = config.someBackendsLost || node->incomplete;
        backends.reserve(node->pairs.size());
        for (const YamlPair &pair : node->pairs) {
            backends.push_back(backend(pair));
            breathe(m_breath);
        }
    }
    const YamlNode *routes = root.find("routes");
    if (routes && routes->kind == YamlKind::Map && !m_check.isBad(*routes)) {
        begin(root, "routes", config.shortRoutes);
        auto &entries = config.shortRoutes.value.emplace();
        entries.reserve(routes->pairs.size());
        for (const YamlPair &pair : routes->pairs) {
            RawShortRoute &entry = entries.emplace_back();
            entry.host = pair.key->scalar;
            entry.place = pair.key->mark;
            entry.list = pair.value->kind == YamlKind::Sequence;
            put(entry.servers, *pair.value, servers(*pair.value));
            breathe(m_breath);
        }
    } else {
        readItems(root, "routes", config.routes, &RawReader::route);
    }
    return config;
}

RawSettings RawReader::settings(const YamlNode &map) const
{
    RawSettings out;
    if (const YamlNode *node = begin(map, "workers", out.workers))
        out.workers.value =
            node->scalar == "auto" ? std::optional<std::int64_t>(0) : integer(*node);
    readOrOff(map, "admin", out.admin, &RawReader::text);
    readMapOrOff(map, "access-log", out.accessLog, &RawReader::accessLog);
    get(map, "forwarded", out.forwarded);
    get(map, "trusted-proxies", out.trustedProxies);
    get(map, "watch", out.watch);
    readOrOff(map, "via", out.via, &RawReader::text);
    readMap(map, "timeouts", out.timeouts, &RawReader::timeouts);
    readMap(map, "limits", out.limits, &RawReader::limits);
    return out;
}

RawAccessLog RawReader::accessLog(const YamlNode &map) const
{
    RawAccessLog out;
    get(map, "path", out.path);
    get(map, "format", out.format);
    return out;
}

RawTimeouts RawReader::timeouts(const YamlNode &map) const
{
    RawTimeouts out;
    get(map, "connect", out.connect);
    get(map, "request-head", out.requestHead);
    get(map, "response-head", out.responseHead);
    get(map, "read", out.read);
    get(map, "write", out.write);
    get(map, "keep-alive", out.keepAlive);
    get(map, "server-keep-alive", out.serverKeepAlive);
    get(map, "tunnel", out.tunnel);
    get(map, "drain", out.drain);
    return out;
}

RawLimits RawReader::limits(const YamlNode &map) const
{
    RawLimits out;
    get(map, "request-line", out.requestLine);
    get(map, "request-head", out.requestHead);
    get(map, "request-fields", out.requestFields);
    get(map, "response-head", out.responseHead);
    get(map, "response-fields", out.responseFields);
    readOrOff(map, "request-body", out.requestBody, &RawReader::size);
    get(map, "connections", out.connections);
    get(map, "replay-buffer", out.replayBuffer);
    return out;
}

RawServer RawReader::server(const YamlNode &node) const
{
    RawServer out;
    out.place = node.mark;
    if (node.kind == YamlKind::Scalar) {
        out.shortForm = true;
        put(out.url, node, text(node));
        return out;
    }
    get(node, "url", out.url);
    get(node, "name", out.name);
    get(node, "weight", out.weight);
    get(node, "state", out.state);
    get(node, "host", out.host);
    readOrOff(node, "max-requests", out.maxRequests, &RawReader::integer);
    get(node, "queue", out.queue);
    return out;
}

std::optional<std::vector<RawServer>> RawReader::servers(const YamlNode &node) const
{
    if (m_check.isBad(node) && node.kind != YamlKind::Map)
        return std::nullopt;
    std::vector<RawServer> out;
    if (node.kind != YamlKind::Sequence)
        out.push_back(server(node));
    for (const auto &item : node.items)
        out.push_back(server(*item));
    return out;
}

RawBackend RawReader::backend(const YamlPair &pair) const
{
    const YamlNode &map = *pair.value;
    RawBackend out;
    out.name = pair.key->scalar;
    out.place = pair.key->mark;
    get(map, "balance", out.balance);
    get(map, "protocol", out.protocol);
    if (const YamlNode *node = begin(map, "servers", out.servers);
        node && node->kind == YamlKind::Sequence)
        out.servers.value = servers(*node);
    readMapOrOff(map, "health-check", out.healthCheck, &RawReader::healthCheck);
    readMapOrOff(map, "outlier", out.outlier, &RawReader::outlier);
    readMap(map, "retry", out.retry, &RawReader::retry);
    return out;
}

RawHealthCheck RawReader::healthCheck(const YamlNode &map) const
{
    RawHealthCheck out;
    get(map, "type", out.type);
    get(map, "path", out.path);
    get(map, "method", out.method);
    get(map, "host", out.host);
    get(map, "headers", out.headers);
    get(map, "port", out.port);
    get(map, "interval", out.interval);
    get(map, "timeout", out.timeout);
    get(map, "rise", out.rise);
    get(map, "fall", out.fall);
    readMap(map, "expect", out.expect, &RawReader::expect);
    return out;
}

RawExpect RawReader::expect(const YamlNode &map) const
{
    RawExpect out;
    get(map, "status", out.status);
    get(map, "body", out.body);
    get(map, "body-regex", out.bodyRegex);
    get(map, "header", out.header);
    return out;
}

RawOutlier RawReader::outlier(const YamlNode &map) const
{
    RawOutlier out;
    get(map, "consecutive-failures", out.consecutiveFailures);
    get(map, "eject", out.eject);
    get(map, "max-eject", out.maxEject);
    return out;
}

RawRetry RawReader::retry(const YamlNode &map) const
{
    RawRetry out;
    get(map, "attempts", out.attempts);
    get(map, "on", out.on);
    get(map, "backoff", out.backoff);
    get(map, "budget", out.budget);
    return out;
}

} // namespace signalbox::config
