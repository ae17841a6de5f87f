// Bodies of the answers that the proxy itself gives: RFC 9457 problem JSON, or a small HTML page
// for browsers.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace signalbox::http {

struct TriedServer
{
    std::string server; // name or URL, as the configuration shows it
    std::string error;  // why it failed
};

struct MissedRoute
{
    std::string route;
    std::string why; // what of it the request doesn't meet
};

/// What is known of a failed request. Nothing needs escaping; empty strings and generation 0 mean
/// unknown.
struct ErrorPageInput
{
    int status = 500;
    std::string detail; // one sentence that any client may see
    std::string route;
    std::uint64_t generation = 0;
    std::vector<TriedServer> tried;
    std::vector<MissedRoute> missed; // routes that came close
    std::vector<std::string> hosts;  // closest configured hosts, as host or host:port
    std::string port; // that the request's Host names, for links to them; may be empty
    std::string requestId;
    bool local = false; // the client is on loopback: it may see route, tried and hosts
    bool html = false;  // what prefersHtml() said
};

struct ErrorPage
{
    std::string_view contentType; // static text
    std::string body;
};

ErrorPage renderErrorPage(const ErrorPageInput &input);

/// True when an Accept field ranks text/html above JSON (RFC 9110 §12.5.1). A tie goes to the one
/// that is named more closely, then to JSON; so */* and an absent field get JSON.
bool prefersHtml(std::string_view accept) noexcept;

/// Registered reason phrase; that of the class (x00) for an unregistered status, "" outside
/// 100–599.
std::string_view reasonPhrase(int status) noexcept;

/// Appends text with &, <, >, " and ' as character references and ill-formed UTF-8 replaced.
void appendHtmlEscaped(std::string &out, std::string_view text);

} // namespace signalbox::http
