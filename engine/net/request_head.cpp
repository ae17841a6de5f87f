// What the server is sent as the request's head.
#include "net/exchange.h"

#include "base/ascii.h"
#include "net/listener_slot.h"

namespace signalbox::net {

namespace {

void appendField(std::string &out, std::string_view name, std::string_view value)
{
    out += name;
    out += ": ";
    out += value;
    out += "\r\n";
}

/// "for" and "host" of RFC 7239: quoted unless it is a token.
void appendNode(std::string &out, std::string_view key, std::string_view value, bool quote)
{
    out += key;
    out += '=';
    if (quote)
        out += '"';
    out += value;
    if (quote)
        out += '"';
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
            field.dropped = true;
        }
    };
    using config::ForwardedMode;
    const ForwardedMode mode = m_pin->generation->config->settings.forwarded;
    if (mode == ForwardedMode::XForwarded || mode == ForwardedMode::Both)
        take(http::FieldId::XForwardedFor, m_forwardedFor);
    if (mode == ForwardedMode::Rfc7239 || mode == ForwardedMode::Both)
        take(http::FieldId::Forwarded, m_forwarded);
}

void Exchange::buildRequestHead(std::string &out)
{
    if (m_trusted)
        takeTrustedForwarded();
    if (m_run.active(filters::StageServerPicked))
        m_run.serverPicked(m_context); // may set the host: comes before it
    out.clear();
    out += m_request.methodText();
    out += ' ';
    if (m_context.pathRewritten || m_context.queryRewritten) {
        const std::string_view query = m_context.currentQuery();
        out += m_context.pathRewritten ? std::string_view(m_context.path) : m_request.path();
        if (!query.empty() || (!m_context.queryRewritten && m_request.hasQuery)) {
            out += '?';
            out += query;
        }
    } else if (m_request.form == http::TargetForm::Absolute) {
        out += m_request.path();
        if (m_request.hasQuery) {
            out += '?';
            out += m_request.query();
        }
    } else {
        out += m_request.target();
    }
    out += " HTTP/1.1\r\n";

    const std::string_view host = hostForServer();
    if (const http::Field *sent = m_request.fields.find(http::FieldId::Host);
        !sent || m_request.fields.value(*sent) != host) {
        for (http::Field &field : m_request.fields.all()) {
            if (field.id == http::FieldId::Host)
                field.dropped = true;
        }
        appendField(out, "Host", host);
    }
    m_requestChunked = m_request.framing == http::Framing::Chunked;
    if (m_run.active(filters::StageRequestBody) && m_request.framing != http::Framing::None) {
        m_requestChunked = true; // the filters may change its length
        for (http::Field &field : m_request.fields.all()) {
            if (field.id == http::FieldId::ContentLength)
                field.dropped = true;
        }
    }
    m_request.fields.appendTo(out);
    if (m_requestChunked)
        out += "Transfer-Encoding: chunked\r\n";
    if (m_request.upgrade) {
        for (const http::Field &field : m_request.fields.all()) {
            if (field.id == http::FieldId::Upgrade)
                appendField(out, "Upgrade", m_request.fields.value(field));
        }
        out += m_request.teTrailers ? "Connection: upgrade, TE\r\n" : "Connection: upgrade\r\n";
    } else if (m_request.teTrailers) {
        out += "Connection: TE\r\n";
    }
    if (m_request.teTrailers)
        out += "TE: trailers\r\n";
    appendForwarded(out);
    if (const std::string &via = m_pin->generation->config->settings.via; !via.empty()) {
        out += m_request.minorVersion == 0 ? "Via: 1.0 " : "Via: 1.1 ";
        out += via;
        out += "\r\n";
    }
    out += "\r\n";
}

void Exchange::appendForwarded(std::string &out)
{
    using config::ForwardedMode;
    const ForwardedMode mode = m_pin->generation->config->settings.forwarded;
    if (mode == ForwardedMode::Off)
        return;
    // Fields of untrusted peers were dropped before the filters ran: one that is there now was set
    // by a filter, and holds.
    if (mode == ForwardedMode::XForwarded || mode == ForwardedMode::Both) {
        if (!m_forwardedFor.empty())
            appendField(out, "X-Forwarded-For", m_forwardedFor + ", " + m_clientIp);
        else if (!m_request.fields.find(http::FieldId::XForwardedFor))
            appendField(out, "X-Forwarded-For", m_clientIp);
        if (!m_request.fields.find(http::FieldId::XForwardedProto))
            appendField(out, "X-Forwarded-Proto", m_context.scheme);
        if (!m_request.fields.find(http::FieldId::XForwardedHost) && !m_request.authority.empty())
            appendField(out, "X-Forwarded-Host", m_request.authority);
        const SocketAddress &local = m_downstream->listener().address;
        if (!m_request.fields.find(http::FieldId::XForwardedPort) && !local.isUnix())
            appendField(out, "X-Forwarded-Port", std::to_string(local.port));
    }
    if (mode == ForwardedMode::Rfc7239 || mode == ForwardedMode::Both) {
        out += "Forwarded: ";
        if (!m_forwarded.empty()) {
            out += m_forwarded;
            out += ", ";
        }
        const bool v6 = m_client.ip.family == IpAddress::Family::V6;
        appendNode(out, "for",
                   m_client.isUnix() ? "unknown"
                   : v6              ? "[" + m_clientIp + "]"
                                     : m_clientIp,
                   v6);
        if (!m_request.authority.empty()) {
            out += ';';
            appendNode(out, "host", m_request.authority, true);
        }
        out += ';';
        appendNode(out, "proto", m_context.scheme, false);
        out += "\r\n";
    }
}

} // namespace signalbox::net
