// Small builders of resolved configurations, for tests of the parts that read them.
#pragma once

#include "balance/server_state.h"
#include "config/runtime_config.h"

#include <re2/re2.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace testsupport {

using namespace signalbox;

inline std::shared_ptr<const re2::RE2> regex(std::string_view text)
{
    return std::make_shared<const re2::RE2>(re2::StringPiece(text.data(), text.size()));
}

/// "app.localhost" or "*.app.localhost".
inline config::HostPattern hostPattern(std::string_view text)
{
    const bool wildcard = text.starts_with("*.");
    return {.wildcard = wildcard, .name = std::string(wildcard ? text.substr(2) : text)};
}

/// "/prefix/", "= /exact" or "~ regex", as in the file.
inline config::PathPattern pathPattern(std::string_view text)
{
    using Kind = config::PathPattern::Kind;
    if (text.starts_with("= "))
        return {.kind = Kind::Exact, .text = std::string(text.substr(2)), .regex = {}};
    if (text.starts_with("~ "))
        return {.kind = Kind::Regex,
                .text = std::string(text.substr(2)),
                .regex = regex(text.substr(2))};
    if (text.ends_with('/'))
        text.remove_suffix(1);
    return {.kind = Kind::Prefix, .text = std::string(text), .regex = {}};
}

/// "exact", "*", "!" or "~ regex", as in the file.
inline config::ValuePattern valuePattern(std::string_view name, std::string_view text)
{
    using Kind = config::ValuePattern::Kind;
    config::ValuePattern out;
    out.name = std::string(name);
    if (text == "*") {
        out.kind = Kind::Present;
    } else if (text == "!") {
        out.kind = Kind::Absent;
    } else if (text.starts_with("~ ")) {
        out.kind = Kind::Regex;
        out.text = std::string(text.substr(2));
        out.regex = regex(out.text);
    } else {
        out.text = std::string(text);
    }
    return out;
}

/// Route by route; names are route-1, route-2, … unless given.
class RouteBuilder
{
public:
    RouteBuilder &host(std::string_view pattern)
    {
        m_spec.match.hosts.push_back(hostPattern(pattern));
        return *this;
    }
    RouteBuilder &path(std::string_view pattern)
    {
        m_spec.match.paths.push_back(pathPattern(pattern));
        return *this;
    }
    RouteBuilder &method(std::string_view method)
    {
        m_spec.match.methods.emplace_back(method);
        return *this;
    }
    RouteBuilder &header(std::string_view name, std::string_view value)
    {
        m_spec.match.headers.push_back(valuePattern(name, value));
        return *this;
    }
    RouteBuilder &query(std::string_view name, std::string_view value)
    {
        m_spec.match.query.push_back(valuePattern(name, value));
        return *this;
    }
    RouteBuilder &client(std::string_view cidr)
    {
        m_spec.match.clients.push_back(Cidr::parse(cidr).value());
        return *this;
    }
    RouteBuilder &listener(std::uint32_t index)
    {
        m_spec.match.listeners.push_back(index);
        return *this;
    }
    RouteBuilder &name(std::string_view name)
    {
        m_spec.name = std::string(name);
        return *this;
    }
    RouteBuilder &disabled()
    {
        m_spec.enabled = false;
        return *this;
    }
    const config::RouteSpec &spec() const { return m_spec; }

private:
    config::RouteSpec m_spec;
};

inline std::unique_ptr<config::RuntimeConfig> makeConfig(const std::vector<RouteBuilder> &routes)
{
    auto config = std::make_unique<config::RuntimeConfig>();
    config->listeners.resize(2);
    config->listeners[0].name = "web";
    config->listeners[1].name = "inside";
    for (const RouteBuilder &route : routes) {
        config->routes.push_back(route.spec());
        config::RouteSpec &spec = config->routes.back();
        spec.index = std::uint32_t(config->routes.size() - 1);
        if (spec.name.empty())
            spec.name = "route-" + std::to_string(spec.index + 1);
    }
    return config;
}

/// Backend "api" with servers s0, s1, … of the given weights on ports 3000, 3001, …
inline config::BackendSpec makeBackend(const std::vector<std::uint32_t> &weights)
{
    config::BackendSpec backend;
    backend.name = "api";
    for (std::size_t i = 0; i < weights.size(); ++i) {
        config::ServerSpec server;
        server.name = "s" + std::to_string(i);
        server.host = "127.0.0.1";
        server.port = std::uint16_t(3000 + i);
        server.url = "http://127.0.0.1:" + std::to_string(3000 + i);
        server.identity = "api|" + server.url;
        server.weight = weights[i];
        backend.servers.push_back(server);
    }
    return backend;
}

inline std::vector<std::shared_ptr<balance::ServerState>>
makeStates(const config::BackendSpec &backend, unsigned workers = 1)
{
    std::vector<std::shared_ptr<balance::ServerState>> states;
    for (const config::ServerSpec &server : backend.servers) {
        states.push_back(std::make_shared<balance::ServerState>(server.identity, backend.name,
                                                                server.name, workers));
    }
    return states;
}

} // namespace testsupport
