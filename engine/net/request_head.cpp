// What the server is sent as the request's head.
#include "net/exchange.h"

#include "base/ascii.h"
#include "net/listener_slot.h"

namespace signalbox::net {

namespace {

/// @param name  with the colon and the space behind it
template <std::size_t N>
void appendField(TextBuffer &out, const char (&name)[N], std::string_view value)
{
    out.append(name);
    out.append(value);
    out.append("\r\n");
}

/// "for" and "host" of RFC 7239: quoted unless it is a token.
void appendNode(TextBuffer &out, std::string_view key, std::string_view value, bool quote)
{
    out.append(key);
    out.append('=');
    if (quote)
        out.append('"');
    out.append(value);
    if (quote)
        out.append('"');
}

} // namespace

std::string_view Exchange::hostForServer() const
{
    if (!m_context.hostOverride.empty())
        return m_context.hostOverride;
    if (m_server->hostMode != config::HostMode::Keep)
        return m_server->hostValue;
    if (!m_request.authority.empty())
        return m_request.authority;
    return m_server->hostValue.empty() ? std::string_view(m_server->host)
                                       : std::string_view(m_server->hostValue);
}

void Exchange::takeTrustedForwarded()
{
    const auto take = [this](http::FieldId id, std::string &list) {
        for (http::Field &field : m_request.fields.all()) {
            if (field.id != id || field.dropped)
                continue;
            if (!list.empty())
                list += ", ";
            list += m_request.fields.value(field);
            m_request.fields.drop(field);
        }
    };
    using config::ForwardedMode;
    const ForwardedMode mode = m_pin->generation->config->settings.forwarded;
    if (mode == ForwardedMode::XForwarded || mode == ForwardedMode::Both)
        take(http::FieldId::XForwardedFor, m_forwardedFor);
    if (mode == ForwardedMode::Rfc7239 || mode == ForwardedMode::Both)
        take(http::FieldId::Forwarded, m_forwarded);
}

void Exchange::buildRequestHead(TextBuffer &out)
{
    if (m_trusted)
        takeTrustedForwarded();
    if (m_run.active(filters::StageServerPicked))
        m_run.serverPicked(m_context); // may set the host: comes before it
    out.clear();
    out.append(m_request.methodText());
    out.append(' ');
    if (m_context.pathRewritten || m_context.queryRewritten) {
        const std::string_view query = m_context.currentQuery();
        out.append(m_context.pathRewritten ? std::string_view(m_context.path) : m_request.path());
        if (!query.empty() || (!m_context.queryRewritten && m_request.hasQuery)) {
            out.append('?');
            out.append(query);
        }
    } else if (m_request.asksWholeServer()) {
        out.append('*'); // RFC 9112 §3.2.4
    } else if (m_request.form == http::TargetForm::Absolute) {
        out.append(m_request.path());
        if (m_request.hasQuery) {
            out.append('?');
            out.append(m_request.query());
        }
    } else {
        out.append(m_request.target());
    }
    out.append(" HTTP/1.1\r\n");

    const std::string_view host = hostForServer();
    if (const http::Field *sent = m_request.fields.find(http::FieldId::Host);
        !sent || m_request.fields.value(*sent) != host) {
        for (http::Field &field : m_request.fields.all()) {
            if (field.id == http::FieldId::Host)
                m_request.fields.drop(field);
        }
        appendField(out, "Host: ", host);
    }
    m_requestChunked = m_request.framing == http::Framing::Chunked;
    if (m_run.active(filters::StageRequestBody) && m_request.framing != http::Framing::None) {
        m_requestChunked = true; // the filters may change its length
        for (http::Field &field : m_request.fields.all()) {
            if (field.id == http::FieldId::ContentLength)
                m_request.fields.drop(field);
        }
    }
    m_request.fields.appendTo(out);
    if (m_requestChunked)
        out.append("Transfer-Encoding: chunked\r\n");
    if (m_request.upgrade) {
        for (const http::Field &field : m_request.fields.all()) {
            if (field.id == http::FieldId::Upgrade)
                appendField(out, "Upgrade: ", m_request.fields.value(field));
        }
        out.append(m_request.teTrailers ? "Connection: upgrade, TE\r\n"
                                        : "Connection: upgrade\r\n");
    } else if (m_request.teTrailers) {
        out.append("Connection: TE\r\n");
    }
    if (m_request.teTrailers)
        out.append("TE: trailers\r\n");
    appendForwarded(out);
    if (const std::string &via = m_pin->generation->config->settings.via; !via.empty()) {
        out.append(m_request.minorVersion == 0 ? "Via: 1.0 " : "Via: 1.1 ");
        out.append(via);
        out.append("\r\n");
    }
    out.append("\r\n");
}

void Exchange::appendForwarded(TextBuffer &out)
{
    using config::ForwardedMode;
    const ForwardedMode mode = m_pin->generation->config->settings.forwarded;
    if (mode == ForwardedMode::Off)
        return;
    // Fields of untrusted peers were dropped before the filters ran: one that is there now was set
    // by a filter, and holds.
    constexpr std::uint32_t ours = http::Fields::bit(http::FieldId::XForwardedFor) |
                                   http::Fields::bit(http::FieldId::XForwardedProto) |
                                   http::Fields::bit(http::FieldId::XForwardedHost) |
                                   http::Fields::bit(http::FieldId::XForwardedPort);
    const SocketAddress &local = m_downstream->listener().address;
    if (mode == ForwardedMode::XForwarded && !m_request.fields.mayHaveAny(ours) &&
        !m_request.authority.empty() && !local.isUnix()) {
        out.append("X-Forwarded-For: "); // nearly every request
        out.append(m_clientIp);
        out.append("\r\nX-Forwarded-Proto: ");
        out.append(m_context.scheme);
        out.append("\r\nX-Forwarded-Host: ");
        out.append(m_request.authority);
        out.append("\r\nX-Forwarded-Port: ");
        out.appendNumber(local.port);
        out.append("\r\n");
    } else if (mode == ForwardedMode::XForwarded || mode == ForwardedMode::Both) {
        if (!m_forwardedFor.empty() || !m_request.fields.find(http::FieldId::XForwardedFor)) {
            out.append("X-Forwarded-For: ");
            if (!m_forwardedFor.empty()) {
                out.append(m_forwardedFor);
                out.append(", ");
            }
            out.append(m_clientIp);
            out.append("\r\n");
        }
        if (!m_request.fields.find(http::FieldId::XForwardedProto))
            appendField(out, "X-Forwarded-Proto: ", m_context.scheme);
        if (!m_request.fields.find(http::FieldId::XForwardedHost) && !m_request.authority.empty())
            appendField(out, "X-Forwarded-Host: ", m_request.authority);
        if (!m_request.fields.find(http::FieldId::XForwardedPort) && !local.isUnix()) {
            out.append("X-Forwarded-Port: ");
            out.appendNumber(local.port);
            out.append("\r\n");
        }
    }
    if (mode == ForwardedMode::Rfc7239 || mode == ForwardedMode::Both) {
        out.append("Forwarded: ");
        if (!m_forwarded.empty()) {
            out.append(m_forwarded);
            out.append(", ");
        }
        const bool v6 = m_client.ip.family == IpAddress::Family::V6;
        appendNode(out, "for",
                   m_client.isUnix() ? "unknown"
                   : v6              ? "[" + std::string(m_clientIp) + "]"
                                     : std::string(m_clientIp),
                   v6);
        if (!m_request.authority.empty()) {
            out.append(';');
            appendNode(out, "host", m_request.authority, true);
        }
        out.append(';');
        appendNode(out, "proto", m_context.scheme, false);
        out.append("\r\n");
    }
}

} // namespace signalbox::net
