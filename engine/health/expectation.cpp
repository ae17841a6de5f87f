// Requests of checks, and the judgement of answers.
#include "health/expectation.h"

#include "base/ascii.h"

#include <re2/re2.h>

#include <algorithm>

namespace signalbox::health {

namespace {

re2::StringPiece piece(std::string_view text)
{
    return {text.data(), text.size()};
}

/// "host:port" as a Host field wants it; the port is left out where it is HTTP's own.
std::string authorityOf(const config::ServerSpec &server, std::uint16_t port)
{
    if (!server.unixPath.empty())
        return "localhost";
    const bool literal6 = server.host.find(':') != std::string::npos;
    const std::string host = literal6 ? '[' + server.host + ']' : server.host;
    return port == 80 ? host : host + ':' + std::to_string(port);
}

} // namespace

Expectation::Expectation(config::HealthCheckSpec spec)
    : m_spec(std::move(spec))
{
    if (!m_spec.expectBodyRegex.empty())
        m_bodyRegex = std::make_unique<const re2::RE2>(piece(m_spec.expectBodyRegex), RE2::Quiet);
}

Expectation::~Expectation() = default;

std::string Expectation::request(const config::ServerSpec &server) const
{
    const std::string authority =
        m_spec.host.empty() ? authorityOf(server, m_spec.port.value_or(server.port)) : m_spec.host;
    std::string out = m_spec.method + ' ' + m_spec.path + " HTTP/1.1\r\n";
    const auto field = [&out](std::string_view name, std::string_view value) {
        out.append(name).append(": ").append(value).append("\r\n");
    };
    const auto given = [this](std::string_view name) {
        return std::any_of(
            m_spec.headers.begin(), m_spec.headers.end(),
            [name](const auto &header) { return ascii::equalsIgnoreCase(header.first, name); });
    };
    if (!given("host"))
        field("Host", authority);
    if (!given("user-agent"))
        field("User-Agent", "signalbox-health/" SIGNALBOX_VERSION);
    if (!given("accept"))
        field("Accept", "*/*");
    for (const auto &[name, value] : m_spec.headers) {
        if (!ascii::equalsIgnoreCase(name, "connection"))
            field(name, value);
    }
    if (m_spec.method == "POST" || m_spec.method == "PUT" || m_spec.method == "PATCH")
        field("Content-Length", "0");
    field("Connection", "close");
    return out + "\r\n";
}

std::string Expectation::failureOfHead(const http::ResponseHead &head) const
{
    const bool statusHolds =
        std::any_of(m_spec.expectStatus.begin(), m_spec.expectStatus.end(), [&](const auto &range) {
            return head.status >= range.from && head.status <= range.to;
        });
    if (!statusHolds)
        return "HTTP " + std::to_string(head.status);
    for (const auto &[name, value] : m_spec.expectHeaders) {
        std::string seen;
        bool any = false;
        bool holds = false;
        for (const http::Field &field : head.fields.all()) {
            if (!ascii::equalsIgnoreCase(head.fields.name(field), name))
                continue;
            seen = std::string(head.fields.value(field));
            any = true;
            holds = holds || seen == value;
        }
        if (!any)
            return "header " + name + " is missing";
        if (!holds)
            return "header " + name + " is '" + seen + "', not '" + value + '\'';
    }
    return {};
}

std::string Expectation::failureOfBody(std::string_view body) const
{
    body = body.substr(0, bodyLimit);
    if (!m_spec.expectBody.empty() && body.find(m_spec.expectBody) == std::string_view::npos)
        return "body does not contain '" + m_spec.expectBody + '\'';
    if (m_bodyRegex && !re2::RE2::PartialMatch(piece(body), *m_bodyRegex))
        return "body does not match '" + m_spec.expectBodyRegex + '\'';
    return {};
}

bool Expectation::foundIn(std::string_view body, std::size_t searched) const noexcept
{
    const std::string &wanted = m_spec.expectBody;
    if (m_bodyRegex || wanted.empty())
        return false; // an expression may be anchored at the end
    const std::size_t from = searched < wanted.size() ? 0 : searched - wanted.size() + 1;
    return body.find(wanted, from) != std::string_view::npos;
}

} // namespace signalbox::health
